import json
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from conftest import RAIN, MakeProject, copy_example, files_of, markdown, thorough_but
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import picture_file

import digest
from digest.cache import PICTURES
from digest.errors import DigestError
from digest.render.articles import MOST_OTHERS

THREE = {
    "content/rain.md": markdown("Rain"),
    "content/wind.md": markdown("Wind", RAIN.replace("river", "wind"), source="The Post", authors="Ada Lee"),
    "content/snow.md": markdown("Snow", "Snow fell.", topic="Weather", date="2024-12-03"),
}


def visible(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_folder_with_three_articles_and_no_settings_builds(make_project: MakeProject) -> None:
    report = digest.build(make_project(THREE))
    assert (report.articles, report.stories, report.editions, report.left_out) == (3, 3, 2, 0)
    assert {
        "index.html",
        "editions/2024-12-02/index.html",
        "articles/rain/index.html",
        "topics/weather/index.html",
        "sources/the-post/index.html",
        "authors/ada-lee/index.html",
        "archive/index.html",
        "feed.atom",
        "robots.txt",
        "404.html",
        ".nojekyll",
        "digest.json",
    } <= files_of(report.site).keys()


def test_site_map_names_the_pages_where_the_site_has_an_address(make_project: MakeProject) -> None:
    project = make_project(THREE | {"digest.toml": 'site.base_url = "https://digest.example/d/"'})
    pages = files_of(digest.build(project).site)
    assert b"<loc>https://digest.example/d/articles/rain/</loc>" in pages["sitemap.xml"]
    assert b"https://digest.example/d/sitemap.xml" in pages["robots.txt"]


def test_building_twice_gives_the_same_bytes_and_writes_nothing(make_project: MakeProject) -> None:
    project = make_project(THREE)
    first = files_of(digest.build(project).site)
    report = digest.build(project)
    assert files_of(report.site) == first
    assert report.published.same == report.pages


def test_feeds_in_the_settings_change_nothing_in_the_site(make_project: MakeProject) -> None:
    before = files_of(digest.build(make_project(THREE)).site)
    project = make_project(
        {"digest.toml": '[[feeds]]\nurl = "https://post.example/"\n[fetch]\npictures = true'}
    )
    assert files_of(digest.build(project).site) == before


def test_building_elsewhere_on_another_day_in_another_zone_gives_the_same_bytes(
    make_project: MakeProject, tmp_path: Path
) -> None:
    timed = {"content/hail.md": markdown("Hail", date="2024-12-03T23:30:00Z", updated="2024-12-04")}
    project = make_project(THREE | timed)
    here = files_of(digest.build(project).site)
    moved = project.rename(tmp_path / "moved")
    for path in moved.rglob("*.md"):
        os.utime(path, (1, 1))
    command = [sys.executable, "-m", "digest", "build", "-q", "-o", str(tmp_path / "elsewhere"), str(moved)]
    subprocess.run(command, check=True, env=os.environ | {"TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8"})
    assert files_of(tmp_path / "elsewhere") == here


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return files_of(digest.build(copy_example(tmp_path_factory.mktemp("example"))).site)


@pytest.mark.parametrize("seed", thorough_but(["1", "2"], "1"))
def test_example_has_the_same_bytes_whatever_the_order_of_sets(
    example: dict[str, bytes], tmp_path: Path, seed: str
) -> None:
    command = [sys.executable, "-m", "digest", "build", "--quiet", str(copy_example(tmp_path))]
    subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": seed})
    assert files_of(tmp_path / "site") == example


def test_page_of_a_removed_article_goes(make_project: MakeProject) -> None:
    project = make_project(THREE)
    digest.build(project)
    (project / "content/rain.md").unlink()
    assert "articles/rain/index.html" not in files_of(digest.build(project).site)


def test_every_summary_sentence_stands_marked_in_the_page_and_in_digest_json(
    make_project: MakeProject,
) -> None:
    site = digest.build(make_project(THREE)).site
    article = next(
        one for one in json.loads((site / "digest.json").read_text())["articles"] if one["file"] == "rain.md"
    )
    page = (site / article["page"]).read_text()
    text = digest.read(markdown("Rain").encode(), name="rain.md")[0].text
    assert len(article["summary"]) == 3
    for number, sentence in enumerate(article["summary"], start=1):
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]
        marked = re.search(rf'<mark id="s{number}">(.*?)</mark>', page)
        assert marked
        assert visible(marked[1]) == sentence["text"]
        assert f'href="#s{number}"' in page


WORDS = st.text(st.sampled_from("abc ,;'\"<>&*_[]()`#-\n"), min_size=1, max_size=40)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, min_size=5, max_size=12))
def test_summary_is_verbatim_whatever_the_article_holds(sentences: list[str]) -> None:
    body = "\n\n".join(f"Rain {sentence} fell on the town that day." for sentence in sentences)
    for article in digest.read(body.encode(), name="a.md"):
        for story in digest.group([article]):
            for sentence in story.summary.sentences:
                assert article.text[sentence.start : sentence.end] == sentence.text


