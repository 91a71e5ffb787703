"""The gallery in docs/ shows what the program draws."""

from pathlib import Path

from bot.knowledge.location import shipped_folder
from bot.knowledge.places import load_places
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.pictures.gallery import gallery_drawings, write_gallery
from bot.pictures.picture import Theme

DOCS = Path(__file__).resolve().parents[2] / "docs" / "gallery"


def test_every_picture_of_the_gallery_is_in_the_documents(shipped: Knowledge) -> None:
    places = load_places(shipped_folder() / "places")
    page = (DOCS / "README.md").read_text(encoding="utf-8")
    names = {name for name, _ in gallery_drawings(shipped, places, Language.EN, Theme.LIGHT)}
    for name in names:
        for language in Language:
            for theme in Theme:
                file = f"{name}.{language.value}.{theme.value}.png"
                assert (DOCS / file).is_file()
                assert file in page
    assert len(list(DOCS.glob("*.png"))) == len(names) * len(Language) * len(Theme)


def test_a_small_knowledge_base_has_a_small_gallery(sample: Knowledge, tmp_path: Path) -> None:
    places = load_places(shipped_folder() / "places")
    files = list(write_gallery(tmp_path / "new", sample, places))
    assert files[-1] == "README.md"
    assert "chart-counties.ht.dark.png" in files
    assert not any("sb-2-b" in file for file in files)
