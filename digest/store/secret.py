"""A secret of the user's: what is sealed with it was written for this user, and not brought along."""

import os
import secrets
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final

from digest.user_folder import own_folder, read_own, user_cache_folder

SECRET_BYTES: Final = 32
SEAL_BYTES: Final = 16


def load_secret() -> bytes | None:
    """Return the user's secret, made at its first use; None where none can be kept."""
    folder = own_folder(user_cache_folder(os.environ, sys.platform), "store")
    if folder is None:
        return None
    path = folder / "secret"
    if _read(path) is None:
        with suppress(OSError):
            _write(path)
    return _read(path)


def seal(secret: bytes, *parts: bytes) -> bytes:
    """Return what only who has the secret can make of some bytes."""
    made = blake2b(key=secret, digest_size=SEAL_BYTES)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.digest()


def _read(path: Path) -> bytes | None:
    data = read_own(path, is_secret=True)
    return data if data is not None and len(data) == SECRET_BYTES else None


def _write(path: Path) -> None:
    """Put a new secret into its place; where two do so at once, the first one's stays."""
    path.unlink(missing_ok=True)
    new = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(SECRET_BYTES))
    try:
        with suppress(FileExistsError):
            os.link(new, path)
    finally:
        new.unlink()
