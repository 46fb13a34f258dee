"""One expression for many words finds what the words with bars between them find."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from npccli.alternatives import any_of, tree_of

WORDS = st.lists(st.text("监督察官立.(法", min_size=1, max_size=4), min_size=1, max_size=12)


@given(WORDS, st.text("监督察官立.(法，", max_size=60))
def test_it_finds_the_longest_of_the_words(words: list[str], text: str) -> None:
    plain = any_of(words)
    assert re.findall(tree_of(words), text) == re.findall(plain, text)


@given(WORDS, st.text("监督察官立.(法，", max_size=20))
def test_a_shorter_word_is_found_where_more_must_follow(words: list[str], text: str) -> None:
    plain = any_of(words)
    for behind in ("$", "法", "(?=，)"):
        found = re.search(f"(?:{tree_of(words)}){behind}", text)
        expected = re.search(f"(?:{plain}){behind}", text)
        assert (found and found.span()) == (expected and expected.span())


def test_no_words() -> None:
    assert any_of([]) == tree_of([]) == ""
