"""Ways to break a small valid file: one mutation each, with the spot where the reader must point.

In `new` the sign « stands before the tag (or text) that is wrong.  `above` names a start tag before it that may be
pointed at as well: what is missing can be told at the element it is missing from.  `says` is what the message must
name: what was found, what was expected.
"""

from __future__ import annotations

from dataclasses import dataclass

MARK = "«"


@dataclass(frozen=True)
class Breakage:
    base: str  # the file that is broken
    name: str
    old: str
    new: str
    says: tuple[str, ...] = ()
    nth: int = 1  # which occurrence of `old`; counted from 1
    above: tuple[str, ...] = ()
    anywhere: bool = False  # on that line: the column is the XML parser's own


def b(
    base: str, name: str, old: str, new: str, *says: str, nth: int = 1, above: str = "", loose: bool = False
) -> Breakage:
    """A row of the table; `above` separates its tags by |, nth=0 replaces every occurrence."""
    return Breakage(base, name, old, new, says, nth, tuple(filter(None, above.split("|"))), loose)


LIST_1 = """<AffiliationIdentifier Id="1">
                <RegisteredName>Dorp &amp; Dijk</RegisteredName>
              </AffiliationIdentifier>"""
CANDIDATE_1 = """<Selection>
              <Candidate>
                <CandidateIdentifier Id="1"></CandidateIdentifier>
              </Candidate>
              <ValidVotes>90</ValidVotes>
            </Selection>
"""
UNIT_1 = '<ReportingUnitIdentifier Id="7777::SB1">Stembureau De Brug (postcode: 1234 AB)</ReportingUnitIdentifier>'
DATE = "<kr:ElectionDate>2026-03-18</kr:ElectionDate>"
DEEP = "<a>" * 5_000
BOMB = """<!DOCTYPE EML [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
"""

MALFORMED = [
    b("510b", "tags that do not match", "</TotalVotes>", "«</TotalVote>", loose=True),
    b("510b", "an unclosed tag", "<TotalVotes>\n", "<TotalVotes\n«", loose=True),
    b("510b", "an attribute without quotes", 'Id="510b"', "«Id=510b", loose=True),
    b("510b", "the same attribute twice", 'SchemaVersion="5"', '«SchemaVersion="5" SchemaVersion="5"', loose=True),
    b("510b", "a bare ampersand", "Dorp &amp; Dijk", "«Dorp & Dijk", loose=True),
    b("510b", "a bare less-than", "De Brug", "«De < Brug", loose=True),
    b("510b", "an unknown entity", "De Brug", "«De&nbsp;Brug", loose=True),
    b("510b", "an undeclared prefix", "<Cast>900</Cast>", "«<xx:Cast>900</xx:Cast>", loose=True),
    b("510b", "two dashes in a comment", "<Cast>900", "«<!-- a -- b --><Cast>900", loose=True),
    b("510b", "a control character", "De Brug", "«De \x01Brug", loose=True),
    b("510b", "a reference to a control character", "De Brug", "«De &#1;Brug", loose=True),
    b("510b", "a reference to a surrogate", "De Brug", "«De &#xD800;Brug", loose=True),
    b("510b", "a NUL character", "De Brug", "«De \x00Brug", loose=True),
    b("510b", "text after the end", "</EML>\n", "</EML>\n«rest", loose=True),
    b("510b", "a second root", "</EML>\n", "</EML>\n«<EML></EML>", loose=True),
    b("510b", "CDATA closed without being opened", "De Brug", "«De ]]> Brug", loose=True),
    b("510b", "a space in front of the declaration", "<EML ", '« <?xml version="1.0"?><EML ', loose=True),
    b("510b", "XML version 2", "<EML ", '«<?xml version="2.0"?><EML ', loose=True),
]

