"""Everything that can be configured, from the environment and a `.env` file."""

from pathlib import Path
from typing import Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    HttpUrl,
    SecretStr,
    ValidationError,
    WebsocketUrl,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class SettingsError(ValueError):
    """A setting that cannot be used; the message is one sentence that says what to do."""


def _split_numbers(value: object) -> object:
    if isinstance(value, str):
        return tuple(part for part in value.replace(",", " ").split() if part)
    return value


def _without_spaces(token: SecretStr | None) -> SecretStr | None:
    if token is None or not token.get_secret_value().strip():
        return None
    return SecretStr(token.get_secret_value().strip())


class Settings(BaseSettings):
    """The settings of one process. Every field is described in `.env.example`."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,
    )

    discord_token: Annotated[SecretStr | None, AfterValidator(_without_spaces)] = Field(
        default=None, description="The bot's token from the Discord developer portal."
    )
    knowledge_folder: Path | None = Field(
        default=None, description="A knowledge base of your own; empty: the shipped one."
    )
    database_url: str = Field(
        default="sqlite+aiosqlite:///mile-zero.sqlite3",
        description="Where the query log is kept; PostgreSQL: postgresql+asyncpg://...",
    )
    log_queries: bool = Field(default=True, description="false: keep no query log at all.")
    server_key_secret: SecretStr | None = Field(
        default=None,
        description="Key of the hash that stands for a server; empty: one is made and kept.",
    )
    retention_days: int = Field(
        default=365, ge=1, le=365, description="Rows of the query log older than this are deleted."
    )
    shard_count: int | None = Field(
        default=None, ge=1, description="Shards in all; empty: automatic."
    )
    shard_ids: Annotated[tuple[int, ...] | None, NoDecode, BeforeValidator(_split_numbers)] = Field(
        default=None, description="Shards of this process, such as 0,1; needs SHARD_COUNT."
    )
    discord_api_url: HttpUrl | None = Field(
        default=None, description="Another REST address, such as a proxy's; ends in /api/v10."
    )
    discord_gateway_url: WebsocketUrl | None = Field(
        default=None, description="Another gateway address, such as a gateway proxy's."
    )
    message_content: bool = Field(
        default=False,
        description="true: the message content intent is enabled in the portal, so servers may "
        "let the bot listen in a channel.",
    )
    cooldown_seconds: float = Field(
        default=3.0, ge=0, le=600, description="How long a person waits between two questions."
    )

    @model_validator(mode="after")
    def _shards_fit(self) -> "Settings":
        if self.shard_ids is not None:
            if self.shard_count is None:
                raise ValueError("SHARD_IDS needs SHARD_COUNT; set both or neither")
            if any(not 0 <= number < self.shard_count for number in self.shard_ids):
                raise ValueError("every number in SHARD_IDS must be below SHARD_COUNT")
        return self


def load_settings(env_file: Path | None = Path(".env")) -> Settings:
    """The settings of this process. Raises SettingsError with one clear sentence."""
    if env_file is not None and env_file.is_file():
        _refuse_malformed(env_file)
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        name = ".".join(str(part) for part in fault["loc"][:1]).upper()
        reason = str(fault.get("ctx", {}).get("error", fault["msg"]))
        subject = f"the setting {name} cannot be used: " if name else ""
        raise SettingsError(f"{subject}{reason}; correct it in .env or the environment") from None


def _refuse_malformed(env_file: Path) -> None:
    """python-dotenv skips a line it cannot read; a skipped token would be a riddle."""
    try:
        lines = env_file.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        raise SettingsError(f"{env_file} is not UTF-8 text; save it as UTF-8") from None
    except OSError as error:
        raise SettingsError(f"{env_file} cannot be read: {error.strerror}") from None
    for number, line in enumerate(lines, 1):
        text = line.strip().removeprefix("export ").lstrip()
        if not text or text.startswith("#"):
            continue
        name, equals, _ = text.partition("=")
        if not equals or not name.strip().isidentifier():
            raise SettingsError(f"{env_file} line {number} is not NAME=value; correct or remove it")
