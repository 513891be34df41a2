import { z } from 'zod';
import { IsoDate, Instant, isTimeZone } from './dates.ts';
import { Id } from './ids.ts';
import { formatPhone, isEin, isIcd10Shape, isNpi, isTaxonomy } from './identifiers.ts';
import { Address, checkedText, OfBranch, stored, text } from './record.ts';
import { InsuranceType, Insured } from './filing.ts';

/** The supplier, its staff, the people it serves and those who order for them. */

const npi = checkedText(10, isNpi, 'This is not a valid NPI: ten digits whose check digit fits.');
const phone = checkedText(10, (value) => /^[2-9]\d{9}$/.test(value), 'Give a ten-digit telephone number.');

export const OfficeValues = z.strictObject({
  name: text(80),
  npi,
  taxId: checkedText(10, isEin, 'A tax id has nine digits, as 12-3456789.'),
  taxonomy: checkedText(10, isTaxonomy, 'A taxonomy code has ten places and ends in X.'),
  licenseNumber: text(40),
  licenseState: checkedText(2, (value) => /^[A-Z]{2}$/.test(value), 'A state has two capital letters.'),
  licenseExpiresOn: IsoDate.nullable(),
  address: Address,
  /** Where payments are mailed, a PO box for one; empty: to the address. */
  payTo: Address,
  phone,
  fax: phone,
  email: text(120),
  /** SHA-256 of the picture on letters and reports; '' for none. */
  logo: checkedText(64, (value) => /^[0-9a-f]{64}$/.test(value), 'Choose the picture again.'),
  branch: text(60),
  timeZone: z.string().refine(isTimeZone, { error: 'Choose a time zone of the list, as America/Chicago.' }),
});
export type OfficeValues = z.infer<typeof OfficeValues>;
export const Office = stored(OfficeValues).extend({ sample: z.boolean() });
export type Office = z.infer<typeof Office>;

export const Role = z.enum(['owner', 'billingLead', 'office', 'technician', 'readOnly']);
export type Role = z.infer<typeof Role>;

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  owner: 'Owner',
  billingLead: 'Billing lead',
  office: 'Office staff',
  technician: 'Technician',
  readOnly: 'Read only',
};

export const User = z.strictObject({
  id: Id,
  name: text(80),
  role: Role,
  /** What the technician's qualification is, e.g. a maker's training with its year; '' for others. */
  qualification: text(120),
  active: z.boolean(),
});
export type User = z.infer<typeof User>;

export const Contact = z.strictObject({
  name: text(80),
  relation: text(40),
  phone,
  note: text(200),
});

export const PatientValues = z.strictObject({
  firstName: text(60),
  middleName: text(60),
  lastName: text(60),
  suffix: text(10),
  birthDate: IsoDate.nullable(),
  sex: z.enum(['female', 'male', 'unknown']),
  phone,
  mobile: phone,
  email: text(120),
  address: Address,
  contacts: z.array(Contact).max(20),
  /** The office's own number of the patient; '' when it keeps none. */
  chartNumber: text(30),
  note: text(2000),
  branchId: OfBranch,
});
export type PatientValues = z.infer<typeof PatientValues>;
export const Patient = stored(PatientValues);
export type Patient = z.infer<typeof Patient>;

export const CoverageValues = z.strictObject({
  patientId: Id,
  payerId: Id,
  /** 1 pays first. */
  rank: z.int().min(1).max(9),
  /** MBI, recipient number or member id, as the payer writes it; '' when not known yet. */
  memberId: text(30),
  groupNumber: text(30),
  relation: z.enum(['self', 'spouse', 'child', 'other']),
  /** Who holds the insurance, where that is not the patient. */
  insured: Insured,
  planName: text(60),
  insuranceType: InsuranceType,
  from: IsoDate.nullable(),
  /** Last day of coverage; null while it runs. */
  to: IsoDate.nullable(),
  /** Day of the patient's signature that lets the supplier bill and ask for records; null: not on file. */
  signatureOnFileOn: IsoDate.nullable(),
  /** Whether the supplier takes assignment. */
  assignment: z.boolean().nullable(),
});
export const Coverage = stored(CoverageValues);
export type Coverage = z.infer<typeof Coverage>;

export const DiagnosisValues = z.strictObject({
  patientId: Id,
  /** ICD-10-CM code with its dot. */
  code: z.string().refine(isIcd10Shape, { error: 'This is not the shape of an ICD-10-CM code, as J44.9.' }),
  /** Official description at the time it was chosen. */
  description: text(300),
  diagnosedOn: IsoDate.nullable(),
});
export const Diagnosis = stored(DiagnosisValues);
export type Diagnosis = z.infer<typeof Diagnosis>;

export const PhysicianValues = z.strictObject({
  firstName: text(60),
  lastName: text(60),
  credential: text(20),
  npi,
  phone,
  fax: phone,
  address: Address,
});
export const Physician = stored(PhysicianValues);
export type Physician = z.infer<typeof Physician>;

/** What is needed of a person's name to write it. */
export interface NameParts {
  readonly firstName: string;
  readonly lastName: string;
  readonly middleName?: string;
  readonly suffix?: string;
  readonly credential?: string;
}

/** `Testperson, Avery M.`; what is missing is left out. */
export function sortName(name: NameParts): string {
  const given = [name.firstName, name.middleName].filter(Boolean).join(' ');
  const family = [name.lastName, name.suffix].filter(Boolean).join(' ');
  return [family, given].filter(Boolean).join(', ') + (name.credential ? `, ${name.credential}` : '');
}

/** `Avery M. Testperson Jr.` */
export function fullName(name: NameParts): string {
  const plain = [name.firstName, name.middleName, name.lastName, name.suffix].filter(Boolean).join(' ');
  return name.credential ? `${plain}, ${name.credential}` : plain;
}

export function telephone(digits: string): string {
  return formatPhone(digits);
}

/** An act with its time and its author, as shown in histories. */
export const Stamp = z.strictObject({ at: Instant, userId: Id, userName: text(80) });
export type Stamp = z.infer<typeof Stamp>;
