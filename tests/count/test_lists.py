from pathlib import Path

import pytest

from npccli.count import load_lexicon, load_stopwords, parse_lexicon
from npccli.count.parts_of_speech import parse_pos
from npccli.errors import UsageError


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("数字人大", ("数字人大", None, None)),
        ("数字人大 5", ("数字人大", 5, None)),
        ("数字人大 n", ("数字人大", None, "n")),
        ("数字人大 0 n", ("数字人大", 0, "n")),
        ("数字人大\t5\tn", ("数字人大", 5, "n")),
        ("  数字人大 5 n  ", ("数字人大", 5, "n")),
        ("New York 3 nz", ("New York", 3, "nz")),
        ("#标签", ("#标签", None, None)),
        ("\ufeff数字人大", ("数字人大", None, None)),
    ],
    ids=lambda value: repr(value),
)
def test_lines_of_a_lexicon(line: str, entry: tuple[object, ...]) -> None:
    assert [tuple(found) for found in parse_lexicon(f"\n{line}\r\n".encode())] == [entry]


@pytest.mark.parametrize("line", ["", "   ", "#", "# a comment 3 n"])
def test_lines_that_are_no_entries(line: str) -> None:
    assert parse_lexicon(line.encode()) == ()


def test_a_lexicon_that_is_not_utf8_names_its_line() -> None:
    with pytest.raises(UsageError, match="line 2"):
        parse_lexicon(b"a\n" + "代表".encode("gbk"))


def test_a_frequency_beyond_reason_is_refused() -> None:
    with pytest.raises(UsageError, match="line 1"):
        parse_lexicon(f"代表 {2**60}".encode())


def test_a_missing_lexicon_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="/no/such"):
        load_lexicon("/no/such/file")
    assert load_lexicon(None) == ()


def test_stop_words(tmp_path: Path) -> None:
    built_in = load_stopwords()
    assert len(built_in) >= 300
    assert {"的", "以及", "进行"} <= built_in
    assert not {"代表", "监督", "法治", "民生"} & built_in
    path = tmp_path / "stop.txt"
    path.write_text("\ufeff# mine\n代表\n\n监督 \n", encoding="utf-8")
    assert load_stopwords(str(path)) == {"代表", "监督"}
    path.write_bytes("代表".encode("gbk"))
    with pytest.raises(UsageError, match="UTF-8"):
        load_stopwords(str(path))


def test_the_stop_words_have_no_doubles() -> None:
    from importlib.resources import files

    text = (files("npccli") / "data" / "stopwords.txt").read_text(encoding="utf-8")
    words = [line for line in text.splitlines() if line and not line.startswith("# ")]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("tag", ["", "N", "n,v", "*", "名词"])
def test_what_is_no_tag(tag: str) -> None:
    with pytest.raises(UsageError):
        parse_pos([tag])
