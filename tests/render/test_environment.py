from markupsafe import Markup

from digest.render.environment import inert


def test_text_that_is_escaped_already_is_not_escaped_again() -> None:
    text = inert(Markup("data:text/html, R&amp;D"))
    assert (text, type(text)) == (Markup("… data:text/html, R&amp;D"), Markup)
