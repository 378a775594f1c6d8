"""Who may ask the preview, and what for."""

from typing import Final

from digest.serve.address import Address
from digest.serve.exchange import Answer, Request, text

METHODS: Final = ("GET", "HEAD")


def refuse(request: Request, address: Address) -> Answer | None:
    """Return why a request is not answered; None if it is.

    Pages of other sites can ask a server on this computer too, by way of the browser in front of it. They may
    lead a reader here, as any link does, but neither read nor show anything of the preview.
    """
    if not address.has_host(request.headers.get("host", "")):
        where = "the IP address of this computer" if address.public else address.url
        return text(421, f"There is no such host here. The preview is at {where}")
    if request.method not in METHODS:
        return text(405, "The preview can only be read.", Allow=", ".join(METHODS))
    if not _is_of_ours(request, address):
        return text(403, "Pages of other sites may not ask for this.")
    return None


def _is_of_ours(request: Request, address: Address) -> bool:
    origin = request.headers.get("origin")
    if origin is not None and not address.has_origin(origin):
        return False
    if request.headers.get("sec-fetch-site", "none") in {"none", "same-origin"}:
        return True
    place = (request.headers.get("sec-fetch-mode"), request.headers.get("sec-fetch-dest"))
    return place == ("navigate", "document")