def test_short_article_says_so_and_is_not_padded(make_project: MakeProject) -> None:
    page = (digest.build(make_project(THREE)).site / "articles/snow/index.html").read_text()
    assert "Too short to summarise" in page
    assert "<mark" not in page


def test_all_bad_articles_are_named_in_one_run_and_cost_nobody_else_a_place(
    make_project: MakeProject,
) -> None:
    project = make_project(
        THREE
        | {
            "content/a-empty.md": "",
            "content/b-matter.md": "---\ntitle: a: b\n---\nText.",
            "content/c-date.md": markdown("Date", date="2024-02-30"),
            "content/d/rain.md": markdown("Other rain", RAIN + "More.", date="2024-12-03"),
        }
    )
    (project / "content/e-encoding.md").write_bytes(b"\x81\x8d\x8f\x90")
    report = digest.build(project)
    assert [str(notice).split(" (")[0] for notice in report.notices] == [
        "content/a-empty.md:1: the file is empty",
        "content/b-matter.md:2: broken front matter: mapping values are not allowed here",
        'content/c-date.md:3: impossible date "2024-02-30"',
        'content/d/rain.md:1: slug "rain" is that of content/rain.md; published as "rain-6ba972"',
        "content/e-encoding.md:1: unreadable encoding: byte 1 is no UTF-8",
        'content/rain.md:1: slug "rain" is wanted by content/d/rain.md too; this article keeps it',
    ]
    assert (report.articles, report.left_out) == (4, 4)


def test_strict_build_publishes_nothing_if_anything_is_wrong(make_project: MakeProject) -> None:
    project = make_project(THREE | {"content/empty.md": ""})
    with pytest.raises(DigestError, match=r"content/empty\.md:1"):
        digest.build(project, strict=True)
    assert not (project / "site").exists()


def test_build_without_any_article_keeps_the_old_site(make_project: MakeProject) -> None:
    project = make_project(THREE)
    before = files_of(digest.build(project).site)
    for path in (project / "content").iterdir():
        path.write_text("")
    with pytest.raises(DigestError, match="there is no article to publish"):
        digest.build(project)
    assert files_of(project / "site") == before


def test_draft_is_published_only_when_asked_for(make_project: MakeProject) -> None:
    project = make_project(THREE | {"content/draft.md": markdown("Draft", draft="true")})
    assert digest.build(project).articles == 3
    assert digest.build(project, drafts=True).articles == 4


@pytest.mark.parametrize("output", [".", "..", "content", "content/site", "templates"])
def test_site_never_takes_the_place_of_the_project(make_project: MakeProject, output: str) -> None:
    project = make_project(THREE)
    with pytest.raises(DigestError, match="would replace the project's own files"):
        digest.build(project, output=project / output)


def test_template_of_the_project_goes_before_that_of_the_theme(make_project: MakeProject) -> None:
    project = make_project(THREE | {"templates/robots.txt": "User-agent: *\nDisallow: /\n"})
    assert files_of(digest.build(project).site)["robots.txt"] == b"User-agent: *\nDisallow: /\n"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{% if %}", r"templates/robots\.txt:1: Expected an expression"),
        ("\n{{ nothing }}", r"templates/robots\.txt:2: 'nothing' is undefined"),
        ("{{ 1 // 0 }}", r"templates/robots\.txt:1: .* by zero"),
        ("{% include 'no.html' %}", r"templates/no\.html: no such template"),
    ],
)
def test_broken_template_is_named_and_the_old_site_stays(
    make_project: MakeProject, template: str, message: str
) -> None:
    project = make_project(THREE)
    before = files_of(digest.build(project).site)
    make_project({"templates/robots.txt": template})
    with pytest.raises(DigestError, match=message):
        digest.build(project)
    assert files_of(project / "site") == before


def test_names_that_differ_in_more_than_case_and_accents_have_pages_of_their_own(
    make_project: MakeProject,
) -> None:
    topics = ["C++", "C#", "Café", "Cafe"]
    pages = {
        f"content/{n}.md": markdown(
            f"T{n}", RAIN + f"Post {n} stood.", topic=f'"{topic}"', authors="张伟" if n else "章伟"
        )
        for n, topic in enumerate(topics)
    }
    site = digest.build(make_project(pages)).site
    assert len(list((site / "topics").iterdir())) == 1 + 3
    assert len(list((site / "authors").iterdir())) == 1 + 2
    assert "More stories" not in (site / "index.html").read_text()


