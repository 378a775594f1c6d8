import os
import stat
import sys
from pathlib import Path

import pytest

from digest.store.secret import SECRET_BYTES, load_secret, seal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights as Unix has them")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the secret is."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "digest/store/secret"


def test_secret_is_made_once_and_the_user_alone_can_read_it(place: Path) -> None:
    first = load_secret()
    assert first is not None
    assert len(first) == SECRET_BYTES
    assert load_secret() == first
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


@pytest.mark.parametrize("data", [b"", b"short", bytes(SECRET_BYTES + 1)])
def test_damaged_secret_is_made_anew(place: Path, data: bytes) -> None:
    load_secret()
    place.write_bytes(data)
    found = load_secret()
    assert found == place.read_bytes()
    assert found != data


@pytest.mark.parametrize("rights", [0o644, 0o640, 0o622])
def test_secret_that_others_can_read_or_write_is_made_anew(place: Path, rights: int) -> None:
    first = load_secret()
    place.chmod(rights)
    assert load_secret() != first
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_link_in_the_place_of_the_secret_is_not_followed(place: Path, tmp_path: Path) -> None:
    load_secret()
    place.unlink()
    (tmp_path / "theirs").write_bytes(bytes(SECRET_BYTES))
    place.symlink_to(tmp_path / "theirs")
    assert load_secret() != bytes(SECRET_BYTES)
    assert (tmp_path / "theirs").read_bytes() == bytes(SECRET_BYTES)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_secret_of_another_user_is_made_anew(place: Path) -> None:
    first = load_secret()
    os.chown(place, 12345, 12345)
    assert load_secret() not in (first, None)


def test_folder_in_the_place_of_the_secret_means_none(place: Path) -> None:
    place.mkdir(parents=True)
    assert load_secret() is None


def test_seal_tells_where_a_part_ends() -> None:
    assert seal(b"key", b"ab", b"c") != seal(b"key", b"a", b"bc")
