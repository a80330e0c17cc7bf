"""Frisian: the reports of a committee's session and their annexes."""

SESSIONS = {
    # titles
    "Verslag en telresultaten, decentrale stemopneming": "Ferslach en telresultaten, desintrale stimopnimming",
    "Verslag en telresultaten, centrale stemopneming": "Ferslach en telresultaten, sintrale stimopnimming",
    "Verslag en telresultaten van het nationaal briefstembureau": (
        "Ferslach en telresultaten fan it nasjonaal briefstimburo"
    ),
    "Telresultaten per stembureau": "Telresultaten per stimburo",
    "Bezwaren op de stembureaus": "Beswieren op de stimburo’s",
    "Corrigendum van de telresultaten": "Corrigendum fan de telresultaten",
    "Verbeterde telresultaten van een stembureau": "Ferbettere telresultaten fan in stimburo",
    "Verslag van een nieuwe zitting": "Ferslach fan in nije sitting",
    # the session
    "Begin van de zitting": "Begjin fan de sitting",
    "{time} uur": "{time} oere",
    "Vul in wie namens het stembureau aanwezig is, en van wanneer tot wanneer.": (
        "Folje yn wa’t út namme fan it stimburo oanwêzich is, en fan wannear oant wannear."
    ),
    "Tijdens de zitting": "Under de sitting",
    "Bezwaren": "Beswieren",
    "Waren er bezwaren van aanwezigen? Schrijf ze op, met het antwoord van het stembureau.": (
        "Wiene der beswieren fan oanwêzigen? Skriuw se op, mei it antwurd fan it stimburo."
    ),
    "Bijzonderheden": "Bysûnderheden",
    "Waren er bijzonderheden? Schrijf ze op.": "Wiene der bysûnderheden? Skriuw se op.",
    "Met hun handtekening verklaren de voorzitter en de leden dat dit verslag juist en volledig is.": (
        "Mei harren hantekening ferklearje de foarsitter en de leden dat dit ferslach krekt en folslein is."
    ),
    "Andere aanwezige leden": "Oare oanwêzige leden",
    # stations
    "Getelde stembureaus": "Telde stimburo’s",
    "Getelde briefstembureaus": "Telde briefstimburo’s",
    "Overzicht en onderzoeken": "Oersjoch en ûndersiken",
    "Er is nog niets geteld.": "Der is noch neat teld.",
    "Aantal:": "Tal:",
    "Onderzoek": "Undersyk",
    "onderzocht om een onverklaard verschil": "ûndersocht om in net ferklearre ferskil",
    "onderzocht om een andere reden": "ûndersocht om in oare reden",
    "aantallen verbeterd": "tallen ferbettere",
    "stembiljetten (deels) opnieuw geteld": "stimbiljetten (foar in part) op ’e nij teld",
    "Is er iets toe te lichten? Schrijf het op.": "Is der wat ta te ljochtsjen? Skriuw it op.",
    "Schrijf per stembureau op waarom het is onderzocht, wat de bevindingen zijn en of er verbeterde aantallen zijn.": (
        "Skriuw per stimburo op wêrom’t it ûndersocht is, wat de befiningen binne en oft der ferbettere tallen binne."
    ),
    "Verbeterde stembureaus": "Ferbettere stimburo’s",
    "Er is nog geen stembureau verbeterd.": "Der is noch gjin stimburo ferbettere.",
    # numbers
    "Staat niet in het bestand met de telling.": "Stiet net yn it bestân mei de telling.",
    "Aantal kiesgerechtigden:": "Tal kiesgerjochtigden:",
    "Stembureaus met een verschil": "Stimburo’s mei in ferskil",
    "Briefstembureaus met een verschil": "Briefstimburo’s mei in ferskil",
    "Verbeterde stembureaus met een verschil": "Ferbettere stimburo’s mei in ferskil",
    "Er zijn geen verschillen.": "Der binne gjin ferskillen.",
    "Toegelaten (D)": "Talitten (D)",
    "Uitgebracht (H)": "Utbrocht (H)",
    "Meer (I)": "Mear (I)",
    "Minder (J)": "Minder (J)",
    "Verklaard": "Ferklearre",
    "Verschillen samen": "Ferskillen mei-inoar",
    "Uitkomst van het controleprotocol": "Utkomst fan it kontrôleprotokol",
    "Kruis aan en vul in.": "Krús oan en folje yn.",
    "Er zijn geen verschillen gevonden.": "Der binne gjin ferskillen fûn.",
    "Er zijn verschillen gevonden. De Kiesraad is gebeld. De uitkomst daarvan is:": (
        "Der binne ferskillen fûn. De Kiesraad is skille. De útkomst dêrfan is:"
    ),
    "Dit corrigendum verbetert het proces-verbaal van een eerdere zitting. Een verbeterd aantal staat er alleen waar "
    "iets anders is geworden.": (
        "Dit corrigendum ferbetteret it proses-ferbaal fan in eardere sitting. In ferbettere tal stiet der allinnich "
        "dêr’t wat oars wurden is."
    ),
    "Lijsten waarop niets is veranderd: {lists}.": "Listen dêr’t neat op feroare is: {lists}.",
    # annexes
    "Bijlage 1": "Taheakke 1",
    "Bijlage 1 Telresultaten per stembureau": "Taheakke 1 Telresultaten per stimburo",
    "Van elk stembureau volgt een blad met wat het stembureau in de centrale stemopneming heeft geteld. Elk blad heeft "
    "eigen paginanummers.": (
        "Fan elk stimburo folget in blêd mei wat it stimburo yn de sintrale stimopnimming teld hat. Elk blêd hat eigen "
        "sidenûmers."
    ),
    "De stemmen staan per lijst in regels van tien of vijf kandidaten: eerst de nummers van de kandidaten, dan hun "
    "aantallen in dezelfde volgorde. De namen staan in 2.6.": (
        "De stimmen steane per list yn rigels fan tsien of fiif kandidaten: earst de nûmers fan de kandidaten, dan har "
        "tallen yn deselde folchoarder. De nammen steane yn 2.6."
    ),
    "Bijlage 2, met de bezwaren van de stembureaus, staat achter het laatste blad.": (
        "Taheakke 2, mei de beswieren fan de stimburo’s, stiet efter it lêste blêd."
    ),
    "Extra onderzoek": "Ekstra ûndersyk",
    "niet beantwoord": "net beäntwurde",
    "Ja en nee": "Ja en nee",
    "Bijlage 2 Bezwaren op de stembureaus": "Taheakke 2 Beswieren op de stimburo’s",
    "Schrijf over wat kiezers en andere aanwezigen op de stembureaus als bezwaar hebben gemeld, met het antwoord van "
    "het stembureau. Waren er geen bezwaren? Schrijf dan: geen.": (
        "Skriuw oer wat kiezers en oare oanwêzigen op de stimburo’s as beswier meld hawwe, mei it antwurd fan it "
        "stimburo. Wiene der gjin beswieren? Skriuw dan: gjin."
    ),
    "Bezwaar": "Beswier",
    "Antwoord van het stembureau": "Antwurd fan it stimburo",
}
