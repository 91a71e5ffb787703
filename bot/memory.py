"""What a process remembers for a while and never writes down."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

KeyT = TypeVar("KeyT", bound=Hashable)
ValueT = TypeVar("ValueT")


class Memory(Generic[KeyT, ValueT]):
    """Values by key, each for `seconds` after it was last put, and at most `size` of them.

    `clock` gives seconds. When there are too many, the oldest is forgotten first.
    """

    def __init__(self, seconds: float, size: int, clock: Callable[[], float]) -> None:
        self._seconds = seconds
        self._size = size
        self._clock = clock
        self._values: OrderedDict[KeyT, tuple[float, ValueT]] = OrderedDict()

    def get(self, key: KeyT) -> ValueT | None:
        """The value of `key`; None if there is none, or none any more."""
        found = self._values.get(key)
        if found is None:
            return None
        put, value = found
        if self._clock() - put > self._seconds:
            del self._values[key]
            return None
        return value

    def put(self, key: KeyT, value: ValueT) -> None:
        """Remember `value` from now on."""
        self._values[key] = (self._clock(), value)
        self._values.move_to_end(key)
        while len(self._values) > self._size:
            self._values.popitem(last=False)

    def pop(self, key: KeyT) -> ValueT | None:
        """The value of `key`, which is then forgotten."""
        value = self.get(key)
        self._values.pop(key, None)
        return value

    def __len__(self) -> int:
        return len(self._values)
