"""The words of the commands: names that Discord takes, in both languages, each of them once."""

import pytest

from bot.rendering.commands import CommandWords, command_catalogue, description_of
from bot.rendering.limits import COMMAND_DESCRIPTION, COMMAND_NAME

CATALOGUE = command_catalogue()
MENUS = {"Explain this", "Find the source"}
COMMANDS = {name: words for name, words in CATALOGUE.items() if name not in MENUS}


def assert_name(name: str) -> None:
    """Discord's rule for a command or an option: small letters, digits, hyphens, no space."""
    assert 1 <= len(name) <= COMMAND_NAME
    assert name == name.lower()
    assert all(sign.isalnum() or sign in "-_'" for sign in name), name


@pytest.mark.parametrize("name", COMMANDS)
def test_its_names_are_valid_and_its_descriptions_short(name: str) -> None:
    words = COMMANDS[name]
    assert words.description is not None
    described = [words.description, *(option.description for option in words.options.values())]
    for text in described:
        assert 1 <= len(text.en) <= COMMAND_DESCRIPTION
        assert 1 <= len(text.es) <= COMMAND_DESCRIPTION
    for key, named in ((name, words.name), *((k, o.name) for k, o in words.options.items())):
        assert named.en == key
        assert_name(named.en)
        assert_name(named.es)


@pytest.mark.parametrize("name", sorted(MENUS))
def test_a_menu_has_a_name_and_nothing_else(name: str) -> None:
    words = CATALOGUE[name]
    assert words.description is None
    assert words.options == {}
    assert 1 <= len(words.name.es) <= COMMAND_NAME
    with pytest.raises(KeyError):
        description_of(name)


def test_no_two_commands_or_options_have_one_name_in_any_language() -> None:
    for among in (list(COMMANDS.values()), [CATALOGUE[name] for name in MENUS]):
        assert_different([words.name.en for words in among])
        assert_different([words.name.es for words in among])
    for words in COMMANDS.values():
        assert_different(options_in_spanish(words))


def options_in_spanish(words: CommandWords) -> list[str]:
    return [option.name.es for option in words.options.values()]


def assert_different(names: list[str]) -> None:
    assert sorted(names) == sorted(set(names))
