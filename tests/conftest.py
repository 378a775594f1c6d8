"""What several tests share: a project on the disk, articles made in a line, and a browser."""

import asyncio
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import settings
from local_server import LocalServer

import digest
from digest.records import Article

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

RAIN = """\
The river Lune rose by two metres in the night and flooded the lower town.
The council closed four bridges before dawn and opened the sports hall to families.
Engineers said that the flood wall had held, although water came over it at the mill.
Schools on the east bank will stay shut until Thursday.
Farmers moved six hundred sheep to higher ground on Monday evening.
The weather service expects the rain to end by Wednesday noon.

Insurance firms have sent assessors to the market square, where nineteen shops were under water.
The last flood of this size, in 1968, cost the town a third of its houses.
The mayor thanked the volunteers who had filled twelve thousand sandbags.
A fund for those who lost their homes has been opened at the town hall.
"""
"""An article of ten sentences; about an event that never was."""

settings.register_profile("digest", deadline=None)  # no test asserts a time
settings.load_profile("digest")

T = TypeVar("T")

THOROUGH = os.environ.get("CI") == "true"
"""Whether to take the time for what is marked as thorough, and for more examples where they are drawn."""

thorough = pytest.mark.skipif(
    not THOROUGH, reason="shows at further points what others show; CI=true runs it"
)


def thorough_but(values: Iterable[T], *always: T) -> "list[T | ParameterSet]":
    """Return the values of a parameter, of which all are thorough but some."""
    return [one if one in always else pytest.param(one, marks=thorough) for one in values]


MakeProject = Callable[[dict[str, str]], Path]


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: many a test waits for a browser, or for another process."""
    return (os.cpu_count() or 1) + 1


def pytest_configure(config: pytest.Config) -> None:
    """Keep the tests, and the commands that they run, out of the user's own cache folder."""
    folder = TemporaryDirectory(prefix="digest-tests-", ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    os.environ["XDG_CACHE_HOME"] = folder.name


@pytest.fixture(scope="session")
def user_cache() -> Path:
    """Give the cache folder that stands for the user's own."""
    return Path(os.environ["XDG_CACHE_HOME"])


@pytest.fixture(scope="session", autouse=True)
def _bytecode(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep bytecode where none is to be kept: else each command that a test runs compiles all again."""
    with pytest.MonkeyPatch.context() as patch:
        if sys.dont_write_bytecode:
            patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
            patch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path_factory.getbasetemp().parent / "bytecode"))
        yield


@pytest.fixture(autouse=True)
def own_event_loop(request: pytest.FixtureRequest) -> Iterator[None]:
    """Hide the event loop that Playwright leaves running in this thread from tests with one of their own."""
    running = asyncio.events._get_running_loop()  # noqa: SLF001  no other way
    if running is None or {"browser", "page"} & set(request.fixturenames):
        yield
        return
    asyncio.events._set_running_loop(None)  # noqa: SLF001  likewise
    yield
    asyncio.events._set_running_loop(running)  # noqa: SLF001  likewise


@pytest.fixture
def make_project(tmp_path: Path) -> MakeProject:
    """Give a function that writes a project's files and returns its folder."""

    def make(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / "project" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        return tmp_path / "project"

    return make


@pytest.fixture
def server() -> Iterator[LocalServer]:
    """Give a real HTTP server on 127.0.0.1."""
    with LocalServer() as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Give a real browser."""
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no browser: install Debian's chromium")
        pytest.skip("no browser found; install one, for instance with: apt-get install chromium")
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS)) as browser,
    ):
        yield browser


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """Give an empty page of it."""
    with browser.new_page() as page:
        yield page


@pytest.fixture(scope="session")
def shared_page(browser: "Browser") -> "Iterator[Page]":
    """Give the page behind `tab`."""
    with browser.new_page() as page:
        yield page


@pytest.fixture
def tab(shared_page: "Page") -> "Iterator[Page]":
    """Give a page that the tests share, which costs a third of an empty one.

    What a test chooses of its window and its media is taken back; a test that has anything kept takes `page`.
    """
    yield shared_page
    shared_page.set_viewport_size({"width": 1280, "height": 720})
    shared_page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")


def markdown(title: str, body: str = RAIN, **facts: str) -> str:
    """Return a Markdown article with front matter; dated 2 December 2024 where `date` is not given."""
    stated = {"title": f'"{title}"', "date": "2024-12-02"} | facts
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in stated.items()) + f"---\n\n{body}"


def article(title: str, body: str = RAIN, file: str = "rain.md", **facts: str) -> Article:
    """Return the article that such a Markdown file is read as."""
    return digest.read(markdown(title, body, **facts).encode(), name=file)[0]


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file in a folder, such as a site, by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def copy_example(folder: Path) -> Path:
    """Return a copy of the example digest as one has it who has never built it."""
    root = Path(__file__).parent.parent
    for name in ("content", "templates"):
        shutil.copytree(root / name, folder / name)
    shutil.copy2(root / "digest.toml", folder)
    return folder
