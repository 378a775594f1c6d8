"""A newspaper page, pasted as a browser copies it → what each of its lines is."""

from dataclasses import dataclass

from digest.readers.paste.beside import Role
from digest.readers.paste.body import find_body
from digest.readers.paste.byline import Byline, read_byline, read_names
from digest.readers.paste.credits import find_owner, strip_credit
from digest.readers.paste.dates import read_dates
from digest.readers.paste.headline import find_headline
from digest.readers.paste.lines import clean_lines
from digest.readers.paste.mail import mark_mail
from digest.readers.paste.roles import assign_roles
from digest.readers.paste.signs import observe
from digest.readers.paste.tables import mark_rows
from digest.readers.paste.wraps import unwrap_lines

__all__ = ["PastedLine", "PastedPage", "PastedParagraph", "Role", "understand_paste"]


BULLETS = "•▪◦● "


@dataclass(frozen=True, slots=True)
class PastedLine:
    """A line of a paste and what it is on the page."""

    number: int
    """The line of the paste that it begins in, from 1."""
    text: str
    """Clean; where the paste was hard-wrapped, the whole paragraph."""
    role: Role


@dataclass(frozen=True, slots=True)
class PastedParagraph:
    """A paragraph of the body, or a heading within it."""

    text: str
    heading: bool


@dataclass(frozen=True, slots=True)
class PastedPage:
    """A pasted page, line for line."""

    lines: tuple[PastedLine, ...]

    def _texts(self, *roles: Role) -> tuple[str, ...]:
        return tuple(dict.fromkeys(line.text for line in self.lines if line.role in roles))

    @property
    def kicker(self) -> str | None:
        """The line above the headline that names its subject; the nearest, where there are several."""
        return next(reversed(self._texts("kicker")), None)

    @property
    def headline(self) -> str:
        """The headline; empty where there is none."""
        return next(iter(self._texts("headline")), "")

    @property
    def standfirst(self) -> str | None:
        """The sentences between headline and body that say what it is about."""
        return next((text.lstrip(BULLETS) for text in self._texts("standfirst")), None)

    @property
    def _bylines(self) -> tuple[Byline, ...]:
        found = (read_byline(text) or read_names(text, caseless=True) for text in self._texts("byline"))
        return tuple(byline for byline in found if byline)

    @property
    def authors(self) -> tuple[str, ...]:
        """The names in the bylines, in order, each once however it is set."""
        found: dict[str, str] = {}
        for author in (author for byline in self._bylines for author in byline.authors):
            found.setdefault(author.casefold(), author)
        return tuple(found.values())

    @property
    def source(self) -> str | None:
        """The news agency that a byline names, else whom a copyright line names; None where neither is."""
        agencies = (byline.agency for byline in self._bylines if byline.agency)
        return next(agencies, None) or find_owner([line.text for line in self.lines])

    @property
    def published(self) -> str | None:
        """The date of publication as it is written, unparsed."""
        found = (read_dates(text).published for text in self._texts("dateline", "byline", "update"))
        return next((date for date in found if date), None)

    @property
    def updated(self) -> str | None:
        """The date of the last change as it is written, unparsed; None where only a mark tells of it."""
        found = (read_dates(text).updated for text in self._texts("update", "dateline", "byline"))
        return next((date for date in found if date), None)

    @property
    def captions(self) -> tuple[str, ...]:
        """What stands below the pictures, each once, without the credits."""
        texts = (strip_credit(text) for text in self._texts("caption"))
        return tuple(dict.fromkeys(text for text in texts if text))

    @property
    def paragraphs(self) -> tuple[PastedParagraph, ...]:
        """The body, with its headings."""
        body = (line for line in self.lines if line.role in {"body", "heading"})
        return tuple(PastedParagraph(line.text, line.role == "heading") for line in body)


def understand_paste(text: str) -> PastedPage:
    """Tell what every line of a pasted page is.

    First come the lines that are surely running text, with the stretch of the page that
    they fill; every other line is judged by its own words and by where it stands to them.

    Args:
        text: The paste, with line feeds between its lines and without front matter.

    """
    signs = mark_rows(mark_mail(observe(unwrap_lines(clean_lines(text)))))
    body = find_body(signs)
    headline = find_headline(signs, body)
    roles = assign_roles(signs, body, headline)
    return PastedPage(
        tuple(PastedLine(sign.line.number, sign.text, role) for sign, role in zip(signs, roles, strict=True))
    )
