"""Write docs/commands.md from the help texts; with --check, fail when it is not current."""

from __future__ import annotations

import os
import sys
from pathlib import Path

TARGET = Path(__file__).with_name("commands.md")
HEAD = """# Commands

Made from the help texts by `python docs/make_commands.py`; do not edit by hand.
"""


def commands_page() -> str:
    """Return the page: the help of the program and of every command, 80 columns wide."""
    os.environ["COLUMNS"] = "80"
    from typer.testing import CliRunner

    from npccli.cli.main import make_app

    app = make_app()
    parts = [HEAD]
    names = [command.name or "" for command in app.registered_commands]
    for arguments in ([], *([name] for name in names)):
        result = CliRunner().invoke(app, [*arguments, "--help"], prog_name="npccli")
        title = " ".join(["npccli", *arguments])
        body = "\n".join(line.rstrip() for line in result.output.rstrip().splitlines())
        parts.append(f"\n## {title}\n\n```text\n{body}\n```\n")
    return "".join(parts)


def main() -> int:
    """Write the page, or compare it."""
    page = commands_page()
    if "--check" not in sys.argv:
        TARGET.write_text(page, "utf-8")
        return 0
    if TARGET.is_file() and TARGET.read_text("utf-8") == page:
        return 0
    sys.stderr.write("docs/commands.md is not current; run: python docs/make_commands.py\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
