"""The file that an e-book is: a ZIP archive in the form of the EPUB Open Container Format 3.3."""

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

MIMETYPE = b"application/epub+zip"

PACKAGE = "EPUB/package.opf"

CONTAINER = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="{PACKAGE}" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of every member: the first that a ZIP archive can say."""

PACKED_ALREADY = (".jpg", ".png")

UNIX = 3
READABLE = 0o100644 << 16


def pack_book(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the archive of an e-book, the same bytes for the same members.

    Its type comes first and is not packed, so that it can be read off the file.
    The members follow in the order given, each taken when the one before is packed.
    """
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr(_member("mimetype"), MIMETYPE, ZIP_STORED)
        archive.writestr(_member("META-INF/container.xml"), CONTAINER, ZIP_DEFLATED)
        for path, data in members:
            packed = path.endswith(PACKED_ALREADY)
            archive.writestr(_member(path), data, ZIP_STORED if packed else ZIP_DEFLATED)
    return file.getvalue()


def _member(path: str) -> ZipInfo:
    member = ZipInfo(path, EARLIEST)
    member.create_system, member.external_attr = UNIX, READABLE
    return member
