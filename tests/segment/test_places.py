"""Which division a name means, and on which level an organ is."""

from __future__ import annotations

import subprocess
import sys

import pytest

from npccli.segment.dates import publication_date
from npccli.segment.divisions import load_gazetteer, resolve_division, split_place
from npccli.segment.places import Place, locate


def test_the_gazetteer_is_whole() -> None:
    divisions = load_gazetteer().by_code.values()
    current = [d for d in divisions if not d.former]
    levels = {
        level: sum(d.level == level for d in current)
        for level in ("province", "prefecture", "county")
    }
    assert levels["province"] == 34
    assert levels["prefecture"] == 333
    assert 2800 < levels["county"] < 2900
    codes = {d.code for d in divisions}
    assert all(len(code) == 6 and code.isdigit() for code in codes)
    assert all(d.parent in codes for d in divisions if d.parent)


def test_the_gazetteer_is_not_loaded_with_the_package() -> None:
    code = (
        "import npccli.segment as s, npccli.segment.divisions as d\n"
        "assert d.load_gazetteer.cache_info().currsize == 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("place", "context", "code", "level"),
    [
        pytest.param("湖北省黄石市", "", "420200", "prefecture", id="with its province"),
        pytest.param("城北区", "", "630105", "county", id="the only one of that name"),
        pytest.param("鼓楼区", "", None, "county", id="several: no code"),
        pytest.param("鼓楼区", "南京市委要求鼓楼区走在前列。", "320106", "county", id="context"),
        pytest.param("福建省福州市鼓楼区", "南京", "350102", "county", id="parents before context"),
        pytest.param("市中区", "乐山市中级人民法院", "511102", "county", id="市中区 of 乐山"),
        pytest.param("吉林市", "", "220200", "prefecture", id="a city named as its province"),
        pytest.param("恩施州", "", "422800", "prefecture", id="short name of a prefecture"),
        pytest.param("内蒙古", "", "150000", "province", id="short name of a region"),
        pytest.param("陵水县", "", "469028", "county", id="short name of a county"),
        pytest.param("横县", "", "450127", "county", id="a former county"),
        pytest.param("清源区", "", None, None, id="refuse: no such division"),
        pytest.param("清源市城北区", "", None, None, id="refuse: below an unknown city"),
        pytest.param("江苏省城北区", "", None, None, id="refuse: in another province"),
    ],
)
def test_resolve(place: str, context: str, code: str | None, level: str | None) -> None:
    division, found = resolve_division(place, context)
    assert (division.code if division else None, found) == (code, level)


@pytest.mark.parametrize(
    ("place", "parts"),
    [
        ("新疆维吾尔自治区伊犁哈萨克自治州", ["新疆维吾尔自治区", "伊犁哈萨克自治州"]),
        ("北京市朝阳区", ["北京市", "朝阳区"]),
        ("清源市安澜区", ["清源市", "安澜区"]),
    ],
)
def test_split_place(place: str, parts: list[str]) -> None:
    assert split_place(place) == parts


@pytest.mark.parametrize(
    ("organ", "text", "place"),
    [
        pytest.param("全国人大常委会", "", Place(None, "national", None), id="national"),
        pytest.param(
            "xx市人大常委会",
            "督促各县（市、区）整改，中级人民法院",
            Place(None, "prefecture", None),
            id="masked, counties below",
        ),
        pytest.param(
            "市人大常委会",
            "各镇街人大，镇人大主席",
            Place(None, "county", None),
            id="masked, towns below",
        ),
        pytest.param("xx区人大常委会", "", Place(None, "county", None), id="masked district"),
        pytest.param("市人大常委会", "", Place(None, None, None), id="refuse: open"),
        pytest.param(
            "人大常委会",
            "县人大常委会举行会议，县人大常委会主任出席，省人大常委会来县调研。",
            Place(None, "county", None),
            id="no place, the text says 县 twice",
        ),
        pytest.param(
            "人大常委会", "县人大常委会举行会议。", Place(None, None, None), id="refuse: said once"
        ),
        pytest.param(
            "人大常委会",
            "县人大常委会与省人大常委会，县人大常委会与省人大常委会",
            Place(None, None, None),
            id="refuse: as often with another unit",
        ),
        pytest.param("东湖镇人大", "", Place("东湖镇", "township", None), id="township"),
        pytest.param(
            "安源高新区人大工委", "", Place("安源高新区", None, None), id="refuse: no division"
        ),
        pytest.param("黄石市人大常委会", "", Place("黄石市", "prefecture", "420200"), id="by name"),
        pytest.param(
            "大理市人大常委会", "", Place("大理市", "county", "532901"), id="county-level city"
        ),
        pytest.param(
            "江城市人大常委会",
            "制定地方性法规，各县区",
            Place("江城市", "prefecture", None),
            id="invented, by the text",
        ),
        pytest.param(
            "内蒙古人大常委会", "", Place("内蒙古", "province", "150000"), id="short name"
        ),
        pytest.param(
            "江宁市中级人民法院", "", Place("江宁市", "prefecture", None), id="intermediate court"
        ),
    ],
)
def test_locate(organ: str, text: str, place: Place) -> None:
    assert locate(organ, [organ], [text]) == place


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (["时间：2026-02-02"], "2026-02-02"),
        (["2026年02月10日 07时41分"], "2026-02-10"),
        (["来源：某某日报 2024年1月5日"], "2024-01-05"),
        (["发布日期：2024/1/5 责任编辑：某某"], "2024-01-05"),
        (["（2024年1月9日在某县人民代表大会上）"], None),
        (["時間：2024-01-05"], "2024-01-05"),
        (["發佈於2024年1月5日"], "2024-01-05"),
        (["會議時間待定"], None),
        (["时间：2024-13-45"], None),
        ([], None),
    ],
)
def test_publication(lines: list[str], date: str | None) -> None:
    assert publication_date(lines) == date
