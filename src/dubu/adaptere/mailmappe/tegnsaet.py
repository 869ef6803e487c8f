"""The text of a message when it does not say its character set, or says a wrong one."""

from __future__ import annotations

from email.message import EmailMessage, MIMEPart

DANSK_WINDOWS = "cp1252"  # what Danish mail programs write when they do not write UTF-8


def afkod(raa: bytes, tegnsaet: str = "") -> tuple[str, bool]:
    """The text, and whether it was guessed. Raises LookupError for a character set that nobody knows."""
    for forsoeg in (tegnsaet or "ascii", "utf-8"):
        try:
            return raa.decode(forsoeg), False
        except UnicodeDecodeError:
            continue
    return raa.decode(DANSK_WINDOWS, errors="replace"), True


def afkod_del(del_: MIMEPart) -> tuple[str, bool]:
    """The text of one part."""
    raa = del_.get_payload(decode=True)
    return afkod(raa if isinstance(raa, bytes) else b"", str(del_.get_content_charset("")))


def afkod_hoved(besked: EmailMessage, navn: str) -> tuple[str, bool]:
    """A header as read; raw 8-bit letters, which the standard forbids, are guessed like a body's."""
    vaerdi = next((v for k, v in besked.raw_items() if k.lower() == navn.lower()), "")
    raa = str(vaerdi).encode("utf-8", errors="surrogateescape")
    if raa.decode("utf-8", errors="replace") == vaerdi:
        return str(besked.get(navn, "")), False
    tekst, gaettet = afkod(raa)
    return " ".join(tekst.split()), gaettet
