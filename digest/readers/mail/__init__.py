"""Mails saved as files: a newsletter is an article too."""

import re
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from digest.errors import Notice, SourceError
from digest.readers.found import Found
from digest.readers.front_matter import Fact
from digest.readers.mail.furniture import drop_delivery_html, text_html
from digest.readers.mail.parts import decoded_header, longest_text, parse_mail
from digest.readers.mail.quotes import split_forward
from digest.readers.page.fragment import clear_fragment
from digest.records import Source

BEFORE_SUBJECT = re.compile(
    r"\s*(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|antw|doorst)(?:\[\d+\])?\s?:\s*|\[[^\]]{1,40}\]\s*(?=\S))*",
    re.IGNORECASE,
)
"""What programs put before the subject of a mail that is answered, forwarded or sent to a list."""

SENDER_OF_A_PAPER = re.compile(r"(.{2,60}?)(?:\s+(?:from|at|von|de|di|van|bei|@)\s+|\s*[|·•,]\s*)(.{2,60})")
"""A person, and the newsletter that they write for, in one name."""


def read_mail(source: Source, place: str) -> tuple[Found, ...]:
    """Read a mail: its HTML, or its text where it has none; attachments are passed over.

    Raises:
        SourceError: It is no mail, is too large, has too many parts, or no text.

    """
    try:
        message = parse_mail(source.data, place)
        if not message.keys():
            remedy = "save the mail again, or its text as .txt"
            raise SourceError(Notice(place, 1, "no mail: it begins with no headers", remedy))
        html, text = longest_text(message, "html"), longest_text(message, "plain")
    except RecursionError as error:  # of brackets in a header, for one
        raise SourceError(Notice(place, None, "a mail nested too deep", "save its text as .txt")) from error
    forwarded, inner = split_forward(text)
    html = text_html(inner) if forwarded or not html.strip() else drop_delivery_html(html)
    if not html.strip():
        raise SourceError(Notice(place, None, "the mail has no text", "save the page that it leads to"))
    stated = {key: Fact(value, 1) for key, value in _facts(message, forwarded).items() if value}
    title = stated["title"].value if "title" in stated else None
    return (Found(clear_fragment(html, str(title) if title else None), stated, {}),)


def _facts(
    message: EmailMessage, forwarded: dict[str, str]
) -> dict[str, str | tuple[str, ...] | datetime | None]:
    author, paper = _sender(forwarded.get("from") or decoded_header(message, "From"))
    if forwarded or message["List-Id"] is None:
        listed = ""
    else:
        listed = _display_name(decoded_header(message, "List-Id"))
    newsletter = bool(paper or listed or (message["List-Unsubscribe"] and not forwarded))
    return {
        "title": clean_subject(forwarded.get("subject") or decoded_header(message, "Subject")),
        "authors": (author,) if author and (paper or not newsletter or listed not in {"", author}) else None,
        "source": (paper or listed or author) if newsletter else None,
        "published": _date(forwarded.get("date", "")) or _date(decoded_header(message, "Date")),
        "url": decoded_header(message, "Archived-At").strip(" <>"),
        "language": decoded_header(message, "Content-Language").split(",")[0].strip(),
    }


def clean_subject(subject: str) -> str:
    """Return a subject without what programs put before it.

    >>> clean_subject("Fwd: [Town news] Re: Harbour wall to be raised")
    'Harbour wall to be raised'

    """
    found = BEFORE_SUBJECT.match(subject)
    return subject[found.end() :].strip() if found else subject.strip()


def _sender(header: str) -> tuple[str, str]:
    """The person and the paper that a sender names; the paper is empty where only one is named."""
    name = _display_name(header)
    found = SENDER_OF_A_PAPER.fullmatch(name)
    return (found[1].strip(), found[2].strip()) if found else (name, "")


def _display_name(header: str) -> str:
    """The name before an address in angle brackets; empty where there is only the address."""
    name = header.partition("<")[0].strip(" \t\"'") if "<" in header else header.strip()
    return "" if "@" in name else name


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
