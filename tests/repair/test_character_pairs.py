"""How often characters stand side by side, searched for a few pairs and counted for many."""

from __future__ import annotations

from itertools import product

from npccli.repair.character_pairs import CharacterPairs

LINES = ["人人监督，人人有责", "监督工作点点滴滴", "点点点", "依法履职"]


def test_the_first_pairs_count_as_much_as_those_asked_for_later() -> None:
    pairs = CharacterPairs(LINES)
    characters = sorted({*"".join(LINES), "县"})
    asked = list(product(characters, characters))
    first = [pairs.log_odds(last, behind) for last, behind in asked]
    assert first == [pairs.log_odds(last, behind) for last, behind in asked]
    assert pairs.log_odds("点", "点") > pairs.log_odds("人", "人") > pairs.log_odds("人", "点")


def test_a_character_that_is_not_there_says_nothing() -> None:
    assert CharacterPairs(LINES).log_odds("监", "县") == 0.0
