"""What a new list changes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bot.knowledge.places import Model
from bot.placesheet.register import Key, Register
from bot.placesheet.sheet import Sheet


@dataclass(frozen=True, slots=True)
class ListedAgreement:
    """An agreement by state (two letters), agency and model."""

    state: str
    agency: str
    model: Model


@dataclass(frozen=True, slots=True)
class ModelChange:
    """An agency whose agreements are of other models than before."""

    state: str
    agency: str
    before: tuple[Model, ...]
    after: tuple[Model, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between the list held and a new one. An agency stands in one part only."""

    added: tuple[ListedAgreement, ...]
    gone: tuple[ListedAgreement, ...]
    changed_model: tuple[ModelChange, ...]
    kept: int
    """Agreements on both lists."""

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.changed_model)


def compare(old: Register, new: Sheet) -> Changes:
    """What `new` adds to the list held, what it no longer shows, and who changed the model."""
    now = {row.key: ListedAgreement(row.state, row.agency, row.model) for row in new.rows}
    before = {
        key: ListedAgreement(row["state"], row["agency"], Model(row["model"]))
        for key, row in old.agreements.items()
        if key in old.listed
    }
    came = _by_agency(now.keys() - before.keys())
    went = _by_agency(before.keys() - now.keys())
    changed = []
    for agency in came.keys() & went.keys():
        some = now[came[agency][0]]
        models = [[Model(key[2]) for key in side[agency]] for side in (went, came)]
        changed.append(ModelChange(some.state, some.agency, tuple(models[0]), tuple(models[1])))
    return Changes(
        added=tuple(now[key] for a in sorted(came.keys() - went.keys()) for key in came[a]),
        gone=tuple(before[key] for a in sorted(went.keys() - came.keys()) for key in went[a]),
        changed_model=tuple(sorted(changed, key=lambda change: (change.state, change.agency))),
        kept=len(now.keys() & before.keys()),
    )


def _by_agency(keys: Iterable[Key]) -> dict[tuple[str, str], list[Key]]:
    groups: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in sorted(keys):
        groups[key[:2]].append(key)
    return dict(groups)
