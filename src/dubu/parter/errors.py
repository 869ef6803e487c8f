"""Refusals about persons."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dubu.kerne.fejl import DomaeneFejl, RettetImensFejl


class PersonAlleredeFlettetError(DomaeneFejl):
    """The row has been merged into another person before."""

    kode = "person.allerede_flettet"
    brugerbesked = _("Personen er allerede lagt sammen med %(navn)s. Åbn den person i stedet.")


class FletningIRingError(DomaeneFejl):
    """A person cannot be merged into itself."""

    kode = "person.fletning_i_ring"
    brugerbesked = _("De to personer er den samme. Vælg en anden person.")


class BegrundelseManglerError(DomaeneFejl):
    """A protected address is not shown without a reason."""

    kode = "person.begrundelse_mangler"
    brugerbesked = _("Skriv med mindst %(mindst)s tegn, hvorfor du skal se adressen. Begrundelsen står i loggen.")


class KontaktRettetImensError(RettetImensFejl):
    """Somebody corrected how the person is reached after the page was opened."""

    kode = "person.kontakt_rettet_imens"
    brugerbesked = _("%(navn)s har rettet oplysningerne imens. Se dem, og gem dem, der skal stå.")


class HarCprError(DomaeneFejl):
    """A person with a number is not merged by hand."""

    kode = "person.har_cpr"
    brugerbesked = _(
        "%(navn)s har et CPR-nummer og kan ikke lægges sammen med en anden her. Er to numre den samme person, "
        "siger CPR det selv ved næste indlæsning."
    )


class FletningUbegrundetError(DomaeneFejl):
    """That two rows are the same human is said with a reason."""

    kode = "person.fletning_ubegrundet"
    brugerbesked = _("Der mangler en begrundelse. Skriv, hvorfra du ved, at det er den samme person.")
