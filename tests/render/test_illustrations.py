import html
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from conftest import article, markdown

import digest
from digest.analyse import analyse_article
from digest.edition import make_editions
from digest.records import Article, Picture, Rendition, ShownPicture, SocialCard
from digest.render import render_site
from digest.render.environment import theme_loader
from digest.settings import Settings, parse_settings
from digest.stories import group_analyses

FILES = ShownPicture((Rendition("pictures/a-480.jpg", 480, 320), Rendition("pictures/a-1000.jpg", 1000, 667)))
ELSEWHERE = ShownPicture(address='https://e.example/a.jpg?b=1&c="')
SHOWN = {("rain.md", "a.jpg"): FILES, ("rain.md", "b.jpg"): ELSEWHERE, ("rain.md", "x.jpg"): FILES}
LEAD = Picture("a.jpg", caption="The river & the town", credit="Ada Lee", alt='Water "everywhere"')


def pages(one: Article, toml: str = "", draw: Callable[[SocialCard], bytes] | None = None) -> dict[str, str]:
    settings: Settings = parse_settings(toml)
    analysis = analyse_article(one, settings.summary, settings.topics)
    editions = make_editions(group_analyses([analysis]), settings)
    rendering = render_site(editions, settings, (), theme_loader(), pictures=SHOWN, draw=draw)
    return {page.path: page.data.decode("utf-8", "replace") for page in rendering.pages}


def images(page: str) -> list[dict[str, str]]:
    return [
        {name: html.unescape(value) for name, value in re.findall(r'([a-z]+)="([^"]*)"', tag)}
        for tag in re.findall(r"<img[^>]*>", page)
    ]


def article_page(one: Article, toml: str = "") -> str:
    return pages(one, toml)["articles/rain/index.html"]


def illustrated(markup: str) -> Article:
    return article("Rain", f"It rained all day in the town.\n\n{markup}\n\nThe river rose.")


def test_lead_picture_has_its_size_its_widths_and_its_words() -> None:
    (image,) = images(article_page(replace(article("Rain"), picture=LEAD)))
    assert image == {
        "src": "../../pictures/a-1000.jpg",
        "width": "1000",
        "height": "667",
        "srcset": "../../pictures/a-480.jpg 480w, ../../pictures/a-1000.jpg 1000w",
        "sizes": "(min-width: 40rem) 37rem, 92vw",
        "fetchpriority": "high",
        "alt": 'Water "everywhere"',
    }


def test_caption_and_credit_stand_below_the_picture() -> None:
    page = article_page(replace(article("Rain"), picture=LEAD))
    assert (
        '<figcaption>The river &amp; the town <span class="figure__credit">Ada Lee</span></figcaption>'
        in page
    )


def test_caption_is_not_said_twice_to_those_who_hear_the_page() -> None:
    (image,) = images(article_page(replace(article("Rain"), picture=replace(LEAD, alt=None))))
    assert image["alt"] == ""


@pytest.mark.parametrize("picture", [None, Picture("missing.jpg", caption="Gone")])
def test_article_without_a_picture_to_show_has_no_figure(picture: Picture | None) -> None:
    assert 'class="figure' not in article_page(replace(article("Rain"), picture=picture))


def test_picture_of_another_site_is_fetched_late_and_without_the_address_of_the_page() -> None:
    (image,) = images(article_page(illustrated("![The river](b.jpg)")))
    assert image == {
        "class": "picture",
        "src": 'https://e.example/a.jpg?b=1&c="',
        "referrerpolicy": "no-referrer",
        "loading": "lazy",
        "decoding": "async",
        "alt": "The river",
    }


def test_picture_in_the_body_stands_where_the_article_has_it() -> None:
    page = article_page(illustrated("![](x.jpg)"))
    assert re.search(r"town\.(</[a-z]+>)*<img [^>]*><p>", page)


def test_words_of_a_picture_run_nothing() -> None:
    words = '"><script>alert(1)</script>'
    page = article_page(illustrated(f"""<img src="x.jpg" alt='{words}' title='" onload="alert(1)'>"""))
    assert ("<script>" in page, images(page)[0]["alt"]) == (False, words)


def test_picture_that_leads_the_article_is_not_shown_again_in_its_body() -> None:
    one = replace(illustrated("![](x.jpg)"), picture=LEAD)
    assert len(images(article_page(one))) == 1


def test_picture_that_cannot_be_shown_leaves_nothing_behind() -> None:
    with_it, without = (article_page(illustrated(markup)) for markup in ("![x](missing.jpg)", ""))
    assert with_it == without


def test_picture_beside_a_headline_is_silent() -> None:
    (image,) = images(pages(replace(article("Rain"), picture=LEAD))["index.html"])
    assert (image["alt"], image["fetchpriority"]) == ("", "high")


def test_digest_json_has_the_picture_at_its_widest() -> None:
    assert (
        '"picture":{"path":"pictures/a-1000.jpg","address":null,"width":1000,"height":667,'
        in pages(replace(article("Rain"), picture=LEAD))["digest.json"]
    )


def test_marks_of_the_summary_are_the_same_with_pictures() -> None:
    body = "\n\n".join(f"The water rose by {n} metres in the lower town. ![](x.jpg)" for n in range(9))
    plain = body.replace("![](x.jpg)", "")
    marks = [re.findall(r"<mark.*?</mark>", article_page(article("Rain", text))) for text in (body, plain)]
    assert marks[0] == marks[1] != []


def test_read_article_has_no_tag_of_a_picture() -> None:
    (one,) = digest.read(markdown("Rain", "It fell. ![](https://e.example/a.jpg)").encode(), name="rain.md")
    assert "<img" not in one.html
