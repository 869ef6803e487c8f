"""What the people of the story write. All of it is invented."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# ---- Underretninger

ALMA_VIGGO_STORM: Final = """\
Jeg er klasselærer for Viggo i 3. klasse. De sidste seks uger er Viggo kommet uden madpakke flere gange om ugen, og \
han falder i søvn i timerne. I går fortalte han, at det er Alma på 13, der laver aftensmad og henter Storm i \
børnehaven, fordi mor ligger i sengen. Han sagde: ”Det er også okay, for mor bliver træt af, at vi larmer.”

Vi har haft mor til samtale en gang. Hun var ked af det og fortalte, at hun sover dårligt efter skilsmissen. Jeg \
har sagt til hende i dag, at jeg underretter, og at det er for at få hjælp."""

LAYLA: Final = """\
Pædagogen ringer fra fritidshjemmet. Layla på 7 år er de sidste tre uger blevet hentet meget sent, og to gange er hun \
ikke blevet hentet. Hun har i dag fortalt, at hun og Yusuf var alene hjemme i lørdags til det blev mørkt. Far har \
to arbejder, og mor har været indlagt. Pædagogen oplever forældrene som omsorgsfulde og pressede."""

OSCAR: Final = """\
Hej. Jeg bor på samme vej som Oscar på 15. Han går ude om natten, og der kommer nogle ældre fyre i biler og henter \
ham. For en uge siden var han slået i ansigtet. Jeg vil helst ikke have mit navn med."""

FREJA: Final = """\
Sundhedsplejersken skriver efter skoleundersøgelsen i 2. klasse. Freja har tabt sig fire kilo siden sidste \
undersøgelse og siger, at hun ikke kan spise, når mor og far skændes i telefonen. Hun har ondt i maven hver morgen. \
Mor er enig i, at Freja har det svært, og vil gerne have hjælp."""

EMIL_ELLA: Final = """\
Emil på 6 år har i dag i børnehaveklassen fortalt, at far slår med bælte, når de ikke sover. Han har to røde striber \
på ryggen, som jeg så, da han skiftede til idræt. Han sagde også: ”Ella græder mest, hun er kun fire.” Vi har ikke \
talt med forældrene."""

LIVA: Final = """\
Skolelederen skriver, at Liva på 10 år har været fraværende 18 dage siden sommerferien. Når hun er der, sidder hun \
for sig selv. Mor fortæller, at de er flyttet to gange for at komme væk fra Livas far, og at Liva er bange for at gå \
alene til skole."""

NOAH: Final = """\
Noah på 12 år er startet på sin tredje skole på to år. Han kommer op at slås i frikvartererne og løber fra skolen, når \
han bliver rettet. Til mig har han sagt, at han ikke kan huske, hvornår han sidst sov hos sin far. Forældrene er \
uenige om, hvad der hjælper ham."""

PIPALUK: Final = """\
Pipaluk på 11 år passer sin lillebror Inuk, når forældrene drikker i weekenden. Hun kommer træt i skole om mandagen og \
siger, at hun holder øje. Familien har ikke netværk i byen. Mor har selv bedt os om at skrive til kommunen."""

UFOEDT: Final = """\
Jordemoderen skriver, at Sørine på 24 år er gravid i uge 27. Hun har ikke fast bolig, sover hos skiftende venner og \
har haft et forbrug af hash indtil for en måned siden. Hun møder til sine tider og er glad for at blive mor. Hun ved, \
at jeg underretter, og vil gerne have hjælp til en bolig, før barnet kommer."""

ASGER: Final = """\
Asger på 14 år har ikke været i skole i fem uger. Han bliver på sit værelse og spiller om natten. Forældrene har \
prøvet alt, siger de, og vil gerne have nogen at tale med."""

KARLA: Final = """\
Karla på 5 år fortæller i børnehaven, at hun ikke vil hjem til far i weekenden, fordi der er så mange voksne, der \
sover på gulvet. Mor er bekymret og har talt med far om det."""

PIPALUK_NYT: Final = """\
Naboen ringer. I aftes var der høje stemmer fra familien Heilmanns lejlighed, og Inuk stod alene på trappen i \
nattøj ved 22-tiden. Pipaluk kom og hentede ham ind. Naboen har før passet børnene og vil gerne hjælpe igen."""

# ---- Notater og samtaler

NOAH_BESOEG: Final = """\
Hjemmebesøg hos mor. Til stede: Noah, mor og rådgiver. Noah viste sit værelse og sin kanin. Han fortalte, at han bedst \
kan lide tirsdage, fordi han er på værkstedet. Mor er træt og ærlig om, at morgenerne går galt.

