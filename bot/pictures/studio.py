"""Draws pictures beside an event loop: few at a time, each only once, the last ones kept."""

import asyncio
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor

from bot.pictures.picture import Drawing, Picture
from bot.pictures.press import draw

AT_ONCE = 2
KEPT_BYTES = 32 * 1024 * 1024
"""Of all kept pictures together: a hundred timelines, or three hundred charts."""


class Studio:
    """Pictures for one event loop. Close it with the process."""

    def __init__(self, *, at_once: int = AT_ONCE, kept_bytes: int = KEPT_BYTES) -> None:
        # Typst and zlib let go of Python's lock, so threads do what processes would, and start
        # at once. See bench/pictures.
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="picture")
        self._kept: OrderedDict[str, Picture] = OrderedDict()
        self._kept_bytes = kept_bytes
        self._size = 0
        self._under_way: dict[str, asyncio.Task[Picture]] = {}

    async def picture(self, drawing: Drawing) -> Picture:
        """The picture of a drawing; one asked for by many at the same time is drawn once.

        Raises DrawingError. A person who stops waiting stops nobody else's picture.
        """
        key = drawing.key
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        task = self._under_way.get(key)
        if task is None:
            task = asyncio.ensure_future(self._draw(drawing))
            self._under_way[key] = task
            task.add_done_callback(lambda done: self._finish(key, done))
        return await asyncio.shield(task)

    def close(self) -> None:
        """Wait for what is being drawn, and draw nothing more."""
        self._threads.shutdown(wait=True, cancel_futures=True)

    async def _draw(self, drawing: Drawing) -> Picture:
        return await asyncio.get_running_loop().run_in_executor(self._threads, draw, drawing)

    def _finish(self, key: str, task: asyncio.Task[Picture]) -> None:
        self._under_way.pop(key, None)
        if task.cancelled() or task.exception() is not None:
            return
        picture = task.result()
        self._kept[key] = picture
        self._size += len(picture.png)
        while self._size > self._kept_bytes and self._kept:
            _, oldest = self._kept.popitem(last=False)
            self._size -= len(oldest.png)
