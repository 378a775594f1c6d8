"""What is known of each language, and which language a text is in."""

import sys
import tomllib
from pathlib import Path

import pytest

from digest import language as language_module
from digest.language import (
    Detection,
    Forms,
    detect_language,
    is_teaser,
    known_languages,
    leans_on_previous,
    lexicon,
    opening_words,
    root,
)

ENGLISH = (
    "The council said on Monday that the new bridge would open before the summer, and that it had cost less "
    "than the town had feared when the work began two years ago on the other side of the river."
)
SPANISH = (
    "El ayuntamiento anunció el lunes que el nuevo puente se abrirá antes del verano y que ha costado menos "
    "de lo que temían los vecinos cuando empezaron las obras hace dos años al otro lado del río."
)
GERMAN = (
    "Der Stadtrat teilte am Montag mit, dass die neue Brücke noch vor dem Sommer für alle geöffnet wird "
    "und dass sie weniger gekostet hat, als die Bürger vor zwei Jahren auf der anderen Seite befürchteten."
)
GALICIAN = (
    "O concello anunciou este luns que a nova ponte vai abrir antes do verán e que custou menos do que "
    "temían os veciños cando empezaron as obras hai dous anos na outra beira do río, onde fixeron unha praza."
)
CHINESE = "市政府周一宣布，新桥将在夏天之前通车，造价低于预期。"

TABLE_KEYS = {
    *("name", "stop_words", "vague", "titles", "openers", "opening_phrases", "first_person", "teasers"),
    *("pronouns", "impersonal"),
    *("starters", "calendar", "weak_endings", "everyday", "very_long_word", "invitations"),
    *("passive_helpers", "passive_between", "participles", "no_participles"),
    *("abbreviations", "ordinary", "courtesy_titles", "clock", "clock_followers", "numbers_end_in_stop"),
}


@pytest.mark.parametrize(
    ("tag", "expected"), [("pt-BR", "pt"), ("EN_us", "en"), ("fr", "fr"), ("zh-Hant-TW", "zh"), ("", "")]
)
def test_root_is_the_language_without_region(tag: str, expected: str) -> None:
    assert root(tag) == expected


def test_languages_that_have_a_table_are_known() -> None:
    listed = ("ar", "de", "en", "es", "fr", "hu", "it", "ja", "nl", "pl", "pt", "ru", "zh")
    assert known_languages() == listed


def test_forms_hold_words_and_what_follows_their_patterns() -> None:
    forms = Forms(frozenset({"cut"}), (("ge", "t"), ("", "ed")))
    assert [word in forms for word in ("cut", "gesperrt", "closed", "get", "red", "cuts")] == [
        *(True, True, True),
        *(False, False, False),
    ]


@pytest.mark.parametrize("code", known_languages())
def test_table_has_only_keys_that_are_read(code: str) -> None:
    folder = Path(language_module.__file__).with_name("languages")
    assert set(tomllib.loads((folder / f"{code}.toml").read_text("utf-8"))) <= TABLE_KEYS


@pytest.mark.parametrize("code", known_languages())
def test_words_of_a_table_are_in_lower_case(code: str) -> None:
    words = lexicon(code)
    listed = {
        *words.stop_words,
        *words.pronouns,
        *words.vague,
        *words.titles,
        *words.starters,
        *words.abbreviations,
        *words.calendar,
        *words.clock_followers,
    }
    assert sorted(word for word in listed if word != word.lower()) == []


def test_unknown_language_has_an_empty_lexicon() -> None:
    assert lexicon("tlh").stop_words == frozenset()


def test_tag_cannot_reach_a_file_elsewhere() -> None:
    assert lexicon("../languages/en").stop_words == frozenset()


