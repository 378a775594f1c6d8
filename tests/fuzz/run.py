"""Fuzz one target, or all in turn: `python tests/fuzz/run.py TARGET|all [--runs N | --seconds S] [--seed N]`.

An input that breaks a promise, or keeps the processor busy for too long, is written to tests/fuzz/found/
and named; `--input FILE` runs it again. By default the inputs are our own changes of honest ones
(mutations.py), the same for the same seed; with `--engine atheris`, and the extra `fuzz` installed, atheris
chooses them by what code they reach.
"""

import argparse
import faulthandler
import hashlib
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType

FOUND = Path(__file__).parent / "found"

LONGEST_SECONDS = 5.0
"""Processor time of one execution."""
DEAD_SECONDS = 120
"""After which the process is ended where it stands: code outside of Python cannot be interrupted."""


class TooSlowError(Exception):
    """An execution has kept the processor busy for too long."""


def main() -> int:
    """Do as the arguments say; 1 where something was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target")
    parser.add_argument("--runs", type=int, help="executions; of all targets together")
    parser.add_argument("--seconds", type=float, help="of processor time; of all targets together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=("own", "atheris"), default="own")
    parser.add_argument("--input", type=Path, help="run this file alone")
    options = parser.parse_args()
    if options.engine == "atheris":
        return _run_atheris(options.target, options.runs or 10_000, options.seed)

    from fuzz_targets import TARGETS

    names = [*TARGETS] if options.target == "all" else [options.target]
    if options.input:
        return _run_input(names[0], options.input.read_bytes())
    whole = sum(TARGETS[name].share for name in names)
    found = 0
    for name in names:
        share = TARGETS[name].share / whole
        runs = round(options.runs * share) if options.runs else None
        # Each target has as much time as any other: what is slow is not looked at less.
        seconds = options.seconds / len(names) if options.seconds else None
        found += _run_own(name, runs, seconds, options.seed)
    return int(found > 0)


def _run_own(name: str, runs: int | None, seconds: float | None, seed: int) -> int:
    """Fuzz a target by our own changes; how many inputs broke a promise, each kind counted once."""
    from fuzz_targets import TARGETS
    from mutations import Mutator

    target = TARGETS[name]
    mutator, known, told = Mutator(target.seeds, target.words, seed), set(), set()
    for seed_input in target.seeds:
        known.add(target.run(seed_input))  # also loads what it needs, which is not to be counted as slow
    start, done = time.process_time(), 0
    while (runs is None or done < runs) and (seconds is None or time.process_time() - start < seconds):
        data = mutator.next()
        done += 1
        try:
            outcome = _in_time(target.run, data)
        except Exception as error:  # noqa: BLE001  whatever it is, it is what is looked for
            kind = _place(error)
            if kind not in told:
                told.add(kind)
                _tell(name, data, error)
            continue
        if outcome not in known:
            known.add(outcome)
            mutator.keep(data)
    used = time.process_time() - start
    print(
        f"{name}: {done:,} executions, {len(known):,} outcomes, {len(told)} faults, {used:,.0f} s", flush=True
    )
    return len(told)


def _in_time(run: Callable[[bytes], object], data: bytes) -> object:
    """Run one input; raises TooSlowError where it takes too long."""
    faulthandler.dump_traceback_later(DEAD_SECONDS, exit=True)
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, LONGEST_SECONDS)
    try:
        return run(data)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        faulthandler.cancel_dump_traceback_later()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlowError(f"more than {LONGEST_SECONDS:g} seconds")


def _place(error: Exception) -> tuple[str, str]:
    """Where an error was raised: two of one place are taken for one fault."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return type(error).__name__, f"{last.filename}:{last.lineno}"


def _tell(name: str, data: bytes, error: Exception) -> None:
    FOUND.mkdir(exist_ok=True)
    file = FOUND / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
    file.write_bytes(data)
    print(f"{name}: {file}: {type(error).__name__}: {error!s:.300}", flush=True)
    for frame in traceback.extract_tb(error.__traceback__)[-3:]:
        print(f"    {frame.filename}:{frame.lineno} in {frame.name}", flush=True)


def _run_input(name: str, data: bytes) -> int:
    from fuzz_targets import TARGETS

    start = time.process_time()
    outcome = TARGETS[name].run(data)
    print(f"{name}: {time.process_time() - start:.2f} s: {outcome}")
    return 0


def _run_atheris(name: str, runs: int, seed: int) -> int:
    """Let atheris choose the inputs; it ends the process itself at the first fault."""
    import atheris

    with atheris.instrument_imports(include=["digest"]):
        # What comes in later is not instrumented.
        from importlib import import_module

        for module in ("feeds", "mail", "page"):
            import_module(f"digest.readers.{module}")
        from fuzz_targets import TARGETS

    target = TARGETS[name]
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed_input in enumerate(target.seeds):
            Path(corpus, f"seed-{number}").write_bytes(seed_input)
        words = Path(corpus, ".words")
        words.write_text("".join(f'"{_escaped(word)}"\n' for word in target.words), encoding="ascii")
        FOUND.mkdir(exist_ok=True)
        options = (f"-runs={runs}", f"-seed={seed}", f"-dict={words}", "-timeout=20", "-max_len=8000")
        arguments = [
            sys.argv[0],
            *options,
            f"-artifact_prefix={FOUND}/{name}-",
            "-print_final_stats=1",
            corpus,
        ]

        def run(data: bytes) -> None:
            target.run(data)

        atheris.Setup(arguments, run)
        atheris.Fuzz()
    return 0


def _escaped(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


if __name__ == "__main__":
    sys.exit(main())
