"""A built matcher as bytes, and back: only where it was made from the same content."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.matching import glosses
from bot.matching.match import Example

FORMAT = "mile-zero matcher 25"
"""To be raised when what is stored, or how it is computed, changes."""
_ALIGNED = 64
_Record = TypeVar("_Record")
_Arrays = dict[str, NDArray[Any]]


def key_of(
    examples: Sequence[Example], others: Mapping[str, Sequence[str]], encoder: str | None
) -> bytes:
    """What a cache is good for: these examples, the texts of these other topics, this encoder, this
    version of the program.
    """
    digest = sha256(repr((FORMAT, np.__version__.split(".")[0], encoder)).encode())
    for one in examples:
        digest.update(f"{one.entry}\0{one.language}\0{one.kind}\0{one.text}\n".encode())
    digest.update(repr([(topic, *texts) for topic, texts in others.items()]).encode())
    digest.update(glosses.text().encode())
    return digest.digest()


def pack(key: bytes, records: Mapping[str, Any]) -> bytes:
    """The records (dataclasses of arrays, numbers and texts) as bytes.

    Not numpy's own .npz: these arrays stay where they are, in a file that is mapped.
    """
    arrays: _Arrays = {}
    for name, record in records.items():
        for field in fields(record):
            value = getattr(record, field.name)
            if value is None or is_dataclass(value):
                continue
            if isinstance(value, tuple):
                value = np.frombuffer("\n".join(value).encode(), np.uint8)
            arrays[f"{name}.{field.name}"] = np.asarray(value)
    told = json.dumps([(name, a.dtype.str, a.shape) for name, a in arrays.items()]).encode()
    parts: list[bytes | memoryview] = [key, len(told).to_bytes(_ALIGNED - len(key), "little")]
    parts += [told.ljust(_aligned(len(told)))]
    # Not `tobytes`: joined with its copies, the large ones would take three times their memory.
    for array in arrays.values():
        parts += [np.ascontiguousarray(array).data, bytes(_aligned(array.nbytes) - array.nbytes)]
    return b"".join(parts)


def unpack(key: bytes, data: bytes | memoryview) -> _Arrays | None:
    """The arrays of `data`, which must be whole; None if it was made for another content."""
    if data[: len(key)] != key:
        return None
    size = int.from_bytes(data[len(key) : _ALIGNED], "little")
    place = _ALIGNED + _aligned(size)
    arrays: _Arrays = {}
    for name, dtype, shape in json.loads(bytes(data[_ALIGNED : _ALIGNED + size])):
        count = math.prod(shape)
        arrays[name] = np.frombuffer(data, dtype, count, place).reshape(shape)
        place += _aligned(arrays[name].nbytes)
    return arrays


def _aligned(size: int) -> int:
    """`size` rounded up, so that each array begins where processors like numbers to begin."""
    return -(-size // _ALIGNED) * _ALIGNED


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
