"""A browser page that tells what an attack brings about: code that ran, requests elsewhere, ways away."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page, Route

ORIGIN = "http://digest.test/"

POKE = """async () => {
    for (const one of document.querySelectorAll("*")) {
        for (const name of ["mouseover", "mouseenter", "focus", "pointerdown", "toggle", "animationstart"])
            one.dispatchEvent(new Event(name, { bubbles: false }));
        for (const { name } of [...one.attributes])
            if (/^on/i.test(name)) one.dispatchEvent(new Event(name.slice(2).toLowerCase()));
        const link = one.matches("a, area") ? one.href.baseVal ?? one.href : null;
        const elsewhere = link && !link.startsWith("javascript:") && !link.startsWith("data:");
        const form = one.closest("form");
        const sent = one.hasAttribute("formaction") ? one.formAction : form && form.action;
        const ours = sent && sent.startsWith(location.href.split("/", 3).join("/") + "/");
        if (one.matches("a, area, button, summary, input, [onclick]") && !elsewhere && !ours)
            one.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, view: window }));
        if (one === form && !ours) one.requestSubmit?.();
    }
    await new Promise((done) => setTimeout(done, 60)); // what a click sets off comes after it
}"""
"""Does to every element what a reader might, but for following plain links and sending forms of the site."""


@dataclass(slots=True)
class Watch:
    """What has happened; each a plain text."""

    page: "Page"
    seen: list[str] = field(default_factory=list)

    def open(self, address: str) -> list[str]:
        """Open an address, do to it what a reader might, and return what that has brought about."""
        self.seen.clear()
        self.page.goto(address, wait_until="load")
        self.poke()
        return list(self.seen)

    def poke(self) -> None:
        """Do to every element what a reader might; of a page that leads on to another, to that one's."""
        from playwright.sync_api import Error

        for _ in range(4):
            try:
                self.page.evaluate(POKE)
                self.page.evaluate("0")  # by now all that was told has come
                break
            except Error:
                self.page.wait_for_load_state("load")


@contextmanager
def watched_page(browser: "Browser", site: Path, *, ignore_policy: bool) -> Iterator[Watch]:
    """Give a page on which `hit(name)` is told, with a folder at `ORIGIN`, and no network."""
    with browser.new_context(bypass_csp=ignore_policy) as context, context.new_page() as page:
        watch = Watch(page)
        page.expose_function("hit", lambda *name: watch.seen.append(f"ran: {name}"))

        def dismiss(dialog: "Dialog") -> None:
            watch.seen.append("dialog")
            dialog.dismiss()

        page.on("dialog", dismiss)
        context.on("page", lambda _: watch.seen.append("window"))

        def answer(route: "Route") -> None:
            url = route.request.url
            file = site / unquote(urlsplit(url).path).lstrip("/")
            if url.startswith(ORIGIN) and file.is_file():
                route.fulfill(body=file.read_bytes(), content_type=_media_type(file))
            elif url.startswith(ORIGIN):
                route.fulfill(status=404, body="")
            else:
                watch.seen.append(f"asked: {url}")
                route.fulfill(body="hit('script of another host')", content_type="text/javascript")

        context.route("http*://**/*", answer)
        yield watch


def _media_type(file: Path) -> str:
    kind = {".atom": "application/xml", ".xhtml": "application/xhtml+xml", ".opf": "application/xml"}
    guessed = kind.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "text/plain"
    return f"{guessed}; charset=utf-8" if "image" not in guessed or "svg" in guessed else guessed