@pytest.mark.parametrize(
    ("sentence", "code", "expected"),
    [
        ("But the bridge stayed shut.", "en", True),
        ("“They’re late,” Ms. Osei said.", "en", True),
        ("In addition, fares will rise.", "en", True),
        ("No, the bridge stayed shut.", "en", True),
        ("No bridge stayed open.", "en", False),
        ("Slightly more people came by boat.", "en", True),
        ("In Addis Ababa, fares will rise.", "en", False),
        ("Itasca is a lake.", "en", False),
        ("Sin embargo, el puente sigue cerrado.", "es", True),
        ("El puente sigue cerrado.", "es", False),
        ("Das ist neu.", "de", True),
        ("Das Wetter ist neu.", "de", False),
        ("C’est pourquoi le pont ferme.", "fr", True),
        ("但是桥梁仍然关闭。", "zh", True),
        ("桥梁仍然关闭。", "zh", False),
        ("Then the bridge was shut.", "en", True),
        ("Its mayor stayed away.", "en", True),
        ("One of them fell.", "en", True),
        ("One of the towers fell.", "en", False),
        ("According to him, rain is due.", "en", True),
        ("According to the mayor, rain is due.", "en", False),
        ("Later that day, the bridge fell.", "en", True),
        ("Later this month, the bridge opens.", "en", False),
        ("There are two bridges in Rivertown.", "en", False),
        ("Diesem Plan stimmte niemand zu.", "de", True),
        ("Letztere blieben zu Hause.", "de", True),
        ("Ihm zufolge regnet es.", "de", True),
        ("Nach Angaben der Stadt regnet es.", "de", False),
        ("In diesem Jahr regnet es oft.", "de", False),
        ("Cette décision a surpris la ville.", "fr", True),
        ("Ceux-ci sont restés.", "fr", True),
        ("D’autres sont partis.", "fr", True),
        ("Tel-Aviv attend la pluie.", "fr", False),
        ("La pluie est tombée.", "fr", False),
        ("Estos barcos salieron ayer.", "es", True),
        ("Dicha ley no se aplica.", "es", True),
        ("Añadió que llovería.", "es", True),
        ("Tal vez llueva en la sierra.", "es", False),
        ("Quest’anno piove molto.", "it", True),
        ("Tale legge non vale più.", "it", True),
        ("Ha aggiunto che pioverà.", "it", True),
        ("Il ponte resta chiuso.", "it", False),
        ("Dezelfde brug bleef dicht.", "nl", True),
        ("Volgens hem regent het.", "nl", True),
        ("Volgens de burgemeester regent het.", "nl", False),
        ("Nesse caso, a ponte fecha.", "pt", True),
        ("Segundo ele, chove.", "pt", True),
        ("Segundo o governo, chove.", "pt", False),
        ("Он не пришёл на мост.", "ru", True),
        ("Тем не менее мост закрыт.", "ru", True),
        ("По его словам, мост закрыт.", "ru", True),
        ("Мост через реку закрыт.", "ru", False),
        ("В этом году мост закрыт.", "ru", False),
        ("Jednak most jest zamknięty.", "pl", True),
        ("Poza tym pada deszcz.", "pl", True),
        ("Jego zdaniem most jest stary.", "pl", True),
        ("Most na rzece jest zamknięty.", "pl", False),
        ("Ezért zárták le a hidat.", "hu", True),
        ("Ennek ellenére esik.", "hu", True),
        ("Az autósok az erdőn át mennek.", "hu", False),
        ("ولكن الجسر مغلق.", "ar", True),
        ("من جهة أخرى، الجسر مغلق.", "ar", True),
        ("أيضًا الجسر مغلق.", "ar", True),
        ("الجسر فوق النهر مغلق.", "ar", False),
        ("وقال رئيس البلدية إن الجسر مغلق.", "ar", False),
        ("وقال إن الجسر مغلق.", "ar", True),
        ("后者周一关闭了。", "zh", True),
        ("Two years later, rain fell.", "en", True),
        ("The move comes after weeks of rain.", "en", True),
        ("Two years of rain fell.", "en", False),
        ("But", "tlh", False),
        ("", "en", False),
    ],
)
def test_sentence_leans_on_the_one_before(sentence: str, code: str, expected: bool) -> None:
    assert leans_on_previous(sentence, lexicon(code)) is expected


LEANING = """
he she it they his her hers its their theirs him them this that these those such
but and or so yet however meanwhile also then instead still nevertheless nonetheless
moreover furthermore besides therefore thus hence otherwise likewise similarly
both neither others another
"""


def test_every_word_that_dangles_in_english_leans() -> None:
    words = lexicon("en")
    assert [word for word in LEANING.split() if not leans_on_previous(f"{word.title()} fell.", words)] == []


@pytest.mark.parametrize(
    ("line", "code", "expected"),
    [
        ("READ MORE: The storm in pictures.", "en", True),
        ("Reading more makes children happy.", "en", False),
        ("(Reporting by Ana Lens in Rivertown; editing by Bo Osei.)", "en", True),
        ("Reporting on the storm was hard.", "en", False),
        ("Photo: Three boats leave the harbour.", "en", True),
        ("Photo finishes are rare in this race.", "en", False),
        ("Sign up to our newsletter for more.", "en", True),
        ("This story was first published on Monday.", "en", True),
        ("This story is told by three sisters.", "en", False),
        ("E-mail the author at lens@ledger.example.", "en", True),
        ("Copyright 2020 The Harbour Ledger.", "en", True),
        ("© 2020 The Harbour Ledger.", "en", True),
        ("Copyright law protects every page of it.", "en", False),
        ("This material may not be published or broadcast.", "en", True),
        ("Follow Ana Lens on Twitter for the latest.", "en", True),
        ("Follow the river to its source in the hills.", "en", False),
        ("Mit Material der Nachrichtenagentur dpa.", "de", True),
        ("Anzeige erstattete die Stadt am Montag.", "de", False),
        ("Dieser Artikel erschien zuerst im Hafenblatt.", "de", True),
        ("Cet article a été publié lundi dans Le Port.", "fr", True),
        ("Abonnez-vous à notre lettre du matin.", "fr", True),
        ("Este artículo fue publicado el lunes.", "es", True),
        ("Riproduzione riservata © Copyright Il Porto.", "it", True),
        ("Dit artikel verscheen maandag in De Haven.", "nl", True),
        ("Читайте также: что известно о мосте.", "ru", True),
        ("Фото: река утром.", "ru", True),
        ("Фото реки облетело весь город.", "ru", False),
        ("Czytaj także: co wiemy o moście.", "pl", True),
        ("Olvassa el ezt is: mi lesz a híddal.", "hu", True),
        ("اقرأ أيضًا: ما نعرفه عن الجسر.", "ar", True),
        ("Siga o jornal no Instagram todos os dias.", "pt", True),
    ],
)
def test_line_that_is_meant_for_the_page_is_a_teaser(line: str, code: str, expected: bool) -> None:
    assert is_teaser(line, lexicon(code)) is expected


