"""The generated corpora: the same bytes again, of the size asked for, and varied."""

from dataclasses import replace
from pathlib import Path

import pytest

import npccli
from bench.corpus import LAYOUTS, Recipe, build_corpus, build_file, texts
from bench.grammar import rules
from samples.damage import width

RECIPE = Recipe(60_000, file_size=10_000)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_corpus_is_the_same_again_and_of_the_size_asked_for(layout: str) -> None:
    recipe = replace(RECIPE, layout=layout)
    files = list(texts(recipe))
    assert files == list(texts(recipe))
    assert files != list(texts(replace(recipe, seed=9)))
    assert 60_000 <= sum(map(len, files)) < 90_000
    assert len(files) > 3


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_gap_is_left_open(layout: str) -> None:
    text = b"".join(texts(replace(RECIPE, layout=layout))).decode()
    assert not set("N{}\ue000\ue001\ue002") & set(text)


def test_clean_text_needs_no_repair() -> None:
    for text in texts(RECIPE):
        assert npccli.clean(text.decode()).text == text.decode()


def test_wrapped_text_keeps_to_its_column_and_damaged_text_is_damaged() -> None:
    wrapped = b"".join(texts(replace(RECIPE, layout="wrapped"))).decode()
    assert max(map(width, wrapped.splitlines())) <= 64  # headings are not wrapped
    damaged = b"".join(texts(replace(RECIPE, layout="damaged"))).decode()
    assert all(sign in damaged for sign in ("— 1 —", "⼤", "**"))


def test_the_vocabulary_grows_with_the_corpus() -> None:
    def pairs(size: int) -> int:
        text = b"".join(texts(Recipe(size))).decode()
        return len({text[place : place + 2] for place in range(len(text))})

    assert pairs(800_000) > 1.5 * pairs(100_000)


def test_a_corpus_on_disk_is_made_once(tmp_path: Path) -> None:
    corpus = build_corpus(RECIPE, tmp_path)
    assert corpus.size == sum(path.stat().st_size for path in corpus.files)
    assert [path.read_bytes() for path in corpus.files] == list(texts(RECIPE))
    corpus.files[0].write_bytes(b"kept")
    assert build_corpus(RECIPE, tmp_path).files[0].read_bytes() == b"kept"


def test_one_file_holds_the_whole_corpus(tmp_path: Path) -> None:
    corpus = build_file(RECIPE, tmp_path / "all/text.txt")
    assert corpus.files[0].read_bytes() == b"".join(text + b"\n" for text in texts(RECIPE))
    assert corpus.size == corpus.files[0].stat().st_size


def test_every_symbol_of_the_grammar_is_known() -> None:
    for name, alternatives in rules().items():
        assert alternatives, name
        for parts in alternatives:
            assert set(parts[1::2]) <= {*rules(), "first", "second", "year"}, name
