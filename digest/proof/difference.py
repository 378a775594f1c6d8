"""Two texts that ought to be the same, told by where they part."""

CONTEXT = 15
"""Characters shown before and after what differs."""

LONGEST = 70
"""Characters of a quotation."""


def tell_difference(shown: str, true: str) -> str:
    """Return what stands there and what ought to, each with a little of what is around it.

    >>> tell_difference("The river rose by three metres.", "The river rose by two metres.")
    '"…river rose by three metres.", not "…river rose by two metres."'

    """
    first = _same_signs(shown, true)
    last = min(_same_signs(shown[::-1], true[::-1]), min(len(shown), len(true)) - first)
    return f"{_quote(shown, first, len(shown) - last)}, not {_quote(true, first, len(true) - last)}"


def _same_signs(one: str, other: str) -> int:
    """How many characters two texts have in common before they part."""
    signs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(signs) if a != b), min(len(one), len(other)))


def quote(text: str) -> str:
    """Return the beginning of a text between quotation marks."""
    return f'"{text}"' if len(text) <= LONGEST else f'"{text[:LONGEST]}…"'


def _quote(text: str, first: int, last: int) -> str:
    begin = max(0, first - CONTEXT)
    end = min(len(text), last + CONTEXT, begin + LONGEST)
    return f'"{"…" if begin else ""}{text[begin:end]}{"…" if end < len(text) else ""}"'
