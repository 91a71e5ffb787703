"""The loader: a good folder gives a value; each kind of mistake gives its exact sentence."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.knowledge.checks import problems_of
from bot.knowledge.loader import load
from bot.knowledge.problems import KnowledgeError
from bot.knowledge.shelf import read_folder
from bot.languages import Language
from tests.sample import write_sample

VOTE = "entries/key-west/second-vote.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_sample(tmp_path / "knowledge")


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems(folder: Path) -> list[str]:
    with pytest.raises(KnowledgeError) as caught:
        load(folder)
    return [str(problem) for problem in caught.value.problems]


def test_a_good_folder_gives_everything_by_id(folder: Path) -> None:
    knowledge = load(folder)
    assert set(knowledge.entries) == {"what-is-287g", "second-vote", "arguments", "asylum"}
    entry = knowledge.entries["second-vote"]
    assert entry.answer.get(Language.HT) == "Second vote pawòl first."
    assert entry.answer.sources[0].at == "(g)(1)"
    assert knowledge.events["second-vote"].vote is not None


def test_a_link_written_once_holds_both_ways(folder: Path) -> None:
    related = load(folder).related
    assert related["second-vote"] == ("arguments", "what-is-287g")
    assert related["arguments"] == ("second-vote",)


def test_what_is_loaded_cannot_be_changed(folder: Path) -> None:
    knowledge = load(folder)
    with pytest.raises(TypeError):
        knowledge.entries["x"] = knowledge.entries["asylum"]  # type: ignore[index]
    with pytest.raises(ValidationError, match="frozen"):
        knowledge.entries["asylum"].area = "federal"  # type: ignore[misc]


def test_the_revision_follows_the_content(folder: Path) -> None:
    before = load(folder).revision
    assert load(folder).revision == before
    spoil(folder, VOTE, "claim A", "claim Z")
    assert load(folder).revision != before


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (VOTE, "area: key-west", "area: key-west\nsumary: x",
         f"{VOTE}:3: sumary: is not a key that belongs here; take it out"),
        (VOTE, "keywords:", "keyword:",
         f"{VOTE}:10: keyword: is not a key that belongs here; did you mean 'keywords'?"),
        (VOTE, 'reviewed: "2026-01-05"\n', "",
         f"{VOTE}:1: reviewed: is missing; add it"),
        (VOTE, 'review_by: "2027-01-05"', 'review_by: "2027-02-30"',
         f"{VOTE}:17: review_by: '2027-02-30' is not a day of the calendar"),
        (VOTE, 'review_by: "2027-01-05"', 'review_by: "2025"',
         f"{VOTE}:1: 'review_by' must be later than 'reviewed'"),
        (VOTE, "related: [arguments]", "related: [argument]",
         f"{VOTE}:18: related[1]: there is no entry 'argument'; did you mean 'arguments'?"),
        (VOTE, "related: [arguments]", "related: [second-vote]",
         f"{VOTE}:18: related[1]: names itself; take it out"),
        (VOTE, "{id: usc-8-1357", "{id: usc-8-1375",
         f"{VOTE}:11: answer.sources[1]: there is no source 'usc-8-1375'; "
         "did you mean 'usc-8-1357'?"),
        (VOTE, "status: in-force", "status: valid",
         f"{VOTE}:11: answer.status: 'valid' is not allowed; write 'in-force', 'blocked', "
         "'repealed', 'pending', 'failed' or 'superseded'"),
        (VOTE, "id: second-vote", "id: second-votes",
         f"{VOTE}:1: id: must be 'second-vote', the name of the file"),
        (VOTE, "area: key-west", "area: federal",
         f"{VOTE}:2: area: must be 'key-west', the name of the folder"),
        ("sources.yaml", "url: https://www.wlrn.org/key-west\n  ", "",
         "sources.yaml:7: [2]: a source needs its 'url' "
         "(only kind 'own', our own files, has none)"),
        ("sources.yaml", "https://www.wlrn", "www.wlrn", "sources.yaml:10: [2].url: "
         "'www.wlrn.org/key-west' does not have the right form; it must match "
         '^https?://[^\\s<>\\"]+$'),
        ("help.yaml", "needs: [legal]", "needs: []",
         "help.yaml:4: [1].needs: has 0 items; it needs at least 1"),
        ("help.yaml", "es: Para familias., ", "", "help.yaml:3: [1].what.es: is missing; add it"),
        ("timeline/key-west.yaml", "jane-roe: \"no\"", "john-roe: \"no\"",
         "timeline/key-west.yaml:17: [1].vote.voters.john-roe: there is no person 'john-roe'; "
         "did you mean 'jane-roe'?"),
        ("timeline/key-west.yaml", "no: 2", "no: 0",
         "timeline/key-west.yaml:12: [1].vote: 'voters' names 1 for 'no', but the count is 0"),
        ("timeline/key-west.yaml", "laws: [287(g)]", "laws: [SB 1]",
         "timeline/key-west.yaml:18: [1].laws[1]: there is no law 'SB 1' among the marks of "
         "laws.yaml; add it there"),
        ("timeline/key-west.yaml", "strand: key-west", "strand: federal",
         "timeline/key-west.yaml:3: [1].strand: must be 'key-west', the name of the file"),
        ("entries/florida/arguments.yaml", "side: against", "side: for",
         "entries/florida/arguments.yaml:1: 'views' tells only the side 'for'; add the other side"),
    ],
)  # fmt: skip
def test_each_mistake_has_its_sentence(
    folder: Path, file: str, old: str, new: str, sentence: str
) -> None:
    spoil(folder, file, old, new)
    assert sentence in problems(folder)


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    spoil(folder, VOTE, 'reviewed: "2026-01-05"\n', "")
    spoil(folder, "help.yaml", "needs: [legal]", "needs: [money]")
    (folder / "people.yaml").unlink()
    told = "\n".join(problems(folder))
    assert "reviewed: is missing" in told
    assert "'money' is not allowed" in told
    assert "people.yaml:1: the file is missing; create it" in told


def test_a_repeated_id_names_both_places(folder: Path) -> None:
    path = folder / "help.yaml"
    path.write_text(path.read_text(encoding="utf-8") * 2, encoding="utf-8")
    assert (
        "help.yaml:9: [2].id: 'hotline' is already used at help.yaml:1; ids are unique"
        in problems(folder)
    )


def test_a_file_that_is_not_utf8_or_not_yaml_is_told(folder: Path) -> None:
    (folder / "glossary.yaml").write_bytes(b"\xff\xfe")
    (folder / "help.yaml").write_text("- id: [", encoding="utf-8")
    (folder / "entries/federal/notes.txt").write_text("x", encoding="utf-8")
    told = problems(folder)
    assert "glossary.yaml:1: is not UTF-8 text; save it as UTF-8" in told
    assert any(problem.startswith("help.yaml:2: not valid YAML") for problem in told)
    assert "entries/federal/notes.txt:1: is not a .yaml file; rename or move it" in told


def test_an_entry_in_no_area_is_told(folder: Path) -> None:
    (folder / "entries/other").mkdir()
    (folder / VOTE).rename(folder / "entries/other/second-vote.yaml")
    assert any("lies in no area; move it" in problem for problem in problems(folder))


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no such folder"):
        load(tmp_path / "nowhere")


def test_check_finds_what_the_format_allows(folder: Path) -> None:
    spoil(folder, VOTE, "en: Second vote claim A.", "en: Currently it was 4-2.")
    spoil(folder, VOTE, ", status: in-force", "")
    told = "\n".join(map(str, problems_of(read_folder(folder))))
    assert f"{VOTE}:11: answer.status: is missing: a source of this claim is law" in told
    assert "says 'currently', which goes stale; write as of a date" in told
    assert "numbers differ from the English: 2 is missing, 4 is missing" in told
    assert "has 2 questions; people need at least 8" in told
