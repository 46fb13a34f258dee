"""Reading order, paragraphs and furniture, on pages that are made of glyphs here."""

from collections.abc import Iterable

import pytest

from npccli.read.layout import PageContent, Run, compose_pages

BODY, STEP = 10.0, 14.0
FULL = "常委会坚持依法监督推动解决群众关心的问题"


def write(
    text: str,
    x: float,
    y: float,
    size: float = BODY,
    pitch: float | None = None,
    font: str = "song",
) -> list[Run]:
    """Return glyphs from left to right; ASCII is half as wide; a space is only a gap."""
    glyphs = []
    for character in text:
        width = size if ord(character) > 0xFF else size / 2
        if character != " ":
            top = y - 0.88 * size
            glyphs.append(Run(character, x, x + width, top, y + 2, y, size, font, font == "hei"))
        x += pitch or width
    return glyphs


def column(lines: Iterable[str], x: float, y: float) -> list[Run]:
    """Return lines one below the other; a full-width space sets a line in."""
    glyphs = []
    for index, line in enumerate(lines):
        indent = BODY * (len(line) - len(line.lstrip("　")))
        glyphs += write(line.lstrip("　"), x + indent, y + index * STEP)
    return glyphs


def read(*pages: list[Run], width: float = 600, height: float = 800) -> list[str]:
    contents = [
        PageContent(number, width, height, tuple(glyphs)) for number, glyphs in enumerate(pages, 1)
    ]
    return compose_pages(contents).text.rstrip("\n").split("\n\n")


def spaced(paragraphs: Iterable[list[str]], space: float) -> list[Run]:
    """Return paragraphs without indents, each so far below the line before."""
    glyphs, y = [], 100.0
    for lines in paragraphs:
        glyphs += column(lines, 100, y)
        y += (len(lines) - 1) * STEP + space
    return glyphs


RAGGED = [
    [FULL, "办理代表建议一百二十六件，办结了一百件。", FULL, "群众更加满意。"],
    ["全年开展执法检查九次，听取专项报告八项。", FULL, "面貌一新。"],
    [FULL, "代表更加踊跃。"],
    ["接待群众两千人次，收到意见四百余条。", FULL, "答复了全部。"],
]


@pytest.mark.parametrize("up", [3.0, 6.0, 9.0])
def test_the_mark_of_a_footnote_stands_in_its_line_however_high_it_is_set(up: float) -> None:
    before, behind = FULL[:12], FULL[12:]
    page = column([FULL], 100, 100)
    page += write(before, 100, 100 + STEP)
    page += write("2", 220, 100 + STEP - up, size=5)
    page += write(behind + "。", 222.5, 100 + STEP)
    assert read(page) == [f"{FULL}{before}²{behind}。"]


def test_the_marks_before_notes_stand_before_their_own_ones() -> None:
    page = column([FULL, "。"], 100, 100)
    for number, y in enumerate((600.0, 614.0), 1):
        page += write(str(number), 110, y - 8.8, size=5) + write("由县统计局核算。", 112.5, y)
    assert read(page)[1:] == ["¹由县统计局核算。", "²由县统计局核算。"]


def test_small_words_above_a_line_are_no_marks() -> None:
    page = write(FULL[:10], 100, 100) + write("附注", 200, 91, size=5) + write("。", 200, 100)
    assert f"{FULL[:10]}。" in read(page)


def test_paragraphs_parted_by_space_go_on_at_lines_that_end_with_a_mark() -> None:
    joined = ["".join(lines) for lines in RAGGED]
    assert read(spaced(RAGGED, 1.3 * STEP)) == joined
    assert read(spaced(RAGGED, STEP)) != joined


def test_short_lines_between_spaced_paragraphs_stay_lines() -> None:
    names = ["代表团团长", "代表团副团长", "一、审议报告", "二、审查预算"]
    paragraphs = [*RAGGED, names]
    assert read(spaced(paragraphs, 1.3 * STEP))[-4:] == names


HEADING = write("着力打造“四个机关”", 100, 100, 16)


