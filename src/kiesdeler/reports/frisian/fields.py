"""Frisian: the fields that law.counting declares."""

FIELDS = {
    "Kiesgerechtigden": "Kiesgerjochtigden",
    "Stempassen": "Stimpassen",
    "Volmachtbewijzen": "Folmachtbewizen",
    "Kiezerspassen": "Kiezerspassen",
    "Totaal toegelaten kiezers": "Totaal talitten kiezers",
    "Totaal {list}": "Totaal {list}",
    "Totaal lijst {number}": "Totaal list {number}",
    "Lijst {number} – {name}": "List {number} – {name}",
    "Lijst {number} (zonder naam)": "List {number} (sûnder namme)",
    "Kandidaat {number}": "Kandidaat {number}",
    "Totaal stemmen op kandidaten": "Totaal stimmen op kandidaten",
    "Blanco stemmen": "Blanko stimmen",
    "Ongeldige stemmen": "Unjildige stimmen",
    "Totaal uitgebrachte stemmen": "Totaal útbrochte stimmen",
    "D en H zijn gelijk": "D en H binne gelyk",
    "H is groter dan D: er zijn meer stembiljetten dan kiezers": (
        "H is grutter as D: der binne mear stimbiljetten as kiezers"
    ),
    "H is kleiner dan D: er zijn minder stembiljetten dan kiezers": (
        "H is lytser as D: der binne minder stimbiljetten as kiezers"
    ),
    "Aantal méér getelde stembiljetten": "Tal mear telde stimbiljetten",
    "Aantal minder getelde stembiljetten": "Tal minder telde stimbiljetten",
    "Zijn alle verschillen tussen D en H verklaard?": "Binne alle ferskillen tusken D en H ferklearre?",
    "Zonder verklaring": "Sûnder ferklearring",
    "Met een andere verklaring": "Mei in oare ferklearring",
    "Stembiljet kwijtgeraakt": "Stimbiljet kwytrekke",
    "Meer dan één stembiljet in de envelop": "Mear as ien stimbiljet yn de slúf",
    "Geen stembiljet in de envelop": "Gjin stimbiljet yn de slúf",
    "Is er extra onderzoek gedaan om een andere reden dan een onverklaard verschil?": (
        "Is der ekstra ûndersyk dien om in oare reden as in net ferklearre ferskil?"
    ),
    "Zijn de stembiljetten door dat onderzoek (deels) opnieuw geteld?": (
        "Binne de stimbiljetten troch dat ûndersyk (foar in part) op ’e nij teld?"
    ),
    "2.1 Is het verschil tussen toegelaten kiezers en getelde stemmen volledig verklaard?": (
        "2.1 Is it ferskil tusken talitten kiezers en telde stimmen alhiel ferklearre?"
    ),
    "2.3 Verschilt een totaal per lijst van dat van het stembureau?": (
        "2.3 Is in totaal fan in list oars as dat fan it stimburo?"
    ),
    "Is er een corrigendum (Na 14-1)?": "Is der in corrigendum (Na 14-1)?",
    "Is er een inlegvel ‘Controles en correcties’?": "Is der in ynlisblêd ‘Kontrôles en korreksjes’?",
    "Uit eigen beweging: vanwege een onverklaard verschil": "Ut eigen beweging: fanwegen in net ferklearre ferskil",
    "Uit eigen beweging: vanwege een andere (mogelijke) fout": (
        "Ut eigen beweging: fanwegen in oare (mooglike) flater"
    ),
    "Uit eigen beweging: zijn er verbeterde aantallen?": "Ut eigen beweging: binne der ferbettere tallen?",
    "Op verzoek van het centraal stembureau: zijn er verbeterde aantallen?": (
        "Op fersyk fan it sintraal stimburo: binne der ferbettere tallen?"
    ),
    "Aanleiding en opdracht": "Oanlieding en opdracht",
    "Bevindingen": "Befiningen",
    "Is er een verbeterde uitkomst?": "Is der in ferbettere útkomst?",
}
