"""Bad input: long sentences, long numbers, marks without partners; time grows linearly."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npccli.figures.codebook import load_codebook
from npccli.figures.collect import figures_of_report
from npccli.figures.find import find_figures, refusals
from npccli.figures.mentions import count_mentions
from npccli.model import Report, Section

PIECES = {
    "figures": "召开会议12次、座谈会3次，",
    "numerals only": "1234567890",
    "chinese numerals": "一百二十三万四千五百",
    "masks": "x",
    "opening titles": "《",
    "opening quotations": "“",
    "quotations that alternate": "“”《》",
    "brackets": "（",
    "units without numbers": "次件项个名",
    "one clause without an end": "推动代表建议办理工作提质增效",
    "a number far behind": "的",
    "nested titles": "《〈",
    "signs": "，、；：",
    "dashes": "3—",
    "commas in numbers": "1,234,",
    "approximations": "近余多约超",
    "people": "近百万各族群众",
    "relative clauses": "5件代表提出的",
    "spaces": "3 件 ",
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_time_grows_with_the_length(piece: str) -> None:
    find_figures("召开会议3次。")  # load the word lists

    def seconds(size: int) -> float:
        text = (piece * size)[: len("召开") * size * 2] + "共召开会议12次。"
        best = 9.0
        for _ in range(3):
            start = process_time()
            find_figures(text)
            refusals(text)
            best = min(best, process_time() - start)
        return best

    small, large = seconds(1_500), seconds(12_000)
    # Eight times the length: 64 times the time would be quadratic.
    assert large < 24 * max(small, 0.004)


def test_figures_in_a_very_long_sentence_are_still_found() -> None:
    text = "，".join(f"第{n}项安排已落实，召开座谈会{n}次" for n in range(1, 900))
    found = find_figures(text)
    assert [figure.value for figure in found] == list(range(1, 900))
    assert {figure.indicator for figure in found} == {"座谈会"}


@pytest.mark.parametrize("size", [19, 40, 400, 5_000])
def test_a_number_of_many_digits_is_a_code(size: int) -> None:
    assert find_figures(f"收到{'7' * size}件，办结3件。")[0].value == 3
    assert find_figures(f"收到{'七' * size}件。") == ()
    assert find_figures(f"占{'9' * size}.5%。") == ()


def test_a_huge_power_is_a_number() -> None:
    (figure,) = find_figures("总额达999999999999999999万亿亿元。")
    assert figure.value == 999999999999999999 * 10**20


ALPHABET = (
    "召开会议代表建议件次个项名人%％万亿余多近约xX×一二十百0１2.,，。、；：“”‘’《》（）()-—"
    "至到第届年月日 \t\n的和占率增长下降分别"
)


@given(st.text(alphabet=ALPHABET, max_size=60))
def test_any_text_gives_figures_that_lie_in_it(text: str) -> None:
    for figure in find_figures(text):
        start, end = figure.span
        assert 0 <= figure.sentence[0] <= start < end <= figure.sentence[1] <= len(text)
        assert figure.raw
        for span in (figure.action_span, figure.indicator_span):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


@given(st.text(max_size=40))
def test_any_characters_do_no_harm(text: str) -> None:
    find_figures(text)
    section = Section("0", 1, None, "none", (), "other", 0.0, (text,), (1, 1))
    count_mentions(Report("-", 1, *(None,) * 8, (section,)))


@pytest.mark.parametrize("piece", ["《", "《条例", "》", "《〈》", "省市县", "（草案）"])
def test_mentions_take_time_in_proportion(piece: str) -> None:
    def seconds(size: int) -> float:
        section = Section("0", 1, None, "none", (), "other", 0.0, (piece * size,), (1, 1))
        report = Report("-", 1, *(None,) * 8, (section,))
        start = process_time()
        count_mentions(report)
        return process_time() - start

    seconds(10)
    assert seconds(8_000) < 24 * max(seconds(1_000), 0.004)


def test_a_sentence_is_copied_and_searched_once_for_all_its_figures() -> None:
    searched: list[str] = []

    class Watched(str):
        def __contains__(self, word: object) -> bool:
            searched.append(str(word))
            return super().__contains__(str(word))

    clauses = [f"收到代表建议{n}件" for n in range(10, 400)]
    section = Section(
        "1", 1, None, "none", (), "other", 0.0, ("前言。 " + "，".join(clauses),), (1, 1)
    )
    report = Report("a", 1, *[None] * 8, sections=(section,))  # type: ignore[misc, arg-type]
    codebook = load_codebook()
    figures = list(figures_of_report(report, codebook))
    assert [figure.value for figure in figures] == list(range(10, 400))
    assert len({id(figure.sentence) for figure in figures}) == 1
    sentence = Watched(figures[0].sentence)
    for _ in figures:
        codebook.canonical("办复率", "办复", "%", sentence)
    assert 0 < len(searched) < 10