@pytest.mark.parametrize(
    ("glyphs", "text"),
    [
        pytest.param(HEADING * 2, "着力打造“四个机关”", id="run by run, one place"),
        pytest.param(
            [copy for each in HEADING for copy in (each, each._replace(left=each.left + 0.4))],
            "着力打造“四个机关”",
            id="glyph by glyph, a little beside",
        ),
        pytest.param(
            HEADING
            + [g._replace(left=g.left + 1.9, right=g.right + 1.9, baseline=102) for g in HEADING],
            "着力打造“四个机关”",
            id="a shadow",
        ),
        pytest.param(HEADING * 8, "着力打造“四个机关”", id="eight times"),
        pytest.param(
            write("点点滴滴，许许多多", 100, 100), "点点滴滴，许许多多", id="refuse: words"
        ),
        pytest.param(write("falls 2024……", 100, 100), "falls 2024……", id="refuse: letters, dots"),
        pytest.param(
            write("研究研究", 100, 100) + write("研究研究", 100, 114),
            "研究研究研究研究",
            id="refuse: lines",
        ),
    ],
)
def test_what_was_drawn_over_itself_comes_out_once(glyphs: list[Run], text: str) -> None:
    assert "".join(read(glyphs)) == text


@pytest.mark.parametrize(
    ("end", "begin", "between"),
    [
        pytest.param("Report", "Number", " ", id="two words"),
        pytest.param("report,", "number", "", id="refuse: behind a mark"),
        pytest.param("202", "345", "", id="refuse: one number"),
        pytest.param("监督", "Number", "", id="refuse: Han and Latin"),
    ],
)
def test_a_space_between_lines_of_a_paragraph(end: str, begin: str, between: str) -> None:
    taken = sum(1 if ord(character) > 0xFF else 0.5 for character in end)
    first = f"　　{FULL[: int(18 - taken)]}{end}"
    lines = [first, f"{begin}{FULL[:17]}", f"　　{FULL[:18]}", FULL, FULL, FULL]
    text = "".join(read(column(lines, 100, 100)))
    assert f"{end}{between}{begin}" in text


def test_columns_are_read_one_after_the_other_and_joined() -> None:
    left = column(["　　" + FULL[:18], FULL, FULL + "，"], 50, 100)
    right = column([FULL, FULL[:9] + "。", "　　" + FULL[:17] + "。"], 290, 100)
    mixed = [glyph for pair in zip(left, right, strict=False) for glyph in pair]
    rest = left[len(right) :] + right[len(left) :]
    expected = [FULL[:18] + FULL * 2 + "，" + FULL + FULL[:9] + "。", FULL[:17] + "。"]
    assert read([*left, *right]) == expected
    assert read([*right, *left]) == expected
    assert read(sorted(mixed + rest, key=lambda each: (each.baseline, each.left))) == expected


def test_a_title_below_or_within_its_article_comes_first() -> None:
    lead = column(["　　" + FULL[:18], FULL, FULL[:8] + "。"], 50, 60)
    lead += column(["　　" + FULL[:18], FULL, FULL[:9] + "。"], 290, 60)
    title = write("凝心聚力谱新篇", 130, 150, 34)
    byline = write("本报记者张三", 220, 172, 9)
    found = read([*lead, *title, *byline])
    assert found[:2] == ["凝心聚力谱新篇", "本报记者张三"]
    assert len(found) == 4


def test_a_heading_is_no_title_where_titles_have_subtitles() -> None:
    def two_columns(top: float, end: int) -> list[Run]:
        lines = ["　　" + FULL[:18], FULL, FULL[:end] + "。"]
        return [*column(lines, 50, top), *column(lines, 290, top)]

    first = write("凝心聚力谱新篇", 130, 60, 34) + write("——甲县综述", 200, 84, 14)
    heading = write("代表工作", 150, 275, 15.5, font="hei")
    second = write("实干笃行启新程", 130, 385, 34) + write("——乙县综述", 200, 409, 14)
    texts = [two_columns(120, 8), two_columns(215, 7), two_columns(295, 6)]
    found = read([*first, *texts[0], *texts[1], *heading, *texts[2], *second])
    paragraphs = [FULL[:18] + FULL + FULL[:end] + "。" for end in (8, 8, 7, 7, 6, 6)]
    assert found == [
        *("凝心聚力谱新篇", "——甲县综述", *paragraphs[:2]),
        *("实干笃行启新程", "——乙县综述", *paragraphs[2:4]),
        *("代表工作", *paragraphs[4:]),
    ]