UNSAFE = [
    b("510b", "a document type", "<EML ", "«<!DOCTYPE EML><EML ", "DOCTYPE", loose=True),
    b("510b", "an entity bomb", "<EML ", "«" + BOMB + "<EML ", "DOCTYPE", loose=True),
    b("510b", "a file as entity", "<EML ", '«<!DOCTYPE EML [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<EML ',
      "DOCTYPE", loose=True),
    b("510b", "a parameter entity", "<EML ", '«<!DOCTYPE EML [<!ENTITY % x SYSTEM "http://localhost/x"> %x;]>\n<EML ',
      "DOCTYPE", loose=True),
    b("510b", "an external subset", "<EML ", '«<!DOCTYPE EML SYSTEM "http://localhost/x.dtd">\n<EML ', "DOCTYPE",
      loose=True),
    b("510b", "five thousand levels", "<EventIdentifier>", "«<EventIdentifier>" + DEEP, loose=True),
    b("510b", "a tag of a million characters", "<Cast>900</Cast>", f"«<C{'a' * 1_000_000}>900</Cast>", loose=True),
]  # fmt: skip

ROOT = [
    b("510b", "another root", "EML", "Eml", "EML", nth=0, above="<Eml "),
    b("510b", "another namespace", 'xmlns="urn:oasis:names:tc:evs:schema:eml"', 'xmlns="urn:oasis"', "EML",
      above="<EML "),
    b("510b", "no namespace", ' xmlns="urn:oasis:names:tc:evs:schema:eml"', "", "EML", above="<EML "),
    b("510b", "another extension namespace", "http://www.kiesraad.nl/extensions", "http://www.kiesraad.nl/extension",
      "CreationDateTime", above="<EML |<kr:CreationDateTime|<kr:Schema"),
    b("510b", "an unknown message", 'Id="510b"', 'Id="511x"', "511x", above="<EML "),
    b("510b", "no message id", ' Id="510b"', "", "Id", above="<EML "),
    b("510b", "the id of another message", 'Id="510b"', 'Id="520"', "Result", above="<EML |<Count"),
    b("230b", "candidate lists that call themselves a definition", 'Id="230b"', 'Id="110a"', "ElectionEvent",
      above="<EML |<CandidateList|<ManagingAuthority"),
    b("510b", "another schema version", 'SchemaVersion="5"', 'SchemaVersion="4"', "4", above="<EML "),
    b("510b", "no schema version", ' SchemaVersion="5"', "", "SchemaVersion", above="<EML "),
]  # fmt: skip

