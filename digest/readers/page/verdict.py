"""Whether a page is an article at all."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from digest.readers.page.statements import Statements
from digest.readers.page.text_blocks import TextBlock
from digest.readers.page.tree import PageLine

HEADINGS = frozenset({"h2", "h3", "h4"})
FEWEST_WORDS = 25
"""Words of running text that an article has at least, on a page that is full of other things."""
HARDLY_ANY = 0.5
"""The share of such a page's words that its running text has; a short article has its page for itself."""
SHORT = 120
"""Words of running text; an error page or a wall has less."""
MOST_TEASERS = 6
"""Headings that lead elsewhere; a front page has more."""
LINKED_HEADING = 0.7
"""The share of a heading's characters that is a link where it leads elsewhere."""
FEWEST_TITLES = 8
"""Headlines of other articles, set as headings or not, that a list of articles has at least."""
SHORTEST_TITLE = 4
"""Words of such a headline that is no heading."""
LONGEST_TEASER = 70
"""Words of running text in a row, no such headline between them; an article has more somewhere."""
CUT_OFF = 150
"""Words of running text that are too few for an article that is not free."""

ERROR = re.compile(
    r"\b(?:404|403|410|500|502|503)\b(?!-)|not found|page (?:doesn.t|does not) exist|access denied|forbidden"
    r"|service unavailable|bad gateway|no longer available|page unavailable|nicht gefunden|non trovata"
    r"|introuvable|no encontrad[ao]|não encontrad[ao]|niet gevonden|hittades inte|ikke fundet|finnes ikke"
    r"|ei löyt|nie znalezion|nenalezen|nem található|nu a fost găsit|δεν βρέθηκε|не найден|не знайден"
    r"|bulunamadı|غير موجودة|לא נמצא|見つかりません|找不到|不存在|찾을 수 없|tidak ditemukan|không tìm thấy",
    re.IGNORECASE,
)
WALL = re.compile(
    r"^(?:just a moment|attention required|are you a (?:human|robot)|security check|verify(?:ing)? you are"
    r"|sign in|log ?in|subscribe|register|before you continue|please enable|checking your browser"
    r"|captcha|we value your privacy|privacy settings|anmelden|einloggen"
    r"|connexion|iniciar sesión|accedi|entrar|inloggen|logga in|logg inn|log ind|kirjaudu|zaloguj|přihlás\w*"
    r"|войти|вход|giriş yap|تسجيل الدخول|התחבר\w*|masuk|đăng nhập|mit werbung|ihre zustimmung"
    r"|votre vie privée|su privacidad|tu privacidad|la tua privacy|javascript)\b|^(?:ログイン|登录|로그인)",
    re.IGNORECASE,
)

SCRIPT = re.compile(
    r"(?:enable|requires?|turn on|need) javascript|javascript (?:is (?:disabled|required)|aktivieren|måste)"
    r"|activ(?:er|ez|a|ar|e|ate) (?:le )?javascript|habilit\w* (?:el |o )?javascript|abilit\w* javascript"
    r"|javascript(?:を有効|を有効に)",
    re.IGNORECASE,
)
"""What a page says that shows nothing without its programs."""


def why_no_article(
    statements: Statements,
    headline: str | None,
    lines: Sequence[PageLine],
    words: int,
    address: str | None,
) -> str | None:
    """Return why a page is no article, for its editor; None where it is one.

    Args:
        statements: What the page states.
        headline: Its headline.
        lines: What it shows.
        words: How many words of running text were found in it.
        address: Where it is from.

    """
    titles = f"{headline or ''} | {statements.page_title}"
    if words < SHORT and not statements.is_article:
        if ERROR.search(titles):
            return "an error page"
        if WALL.search(headline or statements.page_title):
            return "a page to log in, to subscribe or to consent"
        if words < SHORT // 2 and any(SCRIPT.search(line.text) for line in lines):
            return "a page that shows its text only with JavaScript"
    if _is_front(statements, lines, address):
        return "a front page or a list of articles"
    on_page = sum(len(line.text.split()) for line in lines)
    if words < FEWEST_WORDS and words <= HARDLY_ANY * on_page:
        return "hardly any running text on the page"
    return None


def _is_front(statements: Statements, lines: Sequence[PageLine], address: str | None) -> bool:
    """Whether a page is a site's first, or one that lists articles, as of a section, a tag or a search."""
    if statements.is_article or statements.kind == "article":
        return False
    teasers = sum(line.tag in HEADINGS and line.linked > LINKED_HEADING for line in lines)
    at_root = address is not None and not urlsplit(address).path.strip("/")
    return (at_root and teasers >= MOST_TEASERS) or _lists_articles(lines)


def _lists_articles(lines: Sequence[PageLine]) -> bool:
    """Whether headlines that lead elsewhere part all text of a page into teasers."""
    titles = longest = stretch = 0
    for line in lines:
        block = TextBlock("p", line.text, "", line.linked)
        if line.linked > LINKED_HEADING and (line.tag in HEADINGS or block.words >= SHORTEST_TITLE):
            titles += 1
            stretch = 0
        elif block.is_running:
            stretch += block.words
            longest = max(longest, stretch)
    return titles >= FEWEST_TITLES and longest < LONGEST_TEASER


def is_cut_off(statements: Statements, words: int) -> bool:
    """Say whether a page shows only the beginning of an article that it sells."""
    return statements.is_free is False and words < CUT_OFF
