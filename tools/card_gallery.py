"""Draws answers as their cards look in Discord, for the README: ``python -m tools.card_gallery``.

It takes the very components that the bot sends and typesets them; only the colours are ours.
"""

import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import typst
from PIL import Image

from bot.answering.question import Question
from bot.assembly import build_responder, cache_folder
from bot.languages import Language
from bot.rendering.layout import layout

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FOLDER = ROOT / "docs" / "cards"
ROW = "0" * 16
CARDS = {
    "vote": ("How did Key West vote on July 8, 2025?", Language.EN, 0),
    "vote-details": ("How did Key West vote on July 8, 2025?", Language.EN, 1),
    "must-a-city-sign": ("¿Tiene que firmar una ciudad de Florida?", Language.ES, 0),
    "door": ("ICE nan pòt mwen kisa pou m fè", Language.HT, 0),
    "unknown": ("How do I renew my passport?", Language.EN, 0),
}
_RUN = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\[(?P<link>[^\]]+)\]\(<[^>]*>\)")
_KINDS = {"### ": "title", "-# ": "small", "- ": "item", "> ": "quote"}


def main() -> None:
    """Draw every card."""
    responder = build_responder(cache=cache_folder())
    FOLDER.mkdir(parents=True, exist_ok=True)
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[ROOT / "bot" / "pictures" / "fonts"],
    )
    compiler = typst.Compiler(root=HERE, font_paths=fonts, ignore_system_fonts=True)
    for name, (question, language, page) in CARDS.items():
        answer = responder.respond(Question(question, language=language), date(2026, 11, 25))
        components = layout(answer, ROW, page).to_components()
        data = {"data": json.dumps(_card(components))}
        png = compiler.compile(HERE / "card.typ", format="png", ppi=108, sys_inputs=data)
        with Image.open(io.BytesIO(png)) as drawn:  # type: ignore[arg-type]  # one page, so bytes
            drawn.convert("RGB").quantize(64).save(FOLDER / f"{name}.png", optimize=True)
        print(f"docs/cards/{name}.png: {answer.kind}, {answer.entry}")


def _card(components: list[dict[str, Any]]) -> dict[str, Any]:
    container = next(part for part in components if part["type"] == 17)
    rows = [part["components"] for part in components if part["type"] == 1]
    return {
        "accent": f"#{container['accent_color']:06x}",
        "blocks": [
            [_line(line) for line in part["content"].splitlines() if line]
            for part in container["components"]
        ],
        "rows": [
            [
                {
                    "label": button["label"],
                    "primary": button["style"] == 1,
                    "disabled": button.get("disabled", False),
                }
                for button in row
            ]
            for row in rows
        ],
    }


def _line(line: str) -> dict[str, Any]:
    start = next((start for start in _KINDS if line.startswith(start)), "")
    text = line.removeprefix(start).replace("\\[", "[")
    runs = []
    at = 0
    for match in _RUN.finditer(text):
        runs.append({"text": text[at : match.start()], "bold": False, "link": False})
        shown = match["bold"] or match["link"]
        runs.append({"text": shown, "bold": bool(match["bold"]), "link": bool(match["link"])})
        at = match.end()
    runs.append({"text": text[at:], "bold": False, "link": False})
    return {"kind": _KINDS.get(start, "text"), "runs": [run for run in runs if run["text"]]}


if __name__ == "__main__":
    main()
