"""A built matcher as bytes, and back: checked against damage and against another content."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.matching.match import Example

FORMAT = "mile-zero matcher 9"
"""To be raised when what is stored, or how it is computed, changes."""
_DIGEST = 32
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
    """The records (dataclasses of arrays, numbers and texts) as bytes."""
    arrays: _Arrays = {}
    for name, record in records.items():
        for field in fields(record):
            value = getattr(record, field.name)
            if is_dataclass(value):
                continue
            if isinstance(value, tuple):
                value = np.frombuffer("\n".join(value).encode(), np.uint8)
            arrays[f"{name}.{field.name}"] = np.asarray(value)
    buffer = io.BytesIO()
    np.savez(buffer, allow_pickle=False, **arrays)
    body = buffer.getvalue()
    return key + sha256(key + body).digest() + body


def unpack(key: bytes, data: bytes) -> _Arrays | None:
    """The arrays of `data`; None if it is damaged, or was made for another content."""
    if data[:_DIGEST] != key:
        return None
    body = data[2 * _DIGEST :]
    if sha256(key + body).digest() != data[_DIGEST : 2 * _DIGEST]:
        return None
    try:
        with np.load(io.BytesIO(body), allow_pickle=False) as stored:
            return {name: stored[name] for name in stored.files}
    except (ValueError, OSError, KeyError, zipfile.BadZipFile):
        return None


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
