"""Files that users write: whatever is wrong with one, every reader of it says so alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from npccli.count.concepts import load_concepts
from npccli.count.frequency_list import load_frequency_list
from npccli.count.lexicon import load_lexicon
from npccli.count.stopwords import load_stopwords
from npccli.errors import UsageError
from npccli.figures import load_codebook
from npccli.segment import find_role_set
from npccli.segment.roles import read_role_set

Reader = Callable[[str], object]

READERS: dict[str, Reader] = {
    "codebook": load_codebook,
    "dictionary": load_concepts,
    "frequency list": load_frequency_list,
    "lexicon": load_lexicon,
    "role set": lambda name: read_role_set(Path(name)),
    "stop words": load_stopwords,
}
TOML_READERS = {name: READERS[name] for name in ("codebook", "dictionary", "role set")}


@pytest.mark.parametrize("what", READERS)
def test_a_file_that_cannot_be_read_is_named_with_its_kind(what: str, tmp_path: Path) -> None:
    for name in (str(tmp_path / "missing"), str(tmp_path), "a\0b"):
        with pytest.raises(UsageError) as caught:
            READERS[what](name)
        assert caught.value.message.startswith(f"cannot read the {what} {name}: ")
        assert "Errno" not in caught.value.message
        assert caught.value.hint


@pytest.mark.parametrize("what", READERS)
def test_a_file_in_another_encoding_is_refused_with_the_line(what: str, tmp_path: Path) -> None:
    path = tmp_path / "words"
    path.write_bytes(b"# words\n" + "监督".encode("gbk"))
    with pytest.raises(UsageError, match="line 2: not UTF-8") as caught:
        READERS[what](str(path))
    assert caught.value.hint == "save the file as UTF-8"


@pytest.mark.parametrize("what", TOML_READERS)
@pytest.mark.parametrize(
    ("text", "line"),
    [('["a"]\nwords = ["b"\n', 2), ('["a"]\n\n监督 代表 = 2\n', 3), ('["a"]\nx = "b\n', 2)],
)
def test_what_is_no_toml_is_refused_with_the_line(
    what: str, text: str, line: int, tmp_path: Path
) -> None:
    path = tmp_path / "set.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=f"set.toml, line {line}: not TOML") as caught:
        READERS[what](str(path))
    assert caught.value.hint


def test_chinese_names_need_no_quotes(tmp_path: Path) -> None:
    path = tmp_path / "set.toml"
    path.write_text("[roles.监督]\n执法检查 = 2.0\n", "utf-8")
    assert find_role_set(str(path)).weights == {"执法检查": (("监督", 2.0),)}
    path.write_text('[基层联络站]\nunits = ["个"]\n', "utf-8")
    assert load_codebook(path).indicators[0].name == "基层联络站"


@pytest.mark.parametrize(
    ("page", "reader"), [("sections", READERS["role set"]), ("figures", load_codebook)]
)
def test_the_files_shown_on_the_pages_are_good(page: str, reader: Reader, tmp_path: Path) -> None:
    text = (Path(__file__).parents[1] / f"docs/{page}.md").read_text("utf-8")
    (body,) = re.findall(r"```toml\n(.*?)```", text, flags=re.DOTALL)
    path = tmp_path / "shown.toml"
    path.write_text(body, "utf-8")
    assert reader(str(path))
