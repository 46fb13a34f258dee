import itertools
import json
import pickle
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npccli.count import SEGMENTERS, Segmenter
from npccli.count.dictionary import dictionary_path, load_dictionary
from npccli.cutter import DOUBLE_COUNTED, new_cutter
from npccli.errors import UsageError

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"

FAST = Segmenter("rjieba")
REFERENCE = Segmenter("jieba")

RARE = "㐀䶵鿖鿿豈更﨎𠀀𪜀𫝀丽𰀀龘龖鱻靐齉爩"
FRAGMENTS = st.one_of(
    st.text(alphabet="aZ09.-_%+#&", min_size=1, max_size=6),
    st.text(alphabet="０９．％ａＺ，。“”《》（）　\t\r\n", min_size=1, max_size=3),
    st.text(alphabet=RARE, min_size=1, max_size=3),
    st.text(
        alphabet="😀👨‍👩‍👧é\u0301ñ한국かなカγ㎡①Ⅳ〇々·…—\u200b\ue000\x1c\x00",
        min_size=1,
        max_size=3,
    ),
    st.text(
        alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=5
    ),
    st.sampled_from(
        [
            "人大常委会",
            "代表",
            "建议",
            "监督",
            "研究",
            "生命",
            "起源",
            "办结率",
            "增长",
            "个百分点",
            "第十四届",
            "C++",
            "AT&T",
            "T恤",
            "A股",
            "高质量",
            "常委",
            "委会",
            "大常",
            "一府一委两院",
            "主任",
            "2023年",
            "3.5%",
            "1+8",
            "v1.2.3",
            "2023-12-01",
            "a_b",
        ]
    ),
)
MIXED = st.lists(FRAGMENTS, max_size=12).map("".join)


@settings(max_examples=1000, deadline=None)
@given(MIXED)
def test_both_engines_give_the_same_tokens_of_any_mixture(text: str) -> None:
    tokens = FAST.tokens(text)
    assert tokens == REFERENCE.tokens(text)
    assert "".join(tokens) == text
    assert FAST.count_tokens(text) == Counter(tokens) == REFERENCE.count_tokens(text)


def test_the_lines_of_a_long_text_are_counted_as_the_whole() -> None:
    lines = ["听取和审议工作报告3.5%\r\n", "\n", "  \n\n\r", "\u3000代表\n建议2023-12-01\n"]
    text = "".join(lines[index % 4] * (1 + index % 3) for index in range(9000)) + "监督"
    assert len(text) > 100_000
    assert FAST.count_tokens(text) == Counter(REFERENCE.tokens(text))


def test_both_engines_give_the_same_tokens_of_every_short_ascii_run() -> None:
    runs = ["".join(run) for n in range(1, 6) for run in itertools.product("a1.-_%+", repeat=n)]
    different = [run for run in runs if FAST.tokens(run) != REFERENCE.tokens(run)]
    assert different == []
    everything = "、".join(runs)
    assert FAST.tokens(everything) == REFERENCE.tokens(everything)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("2023-12-01", "2023 - 12 - 01"),
        ("v1.2.3-b_4", "v1.2 . 3 - b _ 4"),
        ("增长3.5%", "增长 3.5%"),
        ("C++和AT&T", "C++ 和 AT&T"),
        ("1+8机制", "1 + 8 机制"),
        ("㐀㐁区", "㐀 㐁 区"),
        ("a\r\nb", "a \r\n b"),
    ],
    ids=lambda value: repr(value),
)
@pytest.mark.parametrize("name", SEGMENTERS)
def test_known_tokens(name: str, text: str, tokens: str) -> None:
    assert {"rjieba": FAST, "jieba": REFERENCE}[name].tokens(text) == tokens.split(" ")


def test_a_lone_surrogate_is_a_token() -> None:
    assert FAST.tokens("代表\ud800建议") == REFERENCE.tokens("代表\ud800建议")


