"""Many questions as JSON lines: one object in, one object out, in order."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.answering.question import Question
from bot.languages import Language
from bot.rendering.plain import plain
from bot.service import Reply, Service


class BatchLine(BaseModel):
    """One line of a batch."""

    model_config = ConfigDict(extra="ignore")

    id: str | int
    q: str
    lang: Language | None = None
    mode: Literal["ask", "channel"] = "ask"


def answer_lines(service: Service, lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """An answer object for each line; a bad line gives an error object with the same id."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _answer_line(service, line, number)


def as_object(reply: Reply) -> dict[str, Any]:
    """What `ask --json` and a batch say of an answer."""
    answer = reply.answer
    return {
        "kind": answer.kind.value,
        "entry": answer.entry,
        "language": answer.language.value,
        "answer": plain(answer),
        "sources": [
            {
                "number": numbered.number,
                "id": numbered.source.id,
                "publisher": numbered.source.publisher,
                "title": numbered.source.title,
                "url": numbered.source.url,
                "date": str(numbered.source.date) if numbered.source.date else None,
            }
            for numbered in answer.sources
        ],
        "confidence": answer.understanding.confidence,
        "ms": round(reply.milliseconds, 3),
    }


def _answer_line(service: Service, line: str, number: int) -> dict[str, Any]:
    id: Any = None
    try:
        value = json.loads(line)
        id = value.get("id") if isinstance(value, dict) else None
        read = BatchLine.model_validate(value)
    except (json.JSONDecodeError, RecursionError):
        return {"id": id, "error": f"line {number} is not JSON"}
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        key = ".".join(map(str, fault["loc"])) or "the line"
        return {"id": id, "error": f"line {number}: {key}: {fault['msg']}"}
    question = Question(read.q, language=read.lang, mode=read.mode)
    return {"id": read.id, **as_object(service.ask(question, surface="batch"))}
