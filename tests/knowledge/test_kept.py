"""Parsed files that are kept for the next start."""

import pytest

from bot.knowledge.kept import KeptDocuments
from bot.knowledge.strict_yaml import YamlError, parse

TEXT = "title: 908.10\nlist:\n  - no\n  -\n"


def kept(*texts: str) -> bytes:
    first = KeptDocuments()
    for text in texts:
        first.parse(text)
    return first.data


def test_what_is_kept_is_what_was_parsed() -> None:
    again = KeptDocuments(kept(TEXT))
    document = again.parse(TEXT)
    assert document.value == parse(TEXT).value == {"title": "908.10", "list": ["no", None]}
    assert document.line(("list", 1)) == 4
    assert not again.changed


def test_another_text_is_parsed_and_the_old_one_forgotten() -> None:
    again = KeptDocuments(kept(TEXT))
    assert again.parse("title: new").value == {"title": "new"}
    assert again.changed
    assert again.data == kept("title: new")


def test_a_fault_is_told_each_time() -> None:
    repeated = "title: one\ntitle: two\n"
    for documents in (KeptDocuments(), KeptDocuments(kept(repeated))):
        assert [fault.line for fault in documents.parse(repeated).faults] == [2]
    with pytest.raises(YamlError):
        KeptDocuments(kept(TEXT)).parse("title: [")
