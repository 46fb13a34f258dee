"""Web pages written here in the manner of government and news sites."""

import pytest

from npccli.errors import ReadError
from npccli.read import read_source

LEAD = "一年来，区人大常委会认真履行职责，扎实推进监督工作，各项任务圆满完成。"
BODY = "听取专项报告十二项，开展执法检查三次，提出审议意见四十六条，件件有回音。"
MENU = "<ul><li><a href='/'>首页</a></li><li><a href='/b'>要闻</a></li></ul>"
FOOT = "<div>上一篇：<a>另一份通知</a></div><div class='footer'>版权所有 备案号一二三</div>"
TEXT = f"<p>　　{LEAD}</p><p><strong>　　一、监督工作</strong></p><p>　　{BODY}</p>"
TABLE = "<table><tr><td>项目</td><td>数量</td></tr><tr><td>建议</td><td>120</td></tr></table>"


def page(content: str, head: str = "", charset: str = "utf-8") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset='{charset}'>{head}"
        "<title>某区人大常委会工作综述_某区人大网</title></head><body>"
        f"<div class='nav'>{MENU}</div>"
        f"<script>var a = '，，，，，，';</script>{content}{FOOT}</body></html>"
    )


TITLE = "某区人大常委会工作综述"
WHOLE = [TITLE, LEAD, "一、监督工作", BODY]


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        pytest.param(page(f"<div class='TRS_Editor'>{TEXT}</div>"), WHOLE, id="a known container"),
        pytest.param(page(f"<div id='zoom'><h1>{TITLE}</h1>{TEXT}</div>"), WHOLE, id="its title"),
        pytest.param(
            page(f"<div>{LEAD}<br>一、监督工作<br><br>{BODY}</div>"), WHOLE, id="line breaks only"
        ),
        pytest.param(page(f"<article>{TEXT}</article>"), WHOLE, id="an article"),
        pytest.param(
            page(f"<div id='zoom'>{TEXT}{TABLE}</div>"),
            [*WHOLE, "项目\t数量", "建议\t120"],
            id="a table",
        ),
        pytest.param(
            page(
                f"<div id='zoom'>{TEXT}</div>",
                "<meta name='ArticleTitle' content='工作综述'><meta name='PubDate' "
                "content='2025-01-05 09:30'>",
            ),
            ["工作综述", "发布时间：2025-01-05", *WHOLE[1:]],
            id="declared title and date",
        ),
    ],
)
def test_the_main_text_with_its_title(markup: str, lines: list[str]) -> None:
    assert read_source(markup.encode(), "a.html").text.rstrip("\n").split("\n\n") == lines


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("gb2312", "gb18030"), ("gbk", "gb18030"), ("big5", "big5"), ("utf-8", "gb18030")],
    ids=["gb2312", "gbk", "big5", "a page that lies"],
)
def test_encodings_declared_and_not(charset: str, encoding: str) -> None:
    text = "區人大常委會認真履行職責，扎實推進監督工作，各項任務圓滿完成。" * 5
    data = page(f"<div id='zoom'><p>{text}</p></div>", charset=charset).replace("_某区人大网", "")
    data = data.replace("某区人大常委会工作综述", "工作").replace("要闻", "要").replace("备", "")
    data = (
        data.replace("号一二三", "").replace("另一份通知", "").replace("权所", "").replace("页", "")
    )
    found = read_source(data.replace("版", "").encode(encoding), "a.html")
    assert text in found.text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"<html><body><script>go()</script></body></html>", "of its own", id="script"),
        pytest.param(b"<html></html>", "without text|cannot be parsed", id="nothing"),
        pytest.param(b"<html>" + b"<p>a</p>" * 3_000_000, "no article", id="24 MB"),
    ],
)
def test_what_is_refused_says_why(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read_source(data, "a.html")


def test_text_that_mentions_tags_is_no_web_page() -> None:
    assert read_source("用 <b> 标出。".encode(), "a.html").source.reader == "text"


def test_what_stands_between_the_title_and_the_article() -> None:
    """The subtitle and the day of publication are kept; source and size of type are not."""
    front = (
        "<h1>依法履职谱新篇</h1><h3>——某区人大常委会2024年工作回眸</h3>"
        "<div>来源：某区人大网　发布时间：2025-01-20 09:12　浏览次数：356　字号：【大 中 小】</div>"
    )
    content = f"{front}<div class='TRS_Editor'><p>{LEAD}</p><p>{BODY}</p></div>"
    extraction = read_source(page(content).encode(), "a.html")
    assert extraction.text.split("\n\n")[:3] == [
        "依法履职谱新篇",
        "——某区人大常委会2024年工作回眸",
        "发布时间：2025-01-20",
    ]


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("发布时间：2025年1月20日", True),
        ("發佈時間：2025-1-20 09:12", True),
        ("刊发日期 2025/01/20", True),
        ("出版于某地 2025/01/20", False),
        ("会议于2025年1月20日召开", False),
        ("时间：2025-13-45", False),
    ],
)
def test_the_day_of_publication_is_told_by_its_label(label: str, shown: bool) -> None:
    content = f"<h1>工作综述</h1><div>{label}</div><div class='TRS_Editor'><p>{BODY}</p></div>"
    text = read_source(page(content).encode(), "a.html").text
    assert ("发布时间：2025-01-20\n" in text) == shown


def test_a_day_that_the_article_shows_is_not_put_before_it() -> None:
    front = "<h1>工作综述</h1><div>发布时间：2025-01-20</div>"
    content = f"{front}<div class='TRS_Editor'><p>2025年1月20日</p><p>{BODY}</p></div>"
    text = read_source(page(content).encode(), "a.html").text
    assert "发布时间" not in text
    other = content.replace("<p>2025年1月20日", "<p>2024年12月1日")
    assert "发布时间：2025-01-20" in read_source(page(other).encode(), "a.html").text


def test_a_line_break_behind_a_comma_is_not_settled() -> None:
    content = (
        f"<div class='TRS_Editor'><p>{LEAD}</p><p>开展执法检查5次，<br>专题询问2次。</p></div>"
    )
    extraction = read_source(page(content).encode(), "a.html")
    at = extraction.text.index("，\n\n专题") + 1
    assert at not in extraction.settled
    assert extraction.text.index("\n\n开展") in extraction.settled
