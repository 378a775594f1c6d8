"""Where the sentences of a text begin and end."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.analyse.sentences import paragraph_blocks, split_sentences
from digest.records import Block, BlockKind


def cut(text: str, language: str = "en") -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text, paragraph_blocks(text), language)]


# Each line is a passage; " | " stands where it is to be cut, and there alone.
ENGLISH = """
It rained. | It stopped.
Mr. Smith of the U.S. Army met Sen. Ruiz at Ft. Worth.
The train left at 9 a.m. Monday with Dr. Lee.
The train left at 9 a.m. | Lee missed it.
He asked whether "rain" was due. | She nodded.
"It rained," he said. | "It never stops."
"It rained. | It stopped," he said.
“Will it rain?” she asked. | “Yes!”
“It rained.” | “It stopped.”
He said: "Go." | "Now."
The rain came late (see p. 4.) | Then it stopped.
(It rained.) | Then it stopped.
She told me. | He told her.
Works by J. K. Rowling cost $4.5 million. | Visit example.com. | Go!
They sang Hey Ya! to the crowd.
Sales rose. | iPhone sales fell.
She lives in Chappaqua, N.Y. | Mr. Lee left.
Wait... | What?
The road is shut from 10 p.m. Aug. 9 to 6:30 a.m. Thurs. morning.
They build Model X and Model Y. | Together, both sell well.
It was painted by Ida B. Morris of Leeds.
it rained . | it stopped .
Rain fell in the West (U.S.) Lee said.
A quake of 6. 1 shook the town.
Lee left in 2019. | 40 others stayed.
Rain hit Lee‘s house on the hill. | Trees fell on it.
"""
GERMAN = """
Am 3. Oktober kam Dr. Huber. | Er ging.
Er sagte: „Das ist gut.“ | Dann ging er.
Das war das 3. Mal. | Es regnete.
Es kostet 5 Mio. Euro. | Das ist viel.
"""
FRENCH = """
« Il pleut. » | M. Dupont sort.
Il dit : « Oui ! » | Puis il sort.
"""
SPANISH = """
El Sr. García llegó. | ¿Qué pasa? | ¡Hola!
"""
CHINESE = """
今天下雨。|“好的。”|他说。
"""
JAPANESE = """
雨です。|「はい。」と言った。|次です。
"""


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (language, line)
        for language, lines in [
            ("en", ENGLISH),
            ("de", GERMAN),
            ("fr", FRENCH),
            ("es", SPANISH),
            ("zh", CHINESE),
            ("ja", JAPANESE),
        ]
        for line in lines.strip().splitlines()
    ],
)
def test_passage_is_cut_where_its_bars_stand(language: str, line: str) -> None:
    bar = "|" if language in {"zh", "ja"} else " | "
    passage = line.replace(bar, bar.replace("|", "").replace("  ", " "))
    assert cut(passage, language) == line.split(bar)


@pytest.mark.parametrize("kind", ["heading", "code", "caption", "cell"])
def test_block_that_is_no_running_text_holds_no_sentence(kind: BlockKind) -> None:
    assert split_sentences("It rained.", [Block(kind, 0, 10)], "en") == ()


def test_paragraphs_are_counted_without_headings_between_them() -> None:
    text = "It rained.\n\nNews\n\nIt stopped. All left."
    blocks = [Block("paragraph", 0, 10), Block("heading", 12, 16), Block("quote", 18, len(text))]
    assert [s.paragraph for s in split_sentences(text, blocks, "en")] == [0, 1, 1]


def test_sentence_does_not_run_on_into_the_next_block() -> None:
    assert cut("No full stop here\n\nand none there") == ["No full stop here", "and none there"]


def test_unknown_language_is_cut_all_the_same() -> None:
    assert cut("Aaa bbb. Ccc ddd.", "x-none") == ["Aaa bbb.", "Ccc ddd."]


def test_blank_lines_with_spaces_in_them_part_paragraphs() -> None:
    text = "\n One\ntwo \n \t\n\n three\n"
    assert [text[b.start : b.end] for b in paragraph_blocks(text)] == ["One\ntwo", "three"]


def test_sentence_begins_behind_the_mark_of_a_list() -> None:
    assert cut("- Rain fell. It stopped.\n\n3. Wind blew. It fell.") == [
        *("Rain fell.", "It stopped."),
        *("Wind blew.", "It fell."),
    ]


def test_line_that_was_not_wrapped_is_a_paragraph() -> None:
    text = "White wine\nA still wine, made from\nwhite grapes for the most\nPart."
    assert [text[b.start : b.end] for b in paragraph_blocks(text)] == ["White wine", text[11:]]


def test_line_that_goes_on_is_no_paragraph() -> None:
    assert len(paragraph_blocks("Rain fell,\nLee of the town said.")) == 1
    assert len(paragraph_blocks("Rain fell\nand Lee of the town said so.")) == 1


def test_long_lines_are_paragraphs_where_no_blank_line_parts_them() -> None:
    text = f"{'word ' * 30}\nNext"
    assert len(paragraph_blocks(text)) == 2


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", " \n \n"])
def test_empty_text_has_no_paragraph(text: str) -> None:
    assert paragraph_blocks(text) == ()


def test_ore_is_no_abbreviation_of_a_state() -> None:
    assert cut("It will pay more for iron ore. China put off a sale.")[0] == "It will pay more for iron ore."


@pytest.mark.parametrize("space", ["\xa0", "\u2003", "\u2028", "\u3000", "\x85"])
def test_wide_space_after_a_lone_capital_breaks_nothing(space: str) -> None:
    assert cut(f"B{space}. Rain fell. Hail came.")[-1] == "Hail came."


ARTICLE_LIKE = st.text(st.sampled_from("aB é.!?…\"“”'’«»()[]\n\t 1。」今\u00a0\u200b"), max_size=200)
WITHOUT_LISTS = ARTICLE_LIKE.map(lambda text: text.replace("1", "a1"))
"""The number of a list item is in no sentence."""


@settings(max_examples=300)
@given(WITHOUT_LISTS, st.sampled_from(["en", "fr", "de", "zh", "xx"]))
def test_sentences_hold_every_character_but_white_space(text: str, language: str) -> None:
    assert "".join("".join(cut(text, language)).split()) == "".join(text.split())


@settings(max_examples=300)
@given(ARTICLE_LIKE, st.sampled_from(["en", "fr", "de", "zh", "xx"]))
def test_sentences_are_in_order_and_stripped(text: str, language: str) -> None:
    sentences = split_sentences(text, paragraph_blocks(text), language)
    assert all(a.end <= b.start for a, b in pairwise(sentences))
    assert all(cut == cut.strip() != "" for cut in (text[s.start : s.end] for s in sentences))


def test_sentence_boundaries_do_not_depend_on_windows() -> None:
    assert cut("Rain fell on the town all day. " * 400) == ["Rain fell on the town all day."] * 400


@pytest.mark.parametrize(
    "unit", ["a", ".", '"', "“", "« a ", "'", "(", ". ", "\n", " ", "A. » ", "Mr. ", "今天。"]
)
def test_huge_hostile_block_loses_nothing_but_white_space(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    spans = split_sentences(text, [Block("paragraph", 0, len(text))], "en")
    kept = "".join(text[span.start : span.end] for span in spans)
    assert "".join(kept.split()) == "".join(text.split())
