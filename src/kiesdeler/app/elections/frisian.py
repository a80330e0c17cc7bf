"""Where forms and reports are made in Frisian as well: the municipalities of Friesland, by their CBS code."""

from __future__ import annotations

# Source: CBS, Gemeentelijke indeling (the eighteen municipalities since 1 January 2019).
FRISIAN = frozenset(
    {
        "0059",  # Achtkarspelen
        "0060",  # Ameland
        "1891",  # Dantumadiel
        "1940",  # De Fryske Marren
        "0072",  # Harlingen
        "0074",  # Heerenveen
        "0080",  # Leeuwarden
        "1970",  # Noardeast-Fryslân
        "0085",  # Ooststellingwerf
        "0086",  # Opsterland
        "0088",  # Schiermonnikoog
        "0090",  # Smallingerland
        "1900",  # Súdwest-Fryslân
        "0093",  # Terschelling
        "0737",  # Tytsjerksteradiel
        "0096",  # Vlieland
        "1949",  # Waadhoeke
        "0098",  # Weststellingwerf
    }
)