@pytest.mark.parametrize("rest", [[FULL, FULL[:9] + "。"], [FULL[:12] + "。"]])
def test_a_line_or_two_have_a_column_of_their_own(rest: list[str]) -> None:
    left = column(["　　" + FULL[:18], *[FULL] * 12], 50, 100)
    found = read([*left, *column(rest, 290, 100)])
    assert "".join(found) == FULL[:18] + FULL * 12 + "".join(rest)


def test_a_heading_let_into_the_columns_comes_before_its_text() -> None:
    left = column(["　　" + FULL[:18], FULL, FULL, FULL], 50, 100)
    heading = write("代表工作", 350, 104, 16, font="hei")
    right = column([FULL, FULL[:9] + "。"], 290, 128)
    assert read([*left, *heading, *right]) == [
        "代表工作",
        FULL[:18] + FULL * 4 + FULL[:9] + "。",
    ]


@pytest.mark.parametrize(
    ("glyphs", "text"),
    [
        pytest.param(write("全力支持和保障", 50, 100, pitch=16), "全力支持和保障", id="stretched"),
        pytest.param(
            write("履职为民显担当  实干争先促发展", 50, 100, 20),
            "履职为民显担当 实干争先促发展",
            id="headline",
        ),
        pytest.param(write("in 2024 the work", 50, 100), "in 2024 the work", id="words"),
        pytest.param(
            write("常住人口", 50, 100) + write("3", 90, 95, 5) + write("1761万", 92.5, 100),
            "常住人口³1761万",
            id="the mark of a note is no digit of the number",
        ),
        pytest.param(
            write("项目", 50, 100) + write("120", 150, 100) + write("35", 250, 100),
            "项目\t120\t35",
            id="the row of a table",
        ),
    ],
)
def test_spaces_are_told_by_the_gaps(glyphs: list[Run], text: str) -> None:
    assert read(glyphs) == [text]


def test_heads_feet_and_page_numbers_are_left_out_and_listed() -> None:
    pages = []
    for number in range(1, 5):
        head = write("人大常委会工作汇编", 200, 40, 9)
        foot = write(f"— {number} —", 280, 780, 9)
        pages.append([*head, *column(["　　" + FULL[:18], FULL, FULL], 150, 100 + number), *foot])
    contents = [PageContent(n, 600, 800, tuple(glyphs)) for n, glyphs in enumerate(pages, 1)]
    found = compose_pages(contents)
    assert "汇编" not in found.text and "—" not in found.text
    reasons = [(each.page, each.reason) for each in found.dropped]
    assert len(reasons) == 8 and (3, "page number") in reasons and (3, "running head") in reasons
    assert len(found.page_starts) == 4


def test_short_lines_of_a_list_are_settled() -> None:
    glyphs = column(
        ["　　" + FULL[:18], FULL[:12] + "：", "　　主任，", "　　副主任若干人。"], 50, 100
    )
    found = compose_pages([PageContent(1, 600, 800, tuple(glyphs))])
    assert found.text.endswith("：\n\n主任，\n\n副主任若干人。\n")
    assert len(found.settled) == 2


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        pytest.param(
            [
                "　　" + FULL[:18],
                FULL[:19] + "。",
                "推动代表工作提质增效",
                "　　" + FULL[:18],
                FULL,
            ],
            [FULL[:18] + FULL[:19] + "。", "推动代表工作提质增效", FULL[:18] + FULL],
            id="a heading at the edge of the column behind a full last line",
        ),
        pytest.param(
            ["　　" + FULL[:18], FULL[:19] + "。", "群众十分满意。", "　　" + FULL[:18], FULL],
            [FULL[:18] + FULL[:19] + "。群众十分满意。", FULL[:18] + FULL],
            id="refuse: a last sentence on a short line",
        ),
        pytest.param(
            ["　　" + FULL[:18], FULL[:12] + "。", "（一）" + FULL[:17], "　　" + FULL[:17] + "。"],
            [FULL[:18] + FULL[:12] + "。", "（一）" + FULL[:17], FULL[:17] + "。"],
            id="a numbered heading as wide as its column, above an indented text",
        ),
    ],
)
def test_headings_in_the_face_of_the_text(lines: list[str], paragraphs: list[str]) -> None:
    assert read(column(lines, 50, 100)) == paragraphs


