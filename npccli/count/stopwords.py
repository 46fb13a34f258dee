"""Stop words: words so common that a list of keywords is better without them."""

from __future__ import annotations

from pathlib import Path

from npccli.data_files import data_text
from npccli.errors import UsageError


def load_stopwords(name: str = "default") -> frozenset[str]:
    """Return the stop words of a list: `default`, `none`, or a UTF-8 file of a word a line.

    In a file, blank lines and lines that are `#` or begin with `# ` are left out.

    >>> "的" in load_stopwords(), len(load_stopwords("none"))
    (True, 0)
    """
    if name == "none":
        return frozenset()
    if name == "default":
        text = data_text("stopwords.txt")
    else:
        try:
            text = Path(name).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise UsageError(
                f"the stop words {name} are not UTF-8", "save the file as UTF-8 and try again"
            ) from error
        except OSError as error:
            raise UsageError(
                f"cannot read the stop words {name}: {error.strerror or error}",
                "give a file with one word a line, or `default`, or `none`",
            ) from error
    lines = (line.strip() for line in text.splitlines())
    return frozenset(line for line in lines if line and line != "#" and line[:2] != "# ")
