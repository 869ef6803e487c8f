"""Danish names as keys: for sorting (`da_key`) and for finding spelling variants (`da_variant`).

`da_key` is the Python twin of the SQL function of the same name: lower case, `aa` as `å`,
accents away, and æ, ø, å as `{`, `|`, `}`, which stand after z in byte order.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

import unicodedata
from typing import Final

_NORDISK: Final = str.maketrans(
    {
        "æ": "{", "ä": "{", "ø": "|", "ö": "|", "œ": "|", "å": "}", "ü": "y", "ß": "ss",
        "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "’": "'", "`": "'", "´": "'",
    }
)  # fmt: skip

#: Longest first: `ch` must be read before `c`.
_VARIANTER: Final = (
    ("sch", "sk"), ("ch", "k"), ("ck", "k"), ("th", "t"), ("ph", "f"), ("ae", "{"), ("oe", "|"),
    ("qu", "kv"), ("x", "ks"), ("c", "k"), ("q", "k"), ("w", "v"), ("z", "s"), ("kk", "k"),
)  # fmt: skip


def da_key(tekst: str) -> str:
    """The key that sorts Danish names: Anna, Bo, Zoe, Ærø, Øst, åben, Aase.

    `aa` is always read as å, in foreign names too (Isaac).
    """
    lav = unicodedata.normalize("NFC", tekst).lower().replace("aa", "å").translate(_NORDISK)
    uden_accent = unicodedata.normalize("NFD", lav)
    return "".join(tegn for tegn in uden_accent if not unicodedata.combining(tegn))


def da_variant(tekst: str) -> str:
    """The key on which spelling variants meet: Christensen = Kristensen, Sørensen = Soerensen.

    Only for finding: two different names may share a key.
    """
    noegle = da_key(tekst)
    for fra, til in _VARIANTER:
        noegle = noegle.replace(fra, til)
    return " ".join("".join(tegn if tegn.isalnum() or tegn in "{|}" else " " for tegn in noegle).split())
