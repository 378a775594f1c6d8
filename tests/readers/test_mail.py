from base64 import b64encode
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

import digest
from digest.errors import DigestError
from digest.readers.mail import clean_subject
from digest.records import Article

TEXT = """The harbour wall will be raised by a metre, the council decided on
Monday. It had been under water twice since the spring.

Work begins in March and takes until the autumn of next year, the
engineer said. Ships can enter all the time.
"""

PARAGRAPHS = [" ".join(part.split("\n")).strip() for part in TEXT.split("\n\n")]


def mail(text: str = TEXT, html: str | None = None, **headers: str) -> bytes:
    known = {"Subject": "Harbour wall to be raised", "Date": "Mon, 02 Dec 2024 08:30:00 +0000"}
    message = EmailMessage()
    for name, value in (known | headers).items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return bytes(message)


def read(data: bytes) -> Article:
    (found,) = digest.read(data, name="letter.eml")
    return found


def test_facts_of_a_newsletter_are_those_of_its_article() -> None:
    found = read(
        mail(From='"Ada Lee from The Courier" <a@courier.example>', List_Unsubscribe="<https://c.example/u>")
    )
    assert (found.title, found.authors, found.source, found.published, found.text.split("\n\n")) == (
        "Harbour wall to be raised",
        ("Ada Lee",),
        "The Courier",
        datetime(2024, 12, 2, 8, 30, tzinfo=UTC),
        PARAGRAPHS,
    )


def test_list_names_the_source() -> None:
    found = read(mail(From="Ada Lee <a@e.example>", List_Id='"Town news" <town.e.example>'))
    assert (found.authors, found.source) == (("Ada Lee",), "Town news")


def test_newsletter_that_names_no_person_has_a_source_and_no_author() -> None:
    found = read(mail(From="The Courier <news@e.example>", List_Unsubscribe="<https://c.example/u>"))
    assert (found.authors, found.source) == ((), "The Courier")


def test_who_sends_a_mail_that_is_no_newsletter_is_its_author() -> None:
    assert read(mail(From="Ada Lee <a@e.example>")).authors == ("Ada Lee",)


def test_address_alone_names_nobody() -> None:
    assert read(mail(From="a@e.example")).authors == ()


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Fwd: RE: Rain", "Rain"),
        ("[Town] WG: Rain", "Rain"),
        ("Re[2]: Rain", "Rain"),
        ("Recently: rain", "Recently: rain"),
        ("[Rain]", "[Rain]"),
        ("Re: " * 5_000, ""),
    ],
)
def test_what_programs_put_before_a_subject_is_dropped(subject: str, title: str) -> None:
    assert clean_subject(subject) == title


def test_html_goes_before_text_and_through_the_sanitiser() -> None:
    found = read(mail(html="<p>It <b>rained</b>.<script>x()</script><img src='https://t.example/p.gif'></p>"))
    assert found.html == "<p>It <b>rained</b>.</p>"


def test_table_for_layout_becomes_paragraphs() -> None:
    found = read(mail(html="<table><tr><td><p>It rained.</p></td><td>It snowed.</td></tr></table>"))
    assert [(block.kind, found.text[block.start : block.end]) for block in found.blocks] == [
        ("paragraph", "It rained."),
        ("paragraph", "It snowed."),
    ]


def test_notes_on_delivery_and_hidden_lines_are_left_out() -> None:
    html = (
        "<div style='display:none'>Preview</div><p><a href='#'>View in browser</a></p><p>It rained.</p>"
        "<p>You are receiving this because you asked for it. <a href='#'>Unsubscribe</a></p>"
    )
    assert read(mail(html=html)).text == "It rained."


def test_article_about_unsubscribing_stays() -> None:
    long = "<p>" + "How to unsubscribe from a list is a long story. " * 20 + "</p>"
    assert read(mail(html=long)).text.startswith("How to unsubscribe")


def test_hard_wrapped_text_is_made_whole_and_its_signature_dropped() -> None:
    assert (
        read(mail(TEXT + "\nUnsubscribe: https://c.example/u\n\n-- \nThe Courier\n")).text.split("\n\n")
        == PARAGRAPHS
    )


