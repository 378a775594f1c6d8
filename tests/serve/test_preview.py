"""What browsers are told of the site."""

import asyncio
import json
from pathlib import Path

from digest.errors import Notice
from digest.order import BuildReport
from digest.publish import Published
from digest.serve.builds import Build
from digest.serve.preview import MOST_TOLD, Preview

BAD = Notice("content/rain.md", 3, "impossible date", "write it as YYYY-MM-DD")
ODD = Notice("content/rain.md", 1, "no date", "add one", "warning")


def built(*notices: Notice, changed: int = 1) -> Build:
    report = BuildReport(Path("site"), 1, 1, 1, 1, Published(0, changed, 0, 0), notices)
    return Build(report, notices, 0.1)


def failed(*notices: Notice) -> Build:
    return Build(None, notices, 0.1)


def preview_after(*builds: Build) -> Preview:
    preview = Preview(Path("site"))
    for build in builds:
        preview.take(build)
    return preview


def test_mark_changes_with_the_pages() -> None:
    preview = preview_after(built())
    before = preview.mark
    preview.take(built())
    assert preview.mark != before


def test_mark_stays_where_no_page_has_changed() -> None:
    preview = preview_after(built())
    before = preview.mark
    preview.take(built(changed=0))
    assert preview.mark == before


def test_mark_stays_where_a_build_failed() -> None:
    preview = preview_after(built())
    before = preview.mark
    preview.take(failed(BAD))
    assert preview.mark == before


def test_first_build_replaces_the_page_that_says_so_even_if_it_changes_nothing() -> None:
    preview = Preview(Path("site"))
    before = preview.mark
    preview.take(built(changed=0))
    assert preview.mark != before


def test_mark_is_another_one_after_a_new_start() -> None:
    assert preview_after(built()).mark != preview_after(built()).mark


def test_errors_are_told_and_warnings_are_not() -> None:
    assert preview_after(built(ODD, BAD)).told == (str(BAD),)


def test_mended_build_tells_nothing_more() -> None:
    preview = preview_after(failed(BAD), built())
    assert (preview.failed, preview.told) == (False, ())


def test_no_more_is_told_than_a_page_can_show() -> None:
    told = preview_after(failed(*[BAD] * (MOST_TOLD + 3))).told
    assert len(told) == MOST_TOLD + 1
    assert told[-1] == "and 3 more: see the terminal"


def test_signs_that_turn_or_break_a_line_are_not_shown() -> None:
    hostile = Notice("content/\u202eab\n\x1b[2J.md", None, "no title", "add one")
    assert preview_after(failed(hostile)).told == ("content/ ab  [2J.md: no title (add one)",)


def test_stream_gives_the_state_at_once_and_again_with_news() -> None:
    async def first_two(preview: Preview) -> list[bytes]:
        events = preview.events()
        first = await anext(events)
        preview.take(failed(Notice('content/"</script>\u2028.md', None, "no title", "add one")))
        return [first, await anext(events)]

    lines = asyncio.run(first_two(Preview(Path("site"))))
    states = [json.loads(line.decode("ascii").removeprefix("data: ")) for line in lines]
    assert [(state["failed"], len(state["told"])) for state in states] == [(False, 0), (True, 1)]
    assert all(line.endswith(b"}\n\n") and line.count(b"\n") == 2 for line in lines)


def test_stream_says_that_it_lives_while_there_is_no_news() -> None:
    async def second(preview: Preview) -> bytes:
        events = preview.events()
        await anext(events)
        return await anext(events)

    assert asyncio.run(second(Preview(Path("site"), heartbeat=0.01))) == b":\n\n"