def test_vertical_writing_is_read_from_right_to_left() -> None:
    glyphs = []
    for index, line in enumerate((FULL, FULL[::-1], FULL[:9])):
        for step, character in enumerate(line):
            x, y = 500 - 18 * index, 100 + 10 * step
            glyphs.append(Run(character, x, x + 10, y - 9, y + 1, y, 10, "song", False))
    assert "".join(read(glyphs)) == FULL + FULL[::-1] + FULL[:9]


def test_no_glyph_is_lost() -> None:
    glyphs = [g for i in range(40) for g in write(FULL[i % 20 :], 17 * i % 400, 20 + 31 * i % 700)]
    found = compose_pages([PageContent(1, 600, 800, tuple(glyphs))])
    left_out = sum(len(each.text) for each in found.dropped)
    assert sum(not c.isspace() for c in found.text) + left_out == len(glyphs)


def test_larger_lines_are_marked_as_headings_and_the_one_largest_as_title() -> None:
    lines = write("县人大常委会工作", 100, 60, 15)
    for part in range(3):
        lines += write(f"第{'甲乙丙'[part]}部分", 100, 100 + 100 * part, 13)
        lines += column(["　　" + FULL[:18], FULL, FULL], 50, 120 + 100 * part)
    found = compose_pages([PageContent(1, 600, 800, tuple(lines))])
    by_number = {line.number: line.text for line in found.lines}
    assert [(by_number[number], level) for number, level in found.headings] == [
        ("县人大常委会工作", 0),
        ("第甲部分", 1),
        ("第乙部分", 1),
        ("第丙部分", 1),
    ]


def test_a_head_that_changes_with_the_chapter() -> None:
    heads = ["强化监督", "代表工作", "自身建设"]
    pages = [
        write(head, 250, 40, 8) + column([FULL, FULL, FULL, FULL[:9] + "。"], 100, 100)
        for head in heads
    ]
    assert not set(heads) & set(read(*pages))


def test_the_first_line_in_the_type_of_the_text_is_no_head() -> None:
    heads = ["强化监督", "代表工作", "自身建设"]
    pages = [
        write(head, 100, 40) + column([FULL, FULL, FULL, FULL[:9] + "。"], 100, 100)
        for head in heads
    ]
    assert set(heads) <= set(read(*pages))


def hanging(items: Iterable[str], x: float, y: float) -> list[Run]:
    """Return items of a list whose second lines are set in by one and a half characters."""
    glyphs = []
    for item in items:
        glyphs += write(item[:21], x, y)
        y += STEP
        if item[21:]:
            glyphs += write(item[21:], x + 1.5 * BODY, y)
            y += STEP
    return glyphs


def test_items_that_hang_and_count_on() -> None:
    text = [["　　" + FULL[:18], FULL[:9] + "。"][n % 2] for n in range(6)]
    items = [
        "1." + FULL[:12] + "。",
        "2." + FULL[:19] + FULL[:12] + "。",
        "3." + FULL[:19] + FULL[:9] + "。",
    ]
    page = column(text, 100, 100) + hanging(items, 100, 100 + 7 * STEP)
    assert read(page)[-3:] == items


def test_the_day_below_a_signature() -> None:
    text = [["　　" + FULL[:18], FULL[:9] + "。"][n % 2] for n in range(6)]
    page = (
        column(text, 100, 100) + write("某县人大常委会", 230, 200) + write("2025年1月9日", 230, 214)
    )
    assert read(page)[-2:] == ["某县人大常委会", "2025年1月9日"]
