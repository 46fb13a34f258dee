"""The same results whoever does the work, and whatever happens to it."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import signal
from collections.abc import Iterator, Sequence
from functools import partial
from multiprocessing import active_children
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from npccli.count import Analysis, Segmenter, Selection
from npccli.count.collocates import CollocateAnalysis
from npccli.count.concepts import load_concepts
from npccli.count.concordance import ConcordanceAnalysis
from npccli.count.conditions import parse_condition
from npccli.count.dispersion import DispersionAnalysis
from npccli.count.frequencies import FrequencyAnalysis
from npccli.count.keyness import KeynessAnalysis
from npccli.count.ngrams import NgramAnalysis
from npccli.count.phrases import PhraseAnalysis
from npccli.count.terms import TermAnalysis
from npccli.errors import UsageError
from npccli.figures.mentions import MentionAnalysis
from npccli.model import Document
from npccli.run.choices import Options
from npccli.run.chunks import make_chunks
from npccli.run.counting import analyse_sources
from npccli.run.engine import Engine, run_here, run_task
from npccli.run.paths import Failure, Input, expand_paths
from npccli.run.pipeline import clean_sources
from npccli.run.processes import run_in_processes

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SEGMENTER = Segmenter()

ANALYSES: dict[str, Analysis[Any]] = {
    "counts": FrequencyAnalysis(("source",), SEGMENTER, "both", examples=2),
    "role": FrequencyAnalysis(("role", "year"), SEGMENTER, "both", examples=2),
    "section": FrequencyAnalysis(("section",), SEGMENTER, "both", diversity=True),
    "tfidf": FrequencyAnalysis(("source",), SEGMENTER, "keywords", measure="tfidf"),
    "textrank": FrequencyAnalysis(("region",), SEGMENTER, "keywords", measure="textrank"),
    "keyness": KeynessAnalysis(SEGMENTER, parse_condition("role=supervision"), examples=2),
    "terms": TermAnalysis(
        ("source",), SEGMENTER, load_concepts(str(SAMPLES / "concepts.toml")), examples=2
    ),
    "ngrams": NgramAnalysis((), SEGMENTER, (2, 3), Selection(min_count=2), examples=2),
    "ngrams by source": NgramAnalysis(("source",), SEGMENTER, (2,), Selection(min_count=2)),
    "collocates": CollocateAnalysis(SEGMENTER, "监督", examples=2),
    "kwic": ConcordanceAnalysis(SEGMENTER, "监督"),
    "kwic first": ConcordanceAnalysis(SEGMENTER, "监督", match="word", top=7),
    "kwic left": ConcordanceAnalysis(SEGMENTER, "监督", sort="left", top=7),
    "dispersion": DispersionAnalysis(SEGMENTER),
    "phrases": PhraseAnalysis(("year",), SEGMENTER, examples=2),
    "mentions": MentionAnalysis(),
}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Input, ...]:
    """Return clean texts, which take least time to read again, and a file that is not there."""
    folder = tmp_path_factory.mktemp("clean")
    for document in clean_sources(expand_paths(sorted(SAMPLES.glob("*.txt"))[:9]).found, Options()):
        assert isinstance(document, Document)
        (folder / Path(document.source.name).name).write_text(document.text, "utf-8")
    names = sorted(folder.glob("*.txt"))
    return expand_paths([*names[:6], "no-such-file.txt", *names[6:]]).found


@pytest.mark.parametrize("name", ANALYSES)
def test_tables_do_not_depend_on_how_the_work_is_divided(
    name: str, inputs: tuple[Input, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    analysis = ANALYSES[name]
    whole = analyse_sources(inputs, analysis, Options())
    assert whole.tables[0].rows
    assert [failure.name for failure in whole.failures] == ["no-such-file.txt"]
    monkeypatch.setattr("npccli.run.engine.make_chunks", partial(make_chunks, size=1))
    assert _same(analyse_sources(inputs, analysis, Options()), whole)
    assert _same(analyse_sources(inputs, analysis, Options(), Engine(2)), whole)


def _same(one: Any, other: Any) -> bool:
    return (one.tables, one.reports, [str(f.error) for f in one.failures]) == (
        other.tables,
        other.reports,
        [str(f.error) for f in other.failures],
    )


def test_an_analysis_crosses_a_process_boundary_with_its_settings() -> None:
    for analysis in ANALYSES.values():
        again = pickle.loads(pickle.dumps(analysis))
        assert type(again) is type(analysis)
        assert again.by == analysis.by


def test_a_process_has_one_segmenter(tmp_path: Path) -> None:
    lexicon = tmp_path / "words.txt"
    lexicon.write_text("全过程人民民主 100 n\n", "utf-8")
    sent = pickle.dumps(Segmenter(lexicon=str(lexicon)))
    lexicon.unlink()  # another machine does not have it
    first, second = pickle.loads(sent), pickle.loads(sent)
    assert first is second
    assert "全过程人民民主" in first.tokens("发展全过程人民民主")


def test_documents_come_in_the_order_of_the_inputs(inputs: tuple[Input, ...]) -> None:
    task = partial(clean_sources, options=Options())
    alone = list(run_here(task, make_chunks(inputs)))
    divided = list(run_in_processes(task, make_chunks(inputs, size=1), 3))
    assert [getattr(each, "text", "") for each in divided] == [
        getattr(each, "text", "") for each in alone
    ]


def _fatal(inputs: Sequence[Input], how: str) -> Iterator[str | Failure]:
    """Yield the names of the inputs; one of them ends the process."""
    for item in inputs:
        if item.name.endswith("fatal"):
            if how == "exit":
                os._exit(3)
            os.kill(os.getpid(), signal.SIGKILL)
        yield item.name


@pytest.mark.parametrize("how", ["exit", "kill"])
def test_a_dead_process_loses_only_its_input(how: str, tmp_path: Path) -> None:
    names = [f"{number}{'fatal' if number in (4, 11) else ''}" for number in range(20)]
    inputs = [Input(name, str(tmp_path / name)) for name in names]
    chunks = make_chunks(inputs, files=3)
    found = list(run_in_processes(partial(_fatal, how=how), chunks, 2))
    assert [each.name if isinstance(each, Failure) else each for each in found] == names
    failed = [each for each in found if isinstance(each, Failure)]
    assert [each.name for each in failed] == ["4fatal", "11fatal"]
    assert "was ended" in failed[0].error.message


def _killed_while_it_answers(inputs: Sequence[Input]) -> Iterator[str | Failure]:
    for item in inputs:
        if item.name == "fatal":
            monkey = pytest.MonkeyPatch()
            monkey.setattr("multiprocessing.connection.Connection._send", _send_half)
        yield item.name * 1000


def _send_half(connection: Connection, data: bytes) -> None:
    os.write(connection.fileno(), data[: len(data) // 2])
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_dies_while_it_answers_loses_only_its_input(tmp_path: Path) -> None:
    inputs = [Input(name, str(tmp_path / name)) for name in ("a", "fatal", "c", "d", "e")]
    found = list(run_in_processes(_killed_while_it_answers, make_chunks(inputs, files=2), 2))
    assert [each if isinstance(each, str) else "failed" for each in found] == [
        *("a" * 1000, "failed", "c" * 1000, "d" * 1000, "e" * 1000)
    ]


def _mistaken(inputs: Sequence[Input]) -> Iterator[str | Failure]:
    for item in inputs:
        if item.name == "timeout":
            raise TimeoutError("by the work itself")
        if item.name == "unsendable":
            yield lambda: None  # type: ignore[misc]
        yield item.name


@pytest.mark.parametrize(
    ("name", "error"),
    [("timeout", TimeoutError), ("unsendable", (AttributeError, pickle.PicklingError))],
)
def test_a_mistake_in_another_process_is_told(
    name: str, error: type[Exception], tmp_path: Path
) -> None:
    inputs = [Input(each, str(tmp_path / each)) for each in ("a", name, "c")]
    with pytest.raises(error) as caught:
        list(run_in_processes(_mistaken, make_chunks(inputs, files=1), 2))
    assert any("Traceback" in note for note in caught.value.__notes__)


def test_no_process_is_left_when_the_reader_stops(tmp_path: Path) -> None:
    before = active_children()
    inputs = [Input(str(number), str(tmp_path / "none")) for number in range(50)]
    results = run_in_processes(_large, make_chunks(inputs, files=1), 2)
    next(results)
    assert set(active_children()) > set(before)
    results.close()  # type: ignore[attr-defined]
    assert set(active_children()) <= set(before)


def _large(inputs: Sequence[Input]) -> Iterator[str | Failure]:
    for _ in inputs:
        yield "x" * (4 << 20)


def _hungry(inputs: Sequence[Input]) -> Iterator[str | Failure]:
    for item in inputs:
        if item.name == "big":
            raise MemoryError
        yield item.name


def test_too_little_memory_loses_only_the_input(tmp_path: Path) -> None:
    inputs = [Input(name, str(tmp_path / name)) for name in ("a", "big", "c")]
    first, failure, last = run_in_processes(_hungry, make_chunks(inputs), 2)
    assert (first, last) == ("a", "c")
    assert isinstance(failure, Failure) and "memory" in failure.error.message


def test_lots_follow_sizes_and_leave_standard_input_alone(tmp_path: Path) -> None:
    for name, size in (("a", 10), ("b", 10), ("c", 100), ("d", 1)):
        (tmp_path / name).write_bytes(b"x" * size)
    inputs = [Input(name, str(tmp_path / name)) for name in "abcd"]
    inputs.insert(1, Input("-"))
    lots = [[item.name for item in chunk.inputs] for chunk in make_chunks(inputs, size=50)]
    assert lots == [["a"], ["-"], ["b", "c"], ["d"]]
    assert [chunk.size for chunk in make_chunks(inputs, size=50)] == [10, 0, 110, 1]


def test_progress_is_told_after_each_lot(inputs: tuple[Input, ...]) -> None:
    told: list[tuple[int, int]] = []
    engine = Engine(2, watch=lambda files, size: told.append((files, size)))
    list(run_task(partial(clean_sources, options=Options()), inputs, engine))
    assert sum(files for files, _ in told) == len(inputs)
    assert sum(size for _, size in told) > 10_000


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"jobs": 0}, "--jobs"),
        ({"name": "spark"}, "no engine"),
        ({"scheduler": "tcp://localhost:1"}, "--scheduler is for"),
    ],
)
def test_wrong_choices_are_refused(choices: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        Engine(**choices)


def test_a_source_that_comes_as_text_and_in_records_is_refused(tmp_path: Path) -> None:
    from npccli.read import section_records
    from npccli.run.pipeline import section_texts

    (text,) = expand_paths([SAMPLES / "newspaper_page.txt"]).found
    (found,) = section_texts([text], Options())
    assert not isinstance(found, Failure)
    records = tmp_path / "records.jsonl"
    lines = (json.dumps(each, ensure_ascii=False) + "\n" for each in section_records(found.reports))
    records.write_text("".join(lines), "utf-8")
    both = expand_paths([SAMPLES / "newspaper_page.txt", records]).found
    with pytest.raises(UsageError, match="comes twice"):
        analyse_sources(both, FrequencyAnalysis(("report",), SEGMENTER), Options())
    twice = expand_paths([records, shutil.copy(records, tmp_path / "again.jsonl")]).found
    with pytest.raises(UsageError, match="comes twice"):
        analyse_sources(twice, FrequencyAnalysis((), SEGMENTER), Options())
