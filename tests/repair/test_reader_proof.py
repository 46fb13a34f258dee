"""The proof of a laid-out text begins with what its pages show."""

from dataclasses import replace

from npccli.model import Dropped, Extraction, Source
from npccli.repair import Settings, repair_extraction
from npccli.repair.ledger import prove


def test_characters_of_the_pages_are_in_the_text_or_listed() -> None:
    source = Source("a.pdf", "0", "pdf")
    page = Extraction(
        source, "依法监督。\n", dropped=(Dropped("running head", 1, "汇编"),), drawn=7
    )
    proof = prove(page, repair_extraction(page), Settings())
    assert (proof.reads, proof.left_out, proof.holds) == (True, 2, True)
    lost = replace(page, dropped=())
    proof = prove(lost, repair_extraction(lost), Settings())
    assert (proof.reads, proof.holds) == (False, False)


def test_a_text_without_pages_has_nothing_to_show() -> None:
    plain = Extraction(Source("a.txt", "0", "text"), "依法监督。\n")
    proof = prove(plain, repair_extraction(plain), Settings())
    assert proof.reads is None and proof.holds
