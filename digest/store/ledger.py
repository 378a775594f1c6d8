"""What was made of each plan of a site, as bytes."""

from collections.abc import Mapping

from digest.records import MadeFile, MadePlan
from digest.store.packing import decoder, encoder


def pack_ledger(ledger: Mapping[str, MadePlan]) -> bytes:
    """Return a ledger as bytes."""
    rows = [
        (path, made.basis, [(one.path, one.inode, one.size, one.modified) for one in made.files])
        for path, made in ledger.items()
    ]
    return encoder().encode(rows)


def unpack_ledger(data: bytes) -> dict[str, MadePlan]:
    """Return the ledger that was packed."""
    return {
        path: MadePlan(basis, tuple(_read_file(path, *file) for file in files))
        for path, basis, files in decoder().decode(data)
    }


def _read_file(plan: str, path: str, *values: int) -> MadeFile:
    """Return a file; most plans have one, and its path is held once."""
    return MadeFile(plan if path == plan else path, *values)
