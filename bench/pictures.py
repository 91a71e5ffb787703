"""What a picture costs, and whether drawing holds up the event loop.

    taskset -c 0 python -m bench.pictures          # one core: milliseconds and sizes
    python -m bench.pictures --loop                # twenty pictures asked for at once

Every picture is drawn from data that no cache has seen. The heartbeat is a task that wants to wake
every 10 ms, as a gateway's does; its delay is how late it wakes.
"""

import argparse
import asyncio
import sys
from collections import defaultdict
from collections.abc import Iterator
from statistics import median, quantiles
from time import perf_counter

from bot.knowledge.loader import load
from bot.knowledge.location import shipped_folder
from bot.knowledge.places import load_places
from bot.languages import Language
from bot.pictures.charts import chart, chart_names
from bot.pictures.picture import Drawing, Theme
from bot.pictures.press import draw
from bot.pictures.studio import Studio
from bot.pictures.timeline import event_pages, timeline_drawing

BEAT = 0.01


def drawings() -> Iterator[tuple[str, Drawing]]:
    """Every page of the whole timeline and every chart, in all languages, themes in turn."""
    knowledge, places = load(shipped_folder()), load_places(shipped_folder() / "places")
    themes = list(Theme)
    for language in Language:
        pages = len(event_pages(knowledge.timeline, language))
        for page in range(pages):
            theme = themes[page % 2]
            yield (
                "timeline, 12 events",
                timeline_drawing(knowledge.timeline, knowledge, language, theme, page),
            )
        for start in range(0, len(knowledge.timeline) - 5, 12):
            few = knowledge.timeline[start : start + 5]
            theme = themes[start // 12 % 2]
            yield "timeline, 5 events at length", timeline_drawing(few, knowledge, language, theme)
        for number, name in enumerate(chart_names(knowledge)):
            kind = "vote" if name.startswith("vote-") else name
            yield f"chart, {kind}", chart(name, knowledge, places, language, themes[number % 2])


def cost() -> None:
    """Milliseconds and sizes by kind, on however many cores this process may use."""
    known = list(drawings())
    draw(known[0][1])  # reads the fonts
    taken: defaultdict[str, list[float]] = defaultdict(list)
    sizes: defaultdict[str, list[int]] = defaultdict(list)
    for kind, drawing in known:
        started = perf_counter()
        picture = draw(drawing)
        for key in (kind, "all"):
            taken[key].append((perf_counter() - started) * 1000)
            sizes[key].append(len(picture.png))
    print("| picture | drawn | p50 ms | p95 ms | median KiB | largest KiB |")
    print("|---|---|---|---|---|---|")
    for kind in [*(k for k in taken if k != "all"), "all"]:
        times, bytes_ = taken[kind], sizes[kind]
        p95 = quantiles(times, n=20)[-1]
        print(
            f"| {kind} | {len(times)} | {median(times):.0f} | {p95:.0f} | "
            f"{median(bytes_) / 1024:.0f} | {max(bytes_) / 1024:.0f} |"
        )


async def loop() -> None:
    """Twenty different pictures asked for at once, beside a heartbeat."""
    known = [drawing for _, drawing in drawings()][:20]
    studio = Studio()
    late: list[float] = []
    beating = True

    async def heart() -> None:
        while beating:
            started = perf_counter()
            await asyncio.sleep(BEAT)
            late.append((perf_counter() - started - BEAT) * 1000)

    heartbeat = asyncio.create_task(heart())
    await asyncio.sleep(0.5)
    idle, late[:] = max(late), []
    started = perf_counter()
    await asyncio.gather(*(studio.picture(drawing) for drawing in known))
    first = perf_counter() - started
    drawing_late = list(late)
    started = perf_counter()
    await asyncio.gather(*(studio.picture(drawing) for drawing in known))
    again = perf_counter() - started
    beating = False
    await heartbeat
    studio.close()
    print(f"twenty pictures: {first:.2f} s; asked again: {again * 1000:.1f} ms")
    print(
        f"heartbeat late, ms: idle at most {idle:.1f}; drawing, median "
        f"{median(drawing_late):.1f}, at most {max(drawing_late):.1f} of {len(drawing_late)} beats"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--loop", action="store_true")
    if parser.parse_args().loop:
        asyncio.run(loop())
    else:
        cost()
    sys.exit(0)
