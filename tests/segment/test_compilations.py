"""Forty reports of different layouts in one text split exactly."""

from __future__ import annotations

import pytest
from many_reports import Made, make_compilation

from npccli.model import Report
from npccli.read import read_string
from npccli.run.choices import Options
from npccli.run.pipeline import section_document


def _reports(text: str, *, as_is: bool = False) -> tuple[Report, ...]:
    return section_document(read_string(text), Options(as_is=as_is))


def _headings(report: Report) -> list[tuple[int, str]]:
    return [(s.depth, s.heading) for s in report.sections if s.heading is not None]


def _check(report: Report, made: Made) -> None:
    assert report.title == made.title
    assert _headings(report) == made.headings
    assert [s.role for s in report.sections if s.heading and s.depth == 1] == made.roles
    text = "".join(made.lines)
    for section in report.sections:
        assert all(paragraph in text for paragraph in section.paragraphs)


@pytest.mark.parametrize("contents", [True, False], ids=["with contents", "without contents"])
@pytest.mark.parametrize("as_is", [True, False], ids=["as it is", "after repair"])
def test_forty_reports_split_exactly(contents: bool, as_is: bool) -> None:
    text, made = make_compilation(40, contents=contents)
    reports = _reports(text, as_is=as_is)
    assert [report.title for report in reports] == [one.title for one in made]
    for report, one in zip(reports, made, strict=True):
        _check(report, one)


@pytest.mark.parametrize("contents", [True, False], ids=["with contents", "without contents"])
def test_reports_with_one_and_the_same_title(contents: bool) -> None:
    text, made = make_compilation(6, contents=contents, same_title=True)
    reports = _reports(text)
    assert len({one.title for one in made}) == 1
    for report, one in zip(reports, made, strict=True):
        _check(report, one)
    assert all(report.region is None for report in reports)


def test_every_place_gets_its_code_and_level() -> None:
    text, _ = make_compilation(20, contents=False)
    reports = _reports(text)
    assert all(report.region_code for report in reports)
    levels = {report.region: report.admin_level for report in reports}
    assert levels["黄石市"] == "prefecture"
    assert levels["大理市"] == "county"
    assert levels["锡林郭勒盟"] == "prefecture"
    assert levels["鄂伦春自治旗"] == "county"


def test_a_preface_is_a_part_of_its_own() -> None:
    text, _made = make_compilation(3, contents=True)
    head, _, rest = text.partition("黄岩区人大常委会2020年工作综述\n\n2020年")
    preface = "编者按：本书收入三篇综述，供各地学习借鉴，不当之处敬请批评指正。\n\n"
    whole = head + preface + "黄岩区人大常委会2020年工作综述\n\n2020年" + rest
    titles = [report.title for report in _reports(whole, as_is=True)]
    assert titles == [None, *(one.title for one in _made)]
