"""The receipt as one line: to whom, and by which channel the notifier can be answered."""

from __future__ import annotations

from dubu.underretninger.models import Kanal, Underretning

# The channels that one can answer by; the others are answered by what is known of the notifier.
_SAMME_VEJ = (
    Kanal.TELEFON, Kanal.BREV, Kanal.MOEDE, Kanal.PERSONLIG, Kanal.MAIL, Kanal.DIGITAL_POST, Kanal.SMS,
)  # fmt: skip


def foreslaa_kanal(underretning: Underretning) -> Kanal:
    """The channel that the item came by when one can answer by it, else e-mail, telephone or letter."""
    if underretning.kanal in _SAMME_VEJ:
        return Kanal(underretning.kanal)
    if underretning.underretter_email:
        return Kanal.MAIL
    return Kanal.TELEFON if underretning.underretter_telefon else Kanal.BREV


def modtager(underretning: Underretning) -> str:
    """The notifier in words, without the paragraph of the duty."""
    navn = ", ".join(del_ for del_ in (underretning.underretter_navn, underretning.underretter_arbejdssted) if del_)
    return navn or str(underretning.get_underretter_art_display())
