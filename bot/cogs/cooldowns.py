"""How often a person may ask: a few questions in a row, then a pause."""

from collections.abc import Callable

from bot.memory import Memory

IN_A_ROW = 5
PEOPLE = 20_000


class Cooldowns:
    """Counts questions a person, in memory, for as long as the pause lasts.

    `seconds` is the pause that each question costs; 0 lets everybody ask without end. `clock`
    gives seconds.
    """

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self._window = seconds * IN_A_ROW
        self._clock = clock
        self._asked: Memory[int, tuple[float, ...]] = Memory(max(self._window, 1.0), PEOPLE, clock)

    def wait(self, person: int) -> float:
        """Seconds that this person must wait; 0 lets them ask, and counts it."""
        if not self._window:
            return 0.0
        now = self._clock()
        recent = tuple(t for t in self._asked.get(person) or () if now - t < self._window)
        if len(recent) >= IN_A_ROW:
            return self._window - (now - recent[0])
        self._asked.put(person, (*recent, now))
        return 0.0
