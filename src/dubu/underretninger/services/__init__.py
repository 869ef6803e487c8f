"""The acts on what comes in. One module per kind; this is the door that other rooms use."""

from dubu.underretninger.services.kvittering import giv_kvittering, giv_orientering, undlad_orientering
from dubu.underretninger.services.modtagelse import Bilag, Indgang, Modtagelse, modtag

__all__ = [
    "Bilag",
    "Indgang",
    "Modtagelse",
    "giv_kvittering",
    "giv_orientering",
    "modtag",
    "undlad_orientering",
]
