"""The head that data sets and government pages put above a text: 标题：…, 发文单位：…, 发文时间：….

Three labels or more in the first lines make a head. Its title is the title of the report, who
reports is its byline where the text names nobody, and the rest is no part of the text, but for
sentences behind 正文 or 内容.
"""

from __future__ import annotations

from npccli.lazy import lazy_pattern
from npccli.segment.cues import is_speaker

_FRONT, _FEWEST = 20, 3
_LONGEST_VALUE = 120
_IN_SENTENCES = frozenset("，。；")
_LABEL = lazy_pattern(
    r"(?:(?P<title>标\s*题|標\s*題|题\s*目|名\s*称|信息名称|文件名称)|(?P<speaker>报告人|報告人)"
    r"|发文(?:单位|机关|时间|日期|字号|机构)|发布(?:单位|机构|时间|日期|机关)|成文日期|生成日期|公开日期|印发日期"
    r"|时\s*间|日\s*期|年\s*份|地\s*区|来\s*源|来源(?:URL|网址|链接)|网\s*址|链\s*接|URL|url|作\s*者|索\s*引\s*号|文\s*号"
    r"|主题(?:分类|词)|关键词|有效性|体裁分类|组配分类|信息来源|信息分类|浏览次数|(?P<text>正\s*文|内\s*容))\s*[:：]\s*(?P<value>.*)"
)


def mark_label_head(texts: list[str], shapes: list[str], kinds: list[str]) -> None:
    """Mark the lines of a head of labels, its title and who reports."""
    found = []
    for index, text in enumerate(texts[:_FRONT]):
        label = _LABEL.fullmatch(text)
        if label is None and (shapes[index] == "long" or not text):
            break
        if label and len(label["value"]) <= _LONGEST_VALUE:
            found.append((index, label))
    if len(found) < _FEWEST or found[0][0] > 1:
        return
    below = texts[found[-1][0] + 1 : found[-1][0] + 1 + _FRONT]
    for index, label in found:
        if label["text"] and not _IN_SENTENCES.isdisjoint(label["value"]):
            continue
        shapes[index] = "other"
        if label["title"] and label["value"] and "title" not in kinds:
            shapes[index], kinds[index] = "noun", "title"
        elif label["speaker"] and not any(map(is_speaker, below)):
            shapes[index], kinds[index] = "byline", "byline"


def without_label(line: str | None) -> str | None:
    """Return a title or byline without the label that a data set put before it.

    >>> without_label("标题：清溪县2015年政府工作报告"), without_label("报告人：县长 周一")
    ('清溪县2015年政府工作报告', '县长 周一')
    """
    label = _LABEL.fullmatch(line) if line and ("：" in line or ":" in line) else None
    if label and (label["title"] or label["speaker"]):
        return label["value"] or None
    return line
