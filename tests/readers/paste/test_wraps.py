"""Hard-wrapped text made whole: e-mails, PDF columns, in several languages."""

import textwrap

import pytest

from digest.readers.paste.lines import clean_lines
from digest.readers.paste.wraps import unwrap_lines

ENGLISH = (
    "The ferry to the northern islands runs again from Monday, after a winter of mail boats alone.",
    "Its captain said that the new engine was tried in a gale, and that nobody had spilt their tea.",
)
GERMAN = (
    "Die Brücke über den Fluss kostet elf Millionen Euro mehr, als der Rat vor zwei Jahren beschloss.",
    "Schuld seien die Stahlpreise, sagte der Bürgermeister. Viele Anwohner sind des Lärms müde.",
)
RUSSIAN = (
    "В городе в четверг открыли мост, который ремонтировали три года. Первыми проехали автобусы.",
    "Ремонт обошёлся в два миллиарда рублей, и половину заплатила область, а вторую дал город.",
)
ARABIC = (
    "افتتحت مدينة الإسكندرية يوم الخميس مكتبة عائمة على متن سفينة قديمة، وذلك بعد عامين من العمل المتواصل.",
    "وقال مدير المكتبة إن الفكرة بدأت من رسالة طفل في العاشرة من عمره، وإن الدخول مجاني لجميع سكان المدينة.",
)
CHINESE = (
    "经过一个冬天的停航，开往北方群岛的渡轮将于周一恢复运行。船长说，新发动机已在大风中试航，一切顺利，没有人把茶洒在甲板上。",
    "票价与去年相同，学生在工作日可以免费乘船，这是市政府在上个月的会议上决定的新办法之一，岛上的居民都很高兴。",
)


def texts_of(paste: str) -> list[str]:
    return [line.text for line in unwrap_lines(clean_lines(paste))]


@pytest.mark.parametrize("width", [40, 60, 72])
@pytest.mark.parametrize("paragraphs", [ENGLISH, GERMAN, RUSSIAN, ARABIC], ids=["en", "de", "ru", "ar"])
def test_wrapped_paragraphs_are_made_whole(paragraphs: tuple[str, ...], width: int) -> None:
    paste = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    assert texts_of(paste) == list(paragraphs)


def test_wrapped_chinese_is_made_whole_without_spaces() -> None:
    paste = "\n\n".join("\n".join(textwrap.wrap(paragraph, 21)) for paragraph in CHINESE)
    assert texts_of(paste) == list(CHINESE)


def test_chinese_headlines_of_one_length_stay_apart() -> None:
    headlines = [
        "青岛旧渡轮改成图书馆周四开放",
        "北方群岛学校新增三十名新学生",
        "港口改造工程预计明年春天完工",
    ]
    assert texts_of("\n".join(headlines)) == headlines


def test_mail_quoted_twice_is_made_whole() -> None:
    quoted = "\n> >\n".join("\n".join(f"> > {line}" for line in textwrap.wrap(one, 60)) for one in ENGLISH)
    assert texts_of(f"Read this!\n\n{quoted}")[1:] == list(ENGLISH)


def test_address_in_angle_brackets_keeps_them_in_a_quoted_mail() -> None:
    quoted = "\n".join(f"> {line}" for line in ENGLISH)
    assert texts_of(f"From: Ana <ana@mail.example>\n{quoted}")[0] == "From: Ana <ana@mail.example>"


def test_sentence_that_a_page_number_cuts_in_two_is_whole() -> None:
    paste = (
        "The first ferry to the northern islands runs again\n"
        "from Monday, after a winter of mail boats alone. The\n"
        "office said that school children travel free on all\n"
        "\n12\n\n"
        "weekdays of the year, which the islands had asked for\n"
        "in a letter that was signed by all of the families."
    )
    whole = " ".join(line for line in paste.split("\n") if line and line != "12")
    assert texts_of(paste) == [whole]


def test_joined_letters_of_a_pdf_are_parted() -> None:
    assert texts_of("The o\ufb03ce \ufb01nds the ra\ufb04e \ufb02at.") == [
        "The office finds the raffle flat."
    ]


@pytest.mark.parametrize(
    ("paste", "whole"),
    [
        (
            "Les habitants devront encore pa-\ntienter, a dit jeudi la métro-\npole.",
            "Les habitants devront encore patienter, a dit jeudi la métropole.",
        ),
        (
            "Die Rettungs\u00adkräfte und die Feuer-\nwehr waren die ganze Nacht im Ein-\nsatz.",
            "Die Rettungskräfte und die Feuerwehr waren die ganze Nacht im Einsatz.",
        ),
        (
            "Los vecinos de la ciudad no aban-\ndonaron sus casas a pesar de la tor-\nmenta.",
            "Los vecinos de la ciudad no abandonaron sus casas a pesar de la tormenta.",
        ),
    ],
)
def test_words_broken_at_line_ends_are_whole(paste: str, whole: str) -> None:
    assert texts_of(paste) == [whole]


def test_non_breaking_and_narrow_spaces_are_spaces() -> None:
    assert texts_of("«\u00a0Oui\u202f», dit\u200b-elle.") == ["« Oui », dit-elle."]


def test_menu_stays_apart() -> None:
    menu = ["Home", "World", "Politics of the region", "Business and markets", "Sport"]
    assert texts_of("\n".join(menu)) == menu
