"""The preview in a real browser."""

from collections.abc import Iterator

import pytest
from conftest import MakeProject, markdown, thorough
from playwright.sync_api import Page
from running_preview import PATIENCE_SECONDS, SMALL, RunningPreview

HOSTILE = "<img src=x onerror=document.title=1><script>document.title=1</script>"
PATIENCE = PATIENCE_SECONDS * 1000


@pytest.fixture
def preview(make_project: MakeProject) -> Iterator[RunningPreview]:
    with RunningPreview(make_project(SMALL | {"content/rain.md": markdown("Rain")})) as running:
        running.next_build()
        yield running


def test_page_shows_an_edit_by_itself(preview: RunningPreview, page: Page) -> None:
    page.goto(f"{preview.address.url}articles/rain/")
    (preview.project / "content/rain.md").write_text(markdown("Snow instead"))
    page.get_by_role("heading", name="Snow instead").wait_for(timeout=PATIENCE)


def test_policy_of_the_page_lets_the_script_through_and_has_nothing_to_report(
    preview: RunningPreview, page: Page
) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    with page.expect_request(lambda request: request.url.endswith("/.digest/events")):
        page.goto(preview.address.url)
    assert complaints == []


def test_error_is_shown_as_text_over_the_site_until_it_is_mended(preview: RunningPreview, page: Page) -> None:
    page.goto(preview.address.url)
    title = page.title()
    (preview.project / "digest.toml").write_text(f"'{HOSTILE}' = 1\n")
    alert = page.get_by_role("alert")
    alert.wait_for(timeout=PATIENCE)
    assert HOSTILE in alert.inner_text()
    assert alert.locator("img, script").count() == 0
    assert page.title() == title
    (preview.project / "digest.toml").write_text(SMALL["digest.toml"])
    alert.wait_for(state="detached", timeout=PATIENCE)


@thorough
def test_error_stands_out_in_its_own_colours(preview: RunningPreview, page: Page) -> None:
    page.goto(preview.address.url)
    (preview.project / "content/bad.md").write_text(markdown("Bad", date="2025-02-30"))
    alert = page.get_by_role("alert")
    alert.wait_for(timeout=PATIENCE)
    page.wait_for_function("() => document.querySelector('digest-notices').shadowRoot.styleSheets.length > 0")
    assert alert.evaluate("element => getComputedStyle(element).backgroundColor") == "rgb(64, 19, 15)"
    alert.get_by_role("button", name="Close").click()
    assert page.get_by_role("alert").count() == 0


@thorough
def test_page_of_a_site_that_cannot_be_built_runs_nothing_and_gives_way_to_the_site(
    make_project: MakeProject, page: Page
) -> None:
    project = make_project({"digest.toml": f"'{HOSTILE}' = 1\n", "content/rain.md": markdown("Rain")})
    with RunningPreview(project) as preview:
        page.goto(preview.address.url)
        assert page.title() == "The site could not be built"
        assert HOSTILE in page.get_by_role("alert").inner_text()
        (project / "digest.toml").write_text(SMALL["digest.toml"])
        page.get_by_role("link", name="Rain").first.wait_for(timeout=PATIENCE)


def test_page_of_another_site_reads_and_shows_nothing(preview: RunningPreview, page: Page) -> None:
    page.route("http://evil.example/", lambda route: route.fulfill(content_type="text/html", body="<p>"))
    page.goto("http://evil.example/")
    asked = """async address => {
        const events = new Promise(done => {
            const source = new EventSource(address + ".digest/events");
            source.onmessage = () => done("read");
            source.onerror = () => done("refused");
        });
        const text = fetch(address, {mode: "cors"}).then(() => "read", () => "refused");
        const script = new Promise(done => {
            const element = document.createElement("script");
            element.src = address + ".digest/reload.js";
            element.onload = () => done("read");
            element.onerror = () => done("refused");
            document.body.append(element);
        });
        return Promise.all([events, text, script]);
    }"""
    assert page.evaluate(asked, preview.address.url) == ["refused", "refused", "refused"]
