"""Rows of tables and calendars within pasted pages."""

from digest.readers.paste.page import PastedPage, understand_paste

LEAD = (
    "The harbour regatta ended on Sunday with the closest finish since boats were first timed here.",
    "Forty crews had entered, and all of them came home before the wind turned to the east.",
)
STANDINGS = (
    "1 Gull 5040 5 1 17",
    "2 Sand Ness 5035 7 0 15",
    "3 Heron Bay 5033 4 6 15",
    "4 Old Pier 5027 6 3 19",
    "5 Tern 4998 2 2 11",
)
RACES = ("June 10 – Gull Bay", "June 14 – Sand Ness", "July 2 – Old Pier, north side", "Aug. 20 – Heron Bay")


def body_of(page: PastedPage) -> list[str]:
    return [paragraph.text for paragraph in page.paragraphs]


def test_table_at_the_end_of_an_article_is_body() -> None:
    text = "\n\n".join(
        ("Gull wins the regatta", "By Ana Lima", *LEAD, "\n".join(STANDINGS), "Share this article")
    )
    assert body_of(understand_paste(text)) == [*LEAD, *STANDINGS]


def test_calendar_at_the_end_of_an_article_is_body() -> None:
    text = "\n\n".join(
        ("Where to sail next year", "By Ana Lima", *LEAD, "\n".join(RACES), "Share this article")
    )
    assert body_of(understand_paste(text)) == [*LEAD, *RACES]


def test_calendar_without_a_sentence_is_body() -> None:
    menu = ("Home", "Sailing", "Rowing", "Results")
    text = "\n".join((*menu, "", "Races of the year", "", "12 January 2025 at 10:13", "", *RACES))
    assert body_of(understand_paste(text)) == list(RACES)


def test_numbered_headlines_below_most_read_are_furniture() -> None:
    listed = (
        "1 Gull wins by 2 feet in 2024",
        "2 Fog on 3 of 4 days",
        "3 All 40 crews home by 6",
        "4 Pier 7 shut for 2 days",
    )
    text = "\n\n".join(("Gull wins the regatta", "By Ana Lima", *LEAD, "Most read", "\n".join(listed)))
    assert body_of(understand_paste(text)) == list(LEAD)


def test_row_is_no_headline() -> None:
    text = "\n".join((*STANDINGS, "", "Gull wins the regatta", "By Ana Lima", "", *LEAD))
    assert understand_paste(text).headline == "Gull wins the regatta"
