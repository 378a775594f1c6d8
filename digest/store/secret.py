"""A secret of the user's: what is sealed with it was written for this user, and not brought along."""

import os
import secrets
import stat
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final

from digest.user_folder import user_folder

SECRET_BYTES: Final = 32
SEAL_BYTES: Final = 16


def load_secret() -> bytes | None:
    """Return the user's secret, made at its first use; None where none can be kept."""
    folder = user_folder()
    if folder is None:
        return None
    path = folder / "seal"
    with suppress(OSError):
        secret = _read(path)
        if secret is None:
            _write(path)
            secret = _read(path)
        return secret
    return None


def seal(secret: bytes, *parts: bytes) -> bytes:
    """Return what only who has the secret can make of some bytes."""
    made = blake2b(key=secret, digest_size=SEAL_BYTES)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.digest()


def _read(path: Path) -> bytes | None:
    """The secret; None where there is none that only the user can have read or written."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        return None
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        data = file.read(SECRET_BYTES + 1)
    others = hasattr(os, "getuid") and (
        status.st_uid != os.getuid() or status.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    )
    return None if others or len(data) != SECRET_BYTES else data


def _write(path: Path) -> None:
    """Put a new secret into its place; where two do so at once, the first one's stays."""
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(SECRET_BYTES))
        if _read(path) is None:
            path.unlink(missing_ok=True)
        with suppress(FileExistsError):
            os.link(new, path)
    finally:
        new.unlink()
