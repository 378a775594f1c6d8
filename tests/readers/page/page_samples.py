"""Small pages of a newspaper, with what stands around an article."""

PARAGRAPHS = (
    "The river rose by two metres on Tuesday night, and the harbour was closed to all ships for a day.",
    "Forty families left their homes by the quay, and the school took them in until the water fell again.",
    "The mayor said that the wall along the river, built in 1953, had held better than anybody had hoped.",
    "Work on a higher wall begins in spring; the council has voted twelve million for it over three years.",
)
TEXT = "\n\n".join(PARAGRAPHS)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
HEADLINE = "River floods the harbour"


def make_page(
    body: str = BODY, *, head: str = "", above: str = "", below: str = "", language: str = "en-GB"
) -> bytes:
    """A page whose article is `body`, in UTF-8."""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{HEADLINE} | The Harbour Ledger</title>{head}</head><body>"
        '<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>'
        f"<article><h1>{HEADLINE}</h1>{above}{body}{below}</article>"
        "<footer>© 2025 The Harbour Ledger</footer></body></html>"
    ).encode()
