"""The news agencies and broadcasters that stand beside a place or a byline, one table for all who ask."""

import re

AGENCIES: frozenset[str] = frozenset(
    (
        "afp|agence france presse|anp|ansa|ap|apa|associated press|belga|bloomberg|bloomberg news|dpa|efe"
        "|europa press|lusa|pa|pa media|press association|reuters|the associated press|upi|xinhua|tass|kna"
        "|epd|keystone sda|agência brasil"
    ).split("|")
)
"""News agencies, in the case-folded words of a byline."""

DATELINE_SOURCES: frozenset[str] = AGENCIES | frozenset(
    (
        # Agencies, as datelines call them.
        "aa|aap|adnkronos|agencia efe|agerpres|agi|agência lusa|anadolu|anadolu agency|ani|antara"
        "|antara news|askanews|ats|bernama|bns|bta|canadian press|catholic news service|cna|cns|ctk|čtk|dapd"
        "|dpa-afx|estadão conteúdo|folhapress|hina|ians|inter press service|interfax|interfax.ru|ips|irna"
        "|italpress|jiji|kcna|keystone-sda|kuna|kyodo|kyodo news|la presse canadienne|lapresse|mti|notimex"
        "|ntb|pap|petra|prensa latina|press trust of india|pti|religion news service|ritzau|rns|sana|sda|sid"
        "|sita|spa|sputnik|stt|tanjug|tap|tasr|telam|télam|the canadian press|tt|ukrinform|unian"
        "|united press international|wafa|wam|xinhua news agency|yonhap"
        # Broadcasters, papers and press services that open a text with their name.
        "|abc|abc news|accesswire|bbc|bbc news|business wire|cbc|cbc news|cbs|cbs local|cbs news|cnbc"
        "|cnn|cnn business|cnn español|cnn wire|fox news|globe newswire|globenewswire|hollywood reporter"
        "|marketwatch|marketwired|nbc|nbc news|npr|pr newswire|prnewswire|reuters health"
        "|rfe/rl|taz|thewrap.com|usa today|variety|voa"
        # In other scripts.
        "|тасс|итар-тасс|риа новости|риа|интерфакс|прайм|укринформ|белта"
        "|رويترز|أ ف ب|أ.ف.ب|ا ف ب|فرانس برس|د ب أ|د.ب.أ|أ ش أ|أ.ش.أ|واس|وفا|سانا|قنا|وام|كونا|بترا"
        "|الأناضول|أ ب|شينخوا|سبوتنيك"
        "|ロイター|共同|時事|新华社|新華社|中新社|中央社|연합뉴스|뉴시스|뉴스1"
        "|απε-μπε|getty|getty images|epa|epa-efe|imago|scanpix|ntb scanpix|lehtikuva"
    ).split("|")
)
"""Those that stand in a dateline, case-folded."""


def names_agency(text: str) -> bool:
    """Say whether a short text names an agency, alone or beside others.

    >>> names_agency("Reuters"), names_agency("ANTARA News/AFP"), names_agency("CDU")
    (True, True, False)

    """
    whole = text.strip(" .").casefold()
    parts = re.split(r"[/,]| - |\s(?=ロイター)", whole)
    return whole in DATELINE_SOURCES or any(part.strip() in DATELINE_SOURCES for part in parts)
