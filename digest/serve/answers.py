"""The preview's answers: the site as a static host would serve it, and the stream of news."""

import asyncio
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from digest.serve.address import Address
from digest.serve.exchange import ALWAYS, OWN_POLICY, Answer, Request, text
from digest.serve.files import INDEX, folder_address, read_site_file, site_path
from digest.serve.guard import refuse
from digest.serve.headers_file import headers_of
from digest.serve.media_types import HTML, media_type
from digest.serve.pages import (
    EVENTS,
    OURS,
    building_page,
    failed_page,
    missing_page,
    own_file,
    with_script,
)
from digest.serve.preview import Preview

MISSING: Final = "404.html"
HEADERS: Final = "_headers"
MAIL: Final = "email.html"
"""Its source is copied into programs that send it, so that it has nothing of ours here either."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers requests."""

    preview: Preview
    address: Address

    async def answer(self, request: Request) -> Answer:
        """Return what a request gets."""
        refusal = refuse(request, self.address)
        if refusal:
            return refusal
        path = request.target.partition("?")[0]
        if path == EVENTS:
            headers = {"Content-Type": "text/event-stream; charset=utf-8"}
            return Answer(200, ALWAYS | headers, self.preview.events())
        if path.startswith(OURS):
            return _own(path)
        return await asyncio.to_thread(self._of_the_site, request.target)

    def _of_the_site(self, target: str) -> Answer:
        # The mark is taken before the page: a newer page under an older mark is loaded once more, no worse.
        mark, site, path = self.preview.mark, self.preview.site, site_path(target)
        body = read_site_file(site, path) if path else None
        if path and body is not None:
            return self._file(200, path, target, body, mark)
        if path and (folder := folder_address(site, path)):
            _, question, query = target.partition("?")
            return text(302, "It is a folder.", Location=f"{folder}{question}{query}")
        if read_site_file(site, INDEX) is None:
            return self._without_site(mark)
        missing = read_site_file(site, MISSING)
        if missing is None:
            return _own_page(404, missing_page(), mark)
        return self._file(404, MISSING, target, missing, mark)

    def _file(self, status: int, path: str, target: str, body: bytes, mark: str) -> Answer:
        kind = media_type(path)
        rules = read_site_file(self.preview.site, HEADERS)
        headers = {**ALWAYS, **headers_of(target.partition("?")[0], rules), "Content-Type": kind}
        is_page = kind == HTML and PurePosixPath(path).name != MAIL
        return Answer(status, headers, with_script(body, mark) if is_page else body)

    def _without_site(self, mark: str) -> Answer:
        preview = self.preview
        return _own_page(503, failed_page(preview.told) if preview.failed else building_page(), mark)


def _own(path: str) -> Answer:
    body = own_file(path)
    if body is None:
        return text(404, "There is nothing at this address.")
    return Answer(200, ALWAYS | {"Content-Type": media_type(path)}, body)


def _own_page(status: int, page: bytes, mark: str) -> Answer:
    headers = {"Content-Type": HTML, "Content-Security-Policy": OWN_POLICY}
    return Answer(status, ALWAYS | headers, with_script(page, mark))
