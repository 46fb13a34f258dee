"""Decoding: what comes out right, what is refused, and where the message points."""

from pathlib import Path

import pytest

from npccli.errors import ReadError
from npccli.read.encoding import decode
from npccli.read.source import read_source

ARTICLE = (
    "一、夯实监督根基，推动工作提质\r\n"
    "——常委会听取审议专项工作报告12项，开展执法检查4次……\r\n"
    "全年督办代表建议“金点子”86件，办结率达100%。\n"
)
TRADITIONAL = "一、強化議政職能\n委員會全年舉行會議二十四次，審議條例草案七項。\n"
SHORT = ["践行为民初心", "一、强化政治引领", "代表工作。", "湟源县人大", "（二）听民声"]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_one_text_in_every_encoding(encoding: str) -> None:
    decoded = decode(ARTICLE.encode(encoding), "a.txt")
    assert decoded.text.removeprefix("\ufeff") == ARTICLE
    assert decoded.confidence > 0.9


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_stays_in_the_text(encoding: str) -> None:
    assert decode(ARTICLE.encode(encoding), "a.txt").text == "\ufeff" + ARTICLE


def test_hz_reads_dashes_as_every_other_encoding_does() -> None:
    body = "".join(chr(byte & 0x7F) for byte in "——依法监督·为民".encode("gb18030"))
    assert decode(f"a~~b ~{{{body}~}} 12\n".encode("ascii"), "a").text == "a~b ——依法监督·为民 12\n"


def test_ascii_with_a_tilde_and_brace_is_not_hz() -> None:
    text = "bash: ~{x} and ~}\n"
    assert decode(text.encode(), "a").text == text


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", SHORT)
def test_short_simplified_texts(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    if not data.isascii():
        assert decode(data, "a").text == text


@pytest.mark.parametrize(
    "text", ["履職為民顯擔當", "一、強化監督", "立法會通過撥款。", TRADITIONAL]
)
@pytest.mark.parametrize("encoding", ["big5", "cp950", "big5hkscs", "gb18030"])
def test_traditional_texts(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a").text == text


def test_hong_kong_characters() -> None:
    text = "二〇二三年度工作報告，嘅係邨民提出。\n"
    assert decode(text.encode("big5hkscs"), "a").text == text


def test_four_byte_characters_of_gb18030() -> None:
    text = "代表㛃红、䶮成林提出议案，常委会认真研究办理。𠮷家村\n"
    decoded = decode(text.encode("gb18030"), "a")
    assert (decoded.text, decoded.encoding) == (text, "gb18030")


@pytest.mark.parametrize("proposal", ["johab", "cp949", "euc_jp", "cp500", None, "no-such-codec"])
def test_a_wrong_proposal_is_overruled(
    monkeypatch: pytest.MonkeyPatch, proposal: str | None
) -> None:
    import chardet

    monkeypatch.setattr(chardet, "detect", lambda _: {"encoding": proposal, "confidence": 0.99})
    assert decode("加强代表工作能力建设".encode("gbk"), "a").text == "加强代表工作能力建设"


def test_western_text_with_typographic_marks() -> None:
    decoded = decode(b"The deputies\x92 annual report was adopted by the congress.\n" * 3, "a")
    assert decoded.text.startswith("The deputies’ annual")


def test_a_stray_nul_in_chinese_text_is_left_for_the_repairs() -> None:
    text = "听取专项工作报告。" * 20 + "\x00\n"
    assert decode(text.encode(), "a").text == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"abc\x00def", "byte 0x00 at offset 3", id="nul in ascii"),
        pytest.param(bytes(range(256)) * 20, "byte 0x00 at offset 0", id="all bytes"),
        pytest.param(ARTICLE.encode()[:-2], "is not valid utf-8", id="half a sequence at the end"),
        pytest.param(
            "监督\ud800工作报告".encode("utf-8", "surrogatepass"),
            "0xed at offset 6",
            id="surrogate",
        ),
        pytest.param(
            ARTICLE.encode()[:45] + b"\xff" + ARTICLE.encode()[45:],
            "0xff at offset 45",
            id="damaged utf-8",
        ),
        pytest.param(ARTICLE.encode("utf-16")[:-1], "is not valid utf-16-le", id="odd utf-16"),
        pytest.param(ARTICLE.encode("gbk") * 9 + b"\xff\xff", "0xff at offset", id="damaged gbk"),
        pytest.param(b"\xef\xbb\xbf\xb0\xa1", "0xb0 at offset 3", id="mark, then no utf-8"),
    ],
)
def test_what_is_refused_names_the_byte(data: bytes, said: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, "a.txt")
    assert caught.value.message.startswith("a.txt: ")
    assert said in caught.value.message


@pytest.mark.parametrize(
    ("data", "said", "hint"),
    [
        pytest.param(
            b"PK\x03\x04" + b"\0" * 26 + b"ppt/slides.xml", "PowerPoint", "libreoffice", id="pptx"
        ),
        pytest.param(
            b"PK\x03\x04" + b"\0" * 26 + b"xl/workbook.xml", "Excel", "libreoffice", id="xlsx"
        ),
        pytest.param(b"PK\x03\x04" + b"\0" * 26 + b"a.txt", "ZIP", "fetch", id="zip"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word", "libreoffice", id="doc"),
        pytest.param(b"{\\rtf1\\ansi", "RTF", "libreoffice", id="rtf"),
        pytest.param(b"\xff\xd8\xff\xe0", "picture", "tesseract", id="jpeg"),
        pytest.param(b"BZh91AY&SY", "bzip2", "unpack", id="bzip2"),
        pytest.param(b"", "empty", "", id="empty"),
        pytest.param("\ufeff \r\n\u3000".encode(), "white space", "", id="blank"),
    ],
)
def test_other_formats_and_nothing(data: bytes, said: str, hint: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_source(data, "a.x")
    assert said in caught.value.message
    assert hint in caught.value.hint


def test_the_shared_article_reads_alike_in_every_encoding() -> None:
    folder = Path(__file__).resolve().parents[3] / "shared/real/encodings"
    if not folder.is_dir():
        pytest.skip("the shared documents are not beside the repository")
    texts = {
        path.name.split(".")[-2]: read_source(path).text.removeprefix("\ufeff")
        for path in sorted(folder.glob("*.txt"))
    }
    whole = texts["utf8bom"]
    # GBK has no no-break space, and the file in HZ was written without its dashes.
    assert texts.pop("gbk") == whole.replace("\xa0", "")
    assert texts.pop("hz") == whole.replace("\xa0", "").replace("——", "")
    assert len(texts) == 5
    assert set(texts.values()) == {whole}
