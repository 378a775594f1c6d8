"""What the words of the search index cost: processor time and memory, from nothing and after an edit.

    python tests/bench/index_memory.py [--articles 100000]

The articles are made up, 300 different words each, by Zipf's law from 500,000. Each way has a process of its
own; its memory is that at the peak less what it had before, and the time that the articles take to be made up
is taken off.
"""

import argparse
import resource
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context

import numpy as np

from digest.keys import KEY_BYTES
from digest.records import Page
from digest.render.search.former import find_former_index
from digest.render.search.index import write_words
from digest.render.search.postings import Postings, gather_postings
from digest.render.search.scripts import DIRECTORY, script_json, script_page, words_page

WORDS, WORDS_OF_AN_ARTICLE, EXPONENT = 500_000, 300, 0.9
LETTERS = "etaoinshrdlucmfwypvbgkjqxz"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=100_000)
    count = parser.parse_args().articles
    own = time.process_time()
    made_up = sum(len(article) for _, article in make_articles(count))
    own = time.process_time() - own
    print(f"{count:,} articles, {made_up:,} words in them")
    files = measure("from nothing", own, lambda: write(gather_postings(make_articles(count)).parts(), count))
    measure("after an edit", 0, lambda: amend(files, count))


def make_articles(count: int) -> Iterator[tuple[int, dict[str, int]]]:
    """Yield articles as the index is given them, always the same."""
    chance = np.random.default_rng(5)
    shares = np.cumsum(1 / np.arange(1, WORDS + 1) ** EXPONENT)
    words = [spell(number) for number in range(WORDS)]
    for article in range(count):
        drawn = np.unique(np.searchsorted(shares, chance.random(3 * WORDS_OF_AN_ARTICLE // 2) * shares[-1]))
        chosen = drawn[:WORDS_OF_AN_ARTICLE].tolist()
        yield article, {words[number]: (number * 7 + article) % 8 for number in chosen}


def spell(number: int) -> str:
    """Return a word for a number, longer where it is rarer."""
    letters = [LETTERS[number * 31 % 7], LETTERS[number * 17 % 11]]
    while number:
        number, letter = divmod(number, len(LETTERS))
        letters.append(LETTERS[letter])
    return "".join(reversed(letters))


def write(parts: Iterator[Postings], count: int) -> dict[str, Page]:
    """Return the files of words and what the directory has to say of them."""
    pages, firsts = [], []
    for number, shard in enumerate(write_words(parts, [], count)):
        pages.append(words_page(number, shard.text))
        firsts.append(shard.first)
    about = script_json({"words": firsts, "articles": count}).encode()
    return {page.path: page for page in (*pages, script_page(DIRECTORY, about))}


def amend(files: dict[str, Page], count: int) -> dict[str, Page]:
    """Return the files after an edit of one article."""
    before = b"".join(number.to_bytes(KEY_BYTES, "big") for number in range(count))
    edited = count // 2 * KEY_BYTES
    now = before[:edited] + b"\xff" * KEY_BYTES + before[edited + KEY_BYTES :]
    former = find_former_index(lambda path: files[path].data.decode(), before, now)
    if former is None:
        raise RuntimeError("the former index does not serve")
    changed = {f"word{number}": number % 8 for number in range(WORDS_OF_AN_ARTICLE)}
    return write(former.amend(gather_postings([(count // 2, changed)])), count)


def measure(name: str, own: float, work: Callable[[], dict[str, Page]]) -> dict[str, Page]:
    """Do some work in a process of its own, print what it takes, and return the files."""
    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)

    def run() -> None:
        before, began = peak(), time.process_time()
        files = work()
        sender.send((time.process_time() - began - own, peak() - before, files))

    process = context.Process(target=run)
    process.start()
    files: dict[str, Page]
    taken, memory, files = receiver.recv()
    process.join()
    size = sum(len(page.data) for page in files.values())
    print(f"{name}: {taken:.1f} s, {memory / 1024:.0f} MB; {len(files):,} files, {size / 1e6:.1f} MB")
    return files


def peak() -> int:
    """Return the most memory that this process has had, in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
