import discord
import pytest

from bot.cogs.readers import MONTH, Preference, Preferences, Reader, language_for
from bot.languages import Language
from bot.querylog.servers import ServerSettings
from tests.clock import Clock

NOTHING = ServerSettings()


def test_a_choice_goes_before_the_server_and_the_locale() -> None:
    preferences = Preferences(Clock())
    preferences.choose(1, Preference(Language.HT, plain=False))
    reader = preferences.reader(1, Language.ES, ServerSettings(plain=True))
    assert reader == Reader(Language.HT, Language.ES, plain=False)
    assert reader.interface is Language.HT


def test_without_a_choice_the_server_and_the_locale_hold() -> None:
    reader = Preferences(Clock()).reader(1, Language.ES, ServerSettings(plain=True))
    assert reader == Reader(None, Language.ES, plain=True)
    assert reader.interface is Language.ES


def test_a_choice_is_forgotten_after_a_month_and_taken_back_at_once() -> None:
    clock = Clock()
    preferences = Preferences(clock)
    preferences.choose(1, Preference(Language.HT))
    preferences.choose(2, Preference(Language.HT))
    preferences.choose(2, Preference())
    assert preferences.of(2) == Preference()
    clock.now += MONTH + 1
    assert preferences.reader(1, Language.EN, NOTHING).interface is Language.EN


@pytest.mark.parametrize("locale", list(discord.Locale))
def test_spanish_for_spanish_and_english_for_every_other_locale(locale: discord.Locale) -> None:
    spanish = locale.value in ("es-ES", "es-419")
    assert language_for(locale) is (Language.ES if spanish else Language.EN)


def test_no_locale_is_english() -> None:
    assert language_for(None) is Language.EN
