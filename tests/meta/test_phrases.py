"""Every phrase of the interface is there, in three languages, with the same gaps to fill."""

import ast
import re
from pathlib import Path

import pytest

from bot.languages import Language
from bot.rendering.phrases import catalogue

BOT = Path(__file__).resolve().parents[2] / "bot"
GAP = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_a_phrase_has_the_same_gaps_in_each_language(key: str) -> None:
    text = catalogue()[key]
    gaps = {language: sorted(GAP.findall(text.get(language))) for language in Language}
    assert gaps[Language.EN] == gaps[Language.ES] == gaps[Language.HT]


def said_keys() -> set[str]:
    """The literal keys that the code says; keys made from parts are matched by their start."""
    keys = set()
    for path in BOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
                match node.args[0]:
                    case ast.Constant(value=str(key)):
                        keys.add(key)
                    case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]):
                        keys.add(start + "*")
    return keys


def test_every_phrase_that_is_said_exists() -> None:
    known = catalogue()
    for key in said_keys():
        if key.endswith("*"):
            assert any(name.startswith(key[:-1]) for name in known), key
        else:
            assert key in known, key
