"""A mock without a spec agrees with everything, so a test that uses one cannot fail."""

import ast
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
MOCKS = {"Mock", "MagicMock", "AsyncMock", "NonCallableMock"}


def test_every_mock_has_a_spec() -> None:
    bare = []
    for path in TESTS.rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                keywords = {keyword.arg for keyword in node.keywords}
                if name in MOCKS and not keywords & {"spec", "spec_set"}:
                    bare.append(f"{path.name}:{node.lineno}")
    assert bare == []
