"""The picture that leads a saved page."""

import json

import pytest
from page_samples import make_page

from digest import read
from digest.readers.page.picture import find_saved_picture
from digest.records import Picture, Source

CANONICAL = '<link rel="canonical" href="https://ledger.example/2025/flood">'
QUAY = "https://ledger.example/media/quay-at-dawn.jpg"
OG = f'{CANONICAL}<meta property="og:image" content="{QUAY}"><meta property="og:image:alt" content="A quay">'


def picture(*, head: str = CANONICAL, above: str = "", below: str = "") -> Picture | None:
    return read(make_page(head=head, above=above, below=below), name="page.html")[0].picture


def json_ld(**facts: object) -> str:
    article = json.dumps({"@type": "NewsArticle"} | facts)
    return f'{CANONICAL}<script type="application/ld+json">{article}</script>'


def figure(source: str, caption: str, alt: str = "") -> str:
    return f'<figure><img src="{source}" alt="{alt}"><figcaption>{caption}</figcaption></figure>'


@pytest.mark.parametrize(
    "image",
    [
        QUAY,
        [QUAY, "https://ledger.example/other.jpg"],
        {"@type": "ImageObject", "url": QUAY},
        [{"url": "https://ledger.example/small.jpg", "width": 90}, {"url": QUAY, "width": "1200px"}],
        {"@list": [QUAY]},
    ],
)
def test_json_ld_states_the_picture(image: object) -> None:
    assert picture(head=json_ld(image=image)) == Picture(QUAY)


def test_picture_that_json_ld_names_by_its_id_is_found() -> None:
    graph = [
        {"@type": "WebPage", "primaryImageOfPage": {"@id": "#main"}},
        {
            "@type": "ImageObject",
            "@id": "#main",
            "url": QUAY,
            "caption": "The quay floods.",
            "creditText": "A. Lens",
        },
    ]
    head = f'{CANONICAL}<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'
    assert picture(head=head) == Picture(QUAY, "The quay floods.", "A. Lens")


def test_publishers_logo_is_no_picture() -> None:
    assert picture(head=json_ld(image=QUAY, publisher={"logo": {"url": QUAY}})) is None


def test_open_graph_states_the_picture_with_what_it_shows() -> None:
    assert picture(head=OG) == Picture(QUAY, alt="A quay")


def test_json_ld_outweighs_open_graph() -> None:
    found = picture(head=json_ld(image="https://ledger.example/media/wall.jpg") + OG)
    assert found == Picture("https://ledger.example/media/wall.jpg")


def test_stated_picture_that_the_page_shows_outweighs_one_that_it_does_not() -> None:
    head = json_ld(image="https://ledger.example/media/square-card.jpg") + OG
    found = picture(head=head, above=figure(QUAY, "The quay."))
    assert found is not None
    assert found.place == QUAY


def test_caption_and_credit_are_those_of_the_same_picture_in_another_size() -> None:
    above = figure("/media/wall.jpg", "The wall.") + figure(
        "/media/quay-at-dawn-640x427.jpg?w=9", "The quay at dawn. Photo: Ana Lens", "Boats"
    )
    assert picture(head=OG, above=above) == Picture(QUAY, "The quay at dawn.", "Ana Lens", "Boats")


def test_element_marked_as_credit_is_the_credit() -> None:
    caption = '<span>The quay at dawn.</span> <span class="image-credit">Credit: Ana Lens/Agency</span>'
    assert picture(head=OG, above=figure(QUAY, caption)) == Picture(
        QUAY, "The quay at dawn.", "Ana Lens/Agency", "A quay"
    )


def test_caption_in_a_named_element_without_a_figure_is_found() -> None:
    above = (
        f'<div class="wp-caption"><img src="{QUAY}"><p class="wp-caption-text">The quay at dawn.</p></div>'
    )
    found = picture(head=OG, above=above)
    assert found is not None
    assert found.caption == "The quay at dawn."


def test_caption_of_a_neighbour_is_not_taken() -> None:
    above = f'<div><img src="{QUAY}"><div>{figure("/media/wall.jpg", "The wall.")}</div></div>'
    found = picture(head=OG, above=above)
    assert found is not None
    assert found.caption is None


def test_headline_is_no_caption() -> None:
    found = picture(head=OG, above=figure(QUAY, "River floods the harbour"))
    assert found is not None
    assert found.caption is None


def test_first_figure_near_the_headline_leads_where_nothing_is_stated() -> None:
    above = '<img src="/tracker.gif">' + figure("/media/wall.jpg", "The wall.")
    assert picture(above=above) == Picture("https://ledger.example/media/wall.jpg", "The wall.")


@pytest.mark.parametrize(
    "above",
    [
        '<figure><img src="/media/wall.jpg" width="90"></figure>',
        '<a href="/other"><figure><img src="/media/wall.jpg"></figure></a>',
        '<aside><figure><img src="/media/wall.jpg"></figure></aside>',
        '<img src="/media/wall.jpg">',
    ],
)
def test_small_figures_and_those_that_lead_elsewhere_are_no_lead(above: str) -> None:
    assert picture(above=above) is None


@pytest.mark.parametrize(
    "place",
    [
        "javascript:alert(1)",
        "data:image/png;base64,AAAA",
        "ftp://a.example/a.jpg",
        "https://a.example/" + "a" * 1_000_000,
    ],
)
def test_address_that_no_picture_has_is_passed_over(place: str) -> None:
    head = f'{CANONICAL}<meta property="og:image" content="{place}">'
    assert picture(head=head, above=f'<figure><img src="{place}"></figure>') is None


def test_address_of_a_picture_is_cleaned() -> None:
    head = (
        f"{CANONICAL}<meta property='og:image' content='https://ledger.example/a b.jpg?x=\"&#39;><script>'>"
    )
    found = picture(head=head)
    assert found is not None
    assert not set("\"'<> ") & set(found.place)


def test_page_saved_without_an_address_has_the_picture_in_its_folder() -> None:
    assert picture(head="", above=figure("./page_files/wall.jpg", "The wall.")) == Picture(
        "page_files/wall.jpg", "The wall."
    )


def test_relative_picture_of_a_page_without_an_address_is_none() -> None:
    assert picture(head="", above=figure("wall.jpg", "The wall.")) is None


def test_saved_copy_of_a_stated_picture_is_found() -> None:
    page = make_page(head=OG, above=figure("./page_files/quay-at-dawn-640x427.jpg", "The quay."))
    assert (
        find_saved_picture(Source("page.html", page), Picture(QUAY)) == "page_files/quay-at-dawn-640x427.jpg"
    )


def test_saved_copy_outside_its_folder_is_none() -> None:
    page = make_page(head=OG, above=figure("./page_files/../../quay-at-dawn.jpg", "The quay."))
    assert find_saved_picture(Source("page.html", page), Picture(QUAY)) is None


def test_page_full_of_captions_takes_no_time() -> None:
    many = "<div class='caption'>" * 200 + f"<img src='{QUAY}'>" + "<p class='caption'>x</p>" * 20_000
    assert picture(head=OG, below=many) == Picture(QUAY, alt="A quay")


def test_archive_has_the_address_of_its_picture() -> None:
    page = make_page(head=OG).decode()
    archive = (
        "From: <Saved>\nSnapshot-Content-Location: https://ledger.example/2025/flood\nMIME-Version: 1.0\n"
        f"Content-Type: text/html; charset=utf-8\n\n{page}"
    )
    assert read(archive.encode(), name="page.mhtml")[0].picture == Picture(QUAY, alt="A quay")
