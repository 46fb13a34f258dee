"""Read the files of concept dictionaries, TOML or YAML, and know the line of each part."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from npccli.errors import UsageError

Trail = tuple[str, ...]
"""The names from the outermost table to a part; an entry of a list adds its text."""

_DEEPEST = 12
_AT = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")
_HEADER = re.compile(r"^\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(
    r"""^\s*((?:"[^"]*"|'[^']*'|[^\s=#"'.]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[^\s=#"'.]+))*)\s*="""
)
_KEY_PART = re.compile(r""""([^"]*)"|'([^']*)'|([^\s."']+)""")


@dataclass(frozen=True, slots=True)
class DictionaryFile:
    """What a file says: nested tables and lists, and on which line each part stands."""

    name: str
    tables: Mapping[str, Any]
    lines: Mapping[Trail, int]

    def where(self, trail: Trail) -> str:
        """Return the file and the line of a part, for a message."""
        while trail and trail not in self.lines:
            trail = trail[:-1]
        return f"{self.name}, line {self.lines.get(trail, 1)}"


def read_dictionary_file(path: str) -> DictionaryFile:
    """Return what a file says, `.yaml` and `.yml` as YAML and all else as TOML."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise UsageError(
            f"cannot read the dictionary {path}: {error.strerror or error}",
            "give a TOML or YAML file of concepts",
        ) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{path}, line {line}: not UTF-8", "save the file as UTF-8") from error
    if PurePath(path).suffix.lower() in (".yaml", ".yml"):
        return parse_yaml(text, path)
    return parse_toml(text, path)


def parse_toml(text: str, name: str) -> DictionaryFile:
    """Return what a TOML text says."""
    try:
        tables = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at = _AT.search(message)
        line = at[1] if at and at[1] else str(text.count("\n") + 1)
        said = _AT.sub("", message).strip()
        twice = "twice" in said or "overwrite" in said or "mutate" in said
        if twice:
            part = ".".join(re.findall(r"'([^']*)'", said)) or _named_in(text, int(line))
            said = f"concept {part!r} is there already"
        raise UsageError(
            f"{name}, line {line}: {said}",
            "give each concept and each field once" if twice else "see https://toml.io",
        ) from error
    except RecursionError as error:
        raise UsageError(f"{name}: nested too deeply") from error
    return DictionaryFile(name, tables, dict(_toml_lines(text)))


def _named_in(text: str, number: int) -> str:
    """Return what a line of TOML names."""
    line = text.splitlines()[number - 1 : number]
    found = line and (_HEADER.match(line[0]) or _KEY.match(line[0]))
    return found[1] if found else "the name"


def _toml_lines(text: str) -> Iterator[tuple[Trail, int]]:
    """Yield the line of each table, key and quoted string of a list, as they are found."""
    table: Trail = ()
    current: Trail = ()
    for number, line in enumerate(text.splitlines(), 1):
        header, key = _HEADER.match(line), _KEY.match(line)
        rest = line
        if header and not key:
            table = current = _key_parts(header[1])
            yield current, number
            continue
        if key:
            current = (*table, *_key_parts(key[1]))
            yield current, number
            rest = line[key.end() :]
        for quoted in re.finditer(r"""'([^']*)'|"((?:[^"\\]|\\.)*)\"""", rest):
            value = quoted[1] if quoted[1] is not None else _unescaped(quoted[2])
            yield (*current, value), number


def _key_parts(text: str) -> Trail:
    return tuple(part[0] or part[1] or part[2] for part in _KEY_PART.findall(text))


def _unescaped(text: str) -> str:
    try:
        return str(tomllib.loads(f'x = "{text}"')["x"])
    except tomllib.TOMLDecodeError:
        return text


def parse_yaml(text: str, name: str) -> DictionaryFile:
    """Return what a YAML text says; a name that comes twice is an error, as in TOML."""
    try:
        import yaml
    except ImportError as error:
        raise UsageError(
            f"{name}: reading YAML needs the package PyYAML",
            'run: pip install "npccli[yaml]", or write the dictionary in TOML',
        ) from error
    lines: dict[Trail, int] = {}
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        tables = _yaml_value(node, (), name, lines) if node is not None else {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        said = getattr(error, "problem", None) or str(error)
        raise UsageError(
            f"{name}, line {mark.line + 1 if mark else 1}: not YAML: {said}"
        ) from error
    except RecursionError as error:
        raise UsageError(f"{name}: nested too deeply") from error
    if not isinstance(tables, dict):
        raise UsageError(f"{name}, line 1: not a table of concepts", "write `concept: [word, …]`")
    return DictionaryFile(name, tables, lines)


def _yaml_value(node: Any, trail: Trail, name: str, lines: dict[Trail, int]) -> Any:
    """Return what a node of YAML holds, all scalars as text; note the lines of its parts."""
    line = node.start_mark.line + 1
    lines.setdefault(trail, line)
    if len(trail) > _DEEPEST:
        raise UsageError(f"{name}, line {line}: nested too deeply")
    if node.id == "mapping":
        table: dict[str, Any] = {}
        for key, value in node.value:
            part = str(key.value)
            line = key.start_mark.line + 1
            if part in table:
                raise UsageError(
                    f"{name}, line {line}: concept {'.'.join((*trail, part))!r} is there already",
                    "give each concept and each field once",
                )
            lines[(*trail, part)] = line
            table[part] = _yaml_value(value, (*trail, part), name, lines)
        return table
    if node.id == "sequence":
        return [
            _yaml_value(item, (*trail, str(item.value) if item.id == "scalar" else ""), name, lines)
            for item in node.value
        ]
    return None if node.tag.endswith(":null") else str(node.value)
