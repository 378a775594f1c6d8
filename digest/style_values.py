"""Values for a style sheet: each is checked and written anew, so that none can say more than it should."""

import re
from typing import Final

Shades = tuple[str, str]
"""A colour as `#rrggbb` on a light and on a dark ground."""

GENERIC_FAMILIES: Final = frozenset(
    "serif sans-serif monospace cursive fantasy system-ui ui-serif ui-sans-serif ui-monospace ui-rounded "
    "-apple-system BlinkMacSystemFont".split()
)
"""What a style sheet names without quotation marks."""

FAMILY: Final = re.compile(r"\w[\w .-]{0,60}")
LENGTH: Final = re.compile(r"\d{1,4}(?:\.\d{1,3})?(?:rem|em|ch|px)")
LINEAR_BELOW: Final = 0.04045
"""Channels up to this one are linear in sRGB: WCAG 2.2, "relative luminance"."""

LONGEST_LIST: Final = 12
"""Families of letters; the first that a reader has is taken."""


def colour(value: object) -> str:
    """Return a colour as `#rrggbb`.

    Raises:
        ValueError: It is none; says what to write.

    """
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ValueError('write a colour as "#rrggbb"')
    return value.lower()


def shades(value: object) -> Shades:
    """Return a colour for a light and one for a dark ground.

    Raises:
        ValueError: They are not two colours; says what to write.

    """
    if not isinstance(value, list) or len(value) != 2:  # noqa: PLR2004  a pair
        raise ValueError('write two colours, on a light and on a dark ground, as ["#ffffff", "#101010"]')
    return colour(value[0]), colour(value[1])


def length(value: object) -> str:
    """Return a length of CSS, as `37rem`.

    Raises:
        ValueError: It is none above 0; says what to write.

    """
    if not isinstance(value, str) or not LENGTH.fullmatch(value) or not re.search("[1-9]", value):
        raise ValueError('write a length with its unit (rem, em, ch or px), as "37rem"')
    return value


def families(value: object) -> str:
    r"""Return a list of families of letters as CSS has it, the names in quotation marks.

    >>> families("Iowan Old Style, 'Georgia', serif")
    '"Iowan Old Style", "Georgia", serif'

    Raises:
        ValueError: It is none; says what to write.

    """
    names = [name.strip().strip("\"'") for name in value.split(",")] if isinstance(value, str) else []
    if not names or len(names) > LONGEST_LIST or not all(map(_is_family, names)):
        raise ValueError('write names of letters with commas between, as "Georgia, serif"')
    return ", ".join(name if name in GENERIC_FAMILIES else f'"{name}"' for name in names)


def _is_family(name: str) -> bool:
    return name in GENERIC_FAMILIES or bool(FAMILY.fullmatch(name))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours `#rrggbb`, 1 to 21, as WCAG 2.2 defines it.

    >>> contrast("#000000", "#ffffff")
    21.0

    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(value: str) -> float:
    """The relative luminance of a colour, 0 (black) to 1 (white): WCAG 2.2, "relative luminance"."""
    channels = [int(value[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= LINEAR_BELOW else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
