"""Why there is no answer, in plain words: what servers say by their status."""

from datetime import timedelta

_NOTHING_TO_MEND = "nothing to mend here: try again later"
_LOOK_FOR_IT = "look for the new address on the publisher's site"

_STATUSES = {
    204: ("the server sends nothing (204)", "check the address in a browser"),
    205: ("the server sends nothing (205)", "check the address in a browser"),
    206: ("the server sends only a part, unasked (206)", _NOTHING_TO_MEND),
    304: ("the server says that nothing has changed, unasked (304)", _NOTHING_TO_MEND),
    400: ("the server does not understand the address (400)", "check the address"),
    401: ("the server asks for a name and a password (401)", "look for an address that is open to all"),
    402: ("the server asks for money (402)", "look for an address that is open to all"),
    403: (
        "the server does not let digest in (403)",
        "open the address in a browser; if it works there, ask the publisher to let feed readers in",
    ),
    404: ("the server has nothing at this address (404)", _LOOK_FOR_IT),
    406: ("the server has it in no form that digest reads (406)", "check the address in a browser"),
    408: ("the server was tired of waiting (408)", _NOTHING_TO_MEND),
    410: (
        "the server says that this address is gone for good (410)",
        "remove it, or look for a new address on the publisher's site",
    ),
    429: ("the server is asked too often (429)", "ask less often"),
    451: ("the server may not show it, for legal reasons (451)", "look for the text at another publisher"),
    500: ("the server has a fault of its own (500)", _NOTHING_TO_MEND),
    502: ("the server behind this address does not work (502)", _NOTHING_TO_MEND),
    503: ("the server is overloaded or closed for repairs (503)", _NOTHING_TO_MEND),
    504: ("the server behind this address does not answer (504)", _NOTHING_TO_MEND),
}

PASSING = frozenset({429, 500, 502, 503, 504})
"""Statuses that another try may mend."""

GONE = 410


class NoAnswerError(Exception):
    """One try that brought no answer, in words for the person who can mend it."""

    def __init__(
        self,
        problem: str,
        remedy: str,
        *,
        again: bool = False,
        packing: bool = False,
        gone: bool = False,
        wait: timedelta | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy
        self.again = again
        """Whether another try may mend it."""
        self.packing = packing
        """Whether an answer that is not packed may mend it."""
        self.gone = gone
        self.wait = wait
        """How long the server wants to be left alone."""
        self.status = status
        """What the server answered in the terms of HTTP."""

    def behind(self, address: str) -> "NoAnswerError":
        """Return the same, said of an address that the one asked for leads to."""
        self.problem = f"leads to {address[:200]}: {self.problem}"
        return self


def refused_by_status(status: int, wait: timedelta | None) -> NoAnswerError:
    """Return what a status means that is neither an answer nor a redirect."""
    plain = (f"the server answers with status {status}", "check the address in a browser")
    trouble = (f"the server has a fault of its own ({status})", _NOTHING_TO_MEND)
    problem, remedy = _STATUSES.get(status, trouble if status // 100 == 5 else plain)  # noqa: PLR2004  5xx
    again, gone = status in PASSING, status == GONE
    return NoAnswerError(problem, remedy, again=again, gone=gone, wait=wait, status=status)


def too_large(largest: int, size: int | None = None) -> NoAnswerError:
    """Return what is said of an answer that has more bytes than it may; `size` where it is known."""
    said = f"{size:,} bytes" if size is not None else f"more than {largest:,} bytes"
    limit = f", the limit is {largest:,}" if size is not None else ""
    return NoAnswerError(f"too large: {said}{limit}", "check that the address is that of a feed or a page")
