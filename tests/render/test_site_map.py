"""The site map and the rules for robots."""

from datetime import date
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
from test_templates import BASE, bare, bare_article, edition, full, full_article, story, with_base

from digest.proof.kinds import FINDERS, is_unknown
from digest.records import Edition
from digest.render.assets import add_assets
from digest.render.environment import make_environment, theme_loader
from digest.render.interface import Interface
from digest.render.look import load_look
from digest.render.renderer import Renderer
from digest.render.site import Site
from digest.render.site_map import PROTOCOL, SiteMapLimits, site_map_plans
from digest.render.slugs import assign_slugs
from digest.settings import Settings

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def renderer_of(*editions: Edition, settings: Settings) -> Renderer:
    articles = [article for one in editions for story in one.stories for article in story.articles]
    site = Site(settings, editions, assign_slugs(articles, ""), {})
    environment = make_environment(theme_loader())
    look = load_look(environment, settings.theme)
    return add_assets(Renderer(environment, site, (), Interface("en", {}), look, {}))


def mapped(
    *paths: str, limits: SiteMapLimits = PROTOCOL, base_url: str = BASE, of: Edition | None = None
) -> dict[str, str]:
    """The site map of some pages, by path."""
    some = of or edition(story(bare()))
    renderer = renderer_of(some, settings=with_base(base_url=base_url))
    plans = site_map_plans(renderer, paths, limits)
    return {page.path: page.data.decode() for plan in plans for page in plan.make()}


def addresses(file: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(file).iter(f"{NAMESPACE}loc")]


def days(file: str) -> dict[str, str | None]:
    root = ET.fromstring(file)
    return {one.findtext(f"{NAMESPACE}loc", ""): one.findtext(f"{NAMESPACE}lastmod") for one in root}


def numbered(count: int) -> list[str]:
    return [f"articles/{n:03}/index.html" for n in range(count)]


def test_few_pages_have_one_file() -> None:
    files = mapped(*numbered(3), limits=SiteMapLimits(addresses=3))
    assert [path for path in files if path.startswith("sitemap")] == ["sitemap.xml"]
    assert ET.fromstring(files["sitemap.xml"]).tag == f"{NAMESPACE}urlset"


def test_more_pages_than_a_file_may_name_are_parted() -> None:
    files = mapped(*numbered(7), limits=SiteMapLimits(addresses=3))
    assert [len(addresses(files[f"sitemap-{n}.xml"])) for n in (1, 2, 3)] == [3, 3, 1]


def test_every_page_is_in_one_part() -> None:
    files = mapped(*numbered(7), limits=SiteMapLimits(addresses=3))
    parts = [address for n in (1, 2, 3) for address in addresses(files[f"sitemap-{n}.xml"])]
    assert parts == [f"{BASE}articles/{n:03}/" for n in range(7)]


def test_index_names_the_parts_by_whole_addresses() -> None:
    index = mapped(*numbered(7), limits=SiteMapLimits(addresses=3))["sitemap.xml"]
    assert ET.fromstring(index).tag == f"{NAMESPACE}sitemapindex"
    assert addresses(index) == [urljoin(BASE, f"sitemap-{n}.xml") for n in (1, 2, 3)]


@pytest.mark.parametrize("size", [1500, 2000, 5000])
def test_no_part_is_larger_than_it_may_be(size: int) -> None:
    files = mapped(*numbered(60), limits=SiteMapLimits(size=size), base_url="https://a.example/a&b/")
    parts = [text for path, text in files.items() if path.startswith("sitemap-")]
    assert len(parts) > 1
    assert max(len(part.encode()) for part in parts) <= size


def test_limits_are_those_of_the_protocol() -> None:
    assert (PROTOCOL.addresses, PROTOCOL.size) == (50_000, 52_428_800)


def test_robots_are_shown_the_index() -> None:
    files = mapped(*numbered(7), limits=SiteMapLimits(addresses=3))
    assert f"Sitemap: {BASE}sitemap.xml\n" in files["robots.txt"]


def test_site_without_an_address_has_no_site_map() -> None:
    renderer = renderer_of(edition(story(bare())), settings=Settings())
    paths = [page.path for plan in site_map_plans(renderer, ["index.html"]) for page in plan.make()]
    assert paths == ["robots.txt", ".nojekyll"]


def test_files_that_are_no_pages_are_left_out() -> None:
    assert addresses(mapped("index.html", "404.html", "feed.atom")["sitemap.xml"]) == [BASE]


def test_page_has_the_day_of_its_latest_change() -> None:
    paths = (
        "index.html",
        "articles/full/index.html",
        "topics/town/index.html",
        "editions/2025-03-06/index.html",
    )
    some = edition(story(full(full_article(slug="full"))))
    assert set(days(mapped(*paths, of=some)["sitemap.xml"]).values()) == {"2025-03-06"}


def test_page_of_articles_without_a_date_has_no_day() -> None:
    assert days(mapped("index.html", "about/index.html")["sitemap.xml"]) == {
        BASE: None,
        f"{BASE}about/": None,
    }


def test_part_has_the_latest_day_of_its_pages() -> None:
    some = edition(story(bare(bare_article("rain.md", published=date(2025, 3, 4)))))
    files = mapped("editions/2025-03-06/index.html", "index.html", of=some, limits=SiteMapLimits(addresses=1))
    assert set(days(files["sitemap.xml"]).values()) == {"2025-03-04"}


def test_order_of_pages_changes_nothing() -> None:
    paths = numbered(5)
    assert mapped(*paths) == mapped(*reversed(paths))


def test_proof_reads_every_file_of_a_parted_site_map() -> None:
    files = mapped(*numbered(7), limits=SiteMapLimits(addresses=3))
    maps = [path for path in files if path.startswith("sitemap")]
    assert not [path for path in maps if is_unknown(path)]
    assert not [path for path in maps if FINDERS[".xml"](files[path].encode()).faults]
