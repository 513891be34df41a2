/**
 * Where the values of an outgoing claim are mended: dotted paths into the claim case, each with its box on the CMS-1500
 * (02/12). In a path of a line `#` stands for the line's place, counted from 0. Paths that begin with `partner` or
 * `batch` are not of a claim: they are mended in the settings of the office.
 */
export interface CaseField {
  readonly path: string;
  /** '' where the paper form has no such box. */
  readonly box: string;
}

function at(path: string, box = ''): CaseField {
  return { path, box };
}

function addressAt(path: string, box: string) {
  return {
    line1: at(`${path}.line1`, box),
    line2: at(`${path}.line2`, box),
    city: at(`${path}.city`, box),
    state: at(`${path}.state`, box),
    zip: at(`${path}.zip`, box),
  } as const;
}

export const FIELD = {
  partner: {
    name: at('partner.name'),
    submitterQualifier: at('partner.submitterQualifier'),
    submitterId: at('partner.submitterId'),
    receiverQualifier: at('partner.receiverQualifier'),
    receiverId: at('partner.receiverId'),
    production: at('partner.production'),
    wantsTa1: at('partner.wantsTa1'),
    contactName: at('partner.contactName'),
    contactPhone: at('partner.contactPhone'),
    contactEmail: at('partner.contactEmail'),
  },
  batch: {
    id: at('batch.id'),
    created: at('batch.created'),
    submitterName: at('office.name'),
    controls: at('batch.controls'),
    claims: at('batch.claims'),
  },
  office: {
    name: at('office.name', '33'),
    npi: at('office.npi', '33a'),
    taxId: at('office.taxId', '25'),
    taxonomy: at('office.taxonomy', '33b'),
    phone: at('office.phone', '33'),
    address: addressAt('office.address', '33'),
    payTo: addressAt('office.payTo', ''),
  },
  payer: {
    name: at('payer.name', '11c'),
    identifier: at('payer.payerIdentifier'),
    filingIndicator: at('payer.filing.filingIndicator', '1'),
    takesReplacements: at('payer.filing.takesReplacements', '22'),
    orderingAs: at('payer.filing.orderingAs', '17'),
  },
  coverage: {
    rank: at('coverage.rank'),
    memberId: at('coverage.memberId', '1a'),
    groupNumber: at('coverage.groupNumber', '11'),
    planName: at('coverage.planName', '11c'),
    insuranceType: at('coverage.insuranceType'),
    relation: at('coverage.relation', '6'),
    insured: {
      lastName: at('coverage.insured.lastName', '4'),
      firstName: at('coverage.insured.firstName', '4'),
      middleName: at('coverage.insured.middleName', '4'),
      suffix: at('coverage.insured.suffix', '4'),
    },
    assignment: at('coverage.assignment', '27'),
    benefitsAssigned: at('coverage.signatureOnFileOn', '13'),
    signature: at('coverage.signatureOnFileOn', '12'),
  },
  patient: {
    lastName: at('patient.lastName', '2'),
    firstName: at('patient.firstName', '2'),
    middleName: at('patient.middleName', '2'),
    suffix: at('patient.suffix', '2'),
    birthDate: at('patient.birthDate', '3'),
    sex: at('patient.sex', '3'),
    address: addressAt('patient.address', '5'),
  },
  physician: {
    self: at('claim.orderId', '17'),
    lastName: at('physician.lastName', '17'),
    firstName: at('physician.firstName', '17'),
    npi: at('physician.npi', '17b'),
  },
  facility: {
    name: at('claim.filing.facility.name', '32'),
    npi: at('claim.filing.facility.npi', '32a'),
    address: addressAt('claim.filing.facility.address', '32'),
  },
  claim: {
    state: at('claim.state'),
    number: at('claim.number', '26'),
    lines: at('claim.lines', '24'),
    total: at('claim.lines', '28'),
    placeOfService: at('claim.placeOfService', '24B'),
    frequency: at('claim.filing.frequency', '22'),
    payerClaimNumber: at('claim.filing.payerClaimNumber', '22'),
    accident: at('claim.filing.accident', '10'),
    accidentOn: at('claim.filing.accidentOn', '14'),
    accidentState: at('claim.filing.accidentState', '10b'),
    delayReason: at('claim.filing.delayReason'),
    diagnoses: at('claim.diagnosisCodes', '21'),
    authorization: at('claim.authorization.authorizationNumber', '23'),
    patientPaid: at('claim.filing.patientPaidCents', '29'),
    note: at('claim.note', '19'),
    attachments: at('claim.filing.attachments'),
    otherPayers: at('otherCoverages', '9'),
    priorPayments: at('claim.filing.priorPayments', '29'),
    dates: at('claim.dateOfService', '24A'),
  },
  line: {
    code: at('claim.lines.#.code', '24D'),
    modifiers: [
      at('claim.lines.#.modifiers.0', '24D'),
      at('claim.lines.#.modifiers.1', '24D'),
      at('claim.lines.#.modifiers.2', '24D'),
      at('claim.lines.#.modifiers.3', '24D'),
    ],
    furtherModifiers: at('claim.lines.#.furtherModifiers', '19'),
    description: at('claim.lines.#.description', '24 shaded'),
    charge: at('claim.lines.#.chargeCents', '24F'),
    units: at('claim.lines.#.units', '24G'),
    narrative: at('claim.lines.#.narrative', '19'),
    pointers: at('claim.lines.#.pointers', '24E'),
    controlNumber: at('claim.lines.#.id'),
    emergency: at('claim.lines.#.code', '24C'),
    prices: at('equipment.replacementCents'),
    daysNeeded: at('order.lengthOfNeedMonths'),
    drug: at('claim.lines.#.drug', '24 shaded'),
  },
} as const;

/** Principal diagnosis first: `claim.diagnosisCodes.0` … `.11`. */
export const DIAGNOSIS_FIELDS: readonly CaseField[] = Array.from({ length: 12 }, (_, index) =>
  at(`claim.diagnosisCodes.${index}`, `21${'ABCDEFGHIJKL'[index]}`),
);

/** The path with the line's place in it. */
export function pathOf(field: CaseField, line: number): string {
  return line < 0 ? field.path : field.path.replace('#', String(line));
}
