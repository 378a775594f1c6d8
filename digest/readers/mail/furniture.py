"""What stands in a newsletter about its delivery, told from what it says."""

import re
from collections.abc import Iterator

from digest.body import escape
from digest.readers.mail.quotes import part_quotes
from digest.readers.markup import visible_text
from digest.readers.paste.lines import clean_lines
from digest.readers.paste.wraps import unwrap_lines

DELIVERY = re.compile(
    r"unsubscribe|opt out of|manage (?:your )?(?:subscription|preferences)|update your preferences|"
    r"view (?:this (?:e-?mail|message|newsletter) )?(?:in|on) (?:your |a |the )?(?:browser|web)|view online|"
    r"you(?:'re|’re| are) receiving this|this e-?mail was sent to|mailing list\b.{0,200}listinfo|"
    r"newsletter abbestellen|vom newsletter abmelden|im browser (?:ansehen|öffnen|anzeigen)|"
    r"se désabonner|se désinscrire|voir (?:cet e-?mail )?dans (?:votre|le) navigateur|"
    r"darse de baja|cancelar (?:la |tu |su )?suscripción|ver en (?:el|tu) navegador|"
    r"annulla l.iscrizione|disiscriv|visualizza nel browser|cancelar (?:a )?subscrição|uitschrijven|"
    r"bekijk (?:deze e-?mail )?in (?:je|uw) browser",
    re.IGNORECASE,
)
"""The words of lines about how a mail came here and how to end it."""

LONGEST_NOTE = 400
"""Characters of a paragraph that is about delivery and nothing else."""

LAYOUT = re.compile(r"(?i)<(/?)(?:(td|th|center)|table|tbody|thead|tfoot|tr|colgroup|col)\b[^<>]*>")

HIDDEN = re.compile(r"(?i)<(div|span|p|td)\b[^<>]{0,500}display\s?:\s?none[^<>]{0,500}>[^<]*</\1>")
"""The line that mail programs show beside the subject, and the mail does not."""

BLOCK = re.compile(r"(?is)<(p|div|li|h[1-6])\b[^<>]*>(?:[^<]|<(?!/?(?:p|div|li|ul|ol|h[1-6])\b))*+</\1>")
"""A block that holds no other."""

NARROWEST, WIDEST = 60, 80
"""Characters of a full line; programs wrap the text of mails at 64 to 78."""

ITEM = re.compile(r"[-*•–] |\d{1,3}[.)] ")

SIGNATURE = re.compile(r"(?m)^(?:-- ?|_{20,})$")

LONGEST_SIGNATURE = 1_000
"""Characters below the line that begins a signature, or the note of a mailing list."""


def drop_delivery_html(html: str) -> str:
    """Return a mail's HTML without layout tables, hidden lines and notes on delivery; not safe by itself."""
    shown = HIDDEN.sub("", html)
    plain = LAYOUT.sub(lambda tag: f"<{tag[1]}div>" if tag[2] else "", shown)
    return BLOCK.sub(lambda block: "" if _is_delivery(visible_text(block[0])) else block[0], plain)


def text_html(text: str) -> str:
    """Return a mail's text as HTML, paragraph for paragraph, without signature and notes on delivery."""
    return "".join(
        f"<blockquote>{''.join(paragraphs)}</blockquote>" if quoted else "".join(paragraphs)
        for quoted, stretch in part_quotes(_without_signature(text))
        if (paragraphs := list(_paragraphs(stretch)))
    )


def _paragraphs(text: str) -> Iterator[str]:
    above, paragraph = "", ""
    for line in unwrap_lines(clean_lines(text)):
        if line.follows and _goes_on(above, line.text):
            paragraph = f"{paragraph} {line.text}"
        else:
            yield from _paragraph(paragraph)
            paragraph = line.text
        above = line.text
    yield from _paragraph(paragraph)


def _goes_on(above: str, below: str) -> bool:
    """Whether a line was broken only because the next word did not fit into the width of mails."""
    filled = len(above) + 1 + len(below.split(" ", 1)[0])
    return filled >= NARROWEST and len(above) <= WIDEST and not ITEM.match(below)


def _paragraph(text: str) -> Iterator[str]:
    if text and not _is_delivery(text):
        yield f"<p>{escape(text)}</p>"


def _is_delivery(text: str) -> bool:
    return len(text) <= LONGEST_NOTE and bool(DELIVERY.search(text))


def _without_signature(text: str) -> str:
    tail = max(0, len(text.rstrip()) - LONGEST_SIGNATURE)
    found = SIGNATURE.search(text, tail)
    return text[: found.start()] if found and text[: found.start()].strip() else text