def test_opening_words_are_found_behind_any_number_of_marks() -> None:
    assert opening_words('"' * 100_000 + "It rained", 1) == ("it",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [(ENGLISH, "en"), (SPANISH, "es"), (GERMAN, "de"), (GALICIAN, "gl"), (CHINESE, "zh")],
)
def test_language_of_a_paragraph_is_detected(text: str, expected: str) -> None:
    assert detect_language(text, default="fi") == Detection(expected)


# The same in languages that are neighbours of one with a table, which must not be taken for it.
NEIGHBOURS = {
    "uk": "Міська рада вирішила в понеділок відремонтувати старий міст через річку.",
    "be": "Гарадскі савет вырашыў у панядзелак адрамантаваць стары мост праз раку.",
    "bg": "Общинският съвет реши в понеделник да ремонтира стария мост над реката.",
    "sr": "Градско веће одлучило је у понедељак да поправи стари мост преко реке.",
    "cs": "Městská rada v pondělí rozhodla opravit starý most přes řeku pro auta.",
    "sk": "Mestská rada v pondelok rozhodla opraviť starý most cez rieku pre autá.",
    "fa": "شورای شهر روز دوشنبه تصمیم گرفت پل قدیمی روی رودخانه را تعمیر کند.",
    "ur": "شہر کی کونسل نے پیر کو دریا پر بنے پرانے پل کی مرمت کا فیصلہ کیا۔",
    "ru": "Городской совет решил в понедельник отремонтировать старый мост через реку.",
    "pl": "Rada miasta zdecydowała w poniedziałek o naprawie starego mostu na rzece.",
    "hu": "A városi tanács hétfőn úgy döntött, hogy megjavíttatja a folyó régi hídját.",
    "ar": "قرر مجلس المدينة يوم الاثنين إصلاح الجسر القديم فوق النهر.",
}


@pytest.mark.parametrize("code", NEIGHBOURS)
@pytest.mark.parametrize("times", [1, 5])
def test_neighbours_are_told_apart(code: str, times: int) -> None:
    assert detect_language(" ".join([NEIGHBOURS[code]] * times), default="en") == Detection(code)


def test_language_is_detected_in_lower_case() -> None:
    assert detect_language(ENGLISH.lower(), default="fi") == Detection("en")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n",
        "Hola",
        "Donald Trump Washington Hamas",
        "Donald Trump Joe Biden Kamala Harris",
        "12 345 67 8 90 11 12",
        "💥 " * 50,
    ],
)
def test_text_that_tells_nothing_is_in_the_default_language(text: str) -> None:
    assert detect_language(text, default="nl").language == "nl"


def test_default_keeps_its_region() -> None:
    assert detect_language(ENGLISH, default="en-GB") == Detection("en-GB")


def test_clear_english_loads_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)  # importing it would now fail
    assert detect_language(ENGLISH, default="fi") == Detection("en")


def test_only_the_beginning_of_a_long_text_decides() -> None:
    assert detect_language(GERMAN * 6 + ENGLISH * 100, default="fi").language == "de"


@pytest.mark.parametrize("text", ["", "Hola", "12 345 67 8 90 11 12", "💥 " * 50])
def test_text_that_tells_nothing_has_no_rival(text: str) -> None:
    assert detect_language(text, default="nl") == Detection("nl", sure=False)


def test_headline_that_may_be_in_another_language_has_a_rival() -> None:
    found = detect_language("Minister stapt op na fel debat", default="en")
    assert (found.language, found.sure, found.rival) == ("en", False, "sv")


def test_headline_in_the_default_language_is_sure() -> None:
    assert detect_language("Police find missing boy in forest", default="en") == Detection("en")


def test_neighbours_of_a_language_seldom_win_a_headline() -> None:
    assert detect_language("Ebola virus reaches Nigeria's biggest city, Lagos", default="en").language == "en"