STRUCTURE = [
    # missing
    b("510b", "no transaction", "<TransactionId>1</TransactionId>\n  <Man", "«<Man", "TransactionId", above="<EML "),
    b("510b", "no creation date", "<kr:CreationDateTime>2026-03-20T10:11:12.345</kr:CreationDateTime>\n  <ds", "«<ds",
      "kr:CreationDateTime", above="<EML |<kr:Schema|<Count>"),
    b("510b", "no authority id", ' Id="7777">Kiesdorp</Auth', ">Kiesdorp</Auth", "Id", above="<AuthorityIdentifier"),
    b("510b", "no total", "TotalVotes>", "Totaal>", "TotalVotes", nth=0, above="<Contest>|<Totaal>"),
    b("510b", "no election date", DATE + "\n", "", "kr:ElectionDate", above="<ElectionIdentifier"),
    b("510b", "no category", "<ElectionCategory>GR</ElectionCategory>\n", "«", "ElectionCategory",
      above="<ElectionIdentifier|<ElectionName>"),
    b("510b", "no contest", '<ContestIdentifier Id="geen"></ContestIdentifier>\n          <Tot', "«<Tot",
      "ContestIdentifier", above="<Contest>"),
    b("510b", "a unit without identifier", UNIT_1 + "\n            <Sel", "«<Sel", "ReportingUnitIdentifier",
      above="<ReportingUnitVotes>"),
    b("510b", "a unit without id", UNIT_1, "«<ReportingUnitIdentifier>x</ReportingUnitIdentifier>", "Id"),
    b("510b", "no number of valid votes", "<TotalCounted>275</TotalCounted>\n            <Rej", "«<Rej", "TotalCounted",
      above="<ReportingUnitVotes>"),
    b("510b", "no blank votes", '<RejectedVotes ReasonCode="blanco">4</RejectedVotes>\n            <Unc', "«<Unc",
      "blanco", nth=1, above="<TotalVotes>|<ReportingUnitVotes>|<RejectedVotes"),
    b("510b", "a candidate without votes", "<ValidVotes>90</ValidVotes>\n", "", "ValidVotes",
      above="<Selection>|</Candidate>"),
    b("510b", "a candidate without id or code", '<CandidateIdentifier Id="2">', "«<CandidateIdentifier>", "Id",
      above="<Selection>|<Candidate>"),
    b("510b", "a list without number", '<AffiliationIdentifier Id="2">', "«<AffiliationIdentifier>", "Id"),
    b("510b", "a list without name", "<RegisteredName>Ruimte</RegisteredName>", "«", "RegisteredName",
      above="<AffiliationIdentifier"),
    b("510b", "a selection of nothing", LIST_1, "«", "AffiliationIdentifier", above="<Selection>"),
    b("510b", "a reason that is not given", '<RejectedVotes ReasonCode="ongeldig">', "«<RejectedVotes>", "ReasonCode"),
    b("110a", "no number of seats", "<kr:NumberOfSeats>9</kr:NumberOfSeats>\n      <kr:P", "«<kr:P", "kr:NumberOfSeats",
      above="<Election>"),
    b("110a", "no threshold", "<kr:PreferenceThreshold>50</kr:PreferenceThreshold>\n      <kr:E", "«<kr:E",
      "kr:PreferenceThreshold", above="<Election>"),
    b("110a", "no name of the election", "<ElectionName>Gemeenteraad Kiesdorp 2026</ElectionName>\n        <El", "«<El",
      "ElectionName", above="<ElectionIdentifier"),
    b("110a", "no subcategory", "<kr:ElectionSubcategory>GR1</kr:ElectionSubcategory>\n", "«", "kr:ElectionSubcategory",
      above="<ElectionIdentifier|<kr:ElectionDomain"),
    b("110a", "a region without name", "<kr:RegionName>Kiesdorp</kr:RegionName>\n          <kr:C", "«<kr:C",
      "kr:RegionName", above="<kr:Region "),
    b("110a", "a region without kind", 'RegionCategory="GEMEENTE" ', "", "RegionCategory", above="<kr:Region "),
    b("110b", "no stations", "PollingPlace", "PollingPlek", "PollingPlace", nth=0, above="<Contest>|<PollingPlek"),
    b("110b", "a station without name", "<xal:LocalityName>De Brug</xal:LocalityName>\n                <xal", "«<xal",
      "xal:LocalityName", above="<Locality>"),
    b("110b", "a station without number", '<PollingStation Id="1">', "«<PollingStation>", "Id"),
    b("230b", "a person without last name", "<xnl:LastName>Jansen</xnl:LastName>\n", "«", "xnl:LastName",
      above="<xnl:PersonName>"),
    b("230b", "a candidate without number", '<CandidateIdentifier Id="2">', "«<CandidateIdentifier>", "Id"),
    b("230b", "a list without type", "<Type>op zichzelf staande lijst</Type>\n          <kr", "«<kr", "Type",
      above="<Affiliation>"),
    b("230b", "silent about publishing the gender", ' PublishGender="true"', "", "PublishGender", above="<kr:ListData"),
    b("520", "elected without ranking", "<Ranking>1</Ranking>\n          <El", "«<El", "Ranking", above="<Selection>"),
    b("520", "elected without place of residence", "QualifyingAddress>", "Adres>", "QualifyingAddress", nth=0,
      above="<Candidate>"),
    # repeated
    b("510b", "two totals", "</TotalVotes>\n", "</TotalVotes>\n«<TotalVotes></TotalVotes>", "TotalVotes"),
    b("510b", "two dates", DATE, DATE + "«" + DATE, "kr:ElectionDate"),
    b("510b", "two contests", "<ContestIdentifier",
      '<ContestIdentifier Id="geen"></ContestIdentifier>«<ContestIdentifier', "ContestIdentifier"),
    b("510b", "two elections", "</ElectionIdentifier>",
      "</ElectionIdentifier>«<ElectionIdentifier></ElectionIdentifier>", "ElectionIdentifier"),
    b("510b", "eligible voters twice", "<Cast>500</Cast>", "<Cast>500</Cast>«<Cast>500</Cast>", "Cast"),
    b("510b", "valid votes twice", "<TotalCounted>275</TotalCounted>",
      "<TotalCounted>275</TotalCounted>«<TotalCounted>275</TotalCounted>", "TotalCounted"),
    b("510b", "votes of a candidate twice", "<ValidVotes>90</ValidVotes>",
      "<ValidVotes>90</ValidVotes>«<ValidVotes>90</ValidVotes>", "ValidVotes"),
    b("510b", "invalid votes twice, blank ones never", '<RejectedVotes ReasonCode="blanco">4',
      '«<RejectedVotes ReasonCode="ongeldig">4', "ongeldig", above="<TotalVotes>|<RejectedVotes"),
    b("510b", "a reason twice", '<UncountedVotes ReasonCode="geldige kiezerspassen">',
      '«<UncountedVotes ReasonCode="geldige stempassen">', "geldige stempassen", above="<TotalVotes>|<UncountedVotes"),
    b("110a", "two trees", "</kr:ElectionTree>", "</kr:ElectionTree>«<kr:ElectionTree></kr:ElectionTree>",
      "kr:ElectionTree"),
    b("520", "elected twice", "<Elected>yes</Elected>", "<Elected>yes</Elected>«<Elected>yes</Elected>", "Elected"),
    # in another order, or not known
    b("510b", "votes before the candidate", "<Candidate>", "<ValidVotes>90</ValidVotes>«<Candidate>",
      above="<ValidVotes>90"),
    b("510b", "eligible voters after the valid votes", "<Cast>500</Cast>\n            <TotalCounted>275</TotalCounted>",
      "«<TotalCounted>275</TotalCounted><Cast>500</Cast>", "Cast", above="<Cast>500", loose=True),
    b("510b", "the transaction after the authority", "</ManagingAuthority>",
      "</ManagingAuthority>«<TransactionId>1</TransactionId>", "TransactionId"),
    b("510b", "units before the total", "<TotalVotes>", "«<ReportingUnitVotes></ReportingUnitVotes><TotalVotes>",
      "ReportingUnit"),
    b("510b", "name after category", "<ElectionCategory>GR</ElectionCategory>",
      "<ElectionCategory>GR</ElectionCategory>«<ElectionName>x</ElectionName>", "ElectionName"),
    b("510b", "an unknown element", "<Cast>500</Cast>", "<Cast>500</Cast>«<Opkomst>5</Opkomst>", "Opkomst"),
    b("510b", "an unknown extension", "<Cast>500</Cast>", "<Cast>500</Cast>«<kr:Opkomst>5</kr:Opkomst>", "Opkomst"),
    b("510b", "an element of another message", "<Cast>500</Cast>", "<Cast>500</Cast>«<Elected>yes</Elected>",
      "Elected"),
    b("510b", "an element within a number", "<Cast>500</Cast>", "«<Cast>5<b>00</b></Cast>", "b", loose=True),
    b("510b", "a known element in the wrong namespace", "<Cast>500</Cast>", "«<kr:Cast>500</kr:Cast>", "Cast"),
    b("510b", "an unknown attribute", "<Cast>500</Cast>", '«<Cast Soort="x">500</Cast>', "Soort"),
    b("510b", "text between elements", "<TotalVotes>", "«<TotalVotes>zomaar tekst", "zomaar tekst", loose=True),
]  # fmt: skip


