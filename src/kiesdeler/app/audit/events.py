"""Every event of the log, declared once: its id, the sentence in Dutch, and how serious it is.

A sentence names its details in braces; code, viewer, manual page and tests come from this list.
"""

from __future__ import annotations

import enum
import string
from dataclasses import dataclass


class Severity(enum.StrEnum):
    """How serious an event is."""

    INFORMATION = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Event:
    """A kind of act. `fields` are the details it is recorded with."""

    id: str
    sentence: str
    severity: Severity = Severity.INFORMATION

    @property
    def fields(self) -> frozenset[str]:
        """The names of the details, from the sentence."""
        return frozenset(name for _, name, _, _ in string.Formatter().parse(self.sentence) if name)


_I, _S, _W, _E = Severity.INFORMATION, Severity.SUCCESS, Severity.WARNING, Severity.ERROR

_EVENTS = (
    # accounts
    Event("user.first_made", "De eerste beheerder is aangemaakt", _S),
    Event("user.made", "Gebruiker {username} aangemaakt als {roles}"),
    Event("user.changed", "Gebruiker {username} gewijzigd: {changes}"),
    Event("user.password_reset", "Nieuw eenmalig wachtwoord gemaakt voor {username}", _W),
    Event("user.removed", "Gebruiker {username} verwijderd", _W),
    Event("user.deactivated", "Gebruiker {username} op non-actief gezet", _W),
    Event("user.activated", "Gebruiker {username} weer actief", _W),
    Event("user.generated", "{number} invoerders zonder naam aangemaakt"),
    Event("user.imported", "{number} gebruikers geïmporteerd uit {file}"),
    Event("login.done", "Ingelogd", _S),
    Event("login.failed", "Inloggen mislukt voor {username}: {reason}", _W),
    Event("login.on_server", "Een invoerder is ingelogd op de server zelf", _W),
    Event("login.locked", "Inloggen voor {username} is tijdelijk geblokkeerd", _W),
    Event("login.replaced", "Een eerdere sessie van dezelfde gebruiker is beëindigd"),
    Event("login.ended", "Uitgelogd"),
    Event("login.expired", "Uitgelogd na een tijd zonder activiteit"),
    Event("password.changed", "Eigen wachtwoord gewijzigd", _S),
    Event("policy.changed", "Tweede factor is nu verplicht voor: {changes}", _W),
    Event("start.refused", "Startcode voor de eerste beheerder was fout", _W),
    Event("factor.added", "Tweede factor ingesteld", _S),
    Event("factor.removed", "Tweede factor van {username} verwijderd", _W),
    Event("factor.failed", "Code van de tweede factor was fout", _W),
    Event("access.refused", "Geen toegang tot {path}", _W),
    # the log itself
    Event("log.checked", "Logboek gecontroleerd: {outcome}"),
    Event("log.exported", "Logboek opgeslagen als bestand: {number} regels"),
    # elections
    Event("election.made", "Verkiezing {election} aangemaakt", _S),
    Event("committee.made", "{title} aangemaakt", _S),
    Event("committee.changed", "{title} gewijzigd: {changes}"),
    Event("file.refused", "Bestand {file} geweigerd: {reason}", _W),
    Event("file.imported", "Bestand {file} ({message}) geïmporteerd, hash {sha256}"),
    Event("hash.confirmed", "Hash van {file} bevestigd", _S),
    Event("hash.wrong", "Hash van {file} klopte niet met wat is overgetypt", _W),
    Event("unit.added", "Stembureau toegevoegd"),
    Event("unit.changed", "Stembureau gewijzigd: {changes}"),
    Event("unit.removed", "Stembureau verwijderd", _W),
    Event("unit.imported", "{number} stembureaus geïmporteerd uit {file}"),
    # sessions; the ids of the next two groups are those of the tables in law.counting
    Event("session.prepared", "Zitting klaar voor invoer"),
    Event("session.unprepared", "Zitting weer in voorbereiding"),
    Event("session.deleted", "Zitting verwijderd", _W),
    Event("session.started", "Invoer gestart", _S),
    Event("session.paused", "Invoer gepauzeerd", _W),
    Event("session.resumed", "Invoer hervat"),
    Event("session.completed", "Invoer afgerond; hash van de cijfers {digest}", _S),
    Event("session.reopened", "Invoer heropend; {withdrawn} documenten ingetrokken", _W),
    Event("session.next_opened", "Volgende zitting geopend"),
    Event("session.taken_over", "Eerdere zitting overgenomen uit {file}, hash {sha256}: {number} stembureaus", _S),
    Event("session.take_over_undone", "Overgenomen zitting weer verwijderd: {file}", _W),
    Event("session.changed", "Gegevens van de zitting gewijzigd: {changes}"),
    Event("documents.made", "Documenten gemaakt: {names}", _S),
    Event("document.concept", "Conceptafdruk gemaakt: {name}"),
    Event("document.failed", "Document {name} kon niet worden gemaakt: {reason}", _E),
    Event("document.downloaded", "{name} gedownload"),
    Event("investigation.added", "Onderzoek toegevoegd"),
    Event("investigation.changed", "Onderzoek gewijzigd: {changes}"),
    Event("investigation.removed", "Onderzoek verwijderd", _W),
    Event("investigation.emptied", "Gecorrigeerde invoer verwijderd: het onderzoek gaf geen andere uitkomst", _W),
    # counts
    Event("entry.first.started", "Eerste invoer begonnen"),
    Event("entry.second.started", "Tweede invoer begonnen"),
    Event("entry.imported", "Eerste invoer geïmporteerd uit een bestand"),
    Event("entry.replaced", "Eerste invoer vervangen door een ander bestand", _W),
    Event("entry.saved", "Pagina {section} opgeslagen"),
    Event("entry.paused", "Invoer onderbroken en bewaard"),
    Event("entry.resumed", "Verdergegaan met de invoer"),
    Event("entry.first.discarded", "Eerste invoer weggegooid", _W),
    Event("entry.second.discarded", "Tweede invoer weggegooid", _W),
    Event("entry.both.discarded", "Beide invoeren weggegooid", _W),
    Event("entry.first.finished", "Eerste invoer afgerond", _S),
    Event("entry.second.finished", "Tweede invoer afgerond", _S),
    Event("entry.first.withdrawn", "Eerste invoer van een ander ingetrokken", _W),
    Event("entry.second.withdrawn", "Tweede invoer van een ander ingetrokken", _W),
    Event("entry.first.returned", "Eerste invoer teruggegeven aan de invoerder"),
    Event("entry.first.kept", "Eerste invoer gekozen; de tweede moet opnieuw"),
    Event("entry.second.kept", "Tweede invoer gekozen; de andere moet opnieuw"),
    Event("entry.first.emptied", "Afwijkende velden van de eerste invoer leeggemaakt"),
    Event("entry.second.emptied", "Afwijkende velden van de tweede invoer leeggemaakt"),
    Event("entry.first.corrected", "Eerste invoer verbeterd", _S),
    Event("entry.second.corrected", "Tweede invoer verbeterd", _S),
    Event("practice.keys", "Geoefend met de toetsen"),
    Event("warning.explained", "Waarschuwing {code} toegelicht"),
    Event("warning.handled", "Waarschuwing {code} afgehandeld"),
    Event("count.deleted", "Definitieve telling verwijderd", _W),
    # operations
    Event("program.started", "Programma gestart, versie {version}"),
    Event("program.altered", "{number} bestanden van het programma zijn anders dan bij de installatie: {files}", _E),
    Event("airgap.off", "De controle op internetverbindingen staat uit", _W),
    Event("airgap.connected", "Internetverbinding gevonden op {place} ({target}); de invoer is geblokkeerd", _E),
    Event("airgap.clear", "Geen internetverbinding meer; de invoer kan verder", _S),
    Event("backup.made", "Back-up {file} gemaakt", _S),
    Event("backup.failed", "Back-up mislukt: {reason}", _E),
    Event("backup.changed", "Instellingen van de back-up gewijzigd: {changes}", _W),
    Event("backup.restored", "Back-up {file} teruggezet, SHA-256 {sha256}", _W),
    Event("practice.filled", "Oefenverkiezing klaargezet"),
)
EVENTS = {event.id: event for event in _EVENTS}
