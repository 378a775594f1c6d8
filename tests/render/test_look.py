from dataclasses import replace

import pytest
from conftest import MakeProject, markdown
from jinja2 import ChoiceLoader, DictLoader

import digest
from digest.errors import DigestError, TemplateError
from digest.render.environment import make_environment, theme_loader
from digest.render.look import Look, drawn_accent, load_look, weak_contrasts
from digest.settings import ThemeSettings, parse_settings


def look(theme: ThemeSettings, palette: str | None = None) -> Look:
    own = DictLoader({} if palette is None else {"partials/palette.html": palette})
    return load_look(make_environment(ChoiceLoader([own, theme_loader(None, theme.name)])), theme)


def theme(text: str) -> ThemeSettings:
    return parse_settings(text).theme


def test_colours_of_the_settings_go_before_those_of_the_theme() -> None:
    found = look(theme('[theme.colours]\nmark_strong = ["#ABCDEF", "#123456"]\n')).palette
    assert found["mark-strong"] == ("#abcdef", "#123456")
    assert found["paper"] == ("#fdfbf7", "#161512")


def test_accent_for_one_ground_leaves_the_other_as_the_theme_has_it() -> None:
    assert look(theme('[theme]\naccent = "#123456"\n')).palette["accent"] == ("#123456", "#ff9c8a")


def test_measures_of_the_settings_go_before_those_of_the_theme() -> None:
    found = look(theme('[theme.measures]\nletters = "Georgia"\nmeasure = "30rem"\n')).measures
    assert (found["letters"], found["measure"], found["gap"]) == ('"Georgia"', "30rem", "2.5rem")


@pytest.mark.parametrize(("accent", "drawn"), [("#a3180f", "#a3180f"), ("oklch(40% 0.2 29)", "#000000")])
def test_pictures_are_drawn_in_the_accent_or_black(accent: str, drawn: str) -> None:
    palette = dict(look(ThemeSettings()).palette) | {"accent": (accent, "#ffffff")}
    assert drawn_accent(Look(palette, {})) == drawn


def test_letters_that_are_hard_to_read_are_told_with_their_contrast() -> None:
    own = theme('[theme.colours]\nquiet = ["#999999", "#aca496"]\n')
    (notice,) = weak_contrasts(look(own), own)
    assert str(notice) == (
        "digest.toml: light colours: quiet on paper has a contrast of 2.76 to 1 (many need 4.5 to read it)"
    )
    assert notice.severity == "warning"


def test_weak_contrast_of_a_palette_of_ones_own_is_told_of_its_template() -> None:
    plain = ThemeSettings()
    text = str(dict(look(plain).palette) | {"quiet": ("#999999", "#aca496")})
    (notice,) = weak_contrasts(look(plain, f"{{% set palette = {text} %}}"), plain)
    assert notice.place == "templates/partials/palette.html"


@pytest.mark.parametrize("name", ["default", "broadsheet"])
def test_themes_of_ours_have_no_weak_contrast(name: str) -> None:
    ours = replace(ThemeSettings(), name=name)
    assert list(weak_contrasts(look(ours), ours)) == []


@pytest.mark.parametrize(
    "palette",
    [
        "",
        "{% set palette = 3 %}",
        '{% set palette = {"ink": "#000000"} %}',
        '{% set palette = {"ink": ("#000000", "#ffffff")} %}',
    ],
)
def test_palette_that_cannot_be_used_is_an_error_of_its_template(palette: str) -> None:
    with pytest.raises(TemplateError, match=r"^templates/partials/palette\.html: "):
        look(ThemeSettings(), palette)


def test_build_warns_of_weak_contrast_and_a_strict_one_stops(make_project: MakeProject) -> None:
    toml = '[theme.colours]\nink = ["#aaaaaa", "#ebe6dc"]\n'
    project = make_project({"content/rain.md": markdown("Rain"), "digest.toml": toml})
    assert "ink on paper" in str(digest.build(project).notices[0])
    with pytest.raises(DigestError, match="contrast"):
        digest.build(project, strict=True)
