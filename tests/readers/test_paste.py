"""The roles of a pasted page's lines. A fixture holds the paste, then `line role`, then the page's facts."""

from pathlib import Path

import pytest

from digest.readers.paste.page import PastedPage, understand_paste

FIXTURES = sorted((Path(__file__).parent / "fixtures" / "pastes").glob("*.txt"))

PARAGRAPHS = (
    "The ferry to the northern islands runs again from Monday, after a winter of mail boats alone.",
    "Its captain said that the new engine was tried in a gale, and that nobody had spilt their tea.",
    "Tickets cost what they did before, and school children travel free on weekdays.",
)


def body_of(page: PastedPage) -> list[str]:
    return [paragraph.text for paragraph in page.paragraphs]


def roles_of(page: PastedPage) -> list[str]:
    return [line.role for line in page.lines]


def facts_of(page: PastedPage) -> dict[str, str]:
    return {
        "kicker": page.kicker or "",
        "standfirst": page.standfirst or "",
        "authors": " | ".join(page.authors),
        "source": page.source or "",
        "published": page.published or "",
        "updated": page.updated or "",
        "captions": " | ".join(page.captions),
        "body": next(iter(body_of(page)), ""),
    }


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_line_of_a_paste_gets_its_role(path: Path) -> None:
    paste, _, expected = path.read_text("utf-8").partition("\n=====\n")
    roles = expected.partition("\n-----\n")[0].split("\n")
    page = understand_paste(paste)
    assert [f"{line.number} {line.role}" for line in page.lines] == roles


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_the_facts_of_a_paste_are_found(path: Path) -> None:
    paste, _, expected = path.read_text("utf-8").partition("\n=====\n")
    facts = dict(line.split(": ", 1) for line in expected.partition("\n-----\n")[2].strip().split("\n"))
    found = facts_of(understand_paste(paste))
    assert {name: found[name] for name in facts} == facts


@pytest.mark.parametrize("text", ["", "\n\n", " \u00a0\n\u200b\n"])
def test_a_blank_paste_has_no_lines(text: str) -> None:
    page = understand_paste(text)
    assert page.lines == ()
    assert page.headline == ""


@pytest.mark.parametrize("text", ["Rain stops play", "Rain fell on Tuesday.", PARAGRAPHS[0]])
def test_a_single_line_is_body_without_a_headline(text: str) -> None:
    page = understand_paste(text)
    assert page.headline == ""
    assert body_of(page) == [text]


def test_paragraphs_alone_have_no_headline() -> None:
    page = understand_paste("\n\n".join(PARAGRAPHS))
    assert page.headline == ""
    assert body_of(page) == list(PARAGRAPHS)


def test_first_line_of_a_plain_text_is_its_headline() -> None:
    page = understand_paste("Ferry sails again\n\n" + "\n\n".join(PARAGRAPHS))
    assert page.headline == "Ferry sails again"
    assert body_of(page) == list(PARAGRAPHS)


def test_a_question_can_be_the_headline() -> None:
    page = understand_paste("Who will pay for the new ferry?\n\n" + "\n\n".join(PARAGRAPHS))
    assert page.headline == "Who will pay for the new ferry?"


def test_a_short_sentence_is_the_headline_where_a_byline_follows() -> None:
    page = understand_paste("The ferry is back.\n\nBy Ana Lima\n\n" + "\n\n".join(PARAGRAPHS))
    assert page.headline == "The ferry is back."


def test_a_long_first_quotation_is_no_headline() -> None:
    quotation = "“I never thought that I would see it sail again in my life,” she said. “Never.”"
    page = understand_paste("\n\n".join((quotation, *PARAGRAPHS)))
    assert page.headline == ""
    assert body_of(page)[0] == quotation


def test_standfirst_of_a_plain_text_is_not_body() -> None:
    standfirst = (
        "A long winter without boats has emptied the shops and the patience of those who wait for them"
    )
    page = understand_paste(f"The islands wait\n{standfirst}\n\n" + "\n\n".join(PARAGRAPHS))
    assert page.headline == "The islands wait"
    assert page.standfirst == standfirst
    assert body_of(page) == list(PARAGRAPHS)


