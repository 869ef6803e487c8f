"""To the municipality whose it is: a parcel goes out; a parcel that has come in becomes an item with its first time.

Hjemmel: FVL § 7, stk. 2; BL § 132
"""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from dubu.adgang.permissions import check_kan
from dubu.dokumenter.lager import lager
from dubu.dokumenter.models import Dokument
from dubu.haendelseslog import handlinger
from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.opgaver import udskyd
from dubu.kerne.tekst import dansk_tid
from dubu.organisation.models import Bruger, Kommune
from dubu.porte.overdragelse import Overdragelse, Pakke, Pakkebilag
from dubu.underretninger.errors import (
    IkkeVurderetEllerOverdragetError,
    ModtagerUdenDubuError,
    UkendtKommuneError,
)
from dubu.underretninger.models import (
    Kanal,
    Underretning,
    UnderretningBarn,
    Underretningsindhold,
    Videresendelse,
    Videresendelsesmodtagelse,
)
from dubu.underretninger.rules import er_mistanke
from dubu.underretninger.selectors import gaeldende_vurderinger
from dubu.underretninger.services.faelles import aabne_raekker, fakta_for, laas, luk_raekke
from dubu.underretninger.services.modtagelse import Bilag, Indgang, modtag
from dubu.underretninger.services.opdeling import UfoedtBarn, opdel

UNDERRETTERFELTER = (
    "underretter_art", "underretter_navn", "underretter_arbejdssted", "underretter_telefon", "underretter_email",
)  # fmt: skip


def vej() -> Overdragelse:
    """The road between municipalities; `config` says which adapter stands behind the port."""
    return import_string(settings.DUBU_OVERDRAGELSE)(lager())


@transaction.atomic
def videresend(
    *, aktoer: Aktoer, handling: UUID, underretning: Underretning, til_kommune: int, tidspunkt: datetime,
    overdraget_til: str = "", overdraget_tidspunkt: datetime | None = None,
) -> Videresendelse:  # fmt: skip
    """Send the item on. Each open child has been assessed here, or was handed over by telephone to a named person.

    A municipality without users here gets no parcel: the item has been sent by other means, and who has
    received it is written down. Raises ErLukketError, UkendtKommuneError, ModtagerUdenDubuError,
    IkkeVurderetEllerOverdragetError.
    """
    check_kan(aktoer, "underretning.sorter")
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="underretning.videresend")
    underretning = laas(underretning)
    if forloeb.resultat is not None:
        return Videresendelse.objects.get(uuid=forloeb.resultat)
    aabne = aabne_raekker(underretning)
    modtager = Kommune.objects.exclude(pk=aktoer.kommune_id).filter(pk=til_kommune).first()
    if modtager is None:
        raise UkendtKommuneError
    overdraget, er_her = bool(overdraget_til.strip() and overdraget_tidspunkt), bruger_dubu(til_kommune)
    if not er_her and not overdraget:
        raise ModtagerUdenDubuError(navn=modtager.navn)
    vurderet = all(raekke.vurderet_tidspunkt for raekke in aabne)
    if not vurderet and not overdraget:
        raise IkkeVurderetEllerOverdragetError
    sendt = Videresendelse.objects.create(
        underretning=underretning, til_kommune=til_kommune, pakke=uuid.uuid4() if er_her else None,
        sendt_tidspunkt=tidspunkt,
        overdraget_til=overdraget_til.strip(), overdraget_tidspunkt=overdraget_tidspunkt, sendt_af=aktoer.id,
    )  # fmt: skip
    _skriv_videresendt(aktoer, sendt, aabne, tidspunkt, vurderet=vurderet)
    for raekke in aabne:
        luk_raekke(raekke, UnderretningBarn.Lukkegrund.VIDERESENDT, tidspunkt)
    if er_her:
        udskyd("underretninger.send_pakke", kommune_id=aktoer.kommune_id, videresendelse=str(sendt.uuid))
    forloeb.afslut(sendt.uuid)
    return sendt


def bruger_dubu(kommune_id: int) -> bool:
    """Has the municipality people here? A parcel to one without would lie unread while its clock runs."""
    return Bruger.objects.filter(kommunekoder__contains=[kommune_id], is_active=True).exists()


def _skriv_videresendt(
    aktoer: Aktoer, sendt: Videresendelse, aabne: list[UnderretningBarn], tidspunkt: datetime, *, vurderet: bool
) -> None:
    boern = fakta_for(raekke.barn for raekke in aabne)
    if not boern:
        return
    skriv(
        "underretning.videresendt",
        boern=boern,
        aktoer=aktoer,
        tidspunkt=tidspunkt,
        om=sendt.underretning.aktivitet.uuid,
        data={
            "til_kommune": sendt.til_kommune,
            "vurderet_foerst": vurderet,
            "overdraget_til": sendt.overdraget_til or None,
            "overdraget_tidspunkt": sendt.overdraget_tidspunkt,
            "pakke": sendt.pakke,
            "item": sendt.underretning.uuid,
        },
    )


# ---- The sender's job


def send_pakke(*, aktoer: Aktoer, videresendelse: UUID) -> None:
    """Pack the item and leave it with the receiver; a second run leaves the same parcel, which changes nothing."""
    sendt = Videresendelse.objects.select_related("underretning__aktivitet").get(uuid=videresendelse)
    vej().send(_byg_pakke(aktoer, sendt))
    udskyd("underretninger.modtag_pakker", kommune_id=sendt.til_kommune)


