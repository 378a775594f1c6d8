"""The credits of pictures, and how they are glued to captions."""

import re
from collections.abc import Sequence

from digest.agencies import AGENCIES, names_agency
from digest.readers.paste.byline import is_name

LONGEST_CAPTION_WORDS = 60
TAIL = 160
"""Characters at a caption's end that a credit stands in."""
LONGEST_CAPTION = 3000
"""Characters."""

GLUED = re.compile(
    r"[^\W_]{2}[.!?…][\"”»’]?("
    r"[A-ZÀ-Þ]{2,}(?:[ /,&-]{1,3}[A-ZÀ-Þ][\w.]*){0,5}(?: ?\([A-Z][\w .]{1,30}\))?"
    r"|(?:Credit|Photo|Getty|Foto|Crédit|Reuters)[^.!?]{0,60}"
    r"|[A-ZÀ-Þ][\w.'’ -]{2,40}/ ?[A-ZÀ-Þ][\w.'’ -]{1,40})$"
)
"""A credit that stands behind a caption's full stop without a space, as in "The bridge.AP"."""
TAKEN_BY = re.compile(r"[\u3040-\u30ff\u3400-\u9fff](?: ?[摄攝]|撮影|提供)[)）]?$")
"""A credit in Chinese or Japanese: "taken by", "by courtesy of"."""
DOTTED = re.compile(r"(?:Credit|Crédit)(?:\.\.\.|…) ?\w[^!?]{1,100}$")
"""A credit after dots, as in "The bridge.Credit...Ana Lens for The Ledger"."""
SPACED = re.compile(
    r"[.!?…][\"”»’]? (?:Foto|Photo|Photograph|Beeld|Bild|Illustration|Illustratie)s?:? [A-ZÀ-Þ][^.!?]{2,60}$"
)
"""A credit behind a caption's full stop, as in "The bridge. Foto Ana Lens"."""
SLASHED = re.compile(
    r"[(\[][A-ZÀ-Þ][^()\[\]/]{1,50}(?:/| (?:for|pour|für|para|per|voor) )[^()\[\]]{1,50}[)\]]$"
)
"""A credit in brackets, as in "(NASA/JPL)", "[Ana Lens for The Ledger]"."""
AGENCY_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]$")
LONGEST_WITH_AGENCY = 30
"""Words of a caption that ends in an agency in brackets; a report may end in one too."""
LOUD = re.compile(
    r"(?<=[a-zß-ÿ\d][.!?…»”\"]) [A-ZÀ-Þ][A-ZÀ-Þ.’'-]{1,30}"
    r"(?: [«“\"(/&]{0,2} ?[A-ZÀ-Þ][A-ZÀ-Þ.’'-]{0,30}[»”\")]{0,2}){1,8}(?: »)?$"
)
"""A credit behind a caption's full stop all in capitals, as in "The bridge. ANA LENS POUR « LE LEDGER »"."""
CAPITALS = re.compile(
    r"(?<=[.!?…]) [A-ZÀ-Þ][A-ZÀ-Þ.’'-]{1,30}(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'-]{0,30}){0,4} ?/ ?[A-ZÀ-Þ][\w .]{1,30}$"
)
"""A credit behind a caption's full stop all in capitals, as in "The bridge. ANA LENS / AFP"."""
DASHED = re.compile(r" [-–—|] [A-ZÀ-Þ][^/]{2,40}/ ?[A-ZÀ-Þ][^/]{2,40}$")
"""A credit behind a dash, as in "The bridge - Ana Lens/Agency"."""
ANNOUNCED = re.compile(
    r"(?:image|media|photo|video)\s?caption[:,\s]*"
    r"|(?:caption|bildunterschrift|pie de foto|légende|legenda|didascalia|bijschrift)\s?:\s*",
    re.IGNORECASE,
)
BRACKETED = re.compile(r"\s?[(\[][^()\[\]]{2,80}[)\]]\s?$")
NAMED = re.compile(
    r"[\s|/–—-]{0,3}(?:photo|image|picture|credit|crédit|crédito|foto|imagen|imagem|bild|beeld|immagine|video)s?"
    r"(?:\s?:|\.\.\.|/|\sby\s|\scredit|\ssource).{0,80}$"
    r"|[\s|/–—-]{0,3}(?:kuvat?|fotó|φωτο|φωτογραφία|צילום|사진)\s?[:=].{0,80}$"
    r"|\s?/(?:연합뉴스|뉴시스|뉴스1)$"
    r"|[\s|/–—-]{0,3}(?:фото:|fot\.|zdjęcie:|تصوير:|الصورة:).{0,80}$"
    r"|(?<=。)[^。]{1,40}(?:[摄攝]|撮影|提供)[)）]?$"
    r"|[\s|–—-]{0,3}(?:©|Getty Images|AP Photo).{0,80}$",
    re.IGNORECASE,
)
SET_OFF = re.compile(
    r"[\s|/(\[–—-]{1,4}(?:photo|photograph|image|picture|credit|crédit|crédito|foto|fotografía|imagen|imagem|bild|beeld)s?\b",
    re.IGNORECASE,
)
"""The beginning of a credit that is set off from its caption."""
BARE = re.compile(r"([^/]{4,40}?)(?:/| (?:for|FOR) (?:the|The|THE) )(\w[\w.’' -]{1,40})")
"""A name and a publisher, as in "Ana Lens/Ledger"."""
LONGEST_BARE_CREDIT = 80
"""Characters."""
LONGEST_OWNER = 200
"""Characters of a copyright line that are looked at."""


