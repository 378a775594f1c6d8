from collections.abc import Callable
from dataclasses import replace

from conftest import article
from samples import picture_file

from digest.pictures import PreparedPictures, prepare_pictures, recall_card
from digest.records import Article, Picture, SocialCard

FILES = {"a.jpg": picture_file((600, 300)), "copy.jpg": picture_file((600, 300)), "broken.png": b"no picture"}


def pictured(*places: str, url: str | None = None, file: str = "rain.md") -> Article:
    body = "It rained.\n\n" + "\n\n".join(f"![]({place})" for place in places[1:])
    one = article("Rain", body, file=file, **({"url": url} if url else {}))
    return replace(one, picture=Picture(places[0]))


def make_always(_name: str, make: Callable[[], bytes]) -> bytes:
    return make()


def prepared(*articles: Article, policy: str = "local") -> PreparedPictures:
    return prepare_pictures(articles, policy, FILES, FILES.__getitem__, make_always)


def problems(made: PreparedPictures) -> list[str]:
    return [str(notice) for notice in made.notices]


def test_picture_beside_its_article_is_published_in_its_widths() -> None:
    made = prepared(pictured("a.jpg"))
    assert [one.path for one in made.shown["rain.md", "a.jpg"].renditions] == [
        page.path for page in made.pages
    ]


def test_two_names_of_one_picture_give_its_files_once() -> None:
    made = prepared(pictured("a.jpg", "copy.jpg"))
    assert (len(made.shown), len(made.pages)) == (2, 2)


def test_picture_in_the_body_is_published_too() -> None:
    assert ("rain.md", "copy.jpg") in prepared(pictured("a.jpg", "copy.jpg")).shown


def test_pictures_elsewhere_are_left_out_and_counted() -> None:
    made = prepared(pictured("https://e.example/a.jpg", "https://e.example/b.jpg"))
    (problem,) = problems(made)
    assert (len(made.shown), problem.partition(" (")[0]) == (
        0,
        "content/rain.md: 2 pictures stand elsewhere; left out",
    )


def test_pictures_elsewhere_are_shown_where_the_editor_says_so() -> None:
    made = prepared(pictured("https://e.example/a.jpg"), policy="remote")
    assert made.shown["rain.md", "https://e.example/a.jpg"].address == "https://e.example/a.jpg"


def test_picture_that_stood_beside_a_page_is_taken_from_there() -> None:
    made = prepared(pictured("../b c.jpg", url="https://e.example/n/rain"), policy="remote")
    assert made.shown["rain.md", "../b c.jpg"].address == "https://e.example/b%20c.jpg"


def test_none_shows_no_picture_and_tells_nothing() -> None:
    made = prepared(pictured("a.jpg", "https://e.example/b.jpg", "missing.jpg"), policy="none")
    assert made == PreparedPictures((), {}, ())


def test_damaged_picture_is_named() -> None:
    (problem,) = problems(prepared(pictured("broken.png")))
    assert problem.startswith('content/rain.md: the picture "broken.png" is damaged, or no picture (')


def test_missing_pictures_of_an_article_are_told_in_one_line() -> None:
    (problem,) = problems(prepared(pictured("x.jpg", "y.jpg")))
    assert 'no picture "x.jpg" beside the article; 1 more like it' in problem


def test_picture_that_runs_is_no_address() -> None:
    made = prepared(pictured("javascript:alert(1)", url="https://e.example/"), policy="remote")
    assert (
        made.shown["rain.md", "javascript:alert(1)"].address == "https://e.example/javascript%3Aalert%281%29"
    )


def test_picture_that_is_kept_is_not_decoded_again() -> None:
    kept: dict[str, bytes] = {}

    def recall(name: str, make: Callable[[], bytes]) -> bytes:
        assert not kept or name in kept
        return kept[name] if name in kept else kept.setdefault(name, make())

    first = prepare_pictures([pictured("a.jpg")], "local", FILES, FILES.__getitem__, recall)
    assert prepare_pictures([pictured("a.jpg")], "local", FILES, FILES.__getitem__, recall) == first


def test_picture_of_many_articles_is_made_once() -> None:
    made: list[str] = []

    def recall(name: str, make: Callable[[], bytes]) -> bytes:
        made.append(name)
        return make()

    articles = [pictured("a.jpg", file=f"rain-{number}.md") for number in range(20)]
    shown = prepare_pictures(articles, "local", FILES, FILES.__getitem__, recall).shown
    assert (len(made), len(shown)) == (1, 20)


def test_card_shows_the_picture_that_it_names() -> None:
    card = SocialCard("Rain", "The Week", "", "#000000", picture="pictures/a-600.jpg")
    made = recall_card(card, make_always, {"pictures/a-600.jpg": picture_file(kind="JPEG")})
    assert made != recall_card(replace(card, picture=None), make_always, {})
