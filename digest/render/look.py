"""The colours and measures of a site: those of its theme, and in their place those of digest.toml."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from digest.errors import Notice, TemplateError
from digest.settings import FILE_NAME, ThemeSettings
from digest.style_values import Shades, contrast
from digest.themes import TEMPLATES

if TYPE_CHECKING:
    from jinja2 import Environment

PALETTE = "partials/palette.html"
"""The template that says the theme's own."""

PAIRS = (
    ("ink", "paper"),
    ("quiet", "paper"),
    ("accent", "paper"),
    ("ink", "wash"),
    ("ink", "mark"),
    ("ink", "mark-strong"),
)
"""Letters, and the ground that they stand on."""

LEAST_CONTRAST = 4.5
"""What WCAG 2.2 asks of text (success criterion 1.4.3, level AA)."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a site's style sheet sets as custom properties, by their names without the dashes."""

    palette: Mapping[str, Shades]
    """Colours, on a light and on a dark ground."""
    measures: Mapping[str, str]
    """Families of letters, and lengths."""


def load_look(environment: "Environment", theme: ThemeSettings) -> Look:
    """Return the look that a theme has with the settings of a project.

    Raises:
        TemplateError: The theme's palette lacks what every page needs, or is none.

    """
    module: Any = environment.get_template(PALETTE).make_module({"theme": theme})
    palette = getattr(module, "palette", None)
    if not isinstance(palette, Mapping) or not all(map(_is_pair, palette.values())):
        raise _unusable('"palette" is no table of colours', 'write each as "ink": ("#111111", "#eeeeee")')
    if missing := [name for name in _needed() if name not in palette]:
        raise _unusable(f"no colour called {', '.join(missing)}", "add it")
    accent = (theme.accent or palette["accent"][0], theme.accent_dark or palette["accent"][1])
    return Look(
        {**palette, **_stated(asdict(theme.colours)), "accent": accent},
        {**getattr(module, "measures", {}), **_stated(asdict(theme.measures))},
    )


def _unusable(problem: str, remedy: str) -> TemplateError:
    return TemplateError(Notice(f"{TEMPLATES}/{PALETTE}", None, problem, remedy))


def drawn_accent(look: Look) -> str:
    """Return the colour of pictures, as `#rrggbb`: the accent, or black where a theme has no such value."""
    light = look.palette["accent"][0]
    return light if _is_colour(light) else "#000000"


def weak_contrasts(look: Look, theme: ThemeSettings) -> Iterator[Notice]:
    """Tell each pair of letters and ground that many cannot read."""
    own = {*_stated(asdict(theme.colours)), *(["accent"] if theme.accent or theme.accent_dark else [])}
    for letters, ground in PAIRS:
        place = FILE_NAME if own & {letters, ground} else f"{TEMPLATES}/{PALETTE}"
        shades = zip(("light", "dark"), look.palette[letters], look.palette[ground], strict=True)
        for where, one, other in shades:
            if _is_colour(one) and _is_colour(other) and (ratio := contrast(one, other)) < LEAST_CONTRAST:
                problem = f"{where} colours: {letters} on {ground} has a contrast of {ratio:.2f} to 1"
                yield Notice(place, None, problem, f"many need {LEAST_CONTRAST} to read it", "warning")


def _needed() -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for pair in PAIRS for name in pair))


def _stated(values: Mapping[str, Any]) -> dict[str, Any]:
    """The settings that are given, by the names of their properties."""
    return {name.replace("_", "-"): value for name, value in values.items() if value is not None}


def _is_pair(value: object) -> bool:
    return isinstance(value, tuple) and [type(one) for one in value] == [str, str]


def _is_colour(value: str) -> bool:
    return bool(re.fullmatch("#[0-9a-fA-F]{6}", value))