def ends_in_credit(text: str, words: int) -> bool:
    """Say whether a line of so many words ends as a caption with its credit does.

    >>> ends_in_credit("Three members of the crew.AP", 5)
    True
    >>> ends_in_credit("A neighbour checks the tank. EFE", 6)
    True
    >>> ends_in_credit("The crew at dawn. Foto Ana Lens", 7)
    True
    >>> ends_in_credit("The crew left the U.S.", 5)
    False

    """
    if words > LONGEST_CAPTION_WORDS:
        return False
    tail = text[-TAIL:]
    if _ends_in_agency(tail) or (words <= LONGEST_WITH_AGENCY and _ends_in_brackets(tail)):
        return True
    return any(pattern.search(tail) for pattern in (GLUED, SPACED, SLASHED, DOTTED, TAKEN_BY, LOUD))


def _ends_in_brackets(text: str) -> bool:
    """Say whether a news agency's name stands in brackets at the end of a text."""
    found = AGENCY_IN_BRACKETS.search(text)
    if found is None or not found.start() or found[1][0].islower():
        return False
    return names_agency(found[1])


def is_added_credit(text: str) -> bool:
    """Say whether what a line has beyond another can be a credit: glued on, or with a word that says so.

    >>> is_added_credit("AP"), is_added_credit(" Foto: A. Linse / dpa"), is_added_credit(" | The Ledger")
    (True, True, False)

    """
    return text[0].isalnum() or SET_OFF.match(text) is not None


def names_photographer(text: str) -> bool:
    """Say whether a line without a word for it is a credit: a name with an agency or a publisher.

    >>> names_photographer("Ana Lens, AP"), names_photographer("ANA LENS/Ledger")
    (True, True)
    >>> names_photographer("Ana Lens for The Ledger"), names_photographer("Ana Lens, mayor")
    (True, False)

    """
    if len(text) > LONGEST_BARE_CREDIT:
        return False
    if shared := BARE.fullmatch(text):
        return is_name(_as_name(shared[1])) and not is_name(shared[2])
    name, _, agency = text.rpartition(",") if "," in text else text.rpartition("|")
    return agency.strip().casefold() in AGENCIES and is_name(_as_name(name.strip()))


def _as_name(text: str) -> str:
    """Write what is all in capitals as names are."""
    return text.title() if text.isupper() else text


def _ends_in_agency(text: str) -> bool:
    """Say whether a news agency's name stands behind a full stop."""
    before, _, last = text.rpartition(" ")
    return before.endswith((".", "!", "?", ")")) and last.isupper() and last.casefold() in AGENCIES


