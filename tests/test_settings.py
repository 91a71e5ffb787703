from pathlib import Path

import pytest

from bot.settings import SettingsError, load_settings


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISCORD_TOKEN", "SHARD_COUNT", "SHARD_IDS", "DATABASE_URL", "KNOWLEDGE_FOLDER"):
        monkeypatch.delenv(name, raising=False)


def env_file(folder: Path, text: str) -> Path:
    path = folder / ".env"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_everything_has_a_default(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / ".env")
    assert settings.discord_token is None
    assert settings.log_queries


def test_an_empty_line_of_the_example_is_no_setting(tmp_path: Path) -> None:
    path = env_file(tmp_path, "DISCORD_TOKEN=\nSHARD_COUNT=\nSHARD_IDS=\n")
    settings = load_settings(path)
    assert (settings.discord_token, settings.shard_count, settings.shard_ids) == (None, None, None)


def test_the_shipped_example_can_be_used_as_it_is() -> None:
    example = Path(__file__).resolve().parents[1] / ".env.example"
    assert load_settings(example).retention_days == 365


def test_a_token_never_shows_itself(tmp_path: Path) -> None:
    settings = load_settings(env_file(tmp_path, "DISCORD_TOKEN= secret-token \n"))
    assert "secret-token" not in repr(settings)
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == "secret-token"


def test_shards_are_numbers_with_commas(tmp_path: Path) -> None:
    settings = load_settings(env_file(tmp_path, "SHARD_COUNT=4\nSHARD_IDS=0, 1\n"))
    assert settings.shard_ids == (0, 1)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("DISCORD_TOKEN\n", "line 1 is not NAME=value; correct or remove it"),
        ("# fine\n= x\n", "line 2 is not NAME=value"),
        ("RETENTION_DAYS=soon\n", "the setting RETENTION_DAYS cannot be used"),
        ("RETENTION_DAYS=366\n", "the setting RETENTION_DAYS cannot be used"),
        ("SHARD_IDS=0\n", "SHARD_IDS needs SHARD_COUNT"),
        ("SHARD_COUNT=2\nSHARD_IDS=2\n", "every number in SHARD_IDS must be below SHARD_COUNT"),
        ("DISCORD_API_URL=nowhere\n", "the setting DISCORD_API_URL cannot be used"),
    ],
)
def test_a_bad_setting_is_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(env_file(tmp_path, text))
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_text_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_bytes(b"DISCORD_TOKEN=\xff\xfe")
    with pytest.raises(SettingsError, match="is not UTF-8 text"):
        load_settings(path)
