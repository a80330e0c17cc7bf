"""Why an act on a count is refused, in words for the person who tried."""

from __future__ import annotations

from dataclasses import dataclass

from kiesdeler.law.counting.states import Need, State, Who


@dataclass(frozen=True, slots=True)
class Refusal:
    """Nothing has changed; `message` is a Dutch sentence or two, `code` what it is about."""

    code: str
    message: str


START = {  # a typist picks a unit
    State.FIRST_ENTRY: "Iemand anders is hier al mee bezig. Kies een ander nummer.",
    State.FIRST_HAS_ERRORS: "In de eerste invoer staan fouten. De coördinator moet die eerst oplossen.",
    State.SECOND_ENTRY: "Iemand anders is hier al mee bezig. Kies een ander nummer.",
    State.DIFFERENT: "De twee invoeren verschillen. De coördinator moet dat eerst oplossen.",
    State.FIRST_CORRECTION: "Een invoerder verbetert deze telling. Kies een ander nummer.",
    State.SECOND_CORRECTION: "Een invoerder verbetert deze telling. Kies een ander nummer.",
    State.DEFINITIVE: "Deze telling is klaar. Kies een ander nummer.",
}
NOT_NOW = Refusal("state", "Dat kan nu niet meer: de telling is intussen veranderd. Ververs de pagina.")
PAUSED = Refusal("session", "De invoer ligt stil. Wacht tot de coördinator verdergaat.")
INVALID = "value"

WHO = {
    Who.ANY_TYPIST: "Alleen een invoerder kan dit doen.",
    Who.OTHER_TYPIST: "De tweede invoer doet een andere invoerder dan de eerste.",
    Who.FIRST_TYPIST: "Alleen de invoerder van de eerste invoer kan hiermee verder.",
    Who.SECOND_TYPIST: "Alleen de invoerder van de tweede invoer kan hiermee verder.",
    Who.COORDINATOR: "Alleen de coördinator kan dit doen.",
}
NEEDS = {
    Need.ACCEPTED: "Er is nog een melding die je niet hebt bevestigd. Kijk bij de pagina’s met een teken.",
    Need.REFILLED: "Nog niet alle leeggemaakte velden zijn ingevuld. Vul ze in vanaf het papier.",
    Need.ONLY_EMPTIED: "Je kunt alleen de leeggemaakte velden invullen.",
    Need.CENTRAL: "Dit stembureau krijgt geen tellingen uit een bestand.",
    Need.TYPED: "De eerste invoer komt uit een bestand. Die kun je alleen vervangen.",
    Need.FROM_FILE: "De eerste invoer is met de hand gedaan. Een bestand kan die niet vervangen.",
    Need.FIRST_RIGHT: "In de eerste invoer staan fouten. Laat alles opnieuw invoeren.",
    Need.SECOND_RIGHT: "In de tweede invoer staan fouten. Laat alles opnieuw invoeren.",
    Need.REASON: "Schrijf op waarom.",
}