def test_poem_keeps_every_line_below_its_title() -> None:
    page = understand_paste("The Owl\n\nAn owl sat\nupon a gate\nand said nothing\nuntil late")
    assert page.headline == "The Owl"
    assert body_of(page) == ["An owl sat", "upon a gate", "and said nothing", "until late"]


def test_name_alone_below_the_body_is_its_byline() -> None:
    text = "\n\n".join(("Ferry sails again", "6 March 2025", *PARAGRAPHS, "Ana Lima", "Share", "Menu"))
    page = understand_paste(text)
    assert page.authors == ("Ana Lima",)
    assert body_of(page) == list(PARAGRAPHS)


def test_line_below_the_words_that_announce_a_caption_is_one() -> None:
    text = "\n".join(
        (
            "Ferry sails again",
            "By Ana Lima",
            *PARAGRAPHS[:2],
            "Image caption,",
            "The new engine",
            PARAGRAPHS[2],
        )
    )
    page = understand_paste(text)
    assert page.captions == ("The new engine",)
    assert body_of(page) == list(PARAGRAPHS)


def test_office_below_a_byline_is_no_standfirst() -> None:
    text = "\n".join(
        ("Ferry sails again", "By Ana Lima", "Local democracy reporter for the islands", *PARAGRAPHS)
    )
    assert understand_paste(text).standfirst is None


def test_invitation_to_follow_is_no_standfirst() -> None:
    text = "\n".join(("Ferry sails again", "Add the ferry news as a source", "By Ana Lima", *PARAGRAPHS))
    assert understand_paste(text).standfirst is None


def test_kicker_stands_above_the_reading_time() -> None:
    text = "\n".join(("Islands", "4 min read", "Ferry sails again", "By Ana Lima", *PARAGRAPHS))
    assert understand_paste(text).kicker == "Islands"


def test_list_that_the_body_announces_is_body() -> None:
    text = (
        "Ferry sails again\nShare\n"
        + "\n".join(PARAGRAPHS[:2])
        + "\nIt will stop at three piers:\n- Gull Bay\n- Sand Ness"
    )
    assert body_of(understand_paste(text))[-2:] == ["- Gull Bay", "- Sand Ness"]


def test_list_without_marks_that_the_body_announces_is_body() -> None:
    piers = ("Gull Bay", "Sand Ness", "Old Pier")
    announced = "It will stop at three piers, of which one is new:"
    text = "\n\n".join(
        ("Ferry sails again", "Share", *PARAGRAPHS, announced, "\n".join(piers), "Sport", "Weather")
    )
    assert body_of(understand_paste(text))[-4:] == [announced, *piers]


def test_headline_that_is_repeated_in_the_body_is_furniture_there() -> None:
    text = "\n".join(
        ("Ferry sails again", "By Ana Lima", PARAGRAPHS[0], "Ferry sails again", *PARAGRAPHS[1:])
    )
    assert body_of(understand_paste(text)) == list(PARAGRAPHS)


def test_comments_are_no_body_however_long() -> None:
    comments = "\n".join(
        f"I have said for {years} years that the old engine was past mending." for years in range(2, 9)
    )
    text = "\n".join(("Ferry sails again", "By Ana Lima", *PARAGRAPHS, "12 comments", comments))
    assert body_of(understand_paste(text)) == list(PARAGRAPHS)


def test_sentence_that_begins_like_a_cue_is_body() -> None:
    sentence = "Share prices of both yards rose on Friday, and the older of the two has begun to hire again."
    german = (
        "Weitere vierzig Fähren sollen bis zum Ende des Jahres umgebaut werden, sagte der Direktor der Werft."
    )
    text = "\n".join(("Ferry sails again", "By Ana Lima", *PARAGRAPHS, sentence, german))
    assert body_of(understand_paste(text)) == [*PARAGRAPHS, sentence, german]


def test_invisible_characters_and_odd_spaces_are_gone() -> None:
    page = understand_paste(
        "\ufeffFerry sails\u00a0again\n\n" + PARAGRAPHS[0].replace("northern", "north\u00adern\u200b")
    )
    assert page.headline == "Ferry sails again"
    assert body_of(page) == [PARAGRAPHS[0]]


def test_non_joiner_stays_in_persian() -> None:
    assert (
        "می\u200cرود"
        in body_of(understand_paste("او هر روز به مدرسه می\u200cرود و شب دیر برمی\u200cگردد."))[0]
    )


