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
