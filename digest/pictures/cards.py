"""What is drawn for an article or an edition: the picture of a link, and the cover of an e-book.

A headline, the digest's name, a line below, and the article's own picture where
it has one. A headline with a sign that no font has is left out, for boxes in its
place would be worse: then a page of a newspaper is drawn, which says no words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from digest.pictures.bidi import join_letters, runs_from_right
from digest.pictures.faces import faces_for, has_signs, width, without_symbols
from digest.pictures.lines import cut, wrap
from digest.pictures.sheet import Sheet
from digest.records import SocialCard

WIDTH, HEIGHT = 1200, 630
"""Of a card, in pixels: what the networks ask for."""

COVER_WIDTH, COVER_HEIGHT = 1200, 1600
"""Of a cover."""

MARGIN = 80
BAND = 16
"""The height of the bar at the top."""

PICTURE_WIDTH = 460
"""Of the column that a picture has on a card."""

NAME_SIZE, LINE_SIZE = 40, 32

LEADING = 1.16
"""The distance of lines, in heights of letters."""

HALF = 160
"""Of 255: how dark the line below the headline is."""

FAINT, PALE = 36, 110
"""How dark a column of a drawn newspaper is, and a picture in it."""

MOST_CHARACTERS = 400
"""Of a headline; more fit on no card."""

VERSION = 3
"""Raised when the same card would be drawn otherwise."""


@dataclass(frozen=True, slots=True)
class Block:
    """Where a headline stands: in the largest of the sizes in which it fits."""

    left: int
    top: int
    right: int
    height: int
    sizes: Sequence[int]
    """Heights of letters in pixels, the largest first."""


ALONE = Block(MARGIN, 156, WIDTH - MARGIN, 360, (92, 80, 70, 60, 52, 44))
BESIDE_A_PICTURE = Block(MARGIN, 156, WIDTH - PICTURE_WIDTH - 56, 360, (72, 64, 56, 48, 42))
NAME_OF_A_COVER = Block(MARGIN, 120, COVER_WIDTH - MARGIN, 290, (136, 112, 92, 76, 64))
HEADLINE_OF_A_COVER = Block(MARGIN, 1230, COVER_WIDTH - MARGIN, 260, (76, 66, 58, 50))


def draw_card(card: SocialCard, picture: bytes | None = None) -> bytes:
    """Return a card: a JPEG file where a picture, one of the site's files, stands on it, else a PNG file."""
    card = _drawable(card)
    return _draw_cover(card, picture) if card.upright else _draw_wide(card, picture)