def strip_credit(caption: str) -> str:
    """Return a caption without the words that announce it and without its credit.

    >>> strip_credit("The bridge at dawn. (Photo: A. Lens/Agency)")
    'The bridge at dawn.'
    >>> strip_credit("The bridge at dawn.AP")
    'The bridge at dawn.'
    >>> strip_credit("Le pont à l'aube. ANA LENS / AFP"), strip_credit("Most o świcie. Fot. Ana Lens / PAP")
    ("Le pont à l'aube.", 'Most o świcie.')

    """
    text = caption[:LONGEST_CAPTION]
    text = text[announced.end() :] if (announced := ANNOUNCED.match(text)) else text
    head, tail = text[:-TAIL], text[-TAIL:]
    if glued := GLUED.search(tail):
        tail = tail[: glued.start(1)]
    if _ends_in_agency(tail):
        tail = tail.rpartition(" ")[0]
    if spaced := SPACED.search(tail):
        tail = tail[: spaced.start() + 1]
    tail = LOUD.sub("", CAPITALS.sub("", tail))
    return (head + NAMED.sub("", DASHED.sub("", BRACKETED.sub("", tail)))).strip(" |–—-")


ANNOUNCING = re.compile(
    r"[\s|/,:;(\[–—-]*(?:(?:photo|photograph|image|picture|illustration|credit|crédit|crédito|foto|fotografía|imagen|imagem"
    r"|bild|beeld|immagine|video|fot\.|zdjęcie|фото|quelle|source|fonte|fuente)s?"
    r"(?:\s(?:credit|source|by|courtesy|copyright|von|de|di|van))?\s?(?:[:,/…]|\.{3}|(?=\s))|(?:photo\s)?courtesy(?:\sof)?\b|by\b|via\b|©)"
    r"[\s:,]*",
    re.IGNORECASE,
)
"""The words before whom a credit names."""
CREDIT_FIRST = re.compile(
    r"(?:photo|photograph|image|picture|illustration|credit|crédit|crédito|foto|imagen|imagem|bild|beeld|immagine)s?"
    r"\s?(?:credit\b|source\b|by\b|via\b|courtesy\b|copyright\b|[:|/©])|courtesy of\b|©",
    re.IGNORECASE,
)
"""How a text begins that is a credit as a whole, unless it is long."""
CREDITED = re.compile(
    r"\b(?:photo|image|picture|credit|crédit|foto|bild|beeld|courtesy|getty|archiv|handout|provided|via|file:)|[/©]",
    re.IGNORECASE,
)
"""What shows that words in brackets are a credit, and say nothing of what the picture shows."""
MOST_ANNOUNCING = 3
"""How often a credit can be announced, as in "Photo: Credit: © Ana Lens"."""
COURTESY = re.compile(r"(?<=[.!?])\s?(?:(?:photos?|images?) )?courtesy of\b", re.IGNORECASE)
STOCK = frozenset(
    "adobe adobestock shutterstock istock istockphoto unsplash pexels pixabay alamy depositphotos dreamstime"
    " midjourney getty freepik".split()
)
"""Agencies of pictures alone, and the like."""
SENTENCE_WITHIN = re.compile(r"[^\W\d]{3}[.!?](?=\s)|[!?()]")
MOST_CREDIT_WORDS = 9
"""Words of a text that is a credit as a whole; "Image: " announces captions too."""


def split_credit(caption: str) -> tuple[str, str]:
    """Return a caption without its credit, and whom the credit names; either may be empty.

    >>> split_credit("The bridge at dawn. (Photo: A. Lens/Agency)")
    ('The bridge at dawn.', 'A. Lens/Agency')
    >>> split_credit("The mayor (left) and her deputy (right)")
    ('The mayor (left) and her deputy (right)', '')
    >>> split_credit("Ana Lens/AFP"), split_credit("Photograph: Ana Lens/Getty Images")
    (('', 'Ana Lens/AFP'), ('', 'Ana Lens/Getty Images'))

    """
    text = caption[:LONGEST_CAPTION].strip()
    text = text[announced.end() :].lstrip(" ,:") if (announced := ANNOUNCED.match(text)) else text
    if CREDIT_FIRST.match(text):
        if len(text.split()) <= MOST_CREDIT_WORDS:
            return "", name_credited(text)
        text = text[announced.end() :] if (announced := ANNOUNCING.match(text)) else text
    if _is_bare_credit(text):
        return "", name_credited(text)
    end = max(text.rfind(f"{mark} ", -TAIL) for mark in '.!?”"') + 1
    if courtesy := COURTESY.search(text[-TAIL:]):
        end = max(0, len(text) - TAIL) + courtesy.start()
    last = text[end:].strip()
    if end and (
        _is_bare_credit(last) or (CREDIT_FIRST.match(last) and len(last.split()) <= MOST_CREDIT_WORDS)
    ):
        return text[:end], name_credited(last.removesuffix("."))
    kept = strip_credit(text)
    credit = text[text.find(kept) + len(kept) :]
    if BRACKETED.fullmatch(credit) and not CREDITED.search(credit) and not _names_anyone(credit):
        return text, ""
    return kept, name_credited(credit)


