"""The functions for notebooks: what they take, and what they say to what they do not take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import npccli
from npccli.errors import ReadError, UsageError

TEXT = (
    "云岭县人大常委会2023年工作综述\n\n一年来，依法开展监督，听取专项工作报告12项。\n\n"
    "一、依法监督\n\n开展监督检查，监督预算执行，推动“一府两院”依法监督见实效。\n"
)
CONCEPTS = '[监督]\nwords = ["监督"]\n'
Call = Callable[..., Any]

CALLS: dict[str, Call] = {
    "stats": lambda text, **more: npccli.stats(text, table="keywords", **more),
    "keyness": lambda text, **more: npccli.keyness(text, "role=supervision", **more),
    "ngrams": npccli.ngrams,
    "collocates": lambda text, **more: npccli.collocates(text, "监督", **more),
    "kwic": lambda text, **more: npccli.kwic(text, "监督", **more),
    "dispersion": npccli.dispersion,
    "phrases": npccli.phrases,
}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.mark.parametrize("name", CALLS)
def test_text_path_document_and_reports_give_the_same_rows(name: str, page: Path) -> None:
    more = {} if name == "kwic" else {"min_count": 1}
    given = (page, npccli.clean(page), npccli.sections(page))
    first, *others = (CALLS[name](each, **more).rows for each in given)
    assert first
    assert all(rows == first for rows in others)
    assert len(CALLS[name](TEXT, **more).rows) == len(first)


@pytest.mark.parametrize("name", CALLS)
def test_an_option_that_is_none_is_named_with_those_there_are(name: str) -> None:
    with pytest.raises(UsageError, match="no option 'tpo'") as caught:
        CALLS[name](TEXT, tpo=3)
    assert "choose among: " in caught.value.hint
    assert "by" not in caught.value.hint.replace(":", ",").split(", ")


@pytest.mark.parametrize("name", [name for name in CALLS if name != "kwic"])
@pytest.mark.parametrize("given", [b"bytes", None, 3, [Path("a.txt")], ["text"]])
def test_what_cannot_be_counted_is_refused(name: str, given: object) -> None:
    with pytest.raises(TypeError, match=r"neither text|not a report|not iterable"):
        CALLS[name](given)


@pytest.mark.parametrize("given", [b"bytes", None, 3])
def test_what_cannot_be_cleaned_is_refused(given: Any) -> None:
    for function in (npccli.clean, npccli.sections):
        with pytest.raises(TypeError, match="neither text"):
            function(given)


def test_one_name_stands_for_a_tuple_of_one() -> None:
    for name in ("stats", "ngrams", "phrases"):
        call, more = CALLS[name], {"min_count": 1}
        assert call(TEXT, by="role", **more).rows == call(TEXT, by=("role",), **more).rows
        assert call(TEXT, by="", **more).rows == call(TEXT, by=(), **more).rows
    tagged = [CALLS["stats"](TEXT, pos=pos).rows for pos in ("n*", ("n*",))]
    assert tagged[0] == tagged[1] != CALLS["stats"](TEXT).rows


def test_failures_are_raised(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        npccli.clean(tmp_path / "missing.txt")
    with pytest.raises(ReadError, match="no files to read"):
        npccli.sections(tmp_path)
    with pytest.raises(UsageError, match="a window has"):
        npccli.collocates(TEXT, "监督", window=(1, 2, 3))  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="no table 'both'"):
        npccli.stats(TEXT, table="both")
    with pytest.raises(UsageError, match="write for example year=2024"):
        npccli.keyness(TEXT, "2024")


def test_a_folder_is_no_one_text(page: Path) -> None:
    (page.parent / "other.txt").write_text(TEXT, "utf-8")
    with pytest.raises(UsageError, match="not one text"):
        npccli.clean(page.parent)
    assert len(npccli.sections(page.parent)) == 2


def test_a_dictionary_of_concepts(page: Path, tmp_path: Path) -> None:
    dictionary = tmp_path / "concepts.toml"
    dictionary.write_text(CONCEPTS, "utf-8")
    (row,) = npccli.terms(page, dictionary, by=()).to_dicts()
    assert (row["concept"], row["count"]) == ("监督", 5)
    with pytest.raises(UsageError, match="no option 'hit'"):
        npccli.terms(page, dictionary, hit=True)
