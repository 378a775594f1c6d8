from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from digest.render.environment import make_environment
from digest.render.lean_templates import show_escaped

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


@pytest.mark.parametrize(
    "call",
    [
        "add('<')",
        "add('<', y=2)",
        "add(y=2, x=1)",
        "add('<', 2)",
        "loose(1, 2, z=3)",
        "add.name ~ add.arguments",
        "[1, 2] | map('string') | join(add('&'))",
    ],
)
def test_macro_takes_arguments_as_jinja_has_it(call: str) -> None:
    macros = "{% macro add(x, y=1) %}<i>{{ x }}{{ y }}</i>{% endmacro %}"
    macros += "{% macro loose() %}{{ varargs }}{{ kwargs }}{% endmacro %}"
    loader = DictLoader({"page": f"{macros}{{{{ {call} }}}}"})
    plain = Environment(loader=loader, autoescape=True)
    assert make_environment(loader).get_template("page").render() == plain.get_template("page").render()


@pytest.mark.parametrize("call", ["add(1, 2, 3)", "add(1, z=2)", "add(1, x=2)"])
def test_macro_refuses_arguments_that_it_has_no_place_for(call: str) -> None:
    page = "{% macro add(x, y=1) %}{{ x }}{{ y }}{% endmacro %}{{ " + call + " }}"
    with pytest.raises(TypeError, match="macro 'add' takes no"):
        make_environment(DictLoader({"page": page})).get_template("page").render()


def test_argument_that_is_not_given_is_told() -> None:
    page = "{% macro add(x) %}{{ x }}{% endmacro %}{{ add() }}"
    with pytest.raises(UndefinedError, match="parameter 'x' was not provided"):
        make_environment(DictLoader({"page": page})).get_template("page").render()


@given(st.text("&<>'\"aé;#", max_size=20))
def test_text_is_escaped_as_jinja_escapes_it(text: str) -> None:
    assert show_escaped(text) == escape(text)