def _is_bare_credit(text: str) -> bool:
    """Whether a text is a credit without a word for it: no sentence, with a slash or an agency's name."""
    if len(text) > LONGEST_BARE_CREDIT or len(text.split()) > MOST_CREDIT_WORDS:
        return False
    if text.casefold().strip(" .") in AGENCIES | STOCK or names_photographer(text):
        return True
    return "/" in text and text[:1].isupper() and SENTENCE_WITHIN.search(text) is None


def _names_anyone(bracketed: str) -> bool:
    name = bracketed.strip(" ()[]")
    return any(word in AGENCIES for word in re.split(r"\W+", name.casefold())) or is_name(_as_name(name))


def name_credited(credit: str) -> str:
    """Return whom a credit names, without the words that announce it.

    >>> name_credited("Photo credit: Ana Lens"), name_credited("(AP Photo/Ana Lens)")
    ('Ana Lens', 'AP Photo/Ana Lens')

    """
    text = credit[:LONGEST_OWNER].strip(" |–—-:,;/")
    if text[:1] in {"(", "["} and text[-1:] in {")", "]"}:
        text = text[1:-1]
    for _ in range(MOST_ANNOUNCING):
        if found := ANNOUNCING.match(text):
            text = text[found.end() :]
    return text.strip(" |–—-:,;/") if any(sign.isalpha() for sign in text) else ""


OWNER = re.compile(
    r"(?:(?:©|\(c\)|copyright)\s*)+(?:(?:19|20)\d\d)?(?:\s?[-–]\s?(?:19|20)\d\d)?,?\s*(?:by\s+)?"
    r"([^\W\d_][^.|,;:–©·∙•]{2,50})(?:[.|,;–·∙•]|$)",
    re.IGNORECASE,
)
OWNER_END = re.compile(
    r"\s*(?:\bpowered by\b.*|\ball rights\b.*|[-–]?\s*(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?"
    r"|\b(?:inc|llc|ltd|limited|co|gmbh|s\.?p\.?a|plc))$",
    re.IGNORECASE,
)
"""What stands behind an owner's name: its legal form, years, whose software it is."""
NO_OWNER = re.compile(r"riproduzione|riservat|rights|privacy|terms|cookie|reserved|policy", re.IGNORECASE)
"""What a copyright line tells beside its owner."""
LONGEST_OWNER_LINE = 6
"""Words of a copyright line that names its owner and hardly anything else."""
OWNER_WORDS = 2
"""The first words of a name, by which the rest of the page may call its owner."""


def read_owner(text: str) -> str | None:
    """Return whom a copyright line names, None where it is none or names nobody.

    >>> read_owner("© 2024 The Harbour Ledger LLC. All rights reserved.")
    'The Harbour Ledger'
    >>> read_owner("Copyright. All rights reserved.") is None
    True

    """
    found = OWNER.match(text[:LONGEST_OWNER])
    name = found[1].strip() if found else ""
    while (shorter := OWNER_END.sub("", name).rstrip(" ,-–")) != name:
        name = shorter
    return name if name[:1].isupper() and not NO_OWNER.search(name) else None


def find_owner(lines: Sequence[str]) -> str | None:
    """Return whom the last copyright line among the lines of a page names.

    A long line may name a photographer and what the picture shows, so its name must
    stand, or begin, in another line too.

    >>> find_owner(("The Harbour Ledger", "© 2024 The Harbour Ledger, its readers and all who write for it"))
    'The Harbour Ledger'
    >>> find_owner(("River rises", "© 2024 The Harbour Ledger. All rights reserved."))
    'The Harbour Ledger'

    """
    for index in range(len(lines) - 1, -1, -1):
        if name := read_owner(lines[index]):
            called = " ".join(name.split()[:OWNER_WORDS]).casefold()
            statement = re.split(r"\. ", lines[index], maxsplit=1)[0]
            short = len(statement.split()) <= LONGEST_OWNER_LINE
            others = (line for place, line in enumerate(lines) if place != index)
            return name if short or any(called in line.casefold() for line in others) else None
    return None
