"""Files that spare work at the next start: sealed against damage, replaced in one step."""

import mmap
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

_SEAL = 32
_AT_ONCE = 1 << 20
"""Bytes looked at together while a seal is checked."""


def read(folder: Path | None, name: str) -> bytes | None:
    """What was kept under `name`; None if nothing was, or if it is damaged."""
    if folder is None:
        return None
    with suppress(OSError), (folder / name).open("rb") as file:
        return b"".join(_pieces(file)) if _is_whole(file) else None
    return None


def mapped(folder: Path | None, name: str) -> memoryview | None:
    """The same without reading it: only what is used of it comes into memory.

    It is checked through a small window, so that not even the check needs memory for all of it.
    The bytes begin where processors like numbers to begin, `_SEAL` after the start of a page.
    """
    if folder is None:
        return None
    with suppress(OSError, ValueError), (folder / name).open("rb") as file:
        if _is_whole(file):
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))[_SEAL:]
    return None


def write(folder: Path | None, name: str, data: bytes) -> None:
    """Replace a kept file in one step; one that cannot be written only makes starts slower."""
    if folder is None:
        return
    seal = sha256(data).digest()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, new = tempfile.mkstemp(dir=folder, prefix=seal.hex()[:8])
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(seal + data)
            Path(new).replace(folder / name)
        except OSError:
            Path(new).unlink(missing_ok=True)
            raise


def _is_whole(file: BinaryIO) -> bool:
    """Whether the seal of `file` is that of what follows; afterwards it is read from there on."""
    seal = file.read(_SEAL)
    digest = sha256()
    for piece in _pieces(file):
        digest.update(piece)
    file.seek(_SEAL)
    return digest.digest() == seal


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(_AT_ONCE):
        yield piece