Aftalt: Jeg ringer til skolen om en fast voksen at møde ind hos. Mor skriver ned, hvad der sker de morgener, det går \
godt."""

NOAH_TELEFON: Final = """\
Skolen ringer: Noah har haft fem gode dage i træk, efter at han møder ind hos pedellen kl. 7.45. Læreren vil gerne \
fortsætte ordningen og skriver en kort udtalelse til undersøgelsen."""

NOAH_ORD: Final = """\
Jeg bliver sur, før jeg ved det. Så løber jeg, for ellers slår jeg. På værkstedet er der ingen, der råber. Jeg vil \
gerne sove hos far igen, men han svarer ikke, når jeg skriver."""

LIVA_NOTAT: Final = """\
Samtale med mor på kontoret. Mor er lettet over, at adressen er beskyttet, og beder om, at vi aldrig sender breve til \
den gamle adresse. Liva følges nu til skole af en nabo. Aftalt fast ugentligt telefonopkald fredag kl. 14."""

LIVA_ORD: Final = "Jeg vil gerne i skole, når der er en, der går med. Jeg savner min kat, den bor hos mormor."

PIPALUK_ORD: Final = """\
Jeg holder øje med, om Inuk sover. Det behøver I ikke sige til mor, hun bliver ked af det. Jeg vil gerne til håndbold \
om onsdagen ligesom Frida."""

ASGER_NOTAT: Final = """\
Skolen og forældrene er enige om to timer om dagen fra mandag. Asger var selv med og valgte, hvilke fag han begynder \
med."""

# ---- Hvad handler det om

NOAH_RESUME: Final = """\
Tre skoler på to år og konflikter i skoletiden. Undersøgelsen skal vise, hvad der hjælper Noah i skole, og hvordan \
han og far får kontakt igen."""

LIVA_RESUME: Final = """\
Højt fravær efter to flytninger. Adressen er beskyttet: breve sendes kun efter aftale med mor."""

# ---- Begrundelser

INGEN_FARE: Final = """\
Der er bekymring for trivslen, men intet tyder på, at barnet er i fare nu. Skolen og familien har en aftale for de \
næste dage."""

EMIL_FARE: Final = """\
Emil har vist mærker og fortalt om slag med bælte. Politi og børnehus er kontaktet. Forældrene får ikke besked, før \
politiet har talt med Emil."""

NOAH_SCREENING: Final = "Skoleskift, fravær og konflikter gør, at Noahs behov skal undersøges nærmere."
LIVA_SCREENING: Final = "Familien skal kendes bedre, før det kan siges, hvad der hjælper Liva i skole."
ASGER_SCREENING: Final = """\
Asger og forældrene vil gerne tale med nogen. Afdækningen begynder med et møde med skolen."""
PIPALUK_SCREENING: Final = """\
Begge børn er i en udsat stilling i weekenderne, og forældrene beder selv om hjælp. Der er brug for en undersøgelse."""
AGNES_SCREENING: Final = "Agnes har brug for et trygt sted at være, og det skal undersøges, hvad der skal til."

# ---- Pipaluk: støtte i hjemmet

PIPALUK_AFTALT: Final = "Pipaluk har selv valgt, hvad mor må få at vide, og har fået mit telefonnummer."
PIPALUK_RESUME: Final = """\
Pipaluk har haft ansvar for sin lillebror, når forældrene drak. En støtteperson kommer i hjemmet to gange om ugen, og \
Pipaluk går til håndbold."""
PIPALUK_NOTAT: Final = """\
Mor ringer og fortæller, at hun ikke har drukket i seks uger. Hun vil gerne have, at støttepersonen bliver ved \
sommeren over. Vi taler om det ved opfølgningen."""
KONKLUSION: Final[Mapping[str, str]] = {
    "barnets_syn": "Barnet er hørt flere gange, og dets ord er gengivet i samtalerne.",
    "fagfolk": "Klasselærer, sundhedsplejerske og familiens læge.",
    "analyse_udfordringer": "Hverdagen mangler voksne, der er der hver gang.",
    "analyse_ressourcer": "Barnet beder om hjælp og har voksne i skolen, det stoler på.",
    "grundlag": "p32",
    "grundlag_begrundelse": "Der er behov for støtte, fordi barnet bærer et ansvar, som de voksne skal have.",
    "stoette_imens": "ingen",
    "holdning": "Barn og forældre vil gerne have hjælpen.",
    "ressourcer": "Mormor og en nabo kan træde til i weekenderne.",
}
SOESKENDE_NEJ: Final = "Støtten omfatter hele familien, og intet tyder på, at andre børn skal undersøges for sig."
PIPALUK_AFGOERELSE: Final[Mapping[str, str]] = {
    "titel": "Støtte i hjemmet to gange om ugen",
    "formaal": "At Pipaluk kan være barn i sin familie, og at forældrene får ro til at holde op med at drikke.",
    "varighed": "Et år",
    "fakta": "Undersøgelsen, samtalerne med Pipaluk og møderne med forældrene.",
    "barnets_holdning": "Pipaluk vil gerne have en voksen, der spørger, hvordan det går, og vil gå til håndbold.",
    "barnets_holdning_vaegt": "Pipaluk er 11 år og ved, hvad hun siger. Hendes ønske har haft afgørende vægt.",
    "foraeldrenes_holdning": "Forældrene har selv bedt om hjælp og siger ja til støtten.",
    "begrundelse": "Støtten tager ansvaret fra Pipaluk og giver forældrene nogen at øve hverdagen med.",
    "plan": "ja",
    "plan_begrundelse": "Pipaluk vil gerne have en plan, hun selv kan læse.",
    "plan_barnets_oenske": "Ja.",
}
PIPALUK_PLAN: Final[Mapping[str, str]] = {
    "formaal": "Pipaluk har en hverdag, hvor de voksne har ansvaret.",
    "barnets_oensker": "Jeg vil til håndbold om onsdagen, og jeg vil sove, når jeg er træt.",
    "foraeldrenes_bidrag": "Far henter Inuk hver dag. Mor går til samtaler i alkoholrådgivningen.",
    "maal_1_dimension": "omsorg",
    "maal_1_maal": "En voksen lægger Inuk i seng alle ugens dage.",
    "maal_1_barnets_ord": "Jeg skal ikke holde øje mere.",
    "maal_1_tegn": "Pipaluk kommer udhvilet i skole om mandagen.",
    "maal_1_hvem": "Mor og far. Støttepersonen øver aftenen med dem tirsdag og torsdag.",
    "maal_2_dimension": "fritid",
    "maal_2_maal": "Pipaluk går til håndbold hver onsdag.",
    "maal_2_barnets_ord": "Sammen med Frida.",
    "maal_2_tegn": "Hun kommer af sted uden at være blevet mindet om det.",
    "maal_2_hvem": "Far kører. Kommunen betaler kontingentet.",
}

# ---- Agnes: anbragt med samtykke

AGNES: Final = """\
Agnes på 14 år har boet hos skiftende veninder i to måneder. Hun passer sin skole, men siger, at hun ikke kan være \
hjemme, når mors kæreste er der. Mor er enig i, at Agnes har brug for ro, og ved, at jeg skriver."""
AGNES_ORD: Final = """\
Jeg har mit eget værelse, og der er ingen, der går ind uden at banke på. Jeg savner mor, men ikke derhjemme. Jeg vil \
gerne blive her, til jeg er færdig med 9. klasse."""
AGNES_AFTALT: Final = "Agnes vil selv fortælle mor det, når de ses på lørdag."
AGNES_RESUME: Final = """\
Agnes bor i plejefamilie med samtykke fra mor og passer sin skole. Mor har klaget over, at samværet kun er hver anden \
weekend; klagen ligger i Ankestyrelsen."""
AGNES_AFGOERELSE: Final[Mapping[str, str]] = {
    "titel": "Anbringelse i plejefamilie med samtykke",
    "formaal": "At Agnes har et roligt hjem og kan gøre skolen færdig.",
    "varighed": "To år",
    "fakta": "Undersøgelsen, samtalerne med Agnes og skolens udtalelse.",
    "barnets_holdning": "Agnes vil gerne bo i en plejefamilie tæt på sin skole.",
    "barnets_holdning_vaegt": "Agnes er 14 år, og hendes ønske er fulgt.",
    "foraeldrenes_holdning": "Mor giver samtykke og beder om meget samvær.",
    "begrundelse": "Agnes kan ikke bo trygt hjemme nu, og støtte i hjemmet har ikke hjulpet.",
}
AGNES_PLAN: Final[Mapping[str, str]] = {
    "formaal": "Agnes bor trygt, går i skole og har det godt med sin mor.",
    "barnets_oensker": "Jeg vil bo det samme sted, til jeg er færdig med 9. klasse.",
    "stoette_til_familien": "Mor har en rådgiver for sig selv.",
    "maal_1_dimension": "skole",
    "maal_1_maal": "Agnes gør 9. klasse færdig.",
    "maal_1_hvem": "Plejefamilien og klasselæreren taler sammen hver fredag.",
    "maal_2_dimension": "relationer",
    "maal_2_maal": "Agnes og mor ses, så det er rart for dem begge.",
    "maal_2_hvem": "Agnes og mor aftaler selv, hvad de laver. Rådgiver er med den første gang.",
}
AGNES_OPFOELGNING: Final[Mapping[str, str]] = {
    "barnets_oplevelse": "Det er stille, og jeg kan sove.",
    "foraeldrenes_syn": "Mor synes, at Agnes er gladere, og savner hende.",
    "vurdering": "Anbringelsen opfylder sit formål. Målet om skolen er tæt på.",
    "resultat": "fortsaetter",
    "revider_plan": "nej",
    "naeste_begrundelse": "Agnes vil gerne have, at vi ses efter hvert halvår i skolen.",
}
AGNES_TILSYN: Final[Mapping[str, str]] = {
    "uanmeldt": "nej",
    "deltagere": "Agnes, plejemor og rådgiver",
    "talt_alene": "ja",
    "barnets_ord": "Jeg har mit eget værelse, og der er ingen, der går ind uden at banke på.",
    "indtryk": "Agnes bevæger sig hjemmevant i huset. Værelset er hendes eget, og tonen er venlig.",
}
AGNES_KLAGE: Final = "Mor ringer og klager over, at hun kun ser Agnes hver anden weekend."
AGNES_GENVURDERING: Final = """\
Agnes ønsker selv samvær hver anden weekend. Afgørelsen fastholdes, og klagen sendes videre til Ankestyrelsen."""

# ---- Noahs undersøgelse, som den er skrevet indtil nu

NOAH_KLADDE: Final[Mapping[str, str]] = {
    "skole_barnet": "På værkstedet er der ingen, der råber.",
    "skole_fagfolk": "Klasselæreren: Noah har haft fem gode dage, efter at han møder ind hos pedellen.",
    "omsorg_foraeldre": "Mor er ærlig om, at morgenerne går galt, og beder om hjælp til dem.",
    "barnets_syn": "Noah vil gerne kunne blive i skolen hele dagen og sove hos sin far igen.",
}

ORIENTERING: Final = "Tak for underretningen. Vi er begyndt at se på, hvad barnet har brug for."

# ---- Noah: hjælp, mens undersøgelsen er i gang. Liva: et afslag

NOAH_AFGOERELSE: Final[Mapping[str, str]] = {
    "titel": "Fast kontaktperson, mens undersøgelsen er i gang",
    "formaal": "At Noah har en voksen, han kan ringe til, når skoledagen bliver svær.",
    "varighed": "Til undersøgelsen er færdig",
    "fakta": "Samtalen med Noah, hjemmebesøget og skolens oplysninger.",
    "barnets_holdning": "Noah vil gerne have en kontaktperson, der kan noget med hænderne.",
    "barnets_holdning_vaegt": "Noah er 12 år. Hans ønske er fulgt.",
    "foraeldrenes_holdning": "Mor siger ja. Far har ikke svaret.",
    "begrundelse": "Der er brug for hjælp nu, og den skal ikke vente på undersøgelsen.",
    "plan": "nej",
    "plan_begrundelse": "Planen laves, når undersøgelsen viser, hvad der skal til.",
    "plan_barnets_oenske": "Noah synes, det er fint at vente.",
}
LIVA_AFDAEKNING: Final = {
    "forhold": ["skole", "netvaerk"],
    "formaal": "Hvad skal der til, for at Liva kommer i skole, og hvem i familien kan hjælpe?",
}
LIVA_KONKLUSION: Final = {
    "barnets_syn": LIVA_ORD,
    "foraeldrenes_syn": "Mor er glad for naboens hjælp om morgenen. Hun er træt og savner sin egen mor.",
    "fagfolk": "Klasselæreren ser, at Liva trives, når hun kommer til tiden.",
    "fund": "Liva har ikke haft fravær, siden naboen begyndte at følge hende. Mormor bor tæt på den nye adresse.",
    "konklusion": "ingen",
    "konklusion_begrundelse": "Familien og naboen giver den hjælp, Liva har brug for. Rådgiveren ringer ugentligt.",
    "stoette_imens": "nej",
}
ASGER_AFDAEKNING: Final = {
    "forhold": ["skole"],
    "formaal": "Hvorfor bliver Asger hjemme, og hvad vil hjælpe ham tilbage i klassen?",
}
LIVA_AFGOERELSE: Final[Mapping[str, str]] = {
    "titel": "Afslag på støtteophold",
    "resultat": "afslag",
    "fakta": "Samtalerne med Liva og mor.",
    "barnets_holdning": "Liva vil helst være hjemme hos mor og mormor.",
    "barnets_holdning_vaegt": "Liva er 10 år, og hendes ønske har haft stor vægt.",
    "foraeldrenes_holdning": "Mor ønsker et støtteophold hver anden weekend.",
    "begrundelse": "Mormor tager imod Liva i weekenderne, og Liva ønsker ikke at bo andre steder.",
}
LIVA_KLAGE: Final = "Mor ringer og klager. Hun har brug for weekender, hvor hun kan sove, og mormor er syg."