@transaction.atomic
def bekraeft_modtagelse(*, aktoer: Aktoer, pakke: UUID, tidspunkt: datetime) -> None:
    """The parcel became an item at the receiver at that time; told again it changes nothing."""
    sendt = Videresendelse.objects.select_related("underretning__aktivitet").filter(pakke=pakke).first()
    if sendt is None:
        return
    laas(sendt.underretning)
    if sendt.modtagelser.exists():
        return
    Videresendelsesmodtagelse.objects.create(videresendelse=sendt, modtaget_tidspunkt=tidspunkt)
    raekker = sendt.underretning.boern.filter(lukkegrund=UnderretningBarn.Lukkegrund.VIDERESENDT)
    skriv(
        "underretning.videresendelse_modtaget",
        boern=fakta_for(raekke.barn for raekke in raekker.select_related("barn")),
        aktoer=aktoer,
        tidspunkt=tidspunkt,
        om=sendt.underretning.aktivitet.uuid,
        data={
            "til_kommune": sendt.til_kommune,
            "pakke": pakke,
            "item": sendt.underretning.uuid,
            "medarbejder": sendt.sendt_af,
        },
        kilde="overdragelse",
    )


def _byg_pakke(aktoer: Aktoer, sendt: Videresendelse) -> Pakke:
    underretning = sendt.underretning
    indhold = Underretningsindhold.objects.filter(underretning=underretning).latest("pk")
    raekker = list(underretning.boern.order_by("nr"))
    return Pakke(
        id=sendt.pakke,
        fra_kommune=aktoer.kommune_id,
        til_kommune=sendt.til_kommune,
        nummer=underretning.visningsnummer,
        modtaget=underretning.modtaget_tidspunkt,
        registreret=underretning.registreret_tidspunkt,
        kanal=underretning.kanal,
        indgangstype=underretning.indgangstype,
        tekst=indhold.tekst,
        skema=indhold.skema,
        skemaversion=indhold.skemaversion,
        svar=indhold.svar,
        boern=[{"paastande": raekke.paastande, "ufoedt": raekke.ufoedt} for raekke in raekker],
        underretter={felt: getattr(underretning, felt) for felt in UNDERRETTERFELTER},
        akut=underretning.akut,
        overgreb=underretning.overgreb or any(er_mistanke(raekke.overgreb) for raekke in raekker),
        aereskonflikt=underretning.aereskonflikt or any(er_mistanke(raekke.aereskonflikt) for raekke in raekker),
        vurderinger=_vurderinger(raekker),
        overdraget_til=sendt.overdraget_til,
        bilag=_bilag(aktoer, underretning),
    )


def _vurderinger(raekker: list[UnderretningBarn]) -> list[str]:
    """What the sender has assessed, in a line per child: the receiver makes its own."""
    return [
        f"Barn {raekke.nr}, vurderet {dansk_tid(v.tidspunkt)} af {v.vurderet_af_navn}. "
        f"Er barnet i fare? {v.fare_i_ord}. {v.begrundelse}"
        for raekke in raekker
        for v in gaeldende_vurderinger(raekke)
    ]


def _bilag(aktoer: Aktoer, underretning: Underretning) -> list[Pakkebilag]:
    """The files as they came; snapshots stay, the receiver makes its own."""
    filer = Dokument.objects.filter(aktivitet=underretning.aktivitet, art=Dokument.Art.FIL).order_by("pk")
    return [
        Pakkebilag(fil.filnavn, fil.mimetype, b"".join(lager().hent(aktoer.kommune_id, fil.sha256))) for fil in filer
    ]


# ---- The receiver's job


@transaction.atomic
def modtag_pakke(*, aktoer: Aktoer, pakke: Pakke, tidspunkt: datetime) -> Underretning:
    """A parcel becomes an item here with the original time of receipt; taken in twice it is one item."""
    foerste, *flere = pakke.boern or [{}]
    modtagelse = modtag(aktoer=aktoer, handling=pakke.id, indgang=_indgang(pakke, foerste), tidspunkt=tidspunkt)
    if flere and not modtagelse.er_gentagelse:
        opdel(
            aktoer=aktoer, handling=pakke.id, underretning=modtagelse.underretning,
            boern=[barn.get("paastande", {}) for barn in flere if not barn.get("ufoedt")],
            ufoedte=[UfoedtBarn(barn.get("paastande", {})) for barn in flere if barn.get("ufoedt")],
            tidspunkt=tidspunkt,
        )  # fmt: skip
    return modtagelse.underretning


def _indgang(pakke: Pakke, barn: Any) -> Indgang:
    return Indgang(
        kanal=Kanal.ANDEN_KOMMUNE,
        modtaget=min(pakke.modtaget, pakke.registreret),
        indgangstype=pakke.indgangstype,
        tekst=pakke.tekst,
        akut=pakke.akut,
        overgreb=pakke.overgreb,
        aereskonflikt=pakke.aereskonflikt,
        ufoedt=bool(barn.get("ufoedt")),
        paastande=barn.get("paastande", {}),
        skema=pakke.skema,
        skemaversion=pakke.skemaversion,
        svar=pakke.svar,
        bilag=[*(Bilag(b.filnavn, b.mimetype, b.indhold) for b in pakke.bilag), *_hos_afsenderen(pakke)],
        fra_kommune=pakke.fra_kommune,
        **{felt: pakke.underretter.get(felt, "") for felt in UNDERRETTERFELTER if pakke.underretter.get(felt)},
    )


def _hos_afsenderen(pakke: Pakke) -> list[Bilag]:
    """What the sender has assessed, and who has taken over there, as a file; the receiver makes its own assessment."""
    if not pakke.vurderinger:
        return []
    overdraget = [f"Overtaget i telefonen af: {pakke.overdraget_til}"] if pakke.overdraget_til else []
    tekst = "\n\n".join([*pakke.vurderinger, *overdraget])
    return [Bilag("Vurdering hos afsenderen.txt", "text/plain; charset=utf-8", tekst.encode())]