def _real_texts() -> list[Path]:
    folders = ("seeds", "gold", "real/reports", "real/newspaper")
    return sorted(path for name in folders for path in (SHARED / name).glob("*.txt"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real documents are not beside the repository")
def test_both_engines_give_the_same_tokens_of_real_documents() -> None:
    total = 0
    for path in _real_texts():
        text = path.read_text(encoding="utf-8")
        tokens = FAST.tokens(text)
        assert tokens == REFERENCE.tokens(text), path.name
        total += len(tokens)
    assert total > 100_000


def test_both_engines_give_the_same_tokens_of_the_samples() -> None:
    for path in sorted((ROOT / "samples").rglob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="replace")
        assert FAST.tokens(text) == REFERENCE.tokens(text), path.name


WORDS = st.sampled_from(
    [
        "代表建议",
        "清溪区",
        "代表",
        "建议",
        "研究",
        "监督",
        "人大",
        "江大桥",
        "大桥",
        "的",
        "GB-T",
        "2023-12",
        "5G",
        "乡村",
        "兴起",
        "常委",
        "大常委",
        "㐀区",
        "龘龖",
        "鱻",
        "两高",
        "民生实",
        "实事",
        "办理好",
        "New_York",
        "李",
        "小",
        "云",
    ]
)
ENTRIES = st.lists(
    st.tuples(
        WORDS, st.none() | st.sampled_from([0, 0, 1, 3, 500, 90_000]), st.sampled_from(["n", "v"])
    ),
    max_size=6,
)


@settings(max_examples=8, deadline=None)
@given(ENTRIES, st.lists(WORDS | FRAGMENTS, max_size=12).map("".join))
def test_lexicons_work_alike_in_both_engines(
    tmp_path_factory: pytest.TempPathFactory,
    entries: list[tuple[str, int | None, str]],
    text: str,
) -> None:
    path = tmp_path_factory.mktemp("lexicon") / "words.txt"
    lines = [f"{word}{'' if n is None else f' {n}'} {tag}\n" for word, n, tag in entries]
    path.write_text("".join(lines), encoding="utf-8")
    fast, reference = (Segmenter(name, str(path)) for name in SEGMENTERS)
    probe = text + "江大桥代表建议清溪区民生实事办理好5G"
    assert fast.tokens(probe) == reference.tokens(probe)


def test_suggested_frequencies_are_those_of_jieba() -> None:
    import jieba

    plain = jieba.Tokenizer()
    plain.FREQ, plain.total = plain.gen_pfdict(plain.get_dict_file())
    plain.initialized = True
    from npccli.count.engines import _Vocabulary
    from npccli.count.lexicon import Entry

    vocabulary = _Vocabulary(new_cutter(), load_dictionary())
    for word in ("全过程人民民主", "一府一委两院", "鱻鱻", "GB-T", "代表", "全过程", "数字人大"):
        plain.add_word(word)
        vocabulary.add(Entry(word))
        assert vocabulary.frequencies[word] == plain.FREQ[word], word


def test_a_forbidden_word_does_not_reach_other_segmenters(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("人民代表大会 0\n", encoding="utf-8")
    for name in SEGMENTERS:
        assert "人民代表大会" not in Segmenter(name, str(path)).tokens("人民代表大会制度")
        assert "人民代表大会" in Segmenter(name).tokens("人民代表大会制度")


def test_the_built_in_lexicon_is_opt_in() -> None:
    assert len(Segmenter().tokens("全过程人民民主")) > 1
    assert Segmenter(lexicon="default").tokens("全过程人民民主") == ["全过程人民民主"]


def test_every_term_of_the_built_in_lexicon_is_found_and_was_not_before() -> None:
    from npccli.count import load_lexicon

    terms = [entry.word for entry in load_lexicon("default")]
    assert len(terms) == len(set(terms)) >= 150
    own = Segmenter(lexicon="default")
    assert [term for term in terms if own.tokens(term) != [term]] == []
    assert [term for term in terms if FAST.tokens(term) == [term]] == []


@pytest.mark.parametrize(
    ("word", "tag"),
    [("监督", "vn"), ("2.5%", "m"), ("１２", "m"), ("五百二十", "m"), ("App", "eng"), ("，", "x")],
)
def test_tags(word: str, tag: str) -> None:
    assert FAST.tag(word) == tag


def test_the_tag_of_the_lexicon_comes_first(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("监督 9 zz\n城关街道\n", encoding="utf-8")
    segmenter = Segmenter(lexicon=str(path))
    assert [segmenter.tag("监督"), segmenter.tag("城关街道")] == ["zz", "x"]


def test_a_segmenter_can_be_sent_to_another_process() -> None:
    copy = pickle.loads(pickle.dumps(Segmenter("jieba", "default")))
    assert (copy.name, copy.lexicon) == ("jieba", "default")


def test_an_unknown_segmenter_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="rjieba"):
        Segmenter("pkuseg")


def test_the_total_of_jieba_counts_a_double_word_twice() -> None:
    fields = dictionary_path().read_text(encoding="utf-8").split()
    words = dict(zip(fields[::3], map(int, fields[1::3]), strict=True))
    assert sum(map(int, fields[1::3])) - sum(words.values()) == DOUBLE_COUNTED


@pytest.mark.parametrize("name", SEGMENTERS)
def test_quiet_and_without_pkg_resources_or_a_temporary_folder(name: str, tmp_path: Path) -> None:
    program = (
        "import sys, json; sys.modules['pkg_resources'] = None\n"
        "from npccli.count import Segmenter\n"
        f"print(json.dumps(Segmenter({name!r}).tokens('依法监督')))\n"
        "import rjieba; print(len(rjieba.cut('依法监督')))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True,
        check=False,
        text=True,
        env={"TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.stderr == ""
    assert json.loads(done.stdout.splitlines()[0]) == ["依法", "监督"]
    assert list(tmp_path.iterdir()) == []


def test_importing_count_loads_no_dictionary() -> None:
    program = "import sys, npccli.count, npccli.show\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    heavy = {"jieba", "rjieba", "rich", "openpyxl", "opencc", "chardet", "wcwidth"}
    assert heavy.isdisjoint(done.stdout.split())
