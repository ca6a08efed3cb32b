/**
 * What puts a document, or one certificate, message or unit in it, in quarantine. `title` is Swedish: it is published.
 * `source` is the rule's origin: a pattern of the schematron of the form (LISJP v1 and v2), its schema (XSD), this
 * project's definitions, or the reading itself. The order within a certificate is the order of checking: a
 * certificate that breaks several rules is counted under the first.
 */
export const rules = [
  {id: "file.unreadable", title: "Filen går inte att läsa", source: "reading"},
  {id: "file.not-regular", title: "Inte en vanlig fil", source: "reading"},
  {id: "file.link-loop", title: "Mappen har redan lästs, genom en annan länk", source: "reading"},
  {id: "file.too-large", title: "Filen är för stor", source: "reading"},
  {id: "zip.unsafe-name", title: "Namnet i zip-filen pekar ut ur arkivet", source: "reading"},
  {id: "zip.encrypted", title: "Filen i zip-filen är krypterad", source: "reading"},
  {id: "zip.ratio", title: "Filen i zip-filen packas upp till orimlig storlek", source: "reading"},
  {id: "zip.damaged", title: "Filen i zip-filen är skadad", source: "reading"},
  {id: "xml.empty", title: "Filen är tom", source: "reading"},
  {id: "xml.not-xml", title: "Filen är inte XML", source: "reading"},
  {id: "xml.doctype", title: "XML med dokumenttypsdeklaration tas inte emot", source: "reading"},
  {id: "xml.malformed", title: "XML:en är inte välformad", source: "reading"},
  {
    id: "xml.unknown-root",
    title: "XML av annat slag än intyg, meddelande, makulering och enheter",
    source: "reading",
  },

  {id: "certificate.type", title: "Intygets typ saknas", source: "XSD Intyg/typ"},
  {id: "certificate.id", title: "Intygets id saknas", source: "XSD Intyg/intygs-id"},
  {
    id: "certificate.draft",
    title: "Statusuppdatering om ett utkast: inget signerat intyg",
    source: "XSD Handelse",
  },
  {
    id: "certificate.signed",
    title: "Signeringstidpunkten saknas eller är ingen tidpunkt",
    source: "XSD Intyg/signeringstidpunkt",
  },
  {
    id: "certificate.signed-window",
    title: "Signerad före den första giltiga dagen eller efter uttagsdagen",
    source: "definition: giltig dag",
  },
  {
    id: "certificate.sent",
    title: "Skickat-tidpunkten är ingen tidpunkt",
    source: "XSD Intyg/skickatTidpunkt",
  },
  {
    id: "certificate.sent-window",
    title: "Skickad före den första giltiga dagen eller efter uttagsdagen",
    source: "definition: giltig dag",
  },
  {id: "certificate.version", title: "Okänd version av blanketten", source: "XSD Intyg/version"},
  {
    id: "certificate.person",
    title: "Personnummer eller samordningsnummer saknas eller har fel form",
    source: "XSD PersonId",
  },
  {id: "certificate.unit", title: "Enhetens id saknas", source: "XSD Enhet/enhets-id"},
  {id: "certificate.provider", title: "Vårdgivarens id saknas", source: "XSD Vardgivare/vardgivare-id"},
  {
    id: "diagnosis.question",
    title: "Fråga 6 (diagnos) finns inte exakt en gång",
    source: "schematron v1, v2: intyg",
  },
  {
    id: "diagnosis.missing",
    title: "Fråga 6: huvuddiagnosens kod saknas eller anges flera gånger",
    source: "schematron v1, v2: q6, cv",
  },
  {
    id: "diagnosis.system",
    title: "Fråga 6: okänt kodverk för diagnosen",
    source: "schematron v1: q6.2, q6.4, q6.6",
  },
  {
    id: "diagnosis.code",
    title: "Fråga 6: diagnoskoden har fel form",
    source: "schematron v1: q6.2, q6.4, q6.6",
  },
  {
    id: "diagnosis.length",
    title: "Fråga 6: diagnoskoden är längre än fem tecken",
    source: "schematron v1: q6.2, q6.4, q6.6",
  },
  {
    id: "diagnosis.mixed-systems",
    title: "Fråga 6: diagnoserna är ur olika kodverk",
    source: "schematron v1: q6.2-6.4-6.6-R12",
  },
  {
    id: "period.count",
    title: "Fråga 32 (nedsättning) finns inte 1–4 gånger",
    source: "schematron v1, v2: intyg",
  },
  {
    id: "period.degree",
    title: "Fråga 32: nedsättningsgraden saknas eller är okänd",
    source: "schematron v1: q32, q32.1; v2: q32",
  },
  {
    id: "period.dates",
    title: "Fråga 32: periodens datum saknas eller är inga datum",
    source: "schematron v1: q32, q32.2, period; v2: q32",
  },
  {
    id: "period.order",
    title: "Fråga 32: perioden slutar innan den börjar",
    source: "schematron v1, v2: period",
  },
  {
    id: "period.early",
    title: "Fråga 32: perioden börjar före den första giltiga dagen",
    source: "definition: giltig period",
  },
  {
    id: "period.late",
    title: "Fråga 32: perioden sträcker sig för långt fram i tiden",
    source: "definition: giltig period",
  },
  {id: "period.overlap", title: "Fråga 32: perioderna överlappar", source: "schematron v1: q32"},

  {
    id: "revocation.certificate",
    title: "Makulering utan intygets id",
    source: "XSD RevokeCertificate/intygs-id",
  },
  {id: "message.id", title: "Meddelandets id saknas", source: "XSD SendMessage/meddelande-id"},
  {id: "message.certificate", title: "Meddelande utan intygets id", source: "XSD SendMessage/intygs-id"},
  {id: "message.subject", title: "Meddelandets ämne saknas eller är okänt", source: "XSD SendMessage/amne"},
  {
    id: "message.sent",
    title: "Meddelandets tidpunkt saknas eller är ingen tidpunkt",
    source: "XSD SendMessage/skickatTidpunkt",
  },
  {
    id: "message.sent-window",
    title: "Meddelandet är från före den första giltiga dagen eller efter uttagsdagen",
    source: "definition: giltig dag",
  },
  {
    id: "message.answer-by",
    title: "Sista dag för svar är inget datum",
    source: "XSD SendMessageToCare/sistaDatumForSvar",
  },
  {id: "message.duplicate", title: "Samma meddelande har kommit mer än en gång", source: "definition"},
  {
    id: "table.ordinal",
    title: "Diagnosens ordningstal i tabellen är inget heltal från 0",
    source: "tabeller: diagnosis.ordinal",
  },
  {
    id: "table.towards",
    title: "Meddelandets riktning är varken care eller recipient",
    source: "tabeller: message.towards",
  },
  {
    id: "table.orphan",
    title: "Rad vars intyg eller meddelande inte finns i tabellerna",
    source: "tabeller: period, diagnosis, measure, relation, message_question",
  },
  {id: "unit.id", title: "Enhet utan HSA-id", source: "HSA hsaUnit/hsaIdentity"},
  {
    id: "unit.none",
    title: "Katalogens svar har ingen enhet",
    source: "RIV-TA organization: svar utan unit, healthCareUnit, healthCareUnitMembers",
  },
  {
    id: "unit.feigned",
    title: "Fingerad enhet: ett testobjekt i katalogen",
    source: "RIV-TA organization: feignedUnit, feignedHealthCareUnit",
  },
  {
    id: "unit.dates",
    title: "Enhetens start- eller slutdatum är inget datum",
    source: "HSA hsaUnit/startDate, endDate",
  },
  {
    id: "unit.region",
    title: "Enhetens länskod är varken länets kod eller namn: enheten läses utan region",
    source: "definition: lanskod",
  },
  {id: "unit.listed", title: "Antalet listade patienter är inget heltal", source: "regionens egen fil"},
  {
    id: "unit.type",
    title: "Enhetens typ är ingen av typerna i unit-types.yaml",
    source: "regionens egen fil",
  },
  {
    id: "unit.overlap",
    title: "Enheten finns flera gånger, med olika uppgifter, för exakt samma tid",
    source: "definition: en enhet, en vårdenhet",
  },
] as const;

export type Rule = (typeof rules)[number]["id"];

/** A certificate, message, unit or whole document goes to quarantine: the rule and, where known, the position. */
export class Rejection extends Error {
  override readonly name = "Rejection";
  readonly rule: Rule;
  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(rule: Rule, line?: number, column?: number) {
    super(rule);
    this.rule = rule;
    this.line = line;
    this.column = column;
  }
}

/** Rules that are listed with the others, but whose row is read all the same, without what broke the rule. */
export const readAllTheSame: ReadonlySet<string> = new Set<Rule>(["unit.region"]);

const known: ReadonlySet<string> = new Set(rules.map(({id}) => id));

/** True for the id of a rule of the table: what `connect` hands on as unreadable must name one. */
export function isRule(id: string): id is Rule {
  return known.has(id);
}
