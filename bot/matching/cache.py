"""A built matcher as bytes, and back: checked against damage and against another content."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.matching.match import Example

FORMAT = "mile-zero matcher 19"
"""To be raised when what is stored, or how it is computed, changes."""
_DIGEST = 32
_ALIGNED = 64
_Record = TypeVar("_Record")
_Arrays = dict[str, NDArray[Any]]


def key_of(examples: Sequence[Example], out_of_scope: Sequence[str], encoder: str | None) -> bytes:
    """What a cache is good for: these examples, this encoder, this version of the program."""
    digest = sha256(repr((FORMAT, np.__version__.split(".")[0], encoder)).encode())
    for example in examples:
        row = (example.entry, example.language.value, example.kind, example.text)
        digest.update(repr(row).encode())
    digest.update(repr(list(out_of_scope)).encode())
    return digest.digest()


def pack(key: bytes, records: Mapping[str, Any]) -> bytes:
    """The records (dataclasses of arrays, numbers and texts) as bytes.

    Not numpy's own .npz: arrays that stay where they were read take half of its memory.
    """
    arrays: _Arrays = {}
    for name, record in records.items():
        for field in fields(record):
            value = getattr(record, field.name)
            if is_dataclass(value):
                continue
            if isinstance(value, tuple):
                value = np.frombuffer("\n".join(value).encode(), np.uint8)
            arrays[f"{name}.{field.name}"] = np.asarray(value)
    told = json.dumps([(name, a.dtype.str, a.shape) for name, a in arrays.items()]).encode()
    parts = [told.ljust(_aligned(len(told)))]
    parts += [a.tobytes().ljust(_aligned(a.nbytes), b"\0") for a in arrays.values()]
    body = len(parts[0]).to_bytes(_ALIGNED, "little") + b"".join(parts)
    return key + _check(key, body) + body


def unpack(key: bytes, data: bytes) -> _Arrays | None:
    """The arrays of `data`; None if it is damaged, or was made for another content."""
    if data[:_DIGEST] != key:
        return None
    body = memoryview(data)[2 * _DIGEST :]
    if _check(key, body) != data[_DIGEST : 2 * _DIGEST]:
        return None
    place = _ALIGNED + int.from_bytes(body[:_ALIGNED], "little")
    arrays: _Arrays = {}
    for name, dtype, shape in json.loads(bytes(body[_ALIGNED:place])):
        count = math.prod(shape)
        arrays[name] = np.frombuffer(body, dtype, count, place).reshape(shape)
        place += _aligned(arrays[name].nbytes)
    return arrays


def _aligned(size: int) -> int:
    """`size` rounded up, so that each array begins where processors like numbers to begin."""
    return -(-size // _ALIGNED) * _ALIGNED


def _check(key: bytes, body: bytes | memoryview) -> bytes:
    digest = sha256(key)
    digest.update(body)
    return digest.digest()


def record_of(kind: type[_Record], name: str, arrays: _Arrays, **given: Any) -> _Record:
    """A record of the type `kind` stored under `name`; `given` are fields not stored flat."""
    values: dict[str, Any] = dict(given)
    for field in fields(kind):  # type: ignore[arg-type]
        if field.name in values:
            continue
        array = arrays[f"{name}.{field.name}"]
        if field.type == "tuple[str, ...]" or field.type == tuple[str, ...]:
            text = array.tobytes().decode()
            values[field.name] = tuple(text.split("\n")) if text else ()
        else:
            values[field.name] = array.item() if array.ndim == 0 else array
    return kind(**values)
