"""The acts on what comes in. One module per kind; this is the door that other rooms use."""

from dubu.underretninger.services.kvittering import giv_kvittering, giv_orientering, undlad_orientering
from dubu.underretninger.services.modtagelse import Bilag, Indgang, Modtagelse, modtag
from dubu.underretninger.services.opdeling import UfoedtBarn, opdel
from dubu.underretninger.services.rettelse import ret_identifikation
from dubu.underretninger.services.samtale import registrer_risikovurdering, registrer_samtale
from dubu.underretninger.services.sortering import (
    Underretter,
    identificer,
    identificer_uden_cpr,
    klassificer,
    sammenlaeg,
    tildel,
)
from dubu.underretninger.services.videresendelse import modtag_pakke, videresend
from dubu.underretninger.services.vurdering import (
    Vurderingssvar,
    afvent_samtale,
    genvurder_underretning,
    luk_underretning,
    vurder_underretning,
    vurderingsaftryk,
)

__all__ = [
    "Bilag",
    "Indgang",
    "Modtagelse",
    "UfoedtBarn",
    "Underretter",
    "Vurderingssvar",
    "afvent_samtale",
    "genvurder_underretning",
    "giv_kvittering",
    "giv_orientering",
    "identificer",
    "identificer_uden_cpr",
    "klassificer",
    "luk_underretning",
    "modtag",
    "modtag_pakke",
    "opdel",
    "registrer_risikovurdering",
    "registrer_samtale",
    "ret_identifikation",
    "sammenlaeg",
    "tildel",
    "undlad_orientering",
    "videresend",
    "vurder_underretning",
    "vurderingsaftryk",
]
