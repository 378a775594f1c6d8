import pytest

from digest.analyse.difficulty import judge_sentences
from digest.analyse.readability import score_sentences
from digest.language import known_languages, lexicon

LONG = "The head of the town said on the day after the flood that it would build a wall of stone and of earth"


def reasons(sentence: str, language: str = "en") -> tuple[str, ...]:
    return judge_sentences([sentence], language)[0].reasons


def test_difficulty_is_the_lix_of_the_sentence() -> None:
    sentence = f"{LONG} notwithstanding opposition."
    lix = score_sentences([sentence] * 3, "en").value("lix")
    assert judge_sentences([sentence], "en")[0].difficulty == pytest.approx(lix, abs=0.05)


def test_length_is_counted_in_words() -> None:
    assert [one.words for one in judge_sentences(["Rain fell – hard.", "—", ""], "en")] == [3, 0, 0]


@pytest.mark.parametrize(("words", "known"), [(9, False), (10, True)])
def test_sentence_of_fewer_than_ten_words_has_no_difficulty(words: int, *, known: bool) -> None:
    judged = judge_sentences([" ".join(["rain"] * words)], "en")[0]
    assert (judged.difficulty is not None) == known


def test_language_without_spaces_has_neither_difficulty_nor_reasons() -> None:
    judged = judge_sentences(["雨 " * 40], "zh")[0]
    assert (judged.difficulty, judged.reasons) == (None, ())


@pytest.mark.parametrize(("words", "expected"), [(25, ()), (26, ("26 words",))])
def test_sentence_of_more_than_twenty_five_words_is_long(words: int, expected: tuple[str, ...]) -> None:
    assert reasons(" ".join(["rain"] * words)) == expected


def test_reasons_come_in_one_order() -> None:
    sentence = f"{LONG}, and the conglomerate was quickly dissolved in the end."
    assert reasons(sentence) == ("32 words", "passive-looking", "rare word: conglomerate")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The plan was approved on Monday."),
        ("en", "They weren’t badly beaten."),
        ("en", "The report is being written now."),
        ("en", "It has been told before."),
        ("de", "Die Brücke wurde am Montag von der Polizei gesperrt."),
        ("de", "Die Täter sind festgenommen worden."),
        ("de", "Er klagte, weil sie operiert wurde."),
        ("de", "Der Haushalt wird morgen beschlossen."),
        ("es", "El puente fue cerrado el lunes."),
        ("es", "Ha sido finalmente abierta la puerta."),
        ("fr", "Le suspect a été arrêté lundi."),
        ("fr", "Le texte sera ensuite soumis au Sénat."),
        ("it", "L'uomo è stato arrestato ieri."),
        ("it", "La legge viene subito respinta."),
        ("nl", "De brug werd maandag door de politie gesloten."),
        ("nl", "Hij zei dat zij ontslagen werd."),
        ("pt", "O suspeito foi detido na segunda-feira."),
        ("pt", "A obra será entregue em maio."),
    ],
)
def test_passive_is_noticed(language: str, sentence: str) -> None:
    assert "passive-looking" in reasons(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The council approved the plan."),
        ("en", "She was a married woman."),
        ("en", "It is indeed so."),
        ("en", "The plan was, he said, approved."),
        ("en", "What it was, approved or not, nobody knew."),
        ("en", "The minister was Crusted Smith."),
        ("de", "Er wird nach Hause gehen."),
        ("de", "Er wurde Minister, und sie hat gewonnen."),
        ("es", "Es demasiado tarde."),
        ("fr", "Ils ont passé l'été dernier ici."),
        ("it", "È stata una bella estate."),
        ("nl", "Het wordt een koude winter."),
        ("pt", "Ele foi presidente."),
        ("fi", "Talo was rakennettu closed."),
    ],
)
def test_what_is_no_passive_is_not_called_one(language: str, sentence: str) -> None:
    assert "passive-looking" not in reasons(sentence, language)


def test_language_of_the_west_has_cues_of_the_passive() -> None:
    cued = {code for code in known_languages() if lexicon(code).passive_helpers}
    assert cued == {"de", "en", "es", "fr", "it", "nl", "pt"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The conglomerate and its subsidiaries fell.", ("rare words: conglomerate, subsidiaries",)),
        ("The conglomerate beat the conglomerate.", ("rare word: conglomerate",)),
        ("The government's international authorities met.", ()),
        ("Particularly unusual opportunities were rare.", ()),
        ("The Conglomerate fell.", ()),
        ("The well-established firm's conglomerate's share fell.", ("rare word: conglomerate",)),
        (
            "Four: adaptability, volatility, instability, gentrification.",
            ("rare words: adaptability, volatility, instability",),
        ),
    ],
)
def test_rare_words_of_english_are_named(sentence: str, expected: tuple[str, ...]) -> None:
    assert reasons(sentence) == expected


def test_rare_words_of_spanish_are_those_outside_the_list() -> None:
    assert reasons("La desertificación amenaza la universidad.", "es") == ("rare word: desertificación",)


def test_very_long_words_stand_for_rare_ones_where_there_is_no_list() -> None:
    assert reasons("Das Bundesverfassungsgericht tagt.", "de") == ("long word: Bundesverfassungsgericht",)
    assert reasons("Der Wissenschaftler tagt.", "de") == ()
    assert reasons("Epäjärjestelmällisyys voitti.", "fi") == ("long word: Epäjärjestelmällisyys",)