VALUES = [
    b("510b", "negative votes", "<ValidVotes>90<", "«<ValidVotes>-90<", "-90"),
    b("510b", "huge votes", "<ValidVotes>90<", f"«<ValidVotes>{10**30}<", "1000000"),
    b("510b", "votes past 64 bits", "<ValidVotes>90<", f"«<ValidVotes>{2**64 + 90}<", "18446744073709551706"),
    b("510b", "votes of ten thousand digits", "<ValidVotes>90<", f"«<ValidVotes>{'9' * 10_000}<", "9999999"),
    b("510b", "Arabic digits", "<ValidVotes>90<", "«<ValidVotes>٩٠<", "٩٠"),
    b("510b", "full-width digits", "<ValidVotes>90<", "«<ValidVotes>９０<", "９０"),
    b("510b", "superscript digits", "<ValidVotes>90<", "«<ValidVotes>9²<", "9²"),
    b("510b", "decimal votes", "<ValidVotes>90<", "«<ValidVotes>90.0<", "90.0"),
    b("510b", "votes with an exponent", "<ValidVotes>90<", "«<ValidVotes>9e1<", "9e1"),
    b("510b", "hexadecimal votes", "<ValidVotes>90<", "«<ValidVotes>0x5A<", "0x5A"),
    b("510b", "votes with an underscore", "<ValidVotes>90<", "«<ValidVotes>9_0<", "9_0"),
    b("510b", "votes with a thousands separator", "<ValidVotes>90<", "«<ValidVotes>1.090<", "1.090"),
    b("510b", "votes in words", "<ValidVotes>90<", "«<ValidVotes>negentig<", "negentig"),
    b("510b", "votes with a space within", "<ValidVotes>90<", "«<ValidVotes>9 0<", "9 0"),
    b("510b", "empty votes", "<ValidVotes>90<", "«<ValidVotes><", "ValidVotes"),
    b("510b", "negative eligible voters", "<Cast>500<", "«<Cast>-500<", "-500"),
    b("510b", "empty number of valid votes", "<TotalCounted>275<", "«<TotalCounted><", "TotalCounted"),
    b("510b", "negative blank votes", '"blanco">4</RejectedVotes>\n            <Unc',
      '"blanco">-4</RejectedVotes>\n            <Unc', "-4", nth=1, above="<RejectedVotes"),
    b("510b", "an unknown rejection", '<RejectedVotes ReasonCode="blanco">4', '«<RejectedVotes ReasonCode="leeg">4',
      "leeg"),
    b("510b", "an unknown reason", '<UncountedVotes ReasonCode="geen verklaring">',
      '«<UncountedVotes ReasonCode="geen idee">', "geen idee"),
    b("510b", "a thirtieth of February", DATE, "«<kr:ElectionDate>2022-02-30</kr:ElectionDate>", "2022-02-30"),
    b("510b", "a Dutch date", DATE, "«<kr:ElectionDate>18-03-2026</kr:ElectionDate>", "18-03-2026"),
    b("510b", "an empty date", DATE, "«<kr:ElectionDate></kr:ElectionDate>", "kr:ElectionDate"),
    b("510b", "a date in other digits", DATE, "«<kr:ElectionDate>２０２６-03-18</kr:ElectionDate>", "２０２６"),
    b("510b", "a time that cannot be", "<kr:CreationDateTime>2026-03-20T10", "«<kr:CreationDateTime>2026-03-20T25",
      "T25"),
    b("510b", "another category", "<ElectionCategory>GR<", "«<ElectionCategory>XX<", "XX"),
    b("510b", "another subcategory", "<kr:ElectionSubcategory>GR1<", "«<kr:ElectionSubcategory>GR9<", "GR9"),
    b("510b", "an election id that is none", '<ElectionIdentifier Id="GR2026_Kiesdorp">',
      '«<ElectionIdentifier Id="verkiezing">', "verkiezing"),
    b("510b", "a contest that is none", '<ContestIdentifier Id="geen">', '«<ContestIdentifier Id="sommige">',
      "sommige"),
    b("510b", "a domain that is no number", '<kr:ElectionDomain Id="7777">', '«<kr:ElectionDomain Id="zeven">',
      "zeven"),
    b("510b", "an authority that is none", '<AuthorityIdentifier Id="7777">', '«<AuthorityIdentifier Id="de baas">',
      "de baas"),
    b("510b", "a unit id that is none", '<ReportingUnitIdentifier Id="7777::SB1">',
      '«<ReportingUnitIdentifier Id="SB één">', "SB één"),
    b("510b", "list zero", '<AffiliationIdentifier Id="2">', '«<AffiliationIdentifier Id="0">', "0"),
    b("510b", "list A", '<AffiliationIdentifier Id="2">', '«<AffiliationIdentifier Id="A">', "A"),
    b("510b", "candidate zero", '<CandidateIdentifier Id="2">', '«<CandidateIdentifier Id="0">', "0"),
    b("510b", "candidate minus one", '<CandidateIdentifier Id="2">', '«<CandidateIdentifier Id="-1">', "-1"),
    b("510b", "a phase that is none", '<kr:Phase PhaseCode="eerste zitting">', '«<kr:Phase PhaseCode="toegift">',
      "toegift"),
    b("510b", "a way of counting that is none", '<kr:CountingMethod MethodCode="decentrale stemopneming">',
      '«<kr:CountingMethod MethodCode="op goed geluk">', "op goed geluk"),
    b("110a", "zero seats", "<kr:NumberOfSeats>9<", "«<kr:NumberOfSeats>0<", "0"),
    b("110a", "negative seats", "<kr:NumberOfSeats>9<", "«<kr:NumberOfSeats>-9<", "-9"),
    b("110a", "half a seat", "<kr:NumberOfSeats>9<", "«<kr:NumberOfSeats>9,5<", "9,5"),
    b("110a", "a threshold in words", "<kr:PreferenceThreshold>50<", "«<kr:PreferenceThreshold>helft<", "helft"),
    b("110a", "another way of voting", "<VotingMethod>SPV<", "«<VotingMethod>FPP<", "FPP"),
    b("110a", "an unknown kind of region", '<kr:Region RegionCategory="GEMEENTE"', '«<kr:Region RegionCategory="DORP"',
      "DORP"),
    b("110a", "a region number past the limit", '<kr:Region RegionCategory="GEMEENTE" RegionNumber="7777"',
      '«<kr:Region RegionCategory="GEMEENTE" RegionNumber="77777"', "77777"),
    b("110a", "a committee that is none", '<kr:Committee CommitteeCategory="CSB"',
      '«<kr:Committee CommitteeCategory="BAAS"', "BAAS"),
    b("110a", "neither yes nor no", '<kr:Committee CommitteeCategory="HSB"',
      '«<kr:Committee CommitteeCategory="HSB" AcceptCentralSubmissions="ja"', "ja"),
    b("110b", "voters in words", '<PollingStation Id="1">500<', '«<PollingStation Id="1">veel<', "veel"),
    b("110b", "negative voters", '<PollingStation Id="1">500<', '«<PollingStation Id="1">-500<', "-500"),
    b("110b", "a station number that is none", '<PollingStation Id="1">', '«<PollingStation Id="1a">', "1a"),
    b("110b", "a channel that is none", '<PollingPlace Channel="polling">', '«<PollingPlace Channel="online">',
      "online"),
    b("110b", "a station number beyond all bounds", '<PollingStation Id="1">', f'«<PollingStation Id="{"7" * 5000}">',
      "cijfers"),
    b("110b", "stations of a district", '<ReportingUnitIdentifier Id="7777">', '«<ReportingUnitIdentifier Id="HSB1">',
      "HSB1", "vier cijfers"),
    b("510b", "a district number beyond all bounds", '<ContestIdentifier Id="geen">',
      f'«<ContestIdentifier Id="{"7" * 5000}">', "kieskring"),
    b("110b", "stations per district", '<ContestIdentifier Id="geen">', '«<ContestIdentifier Id="7">', "7"),
    b("230b", "a gender that is none", "<Gender>female<", "«<Gender>v<", "v"),
    b("230b", "a type that is none", "<Type>op zichzelf staande lijst<", "«<Type>losse lijst<", "losse lijst"),
    b("230b", "a language that is none", '<kr:ListData PublicationLanguage="nl"',
      '«<kr:ListData PublicationLanguage="de"', "de"),
    b("230b", "an empty last name", "<xnl:LastName>Jansen<", "«<xnl:LastName><", "xnl:LastName"),
    b("230b", "a code with a digit in front", '<CandidateIdentifier Id="1">',
      '«<CandidateIdentifier Id="1" ShortCode="1Jansen">', "1Jansen"),
    b("230b", "a code of sixteen letters", '<CandidateIdentifier Id="1">',
      '«<CandidateIdentifier Id="1" ShortCode="Abcdefghijklmnop">', "Abcdefghijklmnop"),
    b("520", "not elected", "<Elected>yes<", "«<Elected>no<", "no"),
    b("520", "ranking three", "<Ranking>1<", "«<Ranking>3<", "3"),
    b("210", "a job that is none", "<JobTitle>inleveraar<", "«<JobTitle>penningmeester<", "penningmeester"),
]  # fmt: skip

