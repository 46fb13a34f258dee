"""Where the program begins, as `npccli` and as `python -m npccli`."""

import signal
import sys

INTERRUPTED = 130


def run() -> int:
    """Run the program and return its exit code; an interrupt while it starts is silent too."""
    try:
        from npccli.cli.main import main

        code = main()
    except KeyboardInterrupt:
        code = INTERRUPTED
    # From here on Python only cleans up; an interrupt ends it without a traceback.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return code


if __name__ == "__main__":
    sys.exit(run())