def test_text_that_is_quoted_as_a_whole_is_read_without_the_marks() -> None:
    quoted = "".join(f"> {line}\n" for line in TEXT.splitlines())
    assert read(mail(quoted)).text.split("\n\n") == PARAGRAPHS


def test_few_quoted_lines_are_a_quotation() -> None:
    assert "<blockquote><p>Will it rain?</p></blockquote>" in read(mail(f"> Will it rain?\n\n{TEXT}")).html


def test_forwarded_mail_has_its_own_headers() -> None:
    forward = (
        "For you.\n\n---------- Forwarded message ---------\nFrom: Bo Ray <b@e.example>\n"
        f"Date: Sun, 1 Dec 2024 09:00:00 +0000\nSubject: Rain to come\nTo: Ada <a@e.example>\n\n{TEXT}"
    )
    found = read(mail(forward, html="<p>whatever</p>", Subject="Fwd: Rain", From="Ada Lee <a@e.example>"))
    assert (found.title, found.authors, found.published, found.text.split("\n\n")) == (
        "Rain to come",
        ("Bo Ray",),
        datetime(2024, 12, 1, 9, 0, tzinfo=UTC),
        PARAGRAPHS,
    )


def test_attachment_is_passed_over() -> None:
    message = EmailMessage()
    message["Subject"] = "Rain"
    message.set_content("It rained.")
    message.add_attachment("A far longer text than that of the mail.", filename="a.txt")
    assert read(bytes(message)).text == "It rained."


@pytest.mark.parametrize(
    ("charset", "encoding", "data"),
    [
        ("iso-8859-1", "quoted-printable", b"Caf=E9 closed."),
        ("utf-8", "base64", b64encode("Café closed.".encode())),
        ("windows-1252", "8bit", "Café closed.".encode("cp1252")),
        ("nonsense", "8bit", "Café closed.".encode()),
        ("utf-8", "8bit", "Café closed.".encode("cp1252")),
        ("hex", "8bit", "Café closed.".encode()),
    ],
)
def test_text_is_decoded_whatever_carries_it(charset: str, encoding: str, data: bytes) -> None:
    head = f"Subject: =?utf-8?q?Caf=C3=A9?=\nContent-Type: text/plain; charset={charset}\n"
    found = read(f"{head}Content-Transfer-Encoding: {encoding}\n\n".encode() + data)
    assert (found.title, found.text) == ("Café", "Café closed.")


@pytest.mark.parametrize(
    "part", [b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", b"Content-Type: message/rfc822\n\n"]
)
def test_parts_within_parts_without_end_are_refused(part: bytes) -> None:
    nested = b"".join(part % ((number,) * part.count(b"%d")) for number in range(5_000))
    with pytest.raises(DigestError, match="nested parts"):
        read(b"Subject: a\n" + nested)


@pytest.mark.parametrize(
    "header", ["(" * 50_000, '"' * 50_000, "=?utf-8?q?" * 5_000, "a@" * 50_000, "<" * 50_000]
)
def test_hostile_header_ends(header: str) -> None:
    assert read(f"From: {header}\nSubject: Rain\n\nIt rained.\n".encode()).title == "Rain"


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Type: " + b"(" * 50_000 + b"\n\nRain.",
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 5_000,
    ],
)
def test_mail_that_would_take_for_ever_is_refused(data: bytes) -> None:
    with pytest.raises(DigestError, match=r"nested|parts"):
        read(data)


def test_parameters_without_end_end() -> None:
    assert read(b"Content-Type: text/plain; " + b"a=b; " * 100_000 + b"\n\nIt rained.").text == "It rained."


def test_file_without_headers_is_no_mail() -> None:
    with pytest.raises(DigestError, match="begins with no headers"):
        digest.read(b"\x89PNG\r\n\x1a\n rain", name="rain.eml")


def test_mail_without_text_is_told() -> None:
    with pytest.raises(DigestError, match="no text"):
        read(b"Subject: Rain\n\n\n")
