"""Heads of forwarded e-mails above a pasted article."""

import pytest

import digest
from digest.readers.paste.page import PastedPage, understand_paste

ARTICLE = (
    "Ferry sails again after a long winter",
    "By Ana Lima",
    "The ferry to the northern islands runs again from Monday, after a winter of mail boats alone.",
    "Its captain said that the new engine was tried in a gale, and that nobody had spilt their tea.",
)


def page_below(head: str) -> PastedPage:
    return understand_paste("\n\n".join((head, *ARTICLE)))


@pytest.mark.parametrize(
    "head",
    [
        "From: Ana <ana@mail.example>\nSent: Thursday, March 6, 2025 6:42 PM\nTo: Tom\nSubject: FW: Ferry",
        "Von: Karla <karla@mail.example>\nGesendet: Donnerstag, 6. März 2025 18:42\nAn: Jens\nBetreff: Fähre",
        "De : Paul <paul@mail.example>\nEnvoyé : jeudi 6 mars 2025 18:42\nÀ : Luc\nObjet : TR: Le bac",
        "De: Marta\nEnviado el: jueves, 6 de marzo de 2025 18:42\nPara: Juan\nAsunto: RV: El transbordador",
        "От: Ольга\nОтправлено: 6 марта 2025 г. 18:42\nКому: Иван\nТема: Паром",
        "---------- Forwarded message ---------\nFrom: Ana\nDate: Thu, Mar 6, 2025\nSubject: Ferry",
        "On Thu, 6 Mar 2025 at 18:42, Ana wrote:",
        "Am 6. März 2025 um 18:42 schrieb:",
    ],
)
def test_head_of_a_mail_is_furniture(head: str) -> None:
    page = page_below(head)
    above = {line.role for line in page.lines[: len(head.split("\n"))]}
    assert (above, page.headline, page.published) == ({"furniture"}, ARTICLE[0], None)


def test_article_below_the_head_of_a_mail_is_read() -> None:
    text = "\n\n".join(
        ("From: Ana\nSent: Thursday, March 6, 2025 6:42 PM\nTo: Tom\nSubject: FW: Ferry", *ARTICLE)
    )
    article = digest.read(text.encode(), name="ferry.txt")[0]
    assert (article.title, article.authors, article.text) == (
        ARTICLE[0],
        ("Ana Lima",),
        "\n\n".join(ARTICLE[2:]),
    )


def test_date_line_of_a_page_is_its_date() -> None:
    assert (
        understand_paste("\n\n".join((ARTICLE[0], "Date: 6 March 2025", *ARTICLE[2:]))).published
        == "6 March 2025"
    )
