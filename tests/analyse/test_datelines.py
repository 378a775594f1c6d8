"""Where a paragraph's words begin: behind its dateline."""

import pytest

from digest.analyse.datelines import dateline_ends
from digest.analyse.sentences import paragraph_blocks, split_sentences
from digest.language import lexicon
from digest.records import Block

RAIN = "Rain fell on the whole town."


def ends(*paragraphs: str, language: str = "en") -> tuple[int, ...]:
    return dateline_ends(paragraphs, lexicon(language))


# Each line is a paragraph; what stands before "⟧" is its dateline.
DATELINES = """
en SEOUL — ⟧The council met on Monday.
en SEOUL—⟧The council met on Monday.
en SEOUL -- ⟧The council met on Monday.
en SEOUL | ⟧The council met on Monday.
en SEOUL - ⟧“The council met,” she said on Monday.
en SEOUL, South Korea (AP) — ⟧The council met on Monday.
en ST. LOUIS, Mo. — ⟧The council met on Monday.
en LONDON (Reuters) - ⟧The council met on Monday.
en LONDON/PARIS (Reuters) - ⟧The council met on Monday.
en HONOLULU, Hawaii (IslandNow) - ⟧The council met on Monday.
en WASHINGTON, March 6 (Reuters) – ⟧The council met on Monday.
en WASHINGTON (March 6, 2025) — ⟧The council met on Monday.
en New York (CNN) — ⟧The council met on Monday.
en New York (CNN) ⟧The council met on Monday.
en (CNN) — ⟧The council met on Monday.
en (CNN)⟧The council met on Monday.
en (CBS/AP) VIENNA - ⟧The council met on Monday.
en By Ana Lens SEOUL (Reuters) - ⟧The council met on Monday.
en NEW DELHI: ⟧The council met on Monday.
en Indianapolis – ⟧Several thousand teachers met on Monday.
en Dekalb, Ill. — ⟧The council met on Monday.
en April 1, 2011 - ⟧The council met on Monday.
en SPRINGFIELD, Ill. • ⟧The council met on Monday.
de Berlin (dpa) - ⟧Der Rat kam am Montag zusammen.
de Frankfurt/Main (dpa/lhe) – ⟧Der Rat kam am Montag zusammen.
de München – ⟧Der Rat kam am Montag zusammen.
fr PARIS, 3 mars (AFP) - ⟧Le conseil s’est réuni lundi.
fr Bruxelles, le 3 mars (AFP) – ⟧Le conseil s’est réuni lundi.
es MADRID, 3 Mar. (EUROPA PRESS) - ⟧El consejo se reunió el lunes.
es Bogotá, 3 mar (EFE).- ⟧El consejo se reunió el lunes.
es SAN JOSÉ, 3 mar. - ⟧El consejo se reunió el lunes.
it Roma, 5 mar. (askanews) - ⟧Il consiglio si è riunito lunedì.
it (ANSA) - ROMA, 05 MAR - ⟧Il consiglio si è riunito lunedì.
pt Rio de Janeiro – ⟧O conselho reuniu-se na segunda-feira.
pt Lisboa, 05 mar 2025 (Lusa) – ⟧O conselho reuniu-se na segunda-feira.
nl DEN HAAG (ANP) - ⟧De raad kwam maandag bijeen.
ru БРЮССЕЛЬ, 3 марта. /ТАСС/. ⟧Совет собрался в понедельник.
ru МОСКВА, 3 мар — РИА Новости. ⟧Совет собрался в понедельник.
ru Москва. 3 марта. INTERFAX.RU - ⟧Совет собрался в понедельник.
hu Budapest, 2025. március 6., csütörtök (MTI) - ⟧A tanács hétfőn ülésezett.
pl Warszawa (PAP) - ⟧Rada zebrała się w poniedziałek.
ar بيروت (أ ف ب) - ⟧اجتمع المجلس يوم الاثنين في المدينة.
zh 新华社北京3月6日电（记者张三）⟧市政府周一宣布，新桥将在夏天之前通车，造价低于预期。
zh （中央社記者王小明台北6日電）⟧市政府週一宣布，新橋將在夏天之前通車，造價低於預期。
ja 【ロンドン＝共同】⟧市議会は月曜日、新しい橋が夏までに開通すると発表した。
ja ［東京　６日　ロイター］ - ⟧市議会は月曜日、新しい橋が夏までに開通すると発表した。
ko (서울=연합뉴스) 홍길동 기자 = ⟧시의회는 월요일 새 다리가 여름 전에 개통된다고 발표했다.
"""


