"""What the people of the story write. All of it is invented."""

from __future__ import annotations

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