def test_hyphen_stays_where_the_text_has_the_word_with_it() -> None:
    text = (
        "the well-known ferry that crosses the sound twice\n"
        "a day in all but the worst weather is the well-\n"
        "known subject of a song that children here learn\n"
        "before they can read, and of two postage stamps\n"
        "that were printed in the year of the big flood."
    )
    assert "is the well-known subject of a song" in body_of(understand_paste(text))[0]


def test_lines_of_a_paste_that_is_not_wrapped_stay_apart() -> None:
    page = understand_paste("\n".join(("Ferry sails again", *PARAGRAPHS)))
    assert body_of(page) == list(PARAGRAPHS)


def test_chinese_headline_and_body_are_told_apart() -> None:
    page = understand_paste(
        "渡轮周一复航\n\n经过一个冬天的停航，开往北方群岛的渡轮将于周一恢复运行。\n\n船长说，新发动机已在大风中试航，一切顺利。"
    )
    assert page.headline == "渡轮周一复航"
    assert len(page.paragraphs) == 2


def test_date_above_the_headline_is_the_date_of_publication() -> None:
    text = "\n".join(("12 March 2025", "Ferry sails again after a long winter", "By Ana Lima", *PARAGRAPHS))
    assert understand_paste(text).published == "12 March 2025"


def test_mark_of_an_update_without_a_date_has_no_date() -> None:
    page = understand_paste("\n".join(("Ferry sails again", "Updated", *PARAGRAPHS)))
    assert roles_of(page)[1] == "update"
    assert page.updated is None


def test_glued_dates_are_parted() -> None:
    line = "Published Wed, Nov 20 20194:29 AM ESTUpdated Thu, Nov 21 2019"
    page = understand_paste("\n".join(("Ferry sails again", line, *PARAGRAPHS)))
    assert page.published == "Wed, Nov 20 2019 4:29 AM EST"
    assert page.updated == "Thu, Nov 21 2019"


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Ana Lima", ("Ana Lima",)),
        ("By ANA LIMA, TOM WARD and JO VAN DYK", ("Ana Lima", "Tom Ward", "Jo van Dyk")),
        ("Written by Ana Lima, Staff Writer", ("Ana Lima",)),
        ("By Ana Lima@analima Nov 19, 2019, 7:53pm EST", ("Ana Lima",)),
        ("Por Ana Lima y Tomás Ruiz", ("Ana Lima", "Tomás Ruiz")),
        ("Von Ludwig van der Berg | 12. März 2025", ("Ludwig van der Berg",)),
        ("By MARA O’NEIL MCKAY and JK ROUS", ("Mara O’Neil McKay", "JK Rous")),
        ("By Ana Lima, ANA LIMA", ("Ana Lima",)),
        ("By Ana Lima Staff Writer", ("Ana Lima",)),
        ("By Ana Lima North of Ireland correspondent", ("Ana Lima",)),
        ("By Ana Lima HARBOUR LEDGER", ("Ana Lima",)),
        ("Analysis by Ana Lima, Ledger Editor-at-large", ("Ana Lima",)),
        ("By Ana Lima, Share Article, About Ana Lima", ("Ana Lima",)),
        ("By Harbour Ledger Editorial Team", ()),
        ("By Our Staff", ()),
        ("By the harbour wall", ()),
    ],
)
def test_authors_are_the_names_of_a_byline(byline: str, authors: tuple[str, ...]) -> None:
    assert understand_paste("\n".join(("Ferry sails again", byline, *PARAGRAPHS))).authors == authors


@pytest.mark.parametrize(
    ("lines", "source"),
    [
        (("© 2025 Harbour Ledger Ltd · Privacy ∙ Terms",), None),
        (("Harbour Ledger", "© 2025 Harbour Ledger Ltd · Privacy ∙ Terms"), "Harbour Ledger"),
        (("Harbour Ledger", "© 2025 Harbour Ledger Powered by Inkwell"), "Harbour Ledger"),
        (("© RIPRODUZIONE RISERVATA",), None),
        (("© 2024 Ana Lens", "© 2025 Harbour Ledger"), "Harbour Ledger"),
        (("© Ana Lens The pier at Gull Bay on the morning after the storm",), None),
    ],
)
def test_source_is_the_owner_whom_the_last_copyright_line_names(
    lines: tuple[str, ...], source: str | None
) -> None:
    page = understand_paste("\n".join(("Ferry sails again", "By Ana Lima", *PARAGRAPHS, *lines)))
    assert page.source == source