CONTENT = [
    b("510b", "candidates that are not their list's sum, in a unit", "<ValidVotes>90<", "«<ValidVotes>91<", "175",
      "176", above="<Selection>|<ValidVotes>175", loose=True),
    b("510b", "candidates that are not their list's sum, in the total", "<ValidVotes>170<", "«<ValidVotes>171<", "295",
      "296", above="<Selection>|<ValidVotes>295", loose=True),
    b("510b", "a list that is not its candidates' sum", "<ValidVotes>175<", "«<ValidVotes>176<", "175", "176",
      loose=True),
    b("510b", "valid votes that are not the lists' sum, in a unit", "<TotalCounted>275<", "«<TotalCounted>276<", "275",
      "276"),
    b("510b", "valid votes that are not the lists' sum, in the total", "<TotalCounted>482<", "«<TotalCounted>481<",
      "481", "482"),
    b("510b", "rejected votes that are not the units' sum", '<RejectedVotes ReasonCode="ongeldig">3<',
      '«<RejectedVotes ReasonCode="ongeldig">5<', "3", "5", loose=True),
    b("510b", "blank votes that are not the units' sum", '<RejectedVotes ReasonCode="blanco">4<',
      '«<RejectedVotes ReasonCode="blanco">6<', "4", "6", loose=True),
    b("510d", "a code that is not the districts' sum", "<ValidVotes>3210</ValidVotes>",
      "«<ValidVotes>3211</ValidVotes>", "3.211", loose=True, above="<ValidVotes>"),
    b("510b", "an unknown candidate", '<CandidateIdentifier Id="5">', '«<CandidateIdentifier Id="6">', "6", nth=2,
      above="<ReportingUnitVotes>|<Selection>", loose=True),
    b("510b", "an unknown list", '<AffiliationIdentifier Id="2">', '«<AffiliationIdentifier Id="3">', "3", nth=2,
      above="<ReportingUnitVotes>|<Selection>", loose=True),
    b("510b", "a list twice", '<AffiliationIdentifier Id="2">', '«<AffiliationIdentifier Id="1">', "1",
      above="<Selection>", loose=True),
    b("510b", "a candidate twice", '<CandidateIdentifier Id="2">', '«<CandidateIdentifier Id="1">', "1",
      above="<Selection>|<Candidate>", loose=True),
    b("510b", "a candidate missing from a unit", CANDIDATE_1, "", "1",
      above="<ReportingUnitVotes>|<Selection>|<ValidVotes>", loose=True),
    b("510b", "a candidate before any list", "<TotalVotes>\n",
      '<TotalVotes>\n«<Selection><Candidate><CandidateIdentifier Id="1"></CandidateIdentifier></Candidate></Selection>',
      loose=True),
    b("510b", "a list and a candidate in one", "</AffiliationIdentifier>",
      '</AffiliationIdentifier>«<Candidate><CandidateIdentifier Id="1"></CandidateIdentifier></Candidate>', "Candidate",
      above="<Selection>"),
    b("510d", "a unit's code that is not in the total", 'ShortCode="VosG"', '«ShortCode="VosH"', "VosH", nth=2,
      above="<CandidateIdentifier|<ReportingUnitVotes>|<Selection>", loose=True),
    b("510d", "the same person twice on a list", 'ShortCode="VosG"', '«ShortCode="WalHermansEF"', "WalHermansEF",
      above="<CandidateIdentifier|<TotalVotes>|<Selection>", loose=True),
    b("230b", "a list number twice", '<AffiliationIdentifier Id="2">', '«<AffiliationIdentifier Id="1">', "1",
      above="<Affiliation>|<Contest>", loose=True),
    b("230b", "a candidate number twice", '<CandidateIdentifier Id="2">', '«<CandidateIdentifier Id="1">', "1",
      above="<Affiliation>|<Candidate>", loose=True),
    b("230b", "a code twice", '<CandidateIdentifier Id="1"></CandidateIdentifier>',
      '<CandidateIdentifier Id="1" ShortCode="X"></CandidateIdentifier>', "X",
      above="<Affiliation>|<Candidate>|<Contest>|<CandidateIdentifier", nth=0, loose=True),
    b("210", "no submitter", "Proposer>", "Voorsteller>", "Proposer", nth=0, above="<Nominate>"),
    b("520", "a list twice", '<AffiliationIdentifier Id="2">', '«<AffiliationIdentifier Id="1">', "1",
      above="<Selection>|<Contest>", loose=True),
]  # fmt: skip

