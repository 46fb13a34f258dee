"""Let `python -m npccli` do what the command `npccli` does."""

import sys

from npccli.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
