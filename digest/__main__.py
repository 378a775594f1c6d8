"""`digest`, and `python -m digest`: the command line."""

import signal
from typing import Final

INTERRUPTED: Final = 130
"""The exit code of a command that Ctrl-C has ended, as shells have it."""


def main() -> None:
    """Run the command line; Ctrl-C ends it without a word: as it is loaded, at work, and as it ends."""
    ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if ours:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from digest import cli

    try:
        if ours:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        cli.main()
    except BaseException as error:
        # Ctrl-C may strike before the command minds it, or within a class that is being made.
        if isinstance(error, KeyboardInterrupt) or isinstance(error.__cause__, KeyboardInterrupt):
            raise SystemExit(INTERRUPTED) from None
        raise
    finally:
        if ours:
            signal.signal(signal.SIGINT, signal.SIG_DFL)


if __name__ == "__main__":
    main()
