"""The colours of the pictures can be read and told apart, as numbers."""

from itertools import combinations

import pytest

from bot.pictures.palette import PALETTES, contrast
from bot.pictures.picture import Theme

OF_TEXT = (
    "ink",
    "muted",
    "federal",
    "florida",
    "key-west",
    "places",
    "warning",
    "TFM",
    "WSO",
    "JEM",
)
STRANDS = ("federal", "florida", "key-west", "places")

# Machado, Oliveira and Fernandes 2009: what the three kinds of colour blindness see, on linear RGB.
COLOUR_BLIND = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("name", OF_TEXT)
@pytest.mark.parametrize("ground", ["paper", "panel"])
def test_text_is_legible_in_both_themes(theme: Theme, name: str, ground: str) -> None:
    assert contrast(PALETTES[theme][name], PALETTES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("step", [1, 2, 3, 4])
def test_numbers_on_tiles_are_legible(theme: Theme, step: int) -> None:
    colours = PALETTES[theme]
    assert contrast(colours[f"on-{step}"], colours[f"step-{step}"]) >= 4.5


@pytest.mark.parametrize("theme", Theme)
def test_both_themes_have_the_same_colours(theme: Theme) -> None:
    assert PALETTES[theme].keys() == PALETTES[Theme.LIGHT].keys()


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("kind", COLOUR_BLIND)
def test_strands_stay_apart_for_colour_blind_eyes(theme: Theme, kind: str) -> None:
    seen = [perceived(PALETTES[theme][strand], kind) for strand in STRANDS]
    for one, other in combinations(seen, 2):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > 0.1


def perceived(colour: str, kind: str) -> tuple[float, ...]:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [channel**2.2 for channel in channels]
    mixed = (sum(w * c for w, c in zip(row, linear, strict=True)) for row in COLOUR_BLIND[kind])
    return tuple(max(0.0, min(1.0, value)) ** (1 / 2.2) for value in mixed)
