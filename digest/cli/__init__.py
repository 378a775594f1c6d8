"""The command line: load, call, print. The only place that prints or exits.

A command is a function in one of these modules; importing the module makes it known.
"""

from digest.cli.app import app, main

# In the order in which the help names them.
from digest.cli import site  # isort: skip
from digest.cli import serve  # isort: skip
from digest.cli import add  # isort: skip
from digest.cli import fetch  # isort: skip
from digest.cli import feeds  # isort: skip
from digest.cli import texts  # isort: skip

__all__ = ["add", "app", "feeds", "fetch", "main", "serve", "site", "texts"]