@pytest.mark.parametrize("line", DATELINES.strip().splitlines())
def test_dateline_ends_where_its_bracket_stands(line: str) -> None:
    language, _, marked = line.partition(" ")
    paragraph = marked.replace("⟧", "")
    assert paragraph[: ends(paragraph, language=language)[0]] == marked.partition("⟧")[0]


@pytest.mark.parametrize(
    "paragraph",
    [
        "",
        "Rain fell — the whole town was wet.",
        "NASA — the US space agency — said that it rained.",
        "NASA — Houston’s pride — said that it rained.",
        "UKRAINE – what we know of the war after a year.",
        "UKRAINE – All that we know of the war after a year",
        "I — like many others in town — was wet.",
        "A FIRE - BOMB hit the bank on Tuesday.",
        "Anna Lens – Mayor since 2019 – said that it rained.",
        "“SEOUL — It rained on us,” she said.",
        "Gov. Deval Patrick (D) - He is from Boston - spoke.",
        "Angela Merkel (CDU) – Die Kanzlerin sprach am Montag.",
        "The Associated Press (AP) President spoke on Monday.",
        "Die Deutsche Presse-Agentur (dpa) Berlin meldete das.",
        "The company (Reuters) reported that it rained.",
        "CDU - SPD",
        "LENS: “It rained on the whole town.”",
        "(x=1) The value is kept on every page.",
        "SEOUL (AP) — Rain.",
        "3 DEAD — It rained on the whole town.",
    ],
)
def test_paragraph_without_dateline_is_whole(paragraph: str) -> None:
    assert ends(paragraph) == (0,)


def test_label_that_recurs_is_a_speaker() -> None:
    assert ends(f"LENS — {RAIN}", f"OSEI — {RAIN}", f"LENS — {RAIN}") == (0, 7, 0)


def test_colons_in_several_paragraphs_are_of_an_interview() -> None:
    assert ends(f"LEDGER: {RAIN}", f"LENS: {RAIN}") == (0, 0)


def test_label_far_down_is_a_heading() -> None:
    assert ends(*[RAIN] * 4, f"TAKE LESS – {RAIN}")[-1] == 0


def test_agency_counts_in_every_paragraph() -> None:
    assert ends(*[RAIN] * 9, f"OSLO (AP) — {RAIN}")[-1] == 12


def test_place_as_written_opens_the_first_paragraph_alone() -> None:
    assert ends(RAIN, f"Indianapolis – {RAIN}") == (0, 0)


def test_first_sentence_begins_behind_the_dateline() -> None:
    text = f"OSLO (AP) — {RAIN} It stopped."
    spans = split_sentences(text, paragraph_blocks(text), "en")
    assert [text[span.start : span.end] for span in spans] == [RAIN, "It stopped."]


def test_list_item_keeps_what_stands_before_its_dash() -> None:
    text = f"OSLO — {RAIN}"
    assert split_sentences(text, [Block("item", 0, len(text))], "en")[0].start == 0


@pytest.mark.parametrize(
    "unit", ["A", "A ", "(", "(A", "A, ", "A-", "A — ", "/", "【", "A.", "新华社", "=", ": "]
)
def test_long_hostile_paragraph_has_no_dateline_or_a_short_one(unit: str) -> None:
    assert ends(unit * (1_000_000 // len(unit)))[0] < 300
