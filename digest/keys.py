"""What stands for some values: another one wherever any of them differs."""

from hashlib import blake2b
from typing import Final

KEY_BYTES: Final = 16


def key_of(*parts: object) -> bytes:
    """Return what changes with any of some values, each of which shows all of itself by `repr`."""
    key = blake2b(digest_size=KEY_BYTES)
    for part in parts:
        said = part if isinstance(part, bytes) else repr(part).encode("utf-8", "surrogatepass")
        key.update(len(said).to_bytes(8, "big"))
        key.update(said)
    return key.digest()


def split_keys(joined: bytes) -> list[bytes]:
    """Return the keys that were put one after another."""
    return [joined[start : start + KEY_BYTES] for start in range(0, len(joined), KEY_BYTES)]