@pytest.mark.parametrize(
    "line",
    [
        "The ferry at Gull Bay in January. Credit...Ana Lens for The Ledger",
        "The ferry at Gull Bay in January. Foto Ana Lens",
        "© Ana Lens The ferry leaves Gull Bay on the morning after the storm",
        "PA Media The ferry leaves Gull Bay on the morning after the storm",
        "A file photo shows the ferry in the dock where it lay all winter.",
    ],
)
def test_line_with_a_credit_is_a_caption(line: str) -> None:
    page = understand_paste(
        "\n\n".join(("Ferry sails again", "By Ana Lima", PARAGRAPHS[0], line, *PARAGRAPHS[1:]))
    )
    assert [found.role for found in page.lines if found.text == line] == ["caption"]


def test_line_right_above_a_credit_is_a_caption() -> None:
    caption = "The ferry leaves Gull Bay on the first calm morning of the year."
    text = "\n\n".join(
        ("Ferry sails again", "By Ana Lima", PARAGRAPHS[0], f"{caption}\nPhoto: Ana Lens", *PARAGRAPHS[1:])
    )
    page = understand_paste(text)
    assert page.captions == (caption,)
    assert body_of(page) == list(PARAGRAPHS)


def test_headline_stands_above_a_standfirst_of_its_own_length() -> None:
    headline = "After a winter of mail boats the islands wait for a ferry"
    standfirst = "The captain says the engine is tried and tickets cost what they did"
    text = "\n".join(
        (headline, standfirst, "6 March 2025", "Share", "Advertisement", *PARAGRAPHS, "© Harbour Ledger")
    )
    page = understand_paste(text)
    assert (page.headline, page.standfirst) == (headline, standfirst)


def test_row_of_menu_entries_is_no_headline() -> None:
    menu = "Ferries · Harbours · Islands · Northern weather · Tickets and captains"
    text = "\n".join((menu, "Ferry sails to the northern islands again", "By Ana Lima", *PARAGRAPHS))
    assert understand_paste(text).headline == "Ferry sails to the northern islands again"


@pytest.mark.parametrize(
    "line",
    [
        "Ferry sails again after",
        "2 piers closed by storm in islands",
        "THE NORTHERN ISLANDS AND THEIR FERRY",
        "Which wine goes well with pancakes tonight",
    ],
)
def test_line_that_does_not_tell_of_the_article_is_no_standfirst(line: str) -> None:
    text = "\n".join(("Ferry sails again after winter", line, "By Ana Lima", *PARAGRAPHS))
    assert understand_paste(text).standfirst is None


@pytest.mark.parametrize("kicker", ["Watch us live", "SubscribeSign in", "Advertise"])
def test_invitation_above_the_headline_is_no_kicker(kicker: str) -> None:
    text = "\n".join((kicker, "Ferry sails again after winter", "By Ana Lima", *PARAGRAPHS))
    assert understand_paste(text).kicker is None


@pytest.mark.parametrize(("below", "kicker"), [("Weather", None), ("Islands", "Islands")])
def test_last_entry_of_a_menu_is_a_kicker_only_where_the_page_has_it_again(
    below: str, kicker: str | None
) -> None:
    menu = ("Politics", "Sport", "Markets", "Islands")
    tail = ("Tags", below)
    headline = "Ferry sails again after winter"
    paragraphs = (line.replace("islands", "isles") for line in PARAGRAPHS)
    text = "\n".join((*menu, headline, "By Ana Lima", *paragraphs, *tail))
    assert understand_paste(text).kicker == kicker


def test_related_headline_that_ends_in_a_quotation_does_not_end_the_list() -> None:
    related = "Storm on the pier, ten years on: “That night we all heard the chains break”\nFerries on a map"
    text = "\n\n".join(
        ("Ferry sails again", "By Ana Lima", *PARAGRAPHS[:2], f"Read also\n{related}", PARAGRAPHS[2])
    )
    assert body_of(understand_paste(text)) == list(PARAGRAPHS)


