"""Words beside and within the names of authors."""

OFFICES: frozenset[str] = frozenset(
    "writer|editor|reporter|correspondent|columnist|staff|contributor|desk|team|news|press|service|author|editors|analyst|producer"
    "|opinion|columna|columnista|corresponsal|redactor|redactora|redacción|enviado|enviada|periodista|agencia|agencias"
    "|redakteur|redakteurin|redaktion|korrespondent|korrespondentin|autor|autorin|reporterin|journaliste|correspondant"
    "|correspondante|rédaction|envoyé|envoyée|giornalista|corrispondente|redazione|inviato|repórter|redação|jornalista"
    "|colunista|correspondente|verslaggever|redactie|correspondent|redacteur|columniste|webmaster|admin|archive|articles".split(
        "|"
    )
)
"""Words that make what stands beside an author's name an office and no name."""

COLLECTIVES: frozenset[str] = frozenset(
    "desk|team|news|press|service|staff|agencia|agencias|redaktion|rédaction|redazione|redação|redactie|redacción|archive"
    "|articles|admin|webmaster".split("|")
)
"""Offices that many hold together: what stands before one is no author's name."""

MENU_WORDS: frozenset[str] = frozenset(
    "about|add|facebook|twitter|instagram|search|watch|follow|subscribe|sign|login|advertise|advertisement|listen|skip|menu|join|donate|contact|tips|newsletter"
    "|suscríbete|buscar|abonnieren|suche|s'abonner|rechercher|abbonati|cerca|assine|buscar|zoeken|abonneren".split(
        "|"
    )
)
"""Words of menus, which no kicker has."""

NO_NAME: frozenset[str] = frozenset(
    "about|add|all-new|app|audio|button|buttons|business|buy|every|duration|find|first|follow|get|google|join|listen|more|network|news|our|rate|photo|photos|play|prefer|read|reviews|save|saved"
    "|saving|share|sharing|shop|story|style|subscribe|today|video|view|watch|your".split("|")
)
"""Words that no person's name has."""

CONJUNCTIONS: frozenset[str] = frozenset("and|y|e|und|et|en|och|og|&|with|con|mit|avec|com|met".split("|"))
"""Words between two authors."""

PARTICLES: frozenset[str] = frozenset(
    "de|del|della|di|da|do|dos|das|van|von|vom|der|den|ter|ten|te|la|le|el|al|bin|ibn|ben|du|des|zu|af|av|y|e|st|'t|dal|lo|los|las".split(
        "|"
    )
)
"""Words of a name that are written small."""
