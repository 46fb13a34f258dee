"""Files that users write: lists of words, role sets, codebooks, concept dictionaries.

All of them are read, decoded and parsed here, so that each says in the same words what is
wrong with it, and on which line.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from npccli.errors import UsageError

TOML_HEADER = re.compile(r"^\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
"""A line of TOML that begins a table; its group is the name."""

TOML_KEY = re.compile(
    r"""^\s*((?:"[^"]*"|'[^']*'|[^\s=#"'.]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[^\s=#"'.]+))*)\s*="""
)
"""A line of TOML that gives a value; its group is the key."""

_KEY_PART = re.compile(r""""([^"]*)"|'([^']*)'|([^\s."']+)""")
_PLACE = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")


def read_user_file(path: str | Path, what: str, hint: str, most: int = -1) -> bytes:
    """Return the bytes of a file, at most so many; raise UsageError when it cannot be read."""
    try:
        with Path(path).open("rb") as stream:
            return stream.read(most)
    except OSError as error:
        reason = error.strerror or str(error)
    except ValueError as error:  # a NUL in the name
        reason = str(error)
    raise UsageError(f"cannot read the {what} {path}: {reason}", hint)


def decode_user_file(data: bytes, name: str) -> str:
    r"""Return the text of a file in UTF-8; raise UsageError with the line that is not.

    >>> decode_user_file("\ufeff监督".encode(), "list.txt")
    '监督'
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{name}, line {line}: not UTF-8", "save the file as UTF-8") from error


def parse_user_toml(text: str, name: str, hint: str) -> dict[str, Any]:
    r"""Return the tables of a TOML text; Chinese names need no quotes, which TOML asks for.

    Raises UsageError with the line that is wrong.

        >>> parse_user_toml('[监督]\n执法检查 = 2.0', "roles.toml", "")
        {'监督': {'执法检查': 2.0}}
    """
    try:
        return tomllib.loads("\n".join(map(_quoted_names, text.splitlines())))
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at = _PLACE.search(message)
        line = int(at[1]) if at and at[1] else max(text.rstrip().count("\n") + 1, 1)
        said = _PLACE.sub("", message).strip()
        raise UsageError(f"{name}, line {line}: not TOML: {said}", hint) from error
    except ValueError as error:  # an endless number
        raise UsageError(f"{name}: not TOML: {error}", hint) from error
    except RecursionError as error:
        raise UsageError(f"{name}: nested too deeply", hint) from error


def key_parts(key: str) -> tuple[str, ...]:
    """Return the names that a key or a header of TOML joins by full stops, without quotes.

    >>> key_parts('监督."预算.监督"')
    ('监督', '预算.监督')
    """
    return tuple(part[0] or part[1] or part[2] for part in _KEY_PART.findall(key))


def _quoted_names(line: str) -> str:
    """Return a header or key line with the names quoted that are not of ASCII letters."""
    found = TOML_HEADER.match(line) or TOML_KEY.match(line)
    if found is None or found[1].isascii():
        return line
    parts = (f'"{part}"' for part in key_parts(found[1]))
    return line[: found.start(1)] + ".".join(parts) + line[found.end(1) :]
