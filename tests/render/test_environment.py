import re
from pathlib import Path

import pytest
from conftest import MakeProject, markdown
from markupsafe import Markup

import digest
from digest.errors import SettingsError, TemplateError
from digest.render.environment import inert, make_environment, theme_loader
from digest.themes import theme_names

RAIN = {"content/rain.md": markdown("Rain")}
BROADSHEET = {"digest.toml": '[theme]\nname = "broadsheet"\n'}


def test_text_that_is_escaped_already_is_not_escaped_again() -> None:
    text = inert(Markup("data:text/html, R&amp;D"))
    assert (text, type(text)) == (Markup("… data:text/html, R&amp;D"), Markup)


def said(name: str, project: Path | None = None, theme: str = "default") -> str:
    return make_environment(theme_loader(project, theme)).get_template(name).render()


def test_project_goes_before_its_theme_and_that_before_the_default_one(make_project: MakeProject) -> None:
    files = {
        "templates/both.txt": "project",
        "templates/themes/mine/both.txt": "theme",
        "templates/themes/mine/robots.txt": "theme",
    }
    project = make_project(files)
    found = [said(name, project, "mine") for name in ("both.txt", "robots.txt", "style/picture.css")]
    assert found[:2] == ["project", "theme"]
    assert ".thumbnail" in found[2]


def test_theme_of_the_project_goes_before_ours_of_the_same_name(make_project: MakeProject) -> None:
    project = make_project({"templates/themes/broadsheet/robots.txt": "mine"})
    assert said("robots.txt", project, "broadsheet") == "mine"


def test_template_can_extend_the_one_that_it_stands_in_place_of(make_project: MakeProject) -> None:
    files = {
        "templates/a.txt": '{% extends "mine/a.txt" %}{% block b %}{{ super() }}, project{% endblock %}',
        "templates/themes/mine/a.txt": "{% block b %}theme{% endblock %}",
        "templates/robots.txt": '{% include "default/robots.txt" %}',
    }
    project = make_project(files)
    assert said("a.txt", project, "mine") == "theme, project"
    assert "User-agent" in make_environment(theme_loader(project)).get_template("robots.txt").render(
        sitemap=None
    )


def test_theme_that_is_not_there_is_an_error_with_the_names_of_all(make_project: MakeProject) -> None:
    project = make_project(
        RAIN | {"digest.toml": '[theme]\nname = "tabloid"\n', "templates/themes/mine/robots.txt": ""}
    )
    with pytest.raises(SettingsError) as caught:
        digest.build(project)
    assert str(caught.value) == (
        'digest.toml: there is no theme "tabloid" (known: broadsheet, default, mine)'
    )


@pytest.mark.parametrize("name", ["../../etc", "a/b", "", "Mine", ".."])
def test_name_of_a_theme_leads_out_of_no_folder(name: str, make_project: MakeProject) -> None:
    project = make_project(RAIN | {"digest.toml": f'[theme]\nname = "{name}"\n'})
    with pytest.raises(SettingsError, match=r"theme\.name cannot be"):
        digest.build(project)


def test_names_of_themes_are_in_order() -> None:
    assert theme_names() == ("broadsheet", "default")


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("templates/404.html", "\n{{ nothing }}", 2),
        ("templates/404.html", "\n\n{% if %}", 3),
        ("templates/themes/mine/about.html", "\n{{ nothing }}", 2),
        ("templates/themes/mine/about.html", "{% block %}", 1),
        ("templates/partials/palette.html", "{% set %}", 1),
    ],
)
def test_wrong_template_is_named_by_its_file_and_line(
    file: str, text: str, line: int, make_project: MakeProject
) -> None:
    toml = '[theme]\nname = "mine"\n'
    files = RAIN | {"digest.toml": toml, "templates/themes/mine/robots.txt": "", file: text}
    with pytest.raises(TemplateError, match=f"^{re.escape(file)}:{line}: "):
        digest.build(make_project(files))


def test_template_that_extends_itself_is_named(make_project: MakeProject) -> None:
    project = make_project(RAIN | {"templates/about.html": '{% extends "about.html" %}'})
    with pytest.raises(TemplateError, match=r"^templates/about\.html:1: "):
        digest.build(project)
