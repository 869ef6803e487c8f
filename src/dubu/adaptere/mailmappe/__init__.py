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

from dubu.porte.mail import Mail, Mailbilag

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
        raa = fil.read_bytes()
        afleveret = datetime.fromtimestamp(fil.stat().st_mtime, tz=UTC)
        try:
            return _laes(navn, raa, afleveret)
        except (MessageError, ValueError, LookupError, KeyError, AttributeError, TypeError) as fejl:
            bilag = (Mailbilag(navn, "message/rfc822", raa),) if raa else ()
            return Mail(navn, _aftryk(raa), afleveret, "", "", "", bilag, fejl=type(fejl).__name__)

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


def _aftryk(raa: bytes) -> str:
    return hashlib.sha256(raa).hexdigest()


def _laes(navn: str, raa: bytes, afleveret: datetime) -> Mail:
    besked = BytesParser(policy=policy.default).parsebytes(raa)
    if not besked.keys():
        raise ValueError("no headers")
    return Mail(
        navn=navn,
        aftryk=_aftryk(raa),
        ankommet=_ankommet(besked, afleveret),
        afsender=str(besked.get("From", "")),
        emne=str(besked.get("Subject", "")),
        tekst=_tekst(besked),
        bilag=tuple(_bilag(besked)),
    )


def _ankommet(besked: EmailMessage, afleveret: datetime) -> datetime:
    """The newest Received line is our own mail server's: the arrival at the channel. Else the file's time."""
    modtaget = besked.get_all("Received") or []
    if not modtaget:
        return afleveret
    tid = parsedate_to_datetime(str(modtaget[0]).rpartition(";")[2].strip())
    ankommet = tid if tid.tzinfo else tid.replace(tzinfo=UTC)
    return min(ankommet.astimezone(UTC), afleveret)


def _tekst(besked: EmailMessage) -> str:
    krop = besked.get_body(preferencelist=("plain", "html"))
    if krop is None:
        return ""
    indhold = str(krop.get_content())
    return _uden_maerker(indhold) if krop.get_content_type() == "text/html" else indhold


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
        bilag.append(Mailbilag("mail.html", "text/html", str(krop.get_content()).encode()))
    return [b for b in bilag if b.indhold]


def _indhold(del_: EmailMessage) -> bytes:
    if del_.get_content_type() == "message/rfc822":
        return del_.get_content().as_bytes()  # type: ignore[no-any-return]  # a message inside the message
    raa = del_.get_payload(decode=True)
    return raa if isinstance(raa, bytes) else b""
