"""Bylines with names that are set apart, on one line or cut at each space."""

from __future__ import annotations

import pytest

import npccli

BODY = "清溪县人大常委会听取了代表联络站建设情况的报告，会议要求把站开到村头，让群众说事不出村。\n"


def cleaned(lines: str) -> str:
    return npccli.clean(f"代表联络站建到村头\n{lines}\n{BODY}").text


@pytest.mark.parametrize(
    "line",
    [
        "本报记者 顾 宁 林 夏",
        "本报记者 顾 宁 林 夏 通讯员 王 平",
        "□ 顾 宁 林 夏 报道",
        "清溪县人民法院院长 周 强",
    ],
)
def test_names_set_apart_are_no_letter_spaced_text(line: str) -> None:
    assert cleaned(line) == f"代表联络站建到村头\n{line}\n{BODY}"


@pytest.mark.parametrize(
    "pieces",
    [
        ("本报记者", "顾", "宁"),
        ("新华社记者", "顾", "宁", "林知夏"),
        ("■", "顾", "宁"),
        ("清溪县人民法院院长", "周", "强"),
    ],
)
def test_names_cut_at_their_spaces_are_put_together(pieces: tuple[str, ...]) -> None:
    assert cleaned("\n \n".join(pieces)) == f"代表联络站建到村头\n{' '.join(pieces)}\n{BODY}"


def test_refuse_letter_spaced_text_behind_a_label() -> None:
    assert "记者在现场看到" in cleaned("记者 在 现 场 看 到")


def test_refuse_words_behind_an_office() -> None:
    text = cleaned("主任\n \n了解\n \n情况")
    assert "主任 了解" not in text
