"""What each line of a pasted page is, once its headline and the stretch of its body are known."""

from collections.abc import Sequence

from digest.readers.paste.beside import Role
from digest.readers.paste.limits import body_limits
from digest.readers.paste.signs import Sign
from digest.readers.paste.strewn import assign_below, assign_body
from digest.readers.paste.top import assign_above, assign_top


def assign_roles(signs: Sequence[Sign], body: range, headline: int | None) -> list[Role]:
    """Return the role of every line, in order."""
    roles: list[Role] = ["furniture"] * len(signs)
    top = 0 if headline is None else headline + 1
    start, end = body_limits(signs, body, top)
    if headline is not None:
        roles[headline] = "headline"
        assign_above(signs, headline, roles)
    assign_top(signs, range(top if headline is not None else start, start), roles)
    assign_body(signs, range(start, end), roles, signs[headline].text if headline is not None else "")
    assign_below(signs, range(end, len(signs)), roles)
    return roles
