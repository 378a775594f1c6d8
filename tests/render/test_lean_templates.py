from functools import partial

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from digest.render.environment import make_environment

MACROS = "{% macro bold(x, level=2) %}<b>{{ x }} {{ level }}</b>{% endmacro %}"

PAGE = """{% import "macros" as parts with context %}
{% for x in values %}{% set y = x %}{{ x }} {{ parts.bold(y, level=3) }} {{ say(x) }} {{ loop.index }}
{% endfor %}
{% macro around() %}[{{ caller() }}]{% endmacro %}
{% call around() %}{{ say("<i>") }}{% endcall %}
{% set kept %}<u>{{ values[0] }}</u>{% endset %}{{ kept }}
{% autoescape false %}{{ values[0] }} {{ parts.bold(values[0]) }}{% endautoescape %}
{{ range(2) | list }} {{ none }} {{ 1.5 }}
"""

VALUES = {"values": ["<", Markup("<br>"), 3], "say": partial(lambda end, words: f"{words}{end}", "&")}


def test_templates_give_what_jinja_gives() -> None:
    loader = DictLoader({"macros": MACROS, "page": PAGE})
    plain = Environment(
        loader=loader,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    made = make_environment(loader).get_template("page").render(VALUES)
    assert made == plain.get_template("page").render(VALUES)


def test_name_that_does_not_exist_cannot_be_called() -> None:
    template = make_environment(DictLoader({"page": "{{ shout('x') }}"})).get_template("page")
    with pytest.raises(UndefinedError, match="'shout' is undefined"):
        template.render()
