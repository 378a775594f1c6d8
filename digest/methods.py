"""How the sentences of a summary may be chosen, for who offers the choice and who makes it."""

from typing import Literal

RankingMethod = Literal["auto", "lead", "lexrank", "textrank", "ranker"]
"""`auto` is `ranker`, or `lexrank` where a text is no article in prose."""