def test_alias_leads_to_the_article(make_project: MakeProject) -> None:
    project = make_project(
        THREE | {"content/rain.md": markdown("Rain", aliases="[/old/rain/, ../../etc/passwd]")}
    )
    report = digest.build(project)
    assert 'url=../../articles/rain/index.html"' in (report.site / "old/rain/index.html").read_text()
    assert [notice.problem for notice in report.notices] == [
        'alias "../../etc/passwd" is no path of the site; left out'
    ]


def test_alias_that_some_disk_cannot_hold_is_told(make_project: MakeProject) -> None:
    aliases = "[aux.html, old/CON/, old., /Index.html, /Old/, /old/, /Articles/, /old/index.html/b/]"
    project = make_project({"content/rain.md": markdown("Rain", aliases=aliases)})
    told = [notice.problem for notice in digest.build(project).notices]
    assert told == [
        'alias "aux.html" is no path of the site; left out',
        'alias "old/CON/" is no path of the site; left out',
        'alias "old." is no path of the site; left out',
        'alias "/Index.html" is taken; left out',
        'alias "/old/" is taken; left out',
        'alias "/old/index.html/b/" is taken; left out',
    ]


def test_same_article_in_two_papers_has_a_story_page(make_project: MakeProject) -> None:
    project = make_project(
        {
            "content/a.md": markdown("Rain", source="The Post"),
            "content/b.md": markdown("Flood", source="The Echo", date="2024-12-03"),
        }
    )
    site = digest.build(project).site
    document = json.loads((site / "digest.json").read_text())
    assert document["stories"] == [
        {
            "page": "stories/a/index.html",
            "title": "Rain",
            "articles": ["articles/a/index.html", "articles/b/index.html"],
        }
    ]
    assert "The Echo" in (site / "stories/a/index.html").read_text()


def test_page_of_an_article_shows_few_of_the_many_others_of_its_story(make_project: MakeProject) -> None:
    project = make_project({f"content/{n}.md": markdown("Rain") for n in range(23)})
    digest.build(project)
    page = (project / "site/articles/22/index.html").read_text(encoding="utf-8")
    others = page[page.index('id="others"') :].partition("</section>")[0]
    assert len(set(re.findall(r'href="\.\./(\d+)/', others))) == MOST_OTHERS


def test_no_output_names_the_folder_that_it_was_made_in(make_project: MakeProject, tmp_path: Path) -> None:
    for data in files_of(digest.build(make_project(THREE)).site).values():
        assert str(tmp_path).encode() not in data


def test_build_opens_no_socket(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a build asked for a socket")

    monkeypatch.setattr("socket.socket", refuse)
    digest.build(make_project(THREE))


def illustrated(make_project: MakeProject, toml: str = "") -> Path:
    project = make_project(
        {"content/rain.md": markdown("Rain", RAIN + "\n![The river](river.png)"), "digest.toml": toml}
    )
    (project / "content/river.png").write_bytes(picture_file((600, 300)))
    return project


def test_picture_beside_an_article_is_published(make_project: MakeProject) -> None:
    site = digest.build(illustrated(make_project)).site
    page = (site / "articles/rain/index.html").read_text(encoding="utf-8")
    (source,) = re.findall(r'<img[^>]* src="([^"]*)"', page)
    assert (site / "articles/rain" / source).is_file()


def test_second_build_decodes_no_picture_and_draws_no_card(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = illustrated(make_project, '[site]\nbase_url = "https://digest.example/"\n')
    first = files_of(digest.build(project).site)
    monkeypatch.delattr("PIL.Image.open")
    monkeypatch.delattr("PIL.Image.new")
    assert files_of(digest.build(project).site) == first


def test_damaged_cache_is_made_again(make_project: MakeProject) -> None:
    project = illustrated(make_project, '[site]\nbase_url = "https://digest.example/"\n')
    first = files_of(digest.build(project).site)
    for kept in (project / ".digest/cache/pictures").iterdir():
        kept.write_bytes(kept.read_bytes()[:-1] + b"x")
    assert files_of(digest.build(project).site) == first


def test_site_with_pictures_is_proved(make_project: MakeProject) -> None:
    project = illustrated(make_project, '[site]\nbase_url = "https://digest.example/"\n')
    digest.build(project)
    report = digest.verify(project)
    assert (report.notices, report.articles) == ((), 1)


def test_build_without_pictures_and_cards_keeps_nothing(make_project: MakeProject) -> None:
    project = make_project(THREE | {"digest.toml": "[images]\ncards = false\n"})
    digest.build(project)
    assert not (project / PICTURES).exists()


def test_file_that_we_fail_on_costs_the_others_nothing(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.readers.mail.read_mail", lambda _source, _place: 1 / 0)
    report = digest.build(make_project({"content/rain.md": markdown("Rain", RAIN), "content/bad.eml": "x"}))
    assert (report.articles, report.left_out) == (1, 1)
    assert "report it as a fault of digest" in str(report.notices[0])
