"""Stop words: words so common that a list of keywords is better without them."""

from __future__ import annotations

from npccli.data_files import data_text
from npccli.user_files import decode_user_file, read_user_file


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
        hint = "give a file with one word a line, or `default`, or `none`"
        text = decode_user_file(read_user_file(name, "stop words", hint), f"the stop words {name}")
    lines = (line.strip() for line in text.splitlines())
    return frozenset(line for line in lines if line and line != "#" and line[:2] != "# ")
