"""Each edition as an e-mail: HTML with its styles inlined, plain text, and a message of both."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.records import Edition, Page, Plan
from digest.render.identifiers import lasting_uuid
from digest.render.letter_picture import LetterPicture, enclosed_picture, linked_picture
from digest.render.letters import Draft, Letter, draft_letter
from digest.render.message import Letterhead, write_message
from digest.render.renderer import Renderer
from digest.render.site import edition_file
from digest.render.wording import say_edition, say_period, whole_hours

if TYPE_CHECKING:
    from css_inline import CSSInliner

LARGEST_HTML = 100_000
"""Bytes. Gmail cuts a message off after 102 KB."""


def mail_plans(renderer: Renderer) -> Iterator[Plan]:
    """Every edition as HTML, as text, and as a message of the two with its picture."""
    for edition in renderer.site.editions:
        path, *others = (edition_file(edition, suffix) for suffix in ("html", "txt", "eml"))
        rests_on = [renderer.site.edition_mark(edition)]
        yield renderer.plan(path, _edition_mail, edition, rests_on=rests_on, others=others)


def _edition_mail(renderer: Renderer, edition: Edition) -> Iterator[Page]:
    site, lead = renderer.site, edition.lead.articles[0]
    draft = draft_letter(edition, site)
    linked, enclosed = linked_picture(lead, site), enclosed_picture(lead, site)
    write = cache(partial(_html_page, renderer, draft))
    count = _fitting(draft, partial(write, linked or (enclosed and enclosed[0])))
    html = write(linked, count)
    text = _page(renderer, draft, draft.letter(count), "email.txt")
    yield html
    yield text
    sent = write(enclosed[0], count) if enclosed else html
    letterhead = _letterhead(renderer, edition)
    picture = enclosed[1] if enclosed else None
    message = write_message(letterhead, text.data.decode(), sent.data.decode(), picture)
    yield Page(edition_file(edition, "eml"), message)


def _fitting(draft: Draft, write: Callable[[int], Page]) -> int:
    """How many stories the HTML has room for, as it is written with so many."""
    whole = len(draft.ranked)

    def size(count: int) -> int:
        return len(write(count).data)

    return whole if size(whole) <= LARGEST_HTML else bisect_right(range(whole), LARGEST_HTML, key=size) - 1


def _html_page(renderer: Renderer, draft: Draft, picture: LetterPicture | None, count: int) -> Page:
    page = _page(renderer, draft, draft.letter(count), "email.html", picture)
    return Page(page.path, _inliner().inline(page.data.decode()).encode())


@cache
def _inliner() -> "CSSInliner":
    from css_inline import CSSInliner

    return CSSInliner(load_remote_stylesheets=False)


def _page(
    renderer: Renderer, draft: Draft, letter: Letter, template: str, picture: LetterPicture | None = None
) -> Page:
    site, edition = renderer.site, draft.edition
    minutes = sum(story.analyses[0].reading_time_minutes for story in edition.stories)
    return renderer.page(
        edition_file(edition, template.rpartition(".")[2]),
        template,
        title=say_edition(edition, site.language),
        period=say_period(edition.first_day, edition.last_day, edition.period, site.language),
        letter=letter,
        picture=picture,
        address=draft.address,
        stories=len(edition.stories),
        minutes=minutes,
        hours=whole_hours(minutes),
    )


def _letterhead(renderer: Renderer, edition: Edition) -> Letterhead:
    site = renderer.site
    settings = site.settings.site
    return Letterhead(
        settings.title,
        f"{settings.title}: {say_edition(edition, site.language)}",
        edition.last_day,
        lasting_uuid(site, edition_file(edition, "eml")).hex,
        urlsplit(settings.base_url or "").hostname,
        site.language,
    )
