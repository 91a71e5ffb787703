"""What the documents say is what the code does."""

import re
from pathlib import Path

from bot.querylog.tables import metadata
from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_setting_is_in_the_example_and_in_the_readme() -> None:
    example, readme = read(".env.example"), read("README.md")
    for name in map(str.upper, Settings.model_fields):
        assert re.search(rf"^{name}=", example, re.MULTILINE), name
        assert f"`{name}`" in readme, name


def test_the_example_names_no_setting_that_is_none() -> None:
    known = set(map(str.upper, Settings.model_fields))
    assert set(re.findall(r"^([A-Z_]+)=", read(".env.example"), re.MULTILINE)) == known


def test_every_column_is_named_in_the_privacy_document() -> None:
    privacy = read("PRIVACY.md")
    for table in metadata.sorted_tables:
        assert f"`{table.name}`" in privacy
        for column in table.columns:
            assert f"`{column.name}`" in privacy, f"{table.name}.{column.name}"


def test_no_column_could_hold_who_asked() -> None:
    columns = {column.name for table in metadata.sorted_tables for column in table.columns}
    assert not {name for name in columns if re.search("user|author|member|name_of|message", name)}


def test_the_readme_commands_are_the_ones_that_are_run() -> None:
    readme, ci = read("README.md"), read(".ci/run")
    assert "python -m pip install . && python -m bot\n" in readme
    assert 'python -m pip install -e ".[dev]" && python -m pytest\n' in readme
    assert "README.md" in ci, "CI takes the test command from the README itself"
