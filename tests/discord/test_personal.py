"""A person's language and style, and the bot's own pages."""

from typing import Any

from tests.discord.conftest import Client
from tests.discord.messages import QUESTION, labels, parts, press, shown


async def test_creole_is_chosen_and_then_spoken_everywhere(
    somebody: Any, stranger: Any, channel: Any
) -> None:
    result = await somebody.slash(channel, "language", language="ht")
    assert result.ephemeral
    assert "M ap reponn ou an kreyòl ayisyen." in result.response.content
    answer = await somebody.slash(channel, "ask", question=QUESTION)
    assert "Second vote pawòl first." in shown(answer.response)
    assert "Efase" not in labels(answer.response)
    assert "Pataje nan kanal la" in labels(answer.response)
    term = await somebody.slash(channel, "term", word="detainer")
    assert "### demann pou kenbe (detainer)" in shown(term.response)
    topics = await somebody.slash(channel, "topics")
    assert "Chwazi yon zòn" in shown(topics.response)
    rights = await somebody.slash(channel, "rights", situation="door")
    assert "Kenbe pòt la fèmen." in shown(rights.response)
    other = await stranger.slash(channel, "ask", question=QUESTION)
    assert "Second vote claim first." in shown(other.response)
    await somebody.slash(channel, "language", language="auto")
    answer = await somebody.slash(channel, "ask", question=QUESTION)
    assert "Second vote claim first." in shown(answer.response)


async def test_a_french_client_does_not_get_creole_unasked(
    somebody: Any, channel: Any, client: Client
) -> None:
    client.locale = "fr"
    result = await somebody.slash(channel, "term", word="detainer")
    assert "### detainer" in shown(result.response)


async def test_the_question_goes_before_the_locale(
    somebody: Any, channel: Any, client: Client
) -> None:
    client.locale = "es-ES"
    result = await somebody.slash(channel, "ask", question=QUESTION)
    assert "Second vote claim first." in shown(result.response)


async def test_plain_text_has_the_same_words_and_buttons(somebody: Any, channel: Any) -> None:
    told = await somebody.slash(channel, "language", style="plain")
    assert "Style: Plain text." in told.response.content
    message = (await somebody.slash(channel, "ask", question=QUESTION)).response
    assert {part["type"] for part in parts(message)} == {1, 2}
    assert message.content.startswith("Second vote en\n\nSecond vote claim first. [1: (g)(1)] [2]")
    assert "[2] WLRN, Key West votes again, July 9, 2025: <https://www.wlrn.org/" in message.content
    assert "**" not in message.content
    assert message.flags.suppress_embeds
    await press(somebody, message, "Show the details")
    assert "Second vote claim C." in message.content
    await press(somebody, message, "ES")
    assert "Second vote dato first." in message.content
    shared = await press(somebody, message, "Compartir en el canal")
    assert not shared.ephemeral
    assert shared.response.content == message.content
    assert labels(shared.response) == ["Eliminar"]


async def test_plain_text_in_place_of_a_picture(somebody: Any, channel: Any) -> None:
    await somebody.slash(channel, "language", style="plain")
    for name, options in (("timeline", {"about": "Key West"}), ("chart", {"name": "share"})):
        result = await somebody.slash(channel, name, **options)
        assert result.response.attachments == []
        assert result.response.content


async def test_language_alone_keeps_the_style(somebody: Any, channel: Any) -> None:
    await somebody.slash(channel, "language", style="plain")
    await somebody.slash(channel, "language", language="es")
    result = await somebody.slash(channel, "language")
    assert "Le responderé en español. Estilo: Texto simple." in result.response.content


async def test_about_and_privacy_without_their_entries_do_not_fail(
    somebody: Any, channel: Any
) -> None:
    for name in ("about", "privacy"):
        result = await somebody.slash(channel, name)
        assert result.ephemeral
        assert "no longer exists" in result.response.content
