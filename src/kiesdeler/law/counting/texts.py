"""What each check says: title, explanation for the typist, explanation for the coordinator, and what he does.

``{rubric}`` is where to look on the paper, ``{page}`` the page of the form.  Where `action` is empty, `messages` gives
the usual advice for the kind of paper.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """The Dutch words of one check. `remedy`: what the typist does when it is not the usual comparison with paper."""

    title: str
    typist: str
    coordinator: str
    action: str = ""
    remedy: str = ""


_EXPLAIN = "Schrijf de verklaring op bij de waarschuwing; zij hoort ook in het verslag van de zitting."
_ONE_ANSWER = "Zoek uit welk antwoord bedoeld is en laat dat op het papier verbeteren."

TEXTS: dict[str, Text] = {
    "F.101": Text(
        "Eén van de twee vragen is niet beantwoord",
        "Je hebt maar één vraag over extra onderzoek ingevuld.",
        "Is er extra onderzoek geweest, dan horen beide vragen een antwoord te hebben. Zo niet, dan geen van beide.",
    ),
    "F.102": Text(
        "Bij een vraag staan twee antwoorden",
        "Je hebt bij een vraag over extra onderzoek zowel ja als nee aangekruist.",
        "Bij een vraag over extra onderzoek staan ja én nee.",
        _ONE_ANSWER,
    ),
    "F.111": Text(
        "Een vraag is niet beantwoord",
        "Vraag 2.1 of vraag 2.3 heeft geen antwoord.",
        "De vragen 2.1 en 2.3 moeten allebei een antwoord hebben.",
    ),
    "F.112": Text(
        "Bij een vraag staan twee antwoorden",
        "Je hebt bij vraag 2.1 of vraag 2.3 zowel ja als nee aangekruist.",
        "Bij vraag 2.1 of vraag 2.3 staan ja én nee.",
        _ONE_ANSWER,
    ),
    "F.121": Text(
        "Niet duidelijk welke papieren er zijn",
        "Je hebt niet bij beide vragen ja of nee gekozen.",
        "De invoerder heeft niet gezegd of er een corrigendum en een inlegvel zijn.",
        "Kijk welke papieren bij dit stembureau horen en geef ze samen terug aan de invoerder.",
        "Kijk welke papieren je hebt gekregen en kies bij elke vraag één antwoord.",
    ),
    "F.122": Text(
        "Het inlegvel ontbreekt",
        "Er is wel een corrigendum, maar volgens je invoer geen inlegvel.",
        "Bij een corrigendum hoort altijd een ingevuld inlegvel ‘Controles en correcties’.",
        "Zoek het inlegvel of laat het alsnog invullen. Geef daarna alle papieren terug aan de invoerder.",
        "Kijk of het inlegvel tussen de papieren zit. Zit het er niet bij? Zet dan het vinkje.",
    ),
    "F.131": Text(
        "Het inlegvel is niet volledig ingevuld",
        "Op het inlegvel mist de reden, of het antwoord op de vraag naar verbeterde aantallen.",
        "Op het inlegvel moet een reden zijn aangekruist én staan of er verbeterde aantallen zijn.",
        "Laat het inlegvel aanvullen en geef het terug aan de invoerder.",
    ),
    "F.132": Text(
        "Wel een corrigendum, geen verbeterde aantallen",
        "Volgens het inlegvel zijn er geen verbeterde aantallen, maar er is wel een corrigendum.",
        "Het inlegvel zegt dat er niets is verbeterd. Dan hoort er geen corrigendum te zijn.",
        "Zoek uit wat klopt. Haal het corrigendum weg, of laat het inlegvel verbeteren.",
    ),
    "F.133": Text(
        "Wel verbeterde aantallen, geen corrigendum",
        "Volgens het inlegvel zijn er verbeterde aantallen, maar er is geen corrigendum.",
        "Het inlegvel zegt dat er aantallen zijn verbeterd. Dan hoort er een corrigendum te zijn.",
        "Zoek uit wat klopt. Voeg het corrigendum toe, of laat het inlegvel verbeteren.",
    ),
    "F.134": Text(
        "Bij een vraag staan twee antwoorden",
        "Je hebt bij de vraag naar verbeterde aantallen zowel ja als nee aangekruist.",
        "Op het inlegvel staan ja én nee bij de vraag naar verbeterde aantallen.",
        _ONE_ANSWER,
    ),
    "F.135": Text(
        "Een verzoek kan er nog niet zijn",
        "Je hebt iets ingevuld bij het verzoek van het centraal stembureau.",
        "Dit is de eerste zitting. Het centraal stembureau kan dan nog niets hebben gevraagd.",
        "Laat het antwoord op het inlegvel doorhalen. Ga na of de vraag daarboven wel is ingevuld.",
    ),
    "F.201": Text(
        "De kiezers tellen niet op tot D",
        "Het totaal bij D is niet de som van de aantallen erboven.",
        "Het totaal toegelaten kiezers (D) is niet de som van de aantallen erboven.",
        "Tel zelf op bij {rubric}. Kijk ook of met de juiste D een verschil met H verdwijnt. Zo niet, dan moeten "
        "kiezers en stembiljetten opnieuw worden geteld tot de fout is gevonden.",
    ),
    "F.202": Text(
        "De lijsten tellen niet op tot E",
        "Het totaal bij E is niet de som van de lijsten.",
        "Het totaal stemmen op kandidaten (E) is niet de som van de lijsten.",
        "Tel zelf op bij {rubric}. Vergelijk elke lijst ook met de lijstpagina: daar kan de fout zitten.",
    ),
    "F.203": Text(
        "De stemmen tellen niet op tot H",
        "Het totaal bij H is niet de som van E, F en G.",
        "Het totaal uitgebrachte stemmen (H) is niet de som van E, F en G.",
        "Tel zelf op bij {rubric}. Kijk ook of met de juiste H een verschil met D verdwijnt.",
    ),
    "F.204": Text(
        "Het totaal bij E is leeg",
        "Bij de lijsten staan stemmen, maar bij E staat niets of een 0.",
        "Het totaal stemmen op kandidaten (E) is niet ingevuld, terwijl er stemmen op lijsten zijn.",
    ),
    "F.301": Text(
        "D en H zijn niet gelijk",
        "Je hebt aangekruist dat D en H gelijk zijn, maar dat zijn ze niet.",
        "Aangekruist is dat D en H gelijk zijn. De aantallen verschillen.",
        "Kijk bij {rubric} of het kruisje of een aantal fout is. Blijft er een verschil? Laat dat verklaren.",
    ),
    "F.302": Text(
        "H is niet groter dan D",
        "Je hebt aangekruist dat H groter is dan D, maar dat is niet zo.",
        "Aangekruist is dat H groter is dan D. Dat volgt niet uit de aantallen.",
    ),
    "F.303": Text(
        "H is niet kleiner dan D",
        "Je hebt aangekruist dat H kleiner is dan D, maar dat is niet zo.",
        "Aangekruist is dat H kleiner is dan D. Dat volgt niet uit de aantallen.",
    ),
    "F.304": Text(
        "Kruis precies één hokje aan",
        "Bij de vergelijking van D en H is geen hokje of meer dan één hokje aangekruist.",
        "Bij de vergelijking van D en H hoort precies één kruisje te staan.",
    ),
    "F.305": Text(
        "Er is geen verschil, maar wel een aantal",
        "D en H zijn gelijk. Toch staat er iets bij I of J.",
        "D en H zijn gelijk. Dan horen I en J leeg te zijn.",
        "Kijk bij {rubric} of D en H kloppen. Kloppen ze? Dan moet het aantal bij I of J worden doorgehaald.",
    ),
    "F.306": Text(
        "I is niet het verschil tussen H en D",
        "Het aantal bij I is niet H min D.",
        "H is groter dan D. Bij I hoort dan H min D te staan.",
    ),
    "F.307": Text(
        "Er zijn meer stembiljetten, maar J is ingevuld",
        "H is groter dan D. Toch staat er iets bij J.",
        "H is groter dan D, maar J is ingevuld. Misschien zijn I en J verwisseld.",
    ),
    "F.308": Text(
        "J is niet het verschil tussen D en H",
        "Het aantal bij J is niet D min H.",
        "H is kleiner dan D. Bij J hoort dan D min H te staan.",
    ),
    "F.309": Text(
        "Er zijn minder stembiljetten, maar I is ingevuld",
        "H is kleiner dan D. Toch staat er iets bij I.",
        "H is kleiner dan D, maar I is ingevuld. Misschien zijn I en J verwisseld.",
    ),
    "F.310": Text(
        "Is het verschil verklaard?",
        "D en H verschillen. Kies dan één antwoord op de vraag of alle verschillen zijn verklaard.",
        "D en H verschillen, maar er is niet precies één antwoord op de vraag of dat verklaard is.",
    ),
    "F.311": Text(
        "Onverklaard verschil zonder onderzoek",
        "Er is een onverklaard verschil. Op het inlegvel is dat niet als reden aangekruist.",
        "Bij een onverklaard verschil moet opnieuw zijn geteld. Het inlegvel zegt dat niet.",
        "Is er al opnieuw geteld? Laat dan het inlegvel aanvullen. Zo niet, laat opnieuw tellen en leg de uitkomst "
        "vast in een corrigendum (Na 14-1) met inlegvel.",
    ),
    "F.312": Text(
        "D, H, I en J passen niet bij elkaar",
        "H min I plus J is niet gelijk aan D.",
        "Het verschil tussen H en D is niet gelijk aan I min J.",
    ),
    "F.401": Text(
        "Het totaal van de lijst is leeg",
        "Er staan stemmen op deze lijst, maar het totaal is leeg of 0. Is het op het papier ook leeg? Zet dan het "
        "vinkje.",
        "Er zijn stemmen op deze lijst, maar het lijsttotaal is niet ingevuld.",
        "Kijk bij {rubric} op {page} of het totaal er staat, en of E bij deze lijst klopt. Tel zo nodig opnieuw, te "
        "beginnen met deze lijst.",
    ),
    "F.402": Text(
        "De kandidaten tellen niet op tot het lijsttotaal",
        "De stemmen van de kandidaten samen zijn niet het totaal van de lijst.",
        "De stemmen van de kandidaten op {page} zijn samen niet het lijsttotaal.",
        "Tel de kandidaten bij {rubric} op. Tel zo nodig de stembiljetten van deze lijst opnieuw.",
    ),
    "F.403": Text(
        "Het lijsttotaal is niet gelijk aan E bij deze lijst",
        "Het totaal op deze pagina is anders dan het aantal bij E voor dezelfde lijst.",
        "Het totaal op {page} is anders dan het aantal bij E voor die lijst.",
        "Vergelijk het totaal bij {rubric} met E op het papier en zoek uit welk van de twee klopt.",
    ),
    "W.001": Text(
        "Je invoer is anders dan de eerste invoer",
        "In de gemarkeerde velden staat iets anders dan de eerste invoerder heeft ingevuld.",
        "De twee invoeren zijn niet gelijk in de gemarkeerde velden.",
        "Kijk op het papier welke invoer klopt en kies daarna welke blijft.",
        "Lees die velden nog eens op het papier. Staat het er zo? Zet dan het vinkje.",
    ),
    "W.002": Text(
        "Vul de leeggemaakte velden in",
        "De coördinator heeft de gemarkeerde velden leeggemaakt.",
        "De gemarkeerde velden moeten opnieuw worden ingevuld.",
        "Wacht tot de invoerder klaar is.",
        "Lees ze opnieuw op het papier en vul ze in. Staat er op het papier niets? Vul dan 0 in.",
    ),
    "W.201": Text(
        "Veel blanco stemmen",
        "3% of meer van alle stemmen is blanco.",
        "3% of meer van alle stemmen is blanco. Dat is opvallend.",
        "Laat de blanco stemmen opnieuw tellen of zoek de verklaring. " + _EXPLAIN,
    ),
    "W.202": Text(
        "Veel ongeldige stemmen",
        "3% of meer van alle stemmen is ongeldig.",
        "3% of meer van alle stemmen is ongeldig. Dat is opvallend.",
        "Laat de ongeldige stemmen opnieuw beoordelen of zoek de verklaring. " + _EXPLAIN,
    ),
    "W.203": Text(
        "Groot verschil tussen kiezers en stemmen",
        "D en H verschillen 15 of meer, of 2% of meer van H.",
        "D en H verschillen 15 of meer, of 2% of meer van H.",
        "Laat dit stembureau opnieuw tellen, tenzij dat al is gebeurd met dezelfde uitkomst. " + _EXPLAIN,
    ),
    "W.204": Text(
        "Er zijn geen stemmen",
        "Bij H staat niets of een 0.",
        "Er zijn geen uitgebrachte stemmen ingevuld.",
        "Ga na of hier echt niemand heeft gestemd, of dat dit stembureau niet open is geweest. " + _EXPLAIN,
    ),
    "W.205": Text(
        "Het aantal kiesgerechtigden is leeg",
        "Bij kiesgerechtigden staat niets of een 0.",
        "Het aantal kiesgerechtigden is niet ingevuld.",
        "Kijk bij {rubric}. Staat het er niet? Neem het over uit het eerste verslag.",
    ),
    "W.206": Text(
        "Minder kiesgerechtigden dan stempassen",
        "Er zijn minder kiesgerechtigden dan stempassen.",
        "Het aantal kiesgerechtigden is kleiner dan het aantal stempassen. Dat kan haast niet.",
        "Kijk bij {rubric} welk van de twee fout is overgenomen. " + _EXPLAIN,
    ),
}
