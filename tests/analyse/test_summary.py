"""An article's own sentences that stand for it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.analyse.sentences import split_sentences
from digest.analyse.summary import METHODS, summarize, summarize_article, summarize_sentences
from digest.records import Article, Block

STORM = [
    "A storm tore the roof off the school in Harwick on Tuesday night.",
    "Nobody was hurt, the mayor said.",
    "The storm had crossed the coast an hour before.",
    "It then turned north.",
    "Harwick lost its power lines and two bridges in the storm.",
    '"I never saw such a thing."',
    "Will the school open again this year?",
    "But engineers found the walls of the school sound.",
    "Pupils will be taught in the town hall of Harwick until spring.",
    "Tickets for the fair remain valid.",
    "Bakers in the next valley gave bread to families.",
    "Insurers expect claims of nine million.",
]
TITLE = "Storm tears roof off Harwick school"


def chosen(*, limit: int = 3, method: str = "auto", title: str | None = TITLE) -> tuple[int, ...]:
    return summarize_sentences(STORM, title=title, limit=limit, language="en", method=method).indices


def test_summary_takes_what_the_headline_tells() -> None:
    assert 0 in chosen()


def test_summary_is_shorter_than_asked_where_a_third_is_less() -> None:
    assert len(chosen(limit=20)) == 4


def test_five_sentences_have_a_summary_of_one() -> None:
    assert len(summarize(STORM[:5]).sentences) == 1


def test_question_and_quotation_without_a_speaker_are_left_out() -> None:
    assert {5, 6}.isdisjoint(chosen(limit=4))


def test_title_may_be_the_first_sentence() -> None:
    assert len(chosen(title=STORM[0])) == 3


def test_sentence_that_is_cut_off_is_in_no_summary() -> None:
    teaser = "A storm tore the roof off the school in Harwick on Tuesday and…"
    assert teaser not in [s.text for s in summarize([teaser, *STORM], title=TITLE, sentences=4).sentences]


def test_lead_takes_the_first_sentences() -> None:
    assert chosen(method="lead") == (0, 1, 2)


def test_lead_is_called_so() -> None:
    assert summarize(STORM, method="lead").method == "lead"


def test_our_ranking_is_called_ranker() -> None:
    assert summarize(STORM).method == "ranker"


@pytest.mark.parametrize("method", ["lead", "lexrank", "textrank", "ranker"])
def test_method_that_is_asked_for_is_used_and_named(method: str) -> None:
    summary = summarize(STORM, method=method)
    assert (summary.method, len(summary.sentences)) == (method, 3)


def test_text_that_is_no_article_falls_back_and_says_so() -> None:
    questions = [f"What did you do on day {number} of the storm?" for number in range(4)]
    answers = [f"I carried sacks of sand to the school for {number} hours." for number in range(2, 8)]
    assert summarize([*questions, *answers]).method == "lexrank"


def test_every_sentence_has_reasons() -> None:
    assert all(sentence.reasons for sentence in summarize(STORM, title=TITLE, sentences=4).sentences)


def test_reasons_tell_of_place_and_headline() -> None:
    reasons = summarize(STORM, title=TITLE).sentences[0].reasons
    assert {"opens the article", "shares 4 words with the headline"} <= set(reasons)


@pytest.mark.parametrize(("count", "note"), [(0, "0 sentences"), (1, "1 sentence"), (4, "4 sentences")])
def test_short_text_says_that_it_is_short(count: int, note: str) -> None:
    summary = summarize(STORM[:count])
    assert (summary.sentences, summary.method) == ((), "none")
    assert summary.note == f"Too short to summarise: {note}."


def test_punctuation_is_no_sentence() -> None:
    assert summarize([*STORM[:4], "...", "?!", "—"]).note == "Too short to summarise: 4 sentences."


def test_text_without_a_whole_sentence_says_so() -> None:
    assert summarize(["Menu"] * 8).note == "Nothing to summarise: no sentence can stand alone."


def test_offsets_count_in_the_text() -> None:
    text = "\n\n".join(STORM)
    assert all(text[s.start : s.end] == s.text for s in summarize(text).sentences)


def test_offsets_of_cut_sentences_count_in_their_join() -> None:
    text = " ".join(STORM)
    assert all(text[s.start : s.end] == s.text for s in summarize(STORM).sentences)


def test_text_and_its_sentences_have_the_same_summary() -> None:
    assert summarize("\n\n".join(STORM)).text == summarize(STORM).text


def test_lower_case_changes_no_choice() -> None:
    lowered = [sentence.lower() for sentence in STORM]
    assert summarize(lowered, title=TITLE).text == summarize(STORM, title=TITLE).text.lower()


@pytest.mark.parametrize("language", ["fr", "zh", "tlh", "", "x-y"])
def test_any_language_has_a_summary(language: str) -> None:
    assert summarize(STORM, language=language).sentences


def test_thai_without_end_marks_has_a_summary() -> None:
    paragraphs = [f"ฝนตกหนักในเมืองหลวง{number}เมื่อวันจันทร์" for number in range(9)]
    assert summarize("\n\n".join(paragraphs), language="th").sentences


@pytest.mark.parametrize("arguments", [{"method": "best"}, {"sentences": 0}])
def test_unknown_method_or_no_length_is_refused(arguments: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"method must be|at least 1 sentence"):
        summarize(STORM, **arguments)  # type: ignore[arg-type]  # what is wrong is what is tested


def article(excerpt: str | None = None) -> Article:
    text = "\n\n".join(["Headlines", *STORM])
    blocks = [Block("heading", 0, 9)]
    for sentence in STORM:
        start = blocks[-1].end + 2
        blocks.append(Block("paragraph", start, start + len(sentence)))
    return Article(title=TITLE, html="", text=text, blocks=tuple(blocks), language="en", excerpt=excerpt)


def test_summary_of_an_article_has_offsets_into_its_text() -> None:
    storm = article()
    summary = summarize_article(storm, split_sentences(storm.text, storm.blocks, "en"), limit=2)
    assert [storm.text[s.start : s.end] for s in summary.sentences] == [s.text for s in summary.sentences]
    assert len(summary.sentences) == 2


def test_publishers_own_summary_wins_where_it_is_preferred() -> None:
    storm = article(excerpt="A school lost its roof.")
    cut = split_sentences(storm.text, storm.blocks, "en")
    preferred = summarize_article(storm, cut, limit=2, prefer="publisher")
    assert (preferred.sentences, preferred.method, preferred.note) == ((), "publisher", None)
    assert summarize_article(storm, cut, limit=2).method == "ranker"


def test_publishers_own_summary_stands_in_for_one_that_cannot_be_made() -> None:
    assert summarize_article(article(excerpt="A school lost its roof."), (), limit=2).method == "publisher"


WORDS = st.sampled_from(
    ["rain", "Storm", "But", "It", "the", "school.", "fell?", '"', "Read more", "7", "天"]
)
SENTENCES = st.lists(st.lists(WORDS, max_size=9).map(" ".join), max_size=30)


@settings(max_examples=200)
@given(SENTENCES, st.integers(1, 9), st.sampled_from(METHODS))
def test_summary_is_a_subsequence_of_at_most_a_third(sentences: list[str], limit: int, method: str) -> None:
    found = summarize(sentences, sentences=limit, method=method).sentences
    assert all(before.end < after.start for before, after in pairwise(found))
    assert all(sentence.text in sentences for sentence in found)
    assert len(found) <= min(limit, len(sentences) // 3)


def test_ten_thousand_sentences_have_a_summary_of_three() -> None:
    sentences = [
        f"Town{number} lost bridge{number % 97} to storm{number % 31} today." for number in range(10_000)
    ]
    assert len(summarize(sentences, title=TITLE).sentences) == 3
