"""How a command ends that cannot go on: one clear sentence, and an exit code that is not 0."""

from typing import NoReturn

import typer
from rich.console import Console

from bot.settings import Settings, SettingsError, load_settings

_stderr = Console(stderr=True)


def fail(sentence: str, code: int = 1) -> NoReturn:
    """End the command with one sentence on standard error."""
    text = f"mile-zero: {sentence}"
    _stderr.print(text, style="red", highlight=False, markup=False, soft_wrap=True)
    raise typer.Exit(code)


def warn(sentence: str) -> None:
    """Say on standard error what the command does without."""
    text = f"mile-zero: {sentence}"
    _stderr.print(text, style="yellow", highlight=False, markup=False, soft_wrap=True)


def read_settings() -> Settings:
    """The settings, or one sentence and the end."""
    try:
        return load_settings()
    except SettingsError as error:
        fail(str(error))
