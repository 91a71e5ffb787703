"""The files of a knowledge folder, read and validated one by one, before they are one whole."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar, get_args

from pydantic import ValidationError

from bot.knowledge import strict_yaml
from bot.knowledge.base import Named, Source
from bot.knowledge.models import Area, Entry, Event, Law, Person, Resource, Strand, Term, UrgentCard
from bot.knowledge.problems import KnowledgeError, Problem, explain, key_of
from bot.knowledge.strict_yaml import Document

NamedT = TypeVar("NamedT", bound=Named)
Progress = Callable[[int, int], None]
"""Told how many files are read, and of how many."""
Parse = Callable[[str], Document]

LIST_FILES: dict[str, type[Named]] = {
    "sources.yaml": Source,
    "glossary.yaml": Term,
    "people.yaml": Person,
    "laws.yaml": Law,
    "help.yaml": Resource,
    "urgent.yaml": UrgentCard,
    **{f"timeline/{strand}.yaml": Event for strand in get_args(Strand)},
}
"""Files that hold a list of one kind of thing; entries have a file each."""
TRIAGE_FILE = "triage.yaml"
"""Read by `bot.matching.triage`; like the tables of places it only counts for the revision here."""


@dataclass(slots=True)
class Item(Generic[NamedT]):
    """A validated thing, and where its author wrote it."""

    value: NamedT
    file: str
    document: Document
    base: strict_yaml.Path

    def problem(self, path: strict_yaml.Path, message: str) -> Problem:
        """A fault of this item at `path`, counted from the item itself."""
        whole = (*self.base, *path)
        return Problem(self.file, self.document.line(whole), key_of(whole), message)


@dataclass(slots=True)
class Shelf:
    """All items read from a folder, before anything is checked across files."""

    items: dict[type[Named], list[Item[Any]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    faulty: dict[type[Named], set[str]] = field(default_factory=dict)
    """Ids of what was read but is not valid: its own fault is told, not each reference to it."""
    digest: Any = field(default_factory=hashlib.sha256)

    def of(self, model: type[NamedT]) -> list[Item[NamedT]]:
        """The items of one kind, in the order in which they were read."""
        return self.items.setdefault(model, [])

    def ids(self, model: type[Named]) -> frozenset[str]:
        """The ids of all items of one kind, faulty ones included."""
        return frozenset(item.value.id for item in self.of(model)) | self.faulty.get(model, set())


def read_folder(
    folder: Path, progress: Progress | None = None, parse: Parse = strict_yaml.parse
) -> Shelf:
    """Read every knowledge file of `folder`; faults are collected, never raised.

    Raises KnowledgeError only when the folder itself cannot be read.
    """
    if not folder.is_dir():
        message = "there is no such folder; give the path of a knowledge folder"
        raise KnowledgeError([Problem(str(folder), 1, "", message)])
    shelf = Shelf()
    files = [(folder / name, name) for name in LIST_FILES]
    files += [(path, path.relative_to(folder).as_posix()) for path in _entry_files(folder)]
    for count, (path, name) in enumerate(files, 1):
        _read_file(path, name, shelf, parse)
        if progress is not None:
            progress(count, len(files))
    for other in (folder / TRIAGE_FILE, *sorted((folder / "places").glob("*.*"))):
        with suppress(OSError):
            shelf.digest.update(other.read_bytes())
    _refuse_repeated_ids(shelf)
    return shelf


def _entry_files(folder: Path) -> Iterator[Path]:
    for path in sorted((folder / "entries").rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield path


def _read_file(path: Path, name: str, shelf: Shelf, parse: Parse) -> None:
    if path.suffix != ".yaml":
        shelf.problems.append(Problem(name, 1, "", "is not a .yaml file; rename or move it"))
        return
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        shelf.problems.append(Problem(name, 1, "", "the file is missing; create it"))
        return
    except UnicodeDecodeError:
        shelf.problems.append(Problem(name, 1, "", "is not UTF-8 text; save it as UTF-8"))
        return
    except OSError as error:
        shelf.problems.append(Problem(name, 1, "", f"cannot be read: {error.strerror}"))
        return
    shelf.digest.update(f"{name}\0{text}\0".encode())
    try:
        document = parse(text)
    except strict_yaml.YamlError as error:
        shelf.problems.append(Problem(name, error.line, error.key, error.message))
        return
    shelf.problems += [Problem(name, e.line, e.key, e.message) for e in document.faults]
    if name in LIST_FILES:
        _read_list(LIST_FILES[name], name, document, shelf)
    else:
        _read_entry(name, document, shelf)


def _read_list(model: type[Named], name: str, document: Document, shelf: Shelf) -> None:
    if not isinstance(document.value, list):
        shelf.problems.append(Problem(name, 1, "", "must be a list: lines that begin with '- id:'"))
        return
    for index, value in enumerate(document.value):
        item = _validate(model, value, name, document, (index,), shelf)
        if item is not None and isinstance(item.value, Event):
            strand = name.removeprefix("timeline/").removesuffix(".yaml")
            if item.value.strand != strand:
                message = f"must be {strand!r}, the name of the file"
                shelf.problems.append(item.problem(("strand",), message))


def _read_entry(name: str, document: Document, shelf: Shelf) -> None:
    item = _validate(Entry, document.value, name, document, (), shelf)
    if item is None:
        return
    _, _, rest = name.partition("/")
    area, _, stem = rest.removesuffix(".yaml").partition("/")
    if area not in get_args(Area):
        message = f"lies in no area; move it to one of entries/{{{','.join(get_args(Area))}}}/"
        shelf.problems.append(Problem(name, 1, "", message))
    elif item.value.area != area:
        shelf.problems.append(item.problem(("area",), f"must be {area!r}, the name of the folder"))
    if item.value.id != stem:
        shelf.problems.append(item.problem(("id",), f"must be {stem!r}, the name of the file"))


def _validate(
    model: type[NamedT],
    value: strict_yaml.Value,
    name: str,
    document: Document,
    base: strict_yaml.Path,
    shelf: Shelf,
) -> Item[NamedT] | None:
    try:
        item = Item(model.model_validate(value), name, document, base)
    except ValidationError as error:
        shelf.problems += explain(error, model, name, document, base)
        if isinstance(value, dict) and isinstance(id := value.get("id"), str):
            shelf.faulty.setdefault(model, set()).add(id)
        return None
    shelf.of(model).append(item)
    return item


def _refuse_repeated_ids(shelf: Shelf) -> None:
    for items in shelf.items.values():
        first: dict[str, Item[Any]] = {}
        for item in items:
            earlier = first.setdefault(item.value.id, item)
            if earlier is not item:
                where = f"{earlier.file}:{earlier.document.line((*earlier.base, 'id'))}"
                message = f"{item.value.id!r} is already used at {where}; ids are unique"
                shelf.problems.append(item.problem(("id",), message))
