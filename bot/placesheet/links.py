"""The address of a signed document, freed from what mail filters and archives wrap around it."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

_HOST = "ice.gov"


def document_of(cell: Any) -> str | None:
    """The address on ICE's site that a spreadsheet cell links to; None where it links to none.

    An address anywhere else is left out, so that a doctored sheet cannot send people elsewhere.
    """
    target = cell.hyperlink.target if cell.hyperlink is not None else None
    return unwrapped(target or _address_in(str(cell.value or "")))


def unwrapped(address: str) -> str | None:
    """`address` as ICE published it: https, on ice.gov, without tracking; None for any other."""
    for _ in range(3):
        address = address.strip()
        try:
            parts = urlsplit(address)
            host = (parts.hostname or "").casefold()
        except ValueError:
            return None
        if host.endswith("safelinks.protection.outlook.com"):
            address = parse_qs(parts.query).get("url", [""])[0]
        elif host == "web.archive.org" and "/http" in parts.path:
            address = "http" + address.partition("/http")[2]
        elif host == _HOST or host.endswith(f".{_HOST}"):
            return f"https://{host}{parts.path}".replace(" ", "%20")
        else:
            return None
    return None


def _address_in(text: str) -> str:
    """The address in a cell's own text, also in a HYPERLINK formula."""
    start = text.find("http")
    return text[start:].split('"')[0] if start >= 0 else ""
