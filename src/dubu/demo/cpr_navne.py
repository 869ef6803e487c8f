"""Names and streets for invented persons, with the letters and the spellings that Danish names have."""

from __future__ import annotations

from typing import Final

_KVINDENAVNE: Final = (
    "Åse Aase Ærna Øde Anna Anne Freja Ida Clara Laura Sofia Ella Alma Maja Signe Kirsten Karen Mette "
    "Hanne Helle Susanne Lene Marianne Lone Inge Gitte Pia Birgit Tove Bodil Grethe Dorthe Bente "
    "Jytte Rikke Maria Camilla Pernille Line Sørine Kærlin Nanna Liva Asta Olivia Agnes Karla Lærke "
    "Viola Astrid Zahra Fatima Amina Layla Renée Zoë Ewa Agnieszka Ayse Paarnannguaq Pipaluk Naja "
    "Rakul Bjørg"
)
_MANDENAVNE: Final = (
    "Søren Åge Aage Ærik Øjvind Oluf Noah Oscar William Carl Valdemar Emil Aksel Arthur Malthe Lucas "
    "Victor Magnus Peter Jens Lars Michael Henrik Thomas Jan Christian Martin Niels Anders Morten "
    "Jesper Hans Jørgen Per Ole Erik Knud Bjørn Torbjørn Håkon Håkan Villads Storm Anker Asger Bo Kaj "
    "Kåre Måns André Jürgen Muhammad Ali Yusuf Omar Hassan Piotr Andrzej Malik Inuk Jógvan Poul "
    "Aqqaluk Minik"
)
_EFTERNAVNE: Final = (
    "Nielsen Jensen Hansen Pedersen Andersen Christensen Larsen Sørensen Rasmussen Jørgensen Petersen "
    "Madsen Kristensen Olsen Thomsen Christiansen Poulsen Johansen Møller Mortensen Aagaard Ågård "
    "Ågaard Aagård Nørgaard Nørgård Østergaard Østergård Søndergaard Kjær Kjaer Kær Kærgaard "
    "Kjærgaard Bæk Baek Bech Beck Højgaard Hoejgaard Skov Skou Schou Dahl Dall Lund Holm Schmidt "
    "Schmith Smidt Vestergaard Overgaard Aaen Aabye Åby Aarup Årup Ærø Øster Ødegaard Krogh Krog "
    "Friis Fris Bjerre Bjerregaard Brøndum Brix Frandsen Müller Lindström Yilmaz Nguyen Hussein Ahmed "
    "Kowalski Petrussen Heilmann Joensen"
)
_VEJE: Final = (
    "Søgade Ågårdsvej Aagaardsvej Ørnevej Ærøvej Kærvej Møllevej Skovvej Kirkevej Skolevej Bakkevej "
    "Engvej Strandvej Nørregade Søndergade Østergade Vestergade Industrivænget Rosenvænget Bøgevænget "
    "Egevænget Lærkevej Solsortevej Mågevej Svalevej Tjørnevej Pilevej Birkevej Åboulevarden "
    "Havnegade Jernbanegade Stationsvej Parkvej Højvangen Lavvangen Kløvermarken Rugmarken "
    "Præstevænget Degnevej Smedegade"
)
_STILLINGER: Final = "Lærer Pædagog Tømrer Sygehjælper Bogholder Studerende Pensionist"

KVINDENAVNE: Final = tuple(_KVINDENAVNE.split())
MANDENAVNE: Final = tuple(_MANDENAVNE.split())
EFTERNAVNE: Final = tuple(_EFTERNAVNE.split())
VEJE: Final = tuple(_VEJE.split())
STILLINGER: Final = ("", "", "", *_STILLINGER.split())
