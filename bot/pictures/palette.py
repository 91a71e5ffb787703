"""The colours of the pictures, by theme.

Every colour that carries text has a contrast of 4.5:1 or more on the paper, and no two strands or
models are told apart by colour alone: each has a shape or a place, and its name in words.
"""

from collections.abc import Mapping

from bot.pictures.picture import Theme

PALETTES: Mapping[Theme, Mapping[str, str]] = {
    Theme.LIGHT: {
        "paper": "#ffffff",
        "panel": "#f1f3f5",
        "ink": "#16202a",
        "muted": "#4b5763",
        "rail": "#c3cad1",
        "federal": "#12409c",
        "florida": "#a8430a",
        "key-west": "#007d5c",
        "places": "#8a2f86",
        "warning": "#8f1d1d",
        "TFM": "#0b5cad",
        "WSO": "#a84f08",
        "JEM": "#5b6470",
        "step-1": "#dcebfa",
        "step-2": "#a9cdf0",
        "step-3": "#2f77bd",
        "step-4": "#0a3f78",
        "on-1": "#16202a",
        "on-2": "#16202a",
        "on-3": "#ffffff",
        "on-4": "#ffffff",
    },
    Theme.DARK: {
        "paper": "#15191e",
        "panel": "#222830",
        "ink": "#eef1f4",
        "muted": "#b3bcc6",
        "rail": "#46505b",
        "federal": "#74b9ff",
        "florida": "#ffa566",
        "key-west": "#4fd1b5",
        "places": "#e2a2e0",
        "warning": "#ff9c94",
        "TFM": "#74b9ff",
        "WSO": "#ffa566",
        "JEM": "#b3bcc6",
        "step-1": "#1d3247",
        "step-2": "#2a5580",
        "step-3": "#62a7e8",
        "step-4": "#cfe6ff",
        "on-1": "#eef1f4",
        "on-2": "#eef1f4",
        "on-3": "#10151a",
        "on-4": "#10151a",
    },
}


def contrast(one: str, other: str) -> float:
    """The contrast of two ``#rrggbb`` colours, 1 to 21, as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
