"""What a search costs its reader: bytes and time of each query, in a real browser.

    python tests/bench/search.py site/ [--queries 100]

The queries are words of the headlines and summaries of the site, one to three of them, the last of every
third cut short as it is while one types. Each is asked on a page that has loaded nothing yet. Bytes are
those of all files that page and query load but the style sheet, not compressed; times are from the query to
its results.
"""

import argparse
import itertools
import json
import statistics
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, Response, sync_playwright

from digest.render.search.folding import search_words

CHROMIUM = "/usr/bin/chromium"
ASK = """words => new Promise(resolve => {
  const field = document.getElementById("search-words");
  const status = document.getElementById("search-status");
  const began = performance.now();
  new MutationObserver(() => resolve(performance.now() - began)).observe(status, { childList: true });
  field.value = words;
  field.form.requestSubmit();
})"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("site", type=Path)
    parser.add_argument("--queries", type=int, default=100)
    arguments = parser.parse_args()
    files = list((arguments.site / "search").rglob("*.js"))
    print(f"{len(files)} files of index, {sum(path.stat().st_size for path in files):,} bytes")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        figures = []
        for query in itertools.islice(make_queries(arguments.site), arguments.queries):
            with browser.new_page() as page:
                figures.append((*measure(page, arguments.site, query), query))
    report(figures)


def make_queries(site: Path) -> Iterator[str]:
    """Yield queries, always the same for a site."""
    index = json.loads((site / "digest.json").read_text(encoding="utf-8"))
    texts = [
        " ".join([one["title"], *(told["text"] for told in one["summary"])]) for one in index["articles"]
    ]
    for number in itertools.count():
        words = search_words(texts[number * 7919 % len(texts)])
        place = number * 31 % max(1, len(words) - 3)
        chosen = words[place : place + 1 + number % 3]
        if number % 3 == number // 3 % 3:
            chosen[-1] = chosen[-1][: 1 + number % 5]
        yield " ".join(chosen)


def measure(page: Page, site: Path, query: str) -> tuple[int, float, str]:
    """Return the bytes that a query needs, the milliseconds until it is answered, and what the page says."""
    loaded: list[int] = []

    def weigh(response: Response) -> None:
        path = Path(response.url.removeprefix("file://").partition("?")[0])
        loaded.append(path.stat().st_size if path.suffix != ".css" else 0)

    page.on("response", weigh)
    page.goto((site.resolve() / "search/index.html").as_uri())
    taken = page.evaluate(ASK, query)
    return sum(loaded), taken, page.locator("#search-status").inner_text()


def report(figures: list[tuple[int, float, str, str]]) -> None:
    """Print the medians and the worst."""
    for name, place, unit in (("bytes", 0, ""), ("time", 1, " ms")):
        values = sorted(float(figure[place]) for figure in figures)
        middle, ninth = statistics.median(values), values[int(0.9 * len(values))]
        print(f"{name}: median {middle:,.0f}, nine in ten {ninth:,.0f}, worst {values[-1]:,.0f}{unit}")
    for taken, time_ms, said, query in sorted(figures, reverse=True)[:5]:
        print(f"{taken:9,} bytes {time_ms:6.0f} ms  {query!r}: {said}")


if __name__ == "__main__":
    main()