def card_key(card: SocialCard) -> str:
    """Return the name under which a card is kept: another for each program and font that draws it."""
    import PIL

    facts = (VERSION, PIL.__version__, faces_for(card.language), card)
    return "card-" + blake2b(repr(facts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _drawable(card: SocialCard) -> SocialCard:
    """The card with its texts as they are drawn; empty where one cannot be."""

    def letters(text: str) -> str:
        joined = join_letters(without_symbols(" ".join(text[:MOST_CHARACTERS].split()), card.language))
        return joined if joined and has_signs(joined, card.language) else ""

    return replace(card, headline=letters(card.headline), site=letters(card.site), line=letters(card.line))


def _draw_wide(card: SocialCard, picture: bytes | None) -> bytes:
    if picture and _has_too_long_word(card.headline, BESIDE_A_PICTURE, card.language):
        picture = None
    sheet, block = Sheet((WIDTH, HEIGHT)), BESIDE_A_PICTURE if picture else ALONE
    from_right = runs_from_right(card.headline or card.site)
    if picture:
        at = 0 if from_right else WIDTH - PICTURE_WIDTH
        sheet.put(picture, (at, 0, at + PICTURE_WIDTH, HEIGHT))
        block = _mirrored(block) if from_right else block
    sheet.fill((0, 0, WIDTH, BAND), accent=True)
    if card.headline:
        _set(sheet, card.headline, block, card.language)
    else:
        _draw_columns(sheet, replace(block, top=block.top + 16), from_right=from_right)
    _write(sheet, card.site, block, 76, NAME_SIZE, card.language, accent=True)
    _write(sheet, card.line, block, HEIGHT - MARGIN - LINE_SIZE // 2, LINE_SIZE, card.language, darkness=HALF)
    return sheet.file(card.accent)


def _draw_cover(card: SocialCard, picture: bytes | None) -> bytes:
    sheet, block = Sheet((COVER_WIDTH, COVER_HEIGHT)), NAME_OF_A_COVER
    sheet.fill((0, 0, COVER_WIDTH, 2 * BAND), accent=True)
    below = _set(sheet, card.site, block, card.language) + 24
    _write(sheet, card.line, block, below, NAME_SIZE, card.language, darkness=HALF)
    middle = (0, below + 96, COVER_WIDTH, HEADLINE_OF_A_COVER.top - 50)
    if picture:
        sheet.put(picture, middle)
    else:
        room = replace(block, top=middle[1], height=middle[3] - middle[1])
        _draw_columns(sheet, room, from_right=runs_from_right(card.headline or card.site))
    _set(sheet, card.headline, HEADLINE_OF_A_COVER, card.language)
    return sheet.file(card.accent)


def _has_too_long_word(text: str, block: Block, language: str) -> bool:
    """Whether a word is wider than a block even in its smallest letters."""
    widest = block.right - block.left
    return any(
        width(line, block.sizes[-1], language) > widest
        for line in wrap(text, block.sizes[-1], language, widest)
    )


def _mirrored(block: Block) -> Block:
    return replace(block, left=WIDTH - block.right, right=WIDTH - block.left)


def _write(
    sheet: Sheet,
    text: str,
    block: Block,
    top: int,
    size: int,
    language: str,
    *,
    darkness: int = 255,
    accent: bool = False,
) -> None:
    """Write a text on one line."""
    line = cut(text, size, language, block.right - block.left)
    box, from_right = (block.left, top, block.right), runs_from_right(text)
    sheet.write(line, box, size, language, from_right=from_right, darkness=darkness, accent=accent)


def _set(sheet: Sheet, text: str, block: Block, language: str) -> int:
    """Write a text in several lines, and return where the last of them ends."""
    size, lines = _fit(text, block, language)
    top, from_right = block.top, runs_from_right(text)
    for number, line in enumerate(lines):
        top = block.top + round(number * size * LEADING)
        sheet.write(line, (block.left, top, block.right), size, language, from_right=from_right)
    return top + round(size * LEADING)


def _fit(text: str, block: Block, language: str) -> tuple[int, list[str]]:
    """The largest size in which a text fits, and its lines; cut where there is none."""
    widest = block.right - block.left
    for size in block.sizes:
        lines = wrap(text, size, language, widest)
        room = int(block.height // (size * LEADING))
        if len(lines) <= room and all(width(line, size, language) <= widest for line in lines):
            return size, lines
    rest = [" ".join(lines[room - 1 :])] if len(lines) >= room else []
    return size, [cut(line, size, language, widest) for line in [*lines[: room - 1], *rest]]


def _draw_columns(sheet: Sheet, block: Block, *, from_right: bool) -> None:
    """Draw the columns of a newspaper where no words can stand: bars for lines, one box for a picture."""
    count, gutter, step = 3, 48, 40
    column = (block.right - block.left - (count - 1) * gutter) // count
    for number in range(count):
        left = block.left + (count - 1 - number if from_right else number) * (column + gutter)
        first = block.height * 3 // 5 // step * step if number == 0 else 0
        if first:
            sheet.fill(
                (left, block.top, left + column, block.top + first - step // 2), darkness=PALE, accent=True
            )
        for top in range(block.top + first, block.top + block.height - step // 2, step):
            last = top + step >= block.top + block.height - step // 2
            short = column * 2 // 5 if last else 0
            start, end = (left + short, left + column) if from_right else (left, left + column - short)
            sheet.fill((start, top, end, top + step // 3), darkness=FAINT)
