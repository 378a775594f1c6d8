"""The translations of the interface, ours and a project's own."""

from functools import cache
from gettext import c2py
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from conftest import MakeProject
from refresh import PHRASES, phrase_catalog

from digest.errors import TemplateError
from digest.phrases import places_of
from digest.render.catalogs import load_catalog
from digest.render.interface import Interface

OURS = sorted(PHRASES.parent.glob("*.po"))
ours = pytest.mark.parametrize("path", OURS, ids=[path.stem for path in OURS])

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
OWN = HEAD + 'msgid "Summary"\nmsgstr "Kurz"\n'


def said(language: str, words: str, project: Path | None = None) -> str | None:
    translation = load_catalog(language, project).get(words)
    return translation.form(1) if translation else None


def test_english_needs_no_catalog() -> None:
    assert load_catalog("en-GB") == {}


def test_language_is_added_by_one_file(make_project: MakeProject) -> None:
    assert said("oc", "Summary", make_project({"templates/interface/oc.po": OWN})) == "Kurz"


def test_wording_of_english_is_changed_by_one_file(make_project: MakeProject) -> None:
    assert said("en", "Summary", make_project({"templates/interface/en.po": OWN})) == "Kurz"


def test_variant_falls_back_to_its_language(make_project: MakeProject) -> None:
    assert said("oc-FR", "Summary", make_project({"templates/interface/oc.po": OWN})) == "Kurz"


def test_variant_has_its_own_words_first(make_project: MakeProject) -> None:
    own = {"templates/interface/oc.po": OWN, "templates/interface/oc-FR.po": OWN.replace("Kurz", "Hier")}
    assert said("oc-FR", "Summary", make_project(own)) == "Hier"


@pytest.mark.parametrize("entry", ['msgid "Summary"\nmsgstr ""\n', '#, fuzzy\nmsgid "Summary"\nmsgstr "?"\n'])
def test_phrase_without_a_sure_translation_is_passed_over(make_project: MakeProject, entry: str) -> None:
    assert said("oc", "Summary", make_project({"templates/interface/oc.po": HEAD + entry})) is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HEAD + 'msgid "{} of"\nmsgstr "{} {}"\n', 4),
        (HEAD + 'msgid "Summary"\nKurz\n', 5),
        ('msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n !! 1);\\n"\n', None),
        ('msgid ""\nmsgstr "Content-Type: text/plain; charset=none\\n"\n\nmsgid "é"\nmsgstr "é"\n', None),
    ],
    ids=["places", "quotes", "plural", "charset"],
)
def test_catalog_that_cannot_be_used_is_told_with_its_line(
    make_project: MakeProject, text: str, line: int | None
) -> None:
    project = make_project({"templates/interface/oc.po": text})
    with pytest.raises(TemplateError) as told:
        load_catalog("oc", project)
    notice = told.value.notices[0]
    assert (notice.place, notice.line) == ("templates/interface/oc.po", line)


@cache
def messages(path: Path) -> dict[str, Message]:
    with path.open("rb") as file:
        return {forms(message.id)[0]: message for message in read_po(file) if message.id}


def forms(words: object) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)  # type: ignore[arg-type]  # a tuple of str


def catalog_of(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def numbers_of_forms(path: Path) -> dict[int, list[int]]:
    """Return the numbers up to 200 that each plural form of a catalog stands for."""
    catalog = catalog_of(path)
    rule = c2py(catalog.plural_expr)
    return {form: [n for n in range(201) if rule(n) == form] for form in range(catalog.num_plurals)}


def test_catalog_of_all_phrases_is_that_of_the_code() -> None:
    assert PHRASES.read_text(encoding="utf-8") == phrase_catalog(), "refresh it: python tests/refresh.py"


@ours
def test_every_phrase_is_translated(path: Path) -> None:
    known = messages(path)
    assert [words for words in messages(PHRASES) if words not in known] == []
    assert [words for words, message in known.items() if not all(forms(message.string))] == []


@ours
def test_no_translation_is_stale(path: Path) -> None:
    assert [words for words in messages(path) if words not in messages(PHRASES)] == []


@ours
def test_no_translation_is_in_doubt(path: Path) -> None:
    assert [words for words, message in messages(path).items() if message.fuzzy] == []


@ours
def test_phrase_of_a_number_has_every_form_of_the_language(path: Path) -> None:
    stated, wanted = messages(path), catalog_of(path).num_plurals
    plural = [words for words, message in messages(PHRASES).items() if message.pluralizable]
    assert {words: len(forms(stated[words].string)) for words in plural} == dict.fromkeys(plural, wanted)


@ours
def test_each_plural_form_stands_for_some_number(path: Path) -> None:
    assert all(numbers_of_forms(path).values())


@ours
def test_translation_has_the_places_of_its_phrase(path: Path) -> None:
    """Only a form for a single number, such as the dual, may leave that number out."""
    numbers = numbers_of_forms(path)
    wrong = [
        form
        for words, message in messages(path).items()
        for index, form in enumerate(forms(message.string))
        if sorted(places_of(form)) != sorted(places_of(words))
        and not (message.pluralizable and not [*places_of(form)] and len(numbers[index]) == 1)
    ]
    assert wrong == []


@ours
def test_translation_has_no_markup(path: Path) -> None:
    said = [form for message in messages(path).values() for form in forms(message.string)]
    assert [form for form in said if set(form) & {"<", ">", "&"}] == []


@ours
def test_translation_begins_and_ends_as_its_phrase_does(path: Path) -> None:
    """A full stop that is lost or added, and a space at the edge, show only in the page."""
    wrong = [
        form
        for words, message in messages(path).items()
        for form in forms(message.string)
        if form.endswith(".") != words.endswith(".") and not form.endswith("Min.")
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", {1: "1 Minute", 2: "2 Minuten", 5: "5 Minuten"}),
        ("es", {1: "1 minuto", 2: "2 minutos", 5: "5 minutos"}),
        ("fr", {1: "1 minute", 2: "2 minutes", 5: "5 minutes"}),
        ("pt", {1: "1 minuto", 2: "2 minutos", 5: "5 minutos"}),
        ("it", {1: "1 minuto", 2: "2 minuti", 5: "5 minuti"}),
        (
            "ar",
            {
                1: "دقيقة واحدة",
                2: "دقيقتان",
                3: "3 دقائق",
                11: "11 دقيقة",
                100: "100 دقيقة",
                103: "103 دقائق",
            },
        ),
    ],
)
def test_minutes_are_counted_as_the_language_counts(language: str, said: dict[int, str]) -> None:
    interface = Interface(language, load_catalog(language))
    assert {n: interface.say_number_of("{} minute", "{} minutes", n) for n in said} == said


@pytest.mark.parametrize(("variant", "language"), [("pt-BR", "pt"), ("de-AT", "de"), ("ar-EG", "ar")])
def test_variant_of_ours_has_the_words_of_its_language(variant: str, language: str) -> None:
    assert said(variant, "Summary") == said(language, "Summary")
