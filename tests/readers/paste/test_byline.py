"""Who wrote a pasted page."""

from digest.readers.paste.byline import read_byline, read_names


def test_office_behind_a_korean_name_makes_a_byline() -> None:
    byline = read_byline("박지훈 기자")
    assert byline is not None
    assert byline.authors == ("박지훈",)


def test_name_without_capitals_is_read_where_its_place_allows_it() -> None:
    byline = read_names("سامر خليل", caseless=True)
    assert byline is not None
    assert byline.authors == ("سامر خليل",)


def test_name_of_a_paper_without_capitals_is_no_author() -> None:
    assert read_names("島嶼新報", caseless=True) is None


def test_place_with_more_about_it_is_no_author() -> None:
    assert read_names("Estação de Pedra Alta, desativada desde 1996") is None


def test_short_name_of_a_publisher_is_cut_off_an_author() -> None:
    byline = read_names("Laura Niemi SS")
    assert byline is not None
    assert byline.authors == ("Laura Niemi",)


def test_words_of_a_page_are_no_author() -> None:
    assert read_names("Add Ledger on Google") is None
