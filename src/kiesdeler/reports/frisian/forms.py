"""Frisian: the papers per polling station."""

FORMS = {
    # titles
    "Proces-verbaal van een stembureau": "Proses-ferbaal fan in stimburo",
    "Proces-verbaal van een briefstembureau: het stemmen": "Proses-ferbaal fan in briefstimburo: it stimmen",
    "Proces-verbaal van een briefstembureau: het tellen": "Proses-ferbaal fan in briefstimburo: it tellen",
    "Telling van een stembureau": "Telling fan in stimburo",
    "Corrigendum bij het proces-verbaal van een stembureau": "Corrigendum by it proses-ferbaal fan in stimburo",
    "Corrigendum van een stembureau": "Corrigendum fan in stimburo",
    "Controles en correcties": "Kontrôles en korreksjes",
    "Onderzoek op verzoek van het centraal stembureau": "Undersyk op fersyk fan it sintraal stimburo",
    # title page
    "Gemeente": "Gemeente",
    "Openbaar lichaam": "Iepenbier lichem",
    "Briefstembureau": "Briefstimburo",
    "Nationaal briefstembureau": "Nasjonaal briefstimburo",
    "nummer": "nûmer",
    "Nummer": "Nûmer",
    "Adres": "Adres",
    "In te vullen door: {committee}": "Yn te foljen troch: {committee}",
    "Dit stembureau telt de stemmen per lijst en per kandidaat.": (
        "Dit stimburo telt de stimmen per list en per kandidaat."
    ),
    "Dit stembureau telt de stemmen per lijst. De stemmen per kandidaat worden later geteld.": (
        "Dit stimburo telt de stimmen per list. De stimmen per kandidaat wurde letter teld."
    ),
    "Schrijf met een pen die niet kan worden uitgegumd.": "Skriuw mei in pinne dy’t net útgomd wurde kin.",
    # report
    "Verslag van de zitting": "Ferslach fan de sitting",
    "Aanwezigheid": "Oanwêzigens",
    "Vul in wie er voor het stembureau waren, en van wanneer tot wanneer.": (
        "Folje yn wa’t der foar it stimburo wiene, en fan wannear oant wannear."
    ),
    "Tijdens het stemmen": "Under it stimmen",
    "Tijdens het tellen": "Under it tellen",
    "Waren er bezwaren van kiezers of bijzonderheden? Schrijf ze op, met de tijd en met het antwoord van het "
    "stembureau.": (
        "Wiene der beswieren fan kiezers of bysûnderheden? Skriuw se op, mei de tiid en mei it antwurd fan it stimburo."
    ),
    "Waren er bezwaren van aanwezigen of bijzonderheden? Schrijf ze op, met het antwoord van het stembureau. "
    "Schrijf hier ook wat u deed om een verschil te verklaren.": (
        "Wiene der beswieren fan oanwêzigen of bysûnderheden? Skriuw se op, mei it antwurd fan it stimburo. Skriuw "
        "hjir ek wat jo dien hawwe om in ferskil te ferklearjen."
    ),
    "Waren er bezwaren of bijzonderheden? Schrijf ze op, met de tijd en met het antwoord van het "
    "briefstembureau. Schrijf ook op welke enveloppen niet zijn toegelaten, en waarom.": (
        "Wiene der beswieren of bysûnderheden? Skriuw se op, mei de tiid en mei it antwurd fan it briefstimburo. "
        "Skriuw ek op hokker sluven net talitten binne, en wêrom."
    ),
    "Dit proces-verbaal gaat over de ontvangst en het openen van de retourenveloppen. Van het tellen is er een "
    "apart proces-verbaal (N 29-2).": (
        "Dit proses-ferbaal giet oer de ûntfangst en it iepenjen fan de retoersluven. Fan it tellen is der in apart "
        "proses-ferbaal (N 29-2)."
    ),
    # numbers
    "Telresultaten": "Telresultaten",
    "Verbeterde telresultaten": "Ferbettere telresultaten",
    "Toegelaten kiezers": "Talitten kiezers",
    "Uitgebrachte stemmen": "Utbrochte stimmen",
    "Verschillen tussen toegelaten kiezers en uitgebrachte stemmen": (
        "Ferskillen tusken talitten kiezers en útbrochte stimmen"
    ),
    "Schrijf één cijfer per vakje, het laatste cijfer rechts.": "Skriuw ien sifer yn elk fakje, it lêste rjochts.",
    "Tel de kiezers die zijn toegelaten tot de stemming.": "Tel de kiezers dy’t talitten binne ta de stimming.",
    "Een volmachtbewijs is een apart formulier, of een stempas waarvan de achterkant is ingevuld. Die stempas "
    "telt alleen mee bij B.": (
        "In folmachtbewiis is in apart formulier, of in stimpas dêr’t de efterkant fan ynfolle is. Dy stimpas telt "
        "allinnich mei by B."
    ),
    "Veld C (kiezerspassen) komt bij deze verkiezing niet voor.": (
        "Fjild C (kiezerspassen) komt by dizze ferkiezing net foar."
    ),
    "Neem de totalen per lijst over uit rubriek {rubric}.": "Nim de totalen per list oer út rubryk {rubric}.",
    "Neem E over uit rubriek {rubric}.": "Nim E oer út rubryk {rubric}.",
    "Vergelijk D en H": "Ferlykje D en H",
    "Kruis aan wat klopt. Kruis één vakje aan.": "Krús oan wat doocht. Krús ien fakje oan.",
    "Vul I alleen in als H groter is dan D, en J alleen als H kleiner is dan D.": (
        "Folje I allinnich yn as H grutter is as D, en J allinnich as H lytser is as D."
    ),
    "Verklaring": "Ferklearring",
    "Alleen invullen als D en H niet gelijk zijn.": "Allinnich ynfolje as D en H net gelyk binne.",
    "Is niet alles verklaard? Tel de toegelaten kiezers en de stembiljetten opnieuw. Blijft er een verschil? "
    "Kruis dan Nee aan.": (
        "Is net alles ferklearre? Tel de talitten kiezers en de stimbiljetten op ’e nij. Bliuwt der in ferskil? Krús "
        "dan Nee oan."
    ),
    "Waardoor komt het verschil? Schrijf bij elke verklaring hoe vaak die voorkomt.": (
        "Wêr komt it ferskil troch? Skriuw by elke ferklearring hoefaak’t dy foarkomt."
    ),
    # lists
    "Stemmen per lijst": "Stimmen per list",
    "Stemmen per lijst en per kandidaat": "Stimmen per list en per kandidaat",
    "Schrijf bij elke lijst het aantal stembiljetten met een stem op een kandidaat van die lijst.": (
        "Skriuw by elke list it tal stimbiljetten mei in stim op in kandidaat fan dy list."
    ),
    "Leg de stembiljetten per lijst op een stapel, en daarna per kandidaat.": (
        "Lis de stimbiljetten per list op in steapel, en dêrnei per kandidaat."
    ),
    "Tel de stembiljetten van elke kandidaat, en laat een ander ze nog een keer tellen.": (
        "Tel de stimbiljetten fan elke kandidaat, en lit in oar se noch ris telle."
    ),
    "Schrijf het aantal achter de naam van de kandidaat. Kreeg een kandidaat geen stemmen? Schrijf dan 0 of "
    "laat de vakjes leeg.": (
        "Skriuw it tal efter de namme fan de kandidaat. Krige in kandidaat gjin stimmen? Skriuw dan 0 of lit de "
        "fakjes leech."
    ),
    "Tel de kolommen op en schrijf het totaal van de lijst onderaan de pagina. Schrijf het totaal ook op als "
    "het 0 is.": (
        "Tel de kolommen op en skriuw it totaal fan de list ûnderoan de side. Skriuw it totaal ek op as it 0 is."
    ),
    "Neem het totaal van elke lijst over in rubriek {rubric}. Beide aantallen moeten gelijk zijn.": (
        "Nim it totaal fan elke list oer yn rubryk {rubric}. Beide tallen moatte gelyk wêze."
    ),
    "Een fout gemaakt? Streep het aantal door en schrijf het goede aantal ernaast, met een paraaf.": (
        "In flater makke? Streekje it tal troch en skriuw it goede tal derneist, mei in paraaf."
    ),
    "Schrijf bij elke kandidaat het aantal stemmen.": "Skriuw by elke kandidaat it tal stimmen.",
    "Nr.": "Nr.",
    "Kandidaat": "Kandidaat",
    "Stemmen": "Stimmen",
    "Kolom {number}": "Kolom {number}",
    "kolom 1 tot en met {last}": "kolom 1 oant en mei {last}",
    "Neem dit totaal over bij {letter} in rubriek {rubric}.": "Nim dit totaal oer by {letter} yn rubryk {rubric}.",
    "(vervolg)": "(ferfolch)",
    "Deze lijst gaat verder op de volgende pagina. Daar staat ook het totaal.": (
        "Dizze list giet fierder op de folgjende side. Dêr stiet ek it totaal."
    ),
    # annex 1 of Na 31-2
    "Alleen bij extra onderzoek": "Allinnich by ekstra ûndersyk",
    "Was er geen extra onderzoek? Laat beide vragen dan leeg. Beantwoord anders beide vragen.": (
        "Wie der gjin ekstra ûndersyk? Lit beide fragen dan leech. Beäntwurdzje oars beide fragen."
    ),
    "Verschillen met de telling van het stembureau": "Ferskillen mei de telling fan it stimburo",
    "Nee? Stel dan opnieuw vast hoeveel kiezers zijn toegelaten, en vul die aantallen in bij {rubric}. Ja? Neem "
    "de aantallen van het stembureau over.": (
        "Nee? Stel dan op ’e nij fêst hoefolle kiezers talitten binne, en folje dy tallen yn by {rubric}. Ja? Nim de "
        "tallen fan it stimburo oer."
    ),
    "Ja? Schrijf op bij welke lijsten, met beide totalen.": "Ja? Skriuw op by hokker listen, mei beide totalen.",
    "Verklaringen van het stembureau": "Ferklearrings fan it stimburo",
    "Schrijf op hoe het stembureau het verschil verklaart, en wat u zelf vond.": (
        "Skriuw op hoe’t it stimburo it ferskil ferklearret, en wat jo sels fûn hawwe."
    ),
    "Lijst": "List",
    "Totaal van het stembureau": "Totaal fan it stimburo",
    "Nu geteld": "No teld",
    "Verschil": "Ferskil",
    # corrigenda
    "Vul dit in als in de eerste zitting een fout wordt gevonden in het proces-verbaal van een stembureau (N 10-1).": (
        "Folje dit yn as yn de earste sitting in flater fûn wurdt yn it proses-ferbaal fan in stimburo (N 10-1)."
    ),
    "Vul deel 2 helemaal in: die aantallen komen in plaats van die in het proces-verbaal.": (
        "Folje diel 2 hielendal yn: dy tallen komme yn it plak fan dy yn it proses-ferbaal."
    ),
    "Wat is er onderzocht": "Wat is der ûndersocht",
    "Aantallen kiezers en stemmen": "Tallen kiezers en stimmen",
    "Neem de aantallen over uit het proces-verbaal, en schrijf ernaast wat nu is vastgesteld.": (
        "Nim de tallen oer út it proses-ferbaal, en skriuw derneist wat no fêststeld is."
    ),
    "Nu vastgesteld": "No fêststeld",
    "Hertelling": "Wertelling",
    "Wat is opnieuw geteld? Kruis aan en vul in.": "Wat is op ’e nij teld? Krús oan en folje yn.",
    "de toegelaten kiezers": "de talitten kiezers",
    "alle stembiljetten": "alle stimbiljetten",
    "de stembiljetten van deze lijsten:": "de stimbiljetten fan dizze listen:",
    "Waarom, en wat kwam eruit?": "Wêrom, en wat kaam derút?",
    "Lijsten met verschillen": "Listen mei ferskillen",
    "Aanleiding en uitkomst van het onderzoek": "Oanlieding en útkomst fan it ûndersyk",
    "De aantallen van de vorige zitting staan op dit formulier. Schrijf ernaast wat anders is geworden. Kruis "
    "wat moet worden aangekruist opnieuw aan.": (
        "De tallen fan de foarige sitting steane op dit formulier. Skriuw derneist wat oars wurden is. Krús wat "
        "oankrúst wurde moat op ’e nij oan."
    ),
    "Zijn de aantallen dezelfde gebleven? Kruis dan Nee aan en laat deel {part} leeg.": (
        "Binne de tallen itselde bleaun? Krús dan Nee oan en lit diel {part} leech."
    ),
    "Vorige zitting": "Foarige sitting",
    "Verbeterd": "Ferbettere",
    "Verbeterd aantal": "Ferbettere tal",
    "Vul alleen in wat anders is geworden. Wat u leeg laat, blijft zoals het was.": (
        "Folje allinnich yn wat oars wurden is. Wat jo leech litte, bliuwt sa’t it wie."
    ),
    "Tel opnieuw wat in de opdracht staat.": "Tel op ’e nij wat yn de opdracht stiet.",
    "Is het aantal van een kandidaat anders dan in de vorige zitting? Schrijf dan het nieuwe aantal in de "
    "vakjes. Laat ze anders leeg.": (
        "Is it tal fan in kandidaat oars as yn de foarige sitting? Skriuw dan it nije tal yn de fakjes. Lit se oars "
        "leech."
    ),
    "Is er op een lijst iets veranderd? Schrijf dan ook het nieuwe totaal onderaan de pagina.": (
        "Is der op in list wat feroare? Skriuw dan ek it nije totaal ûnderoan de side."
    ),
    "Neem een nieuw totaal over in rubriek {rubric}. Beide aantallen moeten gelijk zijn.": (
        "Nim in nij totaal oer yn rubryk {rubric}. Beide tallen moatte gelyk wêze."
    ),
    # insert sheets
    "Voeg dit blad bij het proces-verbaal (N 10-1) als dit stembureau is onderzocht. Zijn er verbeterde "
    "aantallen? Dan hoort er ook een corrigendum (Na 14-1) bij.": (
        "Foegje dit blêd by it proses-ferbaal (N 10-1) as dit stimburo ûndersocht is. Binne der ferbettere tallen? "
        "Dan heart der ek in corrigendum (Na 14-1) by."
    ),
    "Onderzoek uit eigen beweging": "Undersyk út eigen beweging",
    "Kruis aan waarom dit stembureau is onderzocht, en of de aantallen daardoor zijn verbeterd.": (
        "Krús oan wêrom’t dit stimburo ûndersocht is, en oft de tallen dêrtroch ferbettere binne."
    ),
    "Niet invullen in de eerste zitting.": "Net ynfolje yn de earste sitting.",
    "Toelichting": "Taljochting",
    "Voeg dit blad bij het proces-verbaal van de eerste zitting als het centraal stembureau om een nieuw "
    "onderzoek vroeg. Van de nieuwe zitting is er een apart proces-verbaal (P 2a).": (
        "Foegje dit blêd by it proses-ferbaal fan de earste sitting as it sintraal stimburo om in nij ûndersyk "
        "frege. Fan de nije sitting is der in apart proses-ferbaal (P 2a)."
    ),
    "Ja? Dan hoort er een corrigendum (Na 14-2) bij.": "Ja? Dan heart der in corrigendum (Na 14-2) by.",
    "Onderzochte stembureaus": "Undersochte stimburo’s",
    "Verbeterd: ja of nee": "Ferbettere: ja of nee",
    # signatures
    "Ondertekening": "Undertekening",
    "Met hun handtekening verklaren de voorzitter en de leden dat dit stuk juist en volledig is ingevuld.": (
        "Mei harren hantekening ferklearje de foarsitter en de leden dat dit stik goed en folslein ynfolle is."
    ),
    "Voorzitter en twee leden": "Foarsitter en twa leden",
    "Andere leden die aanwezig zijn": "Oare leden dy’t oanwêzich binne",
}
