"""Refusals about files and the contact block."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dubu.kerne.fejl import DomaeneFejl


class TomFilError(DomaeneFejl):
    """A file without content."""

    kode = "dokument.tom_fil"
    brugerbesked = _("Filen %(filnavn)s er tom. Vælg en fil med indhold.")


class FilForStorError(DomaeneFejl):
    """A file larger than the limit."""

    kode = "dokument.for_stor"
    brugerbesked = _("Filen %(filnavn)s fylder mere end %(mb)s MB. Vælg en mindre fil.")


class KontaktspaerretError(DomaeneFejl):
    """Nothing may leave: a contact block is set on the child."""

    kode = "kontaktspaerre.spaerret"
    brugerbesked = _(
        "Der er kontaktspærre på %(navn)s (%(aarsag)s). Intet må sendes, før spærren er ophævet af rådgiver og leder. "
        "Det, du har skrevet, er ikke sendt."
    )


class BegrundelseManglerError(DomaeneFejl):
    """Lifting a block must carry a reason."""

    kode = "kontaktspaerre.begrundelse_mangler"
    brugerbesked = _("Der mangler en begrundelse. Skriv hvorfor, og prøv igen.")


class PersonerManglerError(DomaeneFejl):
    """A block on named persons names nobody."""

    kode = "kontaktspaerre.personer_mangler"
    brugerbesked = _("Der er ikke valgt nogen personer. Vælg dem, spærren gælder, eller vælg hele familien.")


class SpaerreErOphaevetError(DomaeneFejl):
    """The block has been lifted already."""

    kode = "kontaktspaerre.er_ophaevet"
    brugerbesked = _("Spærren er allerede ophævet. Åbn siden igen for at se hvornår og af hvem.")


class IngenAnmodningError(DomaeneFejl):
    """Nobody has asked for the block to be lifted."""

    kode = "kontaktspaerre.ingen_anmodning"
    brugerbesked = _("Ingen har bedt om at få spærren ophævet. Rådgiveren skal bede om det først.")


class SkalVaereToError(DomaeneFejl):
    """Who asked cannot approve: lifting takes two."""

    kode = "kontaktspaerre.skal_vaere_to"
    brugerbesked = _("Du har selv bedt om ophævelsen. En anden leder skal godkende den.")
