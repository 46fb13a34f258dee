"""Lines cut wherever a number begins are put together, also behind the end of a sentence."""

from __future__ import annotations

import re

import pytest
from repair_texts import PARAGRAPHS

import npccli

YEARS = (
    "县人大常委会把老旧小区改造列入年度监督计划，组织代表实地察看施工现场，督促承建单位倒排工期。"
    "2023年，全县改造老旧小区47个，惠及居民9800多户。6月18日，常委会听取专项工作报告，"
    "要求把电梯加装一并纳入改造。",
    "常委会依法加强预算审查监督，建立重点支出项目台账，逐项核对资金流向。2022年，共督促收回"
    "沉淀资金2.6亿元，压减一般性支出1800万元。12月3日，常委会作出批准预算调整方案的决议，"
    "并向社会公布。",
    "代表联络站实行固定日接待制度，代表轮流进站倾听群众意见。2021年，全县312个联络站共接待"
    "群众6800余人次，收集意见建议1947条，办结率达到97%。9月起，站点延伸到工业园区和商圈楼宇。",
)
TEXT = (YEARS[0], PARAGRAPHS[2], YEARS[1], PARAGRAPHS[9], YEARS[2])
_BETWEEN_FONTS = re.compile(r"(?<=[^\x00-\x7f])(?=[!-~])|(?<=[!-~])(?=[^\x00-\x7f])")


def set_in_a_column(paragraph: str, width: int) -> list[str]:
    """Return the lines of a paragraph whose indent was lost; digits are a little wider."""
    lines = [""]
    room = width - 4.0
    for character in paragraph:
        room -= 1.1 if character.isascii() else 2
        if room < 0 and character not in "，。、；：！？”》）":
            lines.append("")
            room = width - 2.0
        lines[-1] += character
    return lines


def cut(paragraphs: tuple[str, ...], width: int) -> str:
    lines = [line for text in paragraphs for line in set_in_a_column(text, width)]
    return "\n".join(_BETWEEN_FONTS.sub("\n", line) for line in lines) + "\n"


@pytest.mark.parametrize("width", (27, 28, 29, 31, 34, 37, 38, 39, 40, 41, 42, 44))
def test_a_sentence_that_begins_with_a_year_stays_in_its_paragraph(width: int) -> None:
    assert npccli.clean(cut(TEXT, width)).text.split() == list(TEXT)


@pytest.mark.parametrize("width", (36, 37, 38, 39, 40, 41, 42))
def test_paragraphs_that_begin_with_a_year_stay_apart(width: int) -> None:
    apart = tuple(part for text in TEXT for part in re.split(r"(?<=。)(?=20\d\d年)", text))
    assert len(apart) > len(TEXT)
    assert npccli.clean(cut(apart, width)).text.split() == list(apart)
