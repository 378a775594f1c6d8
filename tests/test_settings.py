import pytest

from digest.errors import SettingsError
from digest.settings import Settings, parse_settings


def notices(text: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        parse_settings(text)
    return [str(notice) for notice in caught.value.notices]


def test_empty_file_gives_the_defaults() -> None:
    assert parse_settings("") == Settings()


def test_every_section_is_read() -> None:
    settings = parse_settings(
        '[site]\ntitle = "Town"\nlanguage = "pt_BR"\n[edition]\nperiod = "week"\n'
        '[summary]\nsentences = 2\n[theme]\naccent = "#AABBCC"\n[topics]\nSport = ["chess"]\n'
    )
    assert (settings.site.title, settings.site.language) == ("Town", "pt-BR")
    assert settings.edition.period == "week"
    assert settings.summary.sentences == 2
    assert settings.theme.accent == "#aabbcc"
    assert settings.topics == (("Sport", ("chess",)),)


def test_unknown_setting_is_named_with_its_line_and_the_likely_one() -> None:
    assert notices('[site]\n\ntitel = "x"\n') == [
        'digest.toml:3: unknown setting "site.titel" (did you mean "title"?)'
    ]


def test_unknown_section_is_named() -> None:
    assert notices("[sites]\n") == ['digest.toml:1: unknown section "sites" (did you mean "site"?)']


def test_all_that_is_wrong_is_told_at_once() -> None:
    found = notices('[site]\ntimezone = "Mars/North"\nlanguage = "english!"\n[summary]\nsentences = 0\n')
    assert [line.split(":")[1] for line in found] == ["2", "3", "5"]


def test_line_of_a_key_is_looked_for_in_its_own_section() -> None:
    assert notices('[theme]\nfont = "serif"\n[site]\nfont = "x"\n')[0].startswith("digest.toml:4:")


def test_broken_toml_is_named_with_its_line() -> None:
    assert notices('[site]\ntitle = "x\n')[0].startswith("digest.toml:2: no valid TOML")


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("site.base_url", '"digest.example"'),
        ("site.base_url", '"ftp://digest.example/"'),
        ("site.base_url", '"https://digest.example/?a=b"'),
        ("site.base_url", '"https://exa mple/\\"><script>"'),
        ("site.title", '" "'),
        ("site.title", "7"),
        ("edition.period", '"year"'),
        ("summary.sentences", "true"),
        ("summary.sentences", "21"),
        ("theme.accent", '"red"'),
        ("theme.font", '"comic"'),
        ("topics.Sport", '"chess"'),
    ],
)
def test_value_that_cannot_be_is_an_error(setting: str, value: str) -> None:
    section, key = setting.split(".")
    assert len(notices(f"[{section}]\n{key} = {value}\n")) == 1


def test_base_url_ends_in_a_slash() -> None:
    assert parse_settings('site.base_url = "https://a.example/b"').site.base_url == "https://a.example/b/"
