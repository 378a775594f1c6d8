"""The files of the index: scripts that call one function, as a browser can load them from a disk too."""

import json
from typing import Final

from digest.records import Page
from digest.render.site import SEARCH_FOLDER

DIRECTORY: Final = "directory"
"""The name of the file that says which words stand in which file."""

_ESCAPES = str.maketrans({"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"})
_END: Final = ");\n"


def words_file(number: int) -> str:
    """Return the name of a file of words."""
    return f"words/{number}"


def articles_file(number: int) -> str:
    """Return the name of a file that shows articles."""
    return f"articles/{number}"


def script_path(name: str) -> str:
    """Return the path of a file of the index."""
    return f"{SEARCH_FOLDER}/{name}.js"


def script_page(name: str, content: bytes) -> Page:
    """Return a file of the index, which hands over a value as JSON that is also a script."""
    return Page(script_path(name), b"".join([_opening(name).encode(), content, _END.encode()]))


def words_page(number: int, text: bytes) -> Page:
    """Return a file of words; no sign of its text has another meaning in JSON."""
    return script_page(words_file(number), b'"%s"' % text)


def read_words(number: int, file: str) -> str:
    """Return the text of a file of words.

    Raises:
        ValueError: It is no such file.

    """
    content = script_content(words_file(number), file)
    if not (len(content) > 1 and content[0] == content[-1] == '"'):
        raise ValueError("no text")
    return content[1:-1]


def script_content(name: str, text: str) -> str:
    """Return the JSON that a file of the index hands over.

    Raises:
        ValueError: It is no file of this name.

    """
    if not (text.startswith(_opening(name)) and text.endswith(_END)):
        raise ValueError(f"no file {name} of an index")
    return text[len(_opening(name)) : -len(_END)]


def _opening(name: str) -> str:
    return f'digestSearch("{name}",'


def script_json(value: object) -> str:
    r"""Return a value as JSON that is also a script, and cannot end the element that holds one.

    >>> script_json(["</script>"])
    '["\\u003c/script>"]'

    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
