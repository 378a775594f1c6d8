import pytest

from digest.errors import SettingsError
from digest.settings import FeedSettings, Settings, parse_settings


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


def test_policy_of_pictures_is_one_of_three() -> None:
    assert notices('[images]\npolicy = "all"\ncards = 1\n') == [
        'digest.toml:2: images.policy cannot be \'all\' (write one of "local", "remote", "none")',
        "digest.toml:3: images.cards cannot be 1 (write true or false)",
    ]


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
        ("site.translations", '"de"'),
        ("site.translations", "{}"),
        ("site.translations", '{ de = "/de/" }'),
        ("site.translations", '{ "<de>" = "https://a.example/" }'),
        ("edition.period", '"year"'),
        ("summary.sentences", "true"),
        ("summary.sentences", "21"),
        ("theme.accent", '"red"'),
        ("theme.font", '"comic"'),
        ("topics.Sport", '"chess"'),
        ("fetch.allow_private", '"yes"'),
        ("fetch.pictures", "1"),
    ],
)
def test_value_that_cannot_be_is_an_error(setting: str, value: str) -> None:
    section, key = setting.split(".")
    assert len(notices(f"[{section}]\n{key} = {value}\n")) == 1


def test_base_url_ends_in_a_slash() -> None:
    assert parse_settings('site.base_url = "https://a.example/b"').site.base_url == "https://a.example/b/"


def test_translations_are_languages_with_their_addresses() -> None:
    text = 'site.translations = { pt_BR = "https://a.example/br", x-default = "https://a.example/" }'
    assert parse_settings(text).site.translations == (
        ("pt-BR", "https://a.example/br/"),
        ("x-default", "https://a.example/"),
    )


FEED = '[[feeds]]\nurl = "https://post.example/feed"\n'


def test_feeds_are_read_in_their_order_with_their_lines() -> None:
    text = f'[site]\n{FEED}source = "The Post"\ntopic = "Town"\nfull_text = true\n[[feeds]]\nurl="http://a.example"\n'
    assert parse_settings(text).feeds == (
        FeedSettings("https://post.example/feed", "The Post", "Town", full_text=True),
        FeedSettings("http://a.example"),
    )
    assert [feed.line for feed in parse_settings(text).feeds] == [2, 7]


@pytest.mark.parametrize(
    "line",
    [
        'url = "post.example/feed"',
        'url = "ftp://post.example/feed"',
        'url = "https://ada:secret@post.example/feed"',
        'url = "https://post.example:x/"',
        'url = "https://post.example/a b"',
        'url = "https://post.example/\\u0000"',
        "url = 7",
        'url = ""',
        'url = "https://post.example/"\nsource = ""',
        'url = "https://post.example/"\nfull_text = "yes"',
        'url = "https://post.example/"\nline = 3',
        'source = "The Post"',
    ],
)
def test_feed_that_cannot_be_is_an_error(line: str) -> None:
    assert len(notices(f"[[feeds]]\n{line}\n")) == 1


def test_unknown_setting_of_a_feed_is_named_with_its_own_line() -> None:
    assert notices(f'{FEED}\n{FEED}topics = "Town"\n') == [
        'digest.toml:6: unknown setting "feeds.topics" (did you mean "topic"?)'
    ]


def test_feed_without_address_is_named_with_the_line_of_its_head() -> None:
    assert notices(f'{FEED}[[feeds]]\nsource = "The Post"\n')[0].startswith("digest.toml:3: a feed without")


@pytest.mark.parametrize("text", ["[feeds]\n", "feeds = 7\n", "feeds = [7]\n"])
def test_feeds_that_are_no_list_of_tables_are_an_error(text: str) -> None:
    assert notices(text)[0].startswith(
        'digest.toml:1: "feeds" is no list of feeds (write [[feeds]] on a line'
    )


def test_feeds_on_one_line_are_read() -> None:
    assert parse_settings('feeds = [{url = "https://post.example/feed"}]').feeds[0].line == 1


def test_number_of_thousands_of_digits_is_told() -> None:
    with pytest.raises(SettingsError, match="no valid TOML"):
        parse_settings(f"a = {'9' * 5000}")


def test_time_zone_of_thousands_of_parts_is_told() -> None:
    with pytest.raises(SettingsError, match="name of a time zone"):
        parse_settings(f'[site]\ntimezone = "{"a/" * 5000}b"')
