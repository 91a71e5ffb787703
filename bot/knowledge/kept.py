"""YAML that was read before need not be parsed again: its values are kept under its text's hash."""

import json
from hashlib import sha256

from bot.knowledge.strict_yaml import Document, parse


class KeptDocuments:
    """A parser that remembers. `data` are the bytes, whole, that another one made, or None.

    Only texts without faults are kept, and only those asked for: a line each, its hash and its
    values as JSON. Parsing all of the knowledge base takes 0.22 s, reading what was kept 0.03 s;
    a line is read when it is asked for, since all values at once took 20 MB more.
    """

    def __init__(self, data: bytes | None = None) -> None:
        lines = [] if data is None else data.splitlines()
        self._known = {key: kept for key, _, kept in (line.partition(b" ") for line in lines)}
        self._used: dict[bytes, bytes] = {}

    def parse(self, text: str) -> Document:
        """The document of `text`. Raises YamlError as `strict_yaml.parse` does."""
        key = sha256(text.encode()).hexdigest().encode()
        line = self._known.get(key)
        if line is not None:
            self._used[key] = line
            return Document(text, json.loads(line))
        document = parse(text)
        if not document.faults:
            self._used[key] = json.dumps(document.value, ensure_ascii=False).encode()
        return document

    @property
    def changed(self) -> bool:
        """Whether `data` would differ from the bytes given."""
        return self._used.keys() != self._known.keys()

    @property
    def data(self) -> bytes:
        """All documents parsed without a fault, as bytes for the next time."""
        return b"\n".join(key + b" " + line for key, line in self._used.items())
