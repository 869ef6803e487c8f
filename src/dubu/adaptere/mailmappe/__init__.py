"""A folder of .eml files as a mailbox: what has been taken in is moved to the folder `behandlet` beside them."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path

from dubu.adaptere.mailmappe.tegnsaet import afkod_del, afkod_hoved
from dubu.porte.mail import RAA_TYPE, Mail, Mailbilag

BEHANDLET = "behandlet"
ENDELSE = ".eml"


class Mailmappe:
    """The folder of one municipality."""

    def __init__(self, mappe: Path) -> None:
        self._mappe = mappe

    def list_ventende(self) -> list[str]:
        """The .eml files, those that came first first."""
        filer = [fil for fil in self._mappe.iterdir() if fil.is_file() and fil.suffix.lower() == ENDELSE]
        return [fil.name for fil in sorted(filer, key=lambda fil: (fil.stat().st_mtime, fil.name))]

    def hent(self, navn: str) -> Mail:
        """One message; one that cannot be read is given with its raw bytes as attachment."""
        fil = self._fil(navn)
        return laes_mail(navn, fil.read_bytes(), datetime.fromtimestamp(fil.stat().st_mtime, tz=UTC))

    def laeg_til_side(self, navn: str) -> None:
        """Move the file to the folder of those taken in; a name used before gets a number."""
        fil = self._fil(navn)
        if not fil.exists():
            return
        maal = self._mappe / BEHANDLET / navn
        maal.parent.mkdir(exist_ok=True)
        nr = 1
        while maal.exists():
            maal = maal.with_name(f"{Path(navn).stem}-{nr}{ENDELSE}")
            nr += 1
        fil.rename(maal)

    def check_config(self) -> list[str]:
        """The folder must be there."""
        return [] if self._mappe.is_dir() else [f"Mappen {self._mappe} findes ikke."]

    def _fil(self, navn: str) -> Path:
        """The file of a name; names never lead out of the folder."""
        return self._mappe / Path(navn).name


def laes_mail(navn: str, raa: bytes, afleveret: datetime) -> Mail:
    """The message of its raw bytes; one that cannot be read is given with those as attachment."""
    try:
        return _laes(navn, raa, afleveret)
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError) as fejl:
        mail = Mail(navn, _aftryk(raa), afleveret, "", "", "", raa=raa)
        return mail.som_ulaeselig(type(fejl).__name__)


def _aftryk(raa: bytes) -> str:
    return hashlib.sha256(raa).hexdigest()


def _laes(navn: str, raa: bytes, afleveret: datetime) -> Mail:
    besked = BytesParser(policy=policy.default).parsebytes(raa)
    if not besked.keys():
        raise ValueError("no headers")
    dele = [afkod_hoved(besked, "From"), afkod_hoved(besked, "Subject"), _tekst(besked)]
    (afsender, _), (emne, _), (tekst, _) = dele
    bilag = _bilag(besked)
    if any(gaettet for _, gaettet in dele):
        bilag.append(Mailbilag(navn, RAA_TYPE, raa))
    return Mail(navn, _aftryk(raa), _ankommet(besked, afleveret), afsender, emne, tekst, tuple(bilag), raa=raa)


def _ankommet(besked: EmailMessage, afleveret: datetime) -> datetime:
    """The newest Received line is our own mail server's: the arrival at the channel. Else the file's time."""
    modtaget = besked.get_all("Received") or []
    if not modtaget:
        return afleveret
    try:
        tid = parsedate_to_datetime(str(modtaget[0]).rpartition(";")[2].strip())
        ankommet = (tid if tid.tzinfo else tid.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, LookupError, OverflowError):
        return afleveret
    return min(ankommet, afleveret)


def _tekst(besked: EmailMessage) -> tuple[str, bool]:
    krop = besked.get_body(preferencelist=("plain", "html"))
    if krop is None:
        return "", False
    indhold, gaettet = afkod_del(krop)
    return _uden_maerker(indhold) if krop.get_content_type() == "text/html" else indhold, gaettet


class _Tekstlaeser(HTMLParser):
    """Keeps what a person reads: no tags, no style, no script."""

    AFSNIT = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3"})
    USYNLIGE = frozenset({"style", "script", "head", "title"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stykker: list[str] = []
        self.usynlig = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.usynlig += tag in self.USYNLIGE
        if tag in self.AFSNIT:
            self.stykker.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.usynlig -= tag in self.USYNLIGE and self.usynlig > 0

    def handle_data(self, data: str) -> None:
        if not self.usynlig:
            self.stykker.append(data)


def _uden_maerker(html: str) -> str:
    laeser = _Tekstlaeser()
    laeser.feed(html)
    linjer = (" ".join(linje.split()) for linje in "".join(laeser.stykker).split("\n"))
    return "\n".join(linje for linje in linjer if linje)


def _bilag(besked: EmailMessage) -> list[Mailbilag]:
    """Every attached part; an HTML body without a text beside it is kept as a file too."""
    bilag = [
        Mailbilag(del_.get_filename() or f"bilag-{nr}", del_.get_content_type(), _indhold(del_))
        for nr, del_ in enumerate(besked.iter_attachments(), 1)
    ]
    krop = besked.get_body(preferencelist=("plain", "html"))
    if krop is not None and krop.get_content_type() == "text/html":
        bilag.append(Mailbilag("mail.html", "text/html", afkod_del(krop)[0].encode()))
    return [b for b in bilag if b.indhold]


def _indhold(del_: EmailMessage) -> bytes:
    if del_.get_content_type() == "message/rfc822":
        return del_.get_content().as_bytes()  # type: ignore[no-any-return]  # a message inside the message
    raa = del_.get_payload(decode=True)
    return raa if isinstance(raa, bytes) else b""
