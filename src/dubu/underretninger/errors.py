"""Refusals about what comes in."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dubu.kerne.fejl import DomaeneFejl, RettetImensFejl


class ModtagetEfterNuError(DomaeneFejl):
    """An item cannot have been received later than now."""

    kode = "underretning.modtaget_efter_nu"
    brugerbesked = _(
        "Tidspunktet for modtagelsen, %(tidspunkt)s, er ikke kommet endnu. Skriv, hvornår kommunen først fik besked."
    )


class AnonymFagpersonError(DomaeneFejl):
    """A professional states name and workplace."""

    kode = "underretning.anonym_fagperson"
    brugerbesked = _("En fagperson kan ikke være anonym. Skriv navn og arbejdssted, eller vælg Borger som underretter.")


class ErLukketError(DomaeneFejl):
    """The child's part of the item has been closed."""

    kode = "underretning.er_lukket"
    brugerbesked = _("Underretningen om barnet er afsluttet (%(grund)s). Åbn indbakkens fane Afsluttet for at se den.")


class IkkeVurderetError(DomaeneFejl):
    """The 24-hour assessment comes before the screening and before sending the item on."""

    kode = "underretning.ikke_vurderet"
    brugerbesked = _("Barnet er ikke vurderet endnu. Svar på 24-timersvurderingen, før du går videre.")


class VurderetImensError(RettetImensFejl):
    """Somebody assessed the child after the page was opened."""

    kode = "underretning.vurderet_imens"
    brugerbesked = _(
        "%(navn)s har vurderet barnet imens. Fare: %(fare)s. Begrundelse: “%(begrundelse)s” "
        "Ret dine svar, hvis du vil, og gem igen, hvis din vurdering skal gælde nu."
    )


class IkkeVurderetEllerOverdragetError(DomaeneFejl):
    """Before an item is sent on somebody has looked at the danger: we, or a named person there by telephone."""

    kode = "underretning.ikke_vurderet_eller_overdraget"
    brugerbesked = _(
        "Vurder først, om barnet er i fare, eller ring til den anden kommune, og skriv navn og tidspunkt for, "
        "hvem der har overtaget vurderingen."
    )


class UbegrundetError(DomaeneFejl):
    """The act needs a reason."""

    kode = "underretning.ubegrundet"
    brugerbesked = _("Der mangler en begrundelse. Skriv kort, hvorfor.")


class AlleredeIdentificeretError(DomaeneFejl):
    """Who the child is has been said before."""

    kode = "underretning.allerede_identificeret"
    brugerbesked = _("Barnet er allerede identificeret som %(navn)s. Er det forkert, så brug “Ret identifikation”.")


class IkkeIdentificeretError(DomaeneFejl):
    """Nobody has said who the child is, so there is nothing to put right."""

    kode = "underretning.ikke_identificeret"
    brugerbesked = _("Ingen har sagt, hvem barnet er. Brug “Hvem er barnet?” i stedet.")


class SammePersonError(DomaeneFejl):
    """The child is the one it was said to be."""

    kode = "underretning.samme_person"
    brugerbesked = _("Underretningen står allerede på %(navn)s. Vælg en anden person, eller lad den stå.")


class ErSammenlagtError(DomaeneFejl):
    """The row follows the item that it was merged with."""

    kode = "underretning.er_sammenlagt"
    brugerbesked = _("Underretningen er lagt sammen med %(nummer)s. Ret identifikationen dér, så følger denne med.")


class BarnAlleredePaaError(DomaeneFejl):
    """The child stands on the item already."""

    kode = "underretning.barn_allerede_paa"
    brugerbesked = _(
        "%(navn)s står allerede på underretningen. Vælg en anden person, eller fjern dubletten ved at sammenlægge. "
        "Er to børn byttet om, så ret først det ene til “Ikke identificeret”."
    )


class SammenlaegMedSigSelvError(DomaeneFejl):
    """An item cannot be merged into itself or into a closed one."""

    kode = "underretning.sammenlaeg_ugyldig"
    brugerbesked = _("Underretningen kan ikke lægges sammen med den valgte. Vælg en anden, åben underretning.")


class HarDeltagetFoerError(DomaeneFejl):
    """§ 137: the renewed assessment is made by one who has not taken part in the case before."""

    kode = "underretning.har_deltaget_foer"
    brugerbesked = _(
        "%(navn)s har tidligere deltaget i sagen og kan derfor ikke foretage genvurderingen (BL § 137, stk. 1). "
        "Bed en kollega, der ikke har deltaget før: %(forslag)s."
    )


class KanIkkeKvitteresError(DomaeneFejl):
    """There is nobody to give a receipt to."""

    kode = "underretning.kan_ikke_kvitteres"
    brugerbesked = _("Underretter er anonym eller ikke oplyst, så der er ingen at give besked til.")


class AlleredeKvitteretError(DomaeneFejl):
    """The notifier has been given the receipt before."""

    kode = "underretning.allerede_kvitteret"
    brugerbesked = _(
        "Kvitteringen er allerede givet den %(dato)s (%(kanal)s), skrevet af %(navn)s. Der er ikke gemt en til."
    )


class BeskedFoerModtagelsenError(DomaeneFejl):
    """Nobody can have been answered before the underretning came."""

    kode = "underretning.besked_foer_modtagelsen"
    brugerbesked = _(
        "Underretningen blev modtaget den %(modtaget)s, så underretter kan ikke have fået besked den %(dato)s. "
        "Skriv den dag, beskeden blev givet."
    )


class ModtagerUdenDubuError(DomaeneFejl):
    """The other municipality has nobody here who would open a parcel."""

    kode = "underretning.modtager_uden_dubu"
    brugerbesked = _(
        "%(navn)s har ingen brugere her, så pakken ville ligge ulæst. Send underretningen med Digital Post, ring, "
        "og skriv, hvem der har modtaget den, og hvornår."
    )


class UkendtKommuneError(DomaeneFejl):
    """The municipality to send to does not exist or is our own."""

    kode = "underretning.ukendt_kommune"
    brugerbesked = _("Vælg den kommune, som underretningen skal sendes til.")


class PakkeUlaeseligError(DomaeneFejl):
    """A parcel cannot be opened or is not a parcel."""

    kode = "pakke.ulaeselig"
    brugerbesked = _("Pakken kan ikke åbnes. Den er lagt til side, og den systemansvarlige får besked.")
