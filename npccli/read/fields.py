"""Take typed values out of a parsed record, or say which field is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from npccli.errors import RecordError
from npccli.model import Flag

T = TypeVar("T")

_BEYOND = 2**53
"""Not every program keeps whole numbers from here on as they are, and no record needs them."""


@dataclass(frozen=True, slots=True)
class Fields:
    """A record, or a part of one, and where it stands.

    Each method returns the named value in its type and raises RecordError when it is
    missing or of another type. The forms ending in `_or_none` take null and absence.

        >>> Fields({"year": "2023"}, "a.jsonl: line 3").integer("year")
        Traceback (most recent call last):
        ...
        npccli.errors.RecordError: a.jsonl: line 3: field year: not a whole number
    """

    values: dict[str, Any]
    where: str

    def text(self, name: str) -> str:
        """Return a string."""
        return str(self._take(name, _is_text, "not a string"))

    def integer(self, name: str) -> int:
        """Return a whole number."""
        return int(self._take(name, _is_integer, "not a whole number"))

    def number(self, name: str) -> float:
        """Return a number."""
        return float(self._take(name, _is_number, "not a number"))

    def text_or_none(self, name: str) -> str | None:
        """Return a string, or None."""
        return self._or_none(name, self.text)

    def integer_or_none(self, name: str) -> int | None:
        """Return a whole number, or None."""
        return self._or_none(name, self.integer)

    def number_or_none(self, name: str) -> float | None:
        """Return a number, or None."""
        return self._or_none(name, self.number)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of strings."""
        return tuple(self._take(name, _is_texts, "not a list of strings"))

    def pair(self, name: str) -> tuple[int, int]:
        """Return two whole numbers, the first and the last of a range."""
        first, last = self._take(name, _is_pair, "not a list of two whole numbers")
        return first, last

    def pair_or_none(self, name: str) -> tuple[int, int] | None:
        """Return two whole numbers, or None."""
        return self._or_none(name, self.pair)

    def numbers(self, name: str) -> tuple[int, ...]:
        """Return a list of whole numbers that may be absent."""
        if self.values.get(name) is None:
            return ()
        return tuple(self._take(name, _is_numbers, "not a list of whole numbers"))

    def pairs(self, name: str, length: int) -> tuple[tuple[int, int], ...]:
        """Return a list of `length` ranges that may be empty or absent."""
        lists = self.number_lists(name, length)
        if any(len(pair) != 2 for pair in lists):
            raise RecordError(f"{self.where}: field {name}: not a list of ranges of two numbers")
        return tuple((pair[0], pair[1]) for pair in lists)

    def number_lists(self, name: str, length: int) -> tuple[tuple[int, ...], ...]:
        """Return a list of `length` lists of whole numbers that may be empty or absent."""
        if not self.values.get(name):
            return ()
        lists = self._take(name, _is_number_lists, "not a list of lists of whole numbers")
        if len(lists) != length:
            raise RecordError(f"{self.where}: field {name}: {len(lists)} items, not {length}")
        return tuple(map(tuple, lists))

    def counts(self, name: str) -> dict[str, int]:
        """Return an object of names and whole numbers."""
        return dict(self._take(name, _is_counts, "not an object of whole numbers"))

    def parts(self, name: str) -> Iterator[Fields]:
        """Yield the objects of a list."""
        for index, value in enumerate(self._take(name, _is_objects, "not a list of objects")):
            yield Fields(value, f"{self.where}: {name}[{index}]")

    def flags(self, name: str) -> tuple[Flag, ...]:
        """Return the flags of a list that may be absent."""
        if self.values.get(name) is None:
            return ()
        return tuple(
            Flag(part.text("code"), part.pair("lines"), part.text("message"))
            for part in self.parts(name)
        )

    def _take(self, name: str, fits: Callable[[Any], bool], otherwise: str) -> Any:
        if name not in self.values:
            raise RecordError(f"{self.where}: field {name}: missing")
        value = self.values[name]
        if not fits(value):
            raise RecordError(f"{self.where}: field {name}: {otherwise}")
        return value

    def _or_none(self, name: str, take: Callable[[str], T]) -> T | None:
        return None if self.values.get(name) is None else take(name)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < _BEYOND


def _is_number(value: Any) -> bool:
    return _is_integer(value) or isinstance(value, float)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_pair(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(_is_integer, value))


def _is_numbers(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_integer, value))


def _is_number_lists(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_numbers, value))


def _is_counts(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_integer, value.values()))


def _is_objects(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)