def test_teaser_that_is_cut_off_is_no_body() -> None:
    teaser = "A harbour further north has lost its crane in the storm, and nobody knows who will…"
    text = "\n".join(("Ferry sails again", "By Ana Lima", "Related", teaser, *PARAGRAPHS))
    assert body_of(understand_paste(text)) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    [
        "Our morning email breaks down the stories of the day and tells you why they matter",
        "after newsletter promotion",
        "A version of this article appears in print on March 7, 2025, on page 4.",
        "Privacy Notice: Letters may contain news of charities, and of those who pay for them.",
        "Een versie van dit artikel verscheen ook in de krant van 7 maart 2025.",
        "Buy on Amazon",
        "Follow the Ledger on Facebook, on X, and wherever else you like to read of boats.",
    ],
)
def test_line_about_the_page_is_no_body(line: str) -> None:
    text = "\n\n".join(("Ferry sails again", "By Ana Lima", *PARAGRAPHS[:2], line, PARAGRAPHS[2]))
    assert body_of(understand_paste(text)) == list(PARAGRAPHS)


def test_short_sentence_of_a_plain_text_is_no_headline() -> None:
    text = "\n\n".join((PARAGRAPHS[0], "It rained.", PARAGRAPHS[1], "“We are glad.”", PARAGRAPHS[2]))
    page = understand_paste(text)
    assert page.headline == ""
    assert len(page.paragraphs) == 5


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        " ",
        ">",
        "> ",
        "\n",
        "ab\n",
        "wo-\n",
        "By Ann Lee\n",
        "Nov 19, 2019\n",
        "Read more\n",
        "(A/",
        "xx.AP ",
        "a@",
        "雨",
        "© ",
    ],
)
def test_hostile_paste_is_read_to_its_end(unit: str) -> None:
    hostile = (
        unit * (60_000 // len(unit)) + "\n\nThe river rose in the night and flooded the lower town again."
    )
    assert understand_paste(hostile).lines[-1].number == hostile.count("\n") + 1


def test_lines_come_in_order_and_none_is_lost() -> None:
    text = FIXTURES[0].read_text("utf-8").partition("\n=====\n")[0]
    written = [number for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    assert [line.number for line in understand_paste(text).lines] == written


def test_link_between_paragraphs_is_body() -> None:
    link = "https://ferry.example/timetable"
    text = "\n\n".join(("Ferry sails again", "By Ana Lima", PARAGRAPHS[0], link, *PARAGRAPHS[1:]))
    assert body_of(understand_paste(text)) == [PARAGRAPHS[0], link, *PARAGRAPHS[1:]]


@pytest.mark.parametrize("price", ["$99.99", "19.99 €", "£139.00", "45,50 zł"])
def test_price_is_no_date(price: str) -> None:
    page = understand_paste("\n\n".join(("Ferry sails again", "By Ana Lima", price, *PARAGRAPHS)))
    assert "dateline" not in roles_of(page)


def test_date_with_what_is_glued_to_it_by_slashes_is_a_dateline() -> None:
    line = "October 15, 2018/0 Comments/in Harbour News and Views /by admin"
    page = understand_paste("\n\n".join(("Ferry sails again", line, *PARAGRAPHS)))
    assert body_of(page) == list(PARAGRAPHS)
    assert page.published == "October 15, 2018"


def test_articles_that_stand_below_related_with_share_bars_are_furniture() -> None:
    bar = "WhatsApp Facebook Share this"
    other = "A ship of another line has run aground near the lighthouse, but nobody on board was hurt at all."
    text = "\n\n".join(
        ("Ferry sails again", bar, *PARAGRAPHS, "You may like", bar, other, bar, other[2:], bar, other[5:])
    )
    assert body_of(understand_paste(text)) == list(PARAGRAPHS)


def test_standfirst_below_a_repeated_headline_is_not_body() -> None:
    headline, standfirst = (
        "Does the ferry sail again on Monday after all these months?",
        "A winter without boats has emptied the shops of the northern islands.",
    )
    text = "\n\n".join((headline, headline, standfirst, "Ana Lima\nPublished 18 November 2019", *PARAGRAPHS))
    page = understand_paste(text)
    assert body_of(page) == list(PARAGRAPHS)
    assert page.standfirst == standfirst
