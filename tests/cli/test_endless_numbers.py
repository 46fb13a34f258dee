"""A number of thousands of digits, which Python refuses to read, is bad input like any other."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ENDLESS = "9" * 5_000
TEXT = "东川县人大常委会2023年工作综述\n\n常委会听取和审议专项工作报告12项。\n"
Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        pytest.param(["clean", "--pages", ENDLESS], "is not a page range", id="pages"),
        pytest.param(["ngrams", "--size", ENDLESS], "--size: not whole numbers", id="size"),
        pytest.param(["collocates", "监督", "--window", ENDLESS], "--window: not", id="window"),
        pytest.param(["stats", "--top", ENDLESS, "--table", "keywords"], "--top", id="top"),
        pytest.param(["stats", "--lexicon", "lexicon.txt"], "is too large", id="lexicon"),
        pytest.param(["sections", "--roles", "roles.toml"], "roles.toml: not TOML", id="roles"),
        pytest.param(["terms", "terms.toml"], "terms.toml: not TOML", id="terms"),
        pytest.param(["figures", "--codebook", "terms.toml"], "terms.toml: not TOML", id="figures"),
    ],
)
def test_it_is_refused_in_one_line(
    command: list[str], said: str, inside: Run, tmp_path: Path
) -> None:
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    (tmp_path / "lexicon.txt").write_text(f"监督 {ENDLESS}\n", "utf-8")
    (tmp_path / "roles.toml").write_text(f'[roles.a]\n"监督" = {ENDLESS}\n', "utf-8")
    (tmp_path / "terms.toml").write_text(f"[a]\nwords = ['b']\nmore = {ENDLESS}\n", "utf-8")
    done = inside(*command, "page.txt")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1 and said in done.stderr.decode()


def test_it_stands_in_texts_and_records(inside: Run, tmp_path: Path) -> None:
    text = f"{TEXT}\n第{ENDLESS}章、监督。代表依法履职。\n\n{'一' * 5_000}、监督。代表依法履职。\n"
    (tmp_path / "page.txt").write_text(text, "utf-8")
    record = json.loads(inside("sections", "page.txt").stdout.splitlines()[0])
    line = json.dumps({**record, "section": ENDLESS})
    counted = inside("stats", "--by", "section", stdin=line.encode())
    assert (counted.returncode, counted.stderr) == (0, b"")
