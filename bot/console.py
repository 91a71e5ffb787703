"""The terminal face: a chat, and one question on the command line."""

import sys
from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.text import Text

from bot.answering.answer import Answer, Kind
from bot.answering.question import Question
from bot.languages import Language
from bot.rendering.phrases import say
from bot.rendering.plain import Role, plain, segments
from bot.service import Service

_STYLES: dict[Role, str] = {
    "title": "bold cyan",
    "note": "italic yellow",
    "lead": "bold",
    "step": "bold",
    "heading": "bold",
    "source": "dim",
    "small": "dim",
}
_QUIT = frozenset({"quit", "exit", "salir", "soti", ":q"})


def chat(service: Service, screen: Console, opening: str = "") -> None:
    """Talk until end of input or "quit". A number picks one of the questions just offered."""
    if opening:
        screen.print(escape(opening), style="dim")
    screen.print(f"Mile Zero. {say('note-welcome', Language.EN)}", highlight=False)
    screen.print("English, español, kreyòl. quit / salir / soti", style="dim", highlight=False)
    last: Answer | None = None
    while True:
        try:
            typed = screen.input("\n[bold green]>[/] ")
        except (EOFError, KeyboardInterrupt):
            screen.print()
            return
        if typed.strip().casefold() in _QUIT:
            return
        last = _answer(service, typed, last)
        show(last, screen)


def pipe(service: Service, lines: Iterable[str]) -> None:
    """Answer each line of piped input in turn, as one conversation, then return."""
    for line in lines:
        if not line.strip():
            continue
        reply = service.ask(Question(line), surface="terminal", conversation="pipe")
        sys.stdout.write(plain(reply.answer) + "\n\n")
        sys.stdout.flush()


def show(answer: Answer, screen: Console) -> None:
    """Print an answer for a person at a terminal."""
    for role, text in segments(answer):
        indent = 2 if role in ("item", "step") else 0
        line = Text(text, style=_STYLES.get(role, ""))
        screen.print(Padding(line, (0, 0, 0, indent)) if indent else line)


def _answer(service: Service, typed: str, last: Answer | None) -> Answer:
    choice = typed.strip()
    if last is not None and last.kind is Kind.CLARIFY and choice.isdecimal():
        offered = last.choices
        number = int(choice)
        if 1 <= number <= len(offered):
            subject = offered[number - 1].subject
            reply = service.open(subject, last.language, surface="terminal")
            if reply is not None:
                return reply.answer
    return service.ask(Question(typed), surface="terminal", conversation="chat").answer
