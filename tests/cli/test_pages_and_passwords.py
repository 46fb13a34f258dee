"""Every command that reads files takes chosen pages and opens encrypted PDFs."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from npccli.cli.main import main

FIRST = "区人大常委会坚持依法监督，听取审议专项工作报告。"
SECOND = "市法院全年审结案件，法官走访企业，调解纠纷。"
WORD = "open sesame"
ROOT = Path(__file__).resolve().parents[2]

COMMANDS = [
    ["clean"],
    ["sections"],
    ["stats", "--by", "section"],
    ["terms", str(ROOT / "samples/concepts.toml"), "--hits"],
    ["ngrams", "--min-count", "1"],
    ["phrases", "--min-count", "1"],
    ["kwic", "法官"],
    ["collocates", "法官", "--min-count", "1"],
    ["dispersion", "--min-count", "1"],
    ["keyness", "--target", "section=0", "--reference-list", "LIST", "--min-count", "1"],
    ["figures"],
    ["mentions"],
    ["inspect"],
]


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an encrypted PDF of two pages."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1, encrypt=StandardEncryption(WORD))
    for text in (FIRST, SECOND):
        canvas.setFont("STSong-Light", 12)
        for line in range(5):
            canvas.drawString(60, 700 - 20 * line, text)
        canvas.showPage()
    canvas.save()
    path = tmp_path_factory.mktemp("locked") / "two.pdf"
    path.write_bytes(buffer.getvalue())
    return path


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(locked: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command over the file."""

    words = locked.with_name("words.tsv")
    words.write_text("word\tcount\n监督\t3\n法官\t3\n", "utf-8")

    def call(command: list[str], *more: str) -> tuple[int, str, str]:
        command = [str(words) if word == "LIST" else word for word in command]
        code = main([*command, str(locked), *more])
        shown = capfd.readouterr()
        return code, shown.out, shown.err

    return call


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_password_opens_a_file_for_every_command(command: list[str], run: Run) -> None:
    code, out, said = run(command)
    assert code != 0 and "needs a password" in said and FIRST[:4] not in out
    code, _, said = run(command, "--password", WORD)
    assert code == 0, said


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_only_chosen_pages_are_read_by_every_command(command: list[str], run: Run) -> None:
    _, whole, _ = run(command, "--password", WORD)
    code, second, said = run(command, "--password", WORD, "--pages", "2")
    assert code == 0, said
    assert "专项工作" not in second
    assert second != whole or command[0] == "figures"
    code, _, said = run(command, "--password", WORD, "--pages", "3")
    assert code != 0 and "has 2 pages, none of them in 3" in said
    code, _, said = run(command, "--password", WORD, "--pages", "2-1")
    assert code == 2 and "is not a page range" in said