DETAILS = [
    b("510b", "no eligible voters in a station", "<Cast>500</Cast>\n            <Tot", "«<Tot", "Cast",
      above="<ReportingUnitVotes>"),
    b("510b-post", "no eligible voters in the total, not even by post", "<Cast>900</Cast>\n            <Tot", "«<Tot",
      "Cast", above="<TotalVotes>"),
    b("510b-corrigendum", "negative earlier votes", "<kr:InitialValidVotes>29<", "«<kr:InitialValidVotes>-29<", "-29"),
    b("510b-corrigendum", "earlier votes after the new ones", "<ValidVotes>30</ValidVotes>",
      "<ValidVotes>30</ValidVotes>«<kr:InitialValidVotes>3</kr:InitialValidVotes>", "kr:InitialValidVotes"),
    b("510b-corrigendum", "earlier eligible voters twice", "<kr:InitialCast>501</kr:InitialCast>",
      "<kr:InitialCast>501</kr:InitialCast>«<kr:InitialCast>502</kr:InitialCast>", "kr:InitialCast"),
    b("510b-corrigendum", "an investigation without answer",
      '<kr:Investigation ReasonCode="onderzocht vanwege andere reden">true',
      '«<kr:Investigation ReasonCode="onderzocht vanwege andere reden">misschien', "misschien"),
    b("510b-corrigendum", "an investigation for no known reason",
      '<kr:Investigation ReasonCode="onderzocht vanwege andere reden">', '«<kr:Investigation ReasonCode="zomaar">',
      "zomaar"),
    b("510b-corrigendum", "a unit of no known type", "<kr:ReportingUnitType>Mobile<", "«<kr:ReportingUnitType>Bus<",
      "Bus"),
    b("510b-corrigendum", "investigations before the votes", "<kr:SharedLocation>true</kr:SharedLocation>\n",
      "<kr:ReportingUnitInvestigations></kr:ReportingUnitInvestigations>\n«", "Selection", loose=True),
    b("110b-places", "a building number of three digits", "<sb:BAGId>1234567890123456<", "«<sb:BAGId>123<", "123"),
    b("110b-places", "an opening time without closing time",
      "<sb:ClosingTime>2026-03-18T21:00:00</sb:ClosingTime>\n                <sb:C", "«<sb:C", "ClosingTime",
      above="<sb:Location>|<sb:OpenTime>"),
    b("110b-places", "a closing time that cannot be", "<sb:ClosingTime>2026-03-18T21", "«<sb:ClosingTime>2026-03-18T99",
      "T99"),
    b("110b-places", "an unknown use", "<sb:BuildingUsage>Onderwijs<", "«<sb:BuildingUsage>School<", "School"),
    b("110b-places", "a city before its street", "<sb:StreetName>", "«<sb:City>Kiesdorp</sb:City><sb:StreetName>",
      above="<sb:StreetName>|<sb:City>|<sb:Number>|<sb:Letter>|<sb:PostalCode>", loose=True),
    b("110b-places", "a place that is shared, more or less", "<kr:SharedLocation>false<", "«<kr:SharedLocation>deels<",
      "deels"),
    b("230c", "born on the thirtieth of February", "<DateOfBirth>1990-02-28<", "«<DateOfBirth>1990-02-30<",
      "1990-02-30"),
    b("230c", "an unknown gender", "<kr:GenderAnnex>other<", "«<kr:GenderAnnex>x<", "x"),
    b("230c", "a gender twice", "<kr:GenderAnnex>other</kr:GenderAnnex>",
      "<Gender>female</Gender>«<kr:GenderAnnex>other</kr:GenderAnnex>", "Gender", above="<Candidate>"),
    b("230c", "an agent of no known kind", '<Agent Role="H10">', '«<Agent Role="H11">', "H11"),
    b("230c", "an agent who lives nowhere", "kr:LivingAddress>", "kr:Adres>", "kr:LivingAddress", nth=0,
      above="<Agent |<kr:Adres"),
    b("230c", "set zero", 'BelongsToSet="1"', 'BelongsToSet="0"', "0", above="<kr:ListData"),
    b("230c", "a combination of two letters", 'BelongsToCombination="A"', 'BelongsToCombination="AB"', "AB",
      above="<kr:ListData"),
    b("230c", "a list for a district that is none", '<kr:Contest Id="II">', '«<kr:Contest Id="IIX">', "IIX"),
    b("210", "a submitter without address", "MailingAddress>", "Adres>", "MailingAddress", nth=0,
      above="<Contact>|<Adres>"),
    b("210", "a list that does not say for where", '<kr:Contest Id="geen"></kr:Contest>', "", "kr:Contest",
      above="<kr:Contests>"),
]  # fmt: skip

TABLE = [*MALFORMED, *UNSAFE, *ROOT, *STRUCTURE, *VALUES, *CONTENT, *DETAILS]
