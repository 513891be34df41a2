import type { ClaimKind } from '../../domain/claimKind.ts';
import { addMonths, type IsoDate, rentalMonthOn } from '../../domain/dates.ts';
import type { EquipmentValues } from '../../domain/equipment.ts';
import type { OwnedRepairAnswers, RadiopharmaceuticalAnswers } from '../../domain/claimAnswers.ts';
import type { Payer, PayerClass } from '../../domain/payer.ts';
import { isBlank } from '../../domain/record.ts';
import { MAINTAINED_CODES, OXYGEN_CODES } from '../packs/medicare/oxygenCodeLists.ts';
import { CONTENTS_CODES, paymentClassOf, type PaymentClass } from './paymentClass.ts';

/**
 * What "billable at all?" is asked with. It needs no claim: a visit or a device is enough. What is left out or null
 * is not known.
 */
export interface BillingQuestion {
  readonly kind: ClaimKind;
  readonly payer: Pick<Payer, 'class' | 'settings'> | null;
  readonly equipment: Pick<
    EquipmentValues,
    'kind' | 'hcpcs' | 'ownership' | 'rentalStartedOn' | 'warrantyUntil' | 'warrantyLaborUntil'
  > | null;
  readonly dateOfService: IsoDate | null;
  /** Today; chooses the rows in force while there is no date of service. */
  readonly on: IsoDate;
  /** Rental or sale of oxygen equipment. */
  readonly basis?: 'rental' | 'purchase' | null;
  /** Months billed as rental before. */
  readonly rentalMonthsBilled?: number | null;
  /** What the lines bill. */
  readonly lines?: readonly { readonly code: string; readonly modifiers: readonly string[] }[];
  readonly ownedRepair?: Pick<OwnedRepairAnswers, 'paidByThisPayer' | 'deniedBefore' | 'cause'>;
  readonly contractor?: RadiopharmaceuticalAnswers['contractor'];
}

/** What the decision table asks, and the answers there are. */
export interface Dimensions {
  readonly payer: PayerClass;
  readonly service:
    | 'repair'
    | 'rental'
    | 'purchase'
    | 'contents'
    /** A maintenance visit billed with MS. */
    | 'maintenance'
    | 'orthosis'
    | 'radiopharmaceutical';
  readonly claim: ClaimKind;
  readonly paymentClass: PaymentClass;
  readonly supply: 'concentrator' | 'tanks';
  /** Whose months the claim counts, where contents are billed: those of a portable system count for it alone. */
  readonly contentsOf: 'stationary' | 'portable';
  /** Every line carries GY: the claim asks for a denial because there is no benefit. */
  readonly asksDenial: 'yes' | 'no';
  readonly ownership: 'rented' | 'patient' | 'supplier';
  /** The rental month against the payer's cap, and the day against the useful lifetime. */
  readonly cap: 'within' | 'past';
  readonly life: 'within' | 'past';
  readonly warranty: 'running' | 'partly' | 'over';
  readonly deniedBefore: 'yes' | 'no';
  readonly cause: 'abuse' | 'other';
  readonly paidBy: 'thisPayer' | 'another';
  readonly contractor: 'dmeMac' | 'abMac' | 'hospital';
  /** A code billed in a guide's meaning, and whether the payer has agreed to that. */
  readonly guideCode: 'none' | 'agreed' | 'notAgreed';
  readonly coversOxygenRepairs: 'yes' | 'no';
  readonly needsOwnership: 'yes' | 'no';
  readonly needsOutOfWarranty: 'yes' | 'no';
  readonly purchaseAllowed: 'yes' | 'no';
  readonly bundlesContents: 'yes' | 'no';
  readonly paysMaintenance: 'yes' | 'no';
}
export type Dimension = keyof Dimensions;

/** Each dimension's answer; null while it is not known. */
export type Answers = { readonly [D in Dimension]: Dimensions[D] | null };

const PORTABLE_SYSTEMS: readonly string[] = OXYGEN_CODES.portable;
const PORTABLE_CONTENTS: readonly string[] = ['E0443', 'E0444', 'E0447'];

/** Codes that take MS: concentrators and filling systems. */
const MAINTAINED: readonly string[] = MAINTAINED_CODES;

/** Medicare's own: 42 CFR 414.226 and 414.210(f). Other payers' caps and lifetimes are settings. */
const MEDICARE_OXYGEN_CAP = 36;
const MEDICARE_USEFUL_LIFE = 60;

/** What is known of each dimension. */
export function answersTo(question: BillingQuestion): Answers {
  const { kind, payer, equipment, dateOfService, ownedRepair } = question;
  const settings = payer?.settings ?? null;
  return {
    payer: payer?.class ?? null,
    service: serviceOf(question),
    claim: kind,
    paymentClass: paymentClass(question),
    supply: supplyOf(question),
    contentsOf: contentsOf(question),
    asksDenial: asksDenial(question),
    ownership: equipment?.ownership == null ? null : OWNERSHIPS[equipment.ownership],
    cap: capOf(question),
    life: lifeOf(question),
    warranty: warrantyOf(equipment, dateOfService),
    deniedBefore: yesNo(ownedRepair?.deniedBefore),
    cause:
      ownedRepair?.cause == null
        ? null
        : ownedRepair.cause === 'neglect' || ownedRepair.cause === 'malicious'
          ? 'abuse'
          : 'other',
    paidBy:
      ownedRepair?.paidByThisPayer == null ? null : ownedRepair.paidByThisPayer ? 'thisPayer' : 'another',
    contractor: question.contractor ?? null,
    guideCode: guideCodeOf(question),
    coversOxygenRepairs: yesNo(settings?.repair.coversOxygen),
    needsOwnership: yesNo(settings?.repair.needsOwnership),
    needsOutOfWarranty: yesNo(settings?.repair.needsOutOfWarranty),
    purchaseAllowed: yesNo(settings?.rental.purchaseAllowed),
    bundlesContents: yesNo(settings?.rental.accessoriesBundled),
    paysMaintenance: yesNo(settings === null ? null : settings.rental.maintenanceMonths !== null),
  };
}

const OWNERSHIPS = {
  rental: 'rented',
  patientOwned: 'patient',
  loaner: 'supplier',
  stock: 'supplier',
} as const;

function yesNo(value: boolean | null | undefined): 'yes' | 'no' | null {
  if (value == null) return null;
  return value ? 'yes' : 'no';
}

function serviceOf({ kind, basis, lines = [] }: BillingQuestion): Dimensions['service'] | null {
  switch (kind) {
    case 'repair':
    case 'equipmentRepair':
      return 'repair';
    case 'orthosis':
    case 'radiopharmaceutical':
      return kind;
    case 'portableRental':
    case 'oxygenRental': {
      const coded = lines.filter(({ code }) => code !== '');
      if (coded.length > 0 && coded.every(({ code }) => CONTENTS_CODES.includes(code))) return 'contents';
      if (coded.length > 0 && coded.every(({ modifiers }) => modifiers.includes('MS'))) return 'maintenance';
      return basis ?? null;
    }
  }
}

/** A concentrator's repair and an oxygen rental say by themselves what they are about. */
function paymentClass({ kind, equipment }: BillingQuestion): PaymentClass | null {
  if (kind === 'equipmentRepair') return equipment === null ? null : paymentClassOf(equipment);
  return kind === 'orthosis' || kind === 'radiopharmaceutical' ? kind : 'oxygen';
}

/** A maintenance visit says by its code what was maintained; else the kind of the device tells. */
function supplyOf(question: BillingQuestion): Dimensions['supply'] | null {
  const { equipment, lines = [] } = question;
  const codes = lines.map(({ code }) => code).filter((code) => code !== '');
  if (serviceOf(question) === 'maintenance' && codes.every((code) => MAINTAINED.includes(code)))
    return 'concentrator';
  switch (equipment?.kind) {
    case 'stationaryConcentrator':
    case 'portableConcentrator':
    case 'transfillingSystem':
      return 'concentrator';
    case 'gaseousCylinders':
    case 'liquidOxygen':
      return 'tanks';
    default:
      return null;
  }
}

/** Contents of a portable system for a device that is one; all else counts by the stationary system's months. */
function contentsOf({ equipment, lines = [] }: BillingQuestion): Dimensions['contentsOf'] {
  const codes = lines.map(({ code }) => code).filter((code) => code !== '');
  const portable = codes.length > 0 && codes.every((code) => PORTABLE_CONTENTS.includes(code));
  const device = equipment?.hcpcs.trim().toUpperCase() ?? '';
  return portable && PORTABLE_SYSTEMS.includes(device) ? 'portable' : 'stationary';
}

function asksDenial({ lines = [] }: BillingQuestion): 'yes' | 'no' {
  const coded = lines.filter(({ code }) => code !== '');
  return coded.length > 0 && coded.every(({ modifiers }) => modifiers.includes('GY')) ? 'yes' : 'no';
}

/** The month that this claim bills, by what was billed before; for a repair by the calendar. */
export function rentalMonthOf(question: BillingQuestion): number | null {
  const { rentalMonthsBilled, equipment, dateOfService, kind } = question;
  if (rentalMonthsBilled != null) return rentalMonthsBilled + 1;
  const byCalendar = kind === 'repair' || kind === 'equipmentRepair';
  const start = equipment?.rentalStartedOn ?? null;
  return byCalendar && start !== null && dateOfService !== null ? rentalMonthOn(start, dateOfService) : null;
}

/** Months that the payer pays for oxygen equipment; null: as long as it is rented. */
export function oxygenCapOf(payer: BillingQuestion['payer']): number | null {
  if (payer === null || payer.class === 'medicare') return MEDICARE_OXYGEN_CAP;
  return payer.settings.rental.oxygenCapMonths;
}

function capOf(question: BillingQuestion): Dimensions['cap'] | null {
  if (question.payer === null) return null;
  const cap = oxygenCapOf(question.payer);
  if (cap === null) return 'within';
  const month = rentalMonthOf(question);
  if (month === null) return null;
  return month <= cap ? 'within' : 'past';
}

function lifeOf({ payer, equipment, dateOfService }: BillingQuestion): Dimensions['life'] | null {
  const start = equipment?.rentalStartedOn ?? null;
  if (payer === null || start === null || dateOfService === null) return null;
  const months = payer.class === 'medicare' ? MEDICARE_USEFUL_LIFE : payer.settings.rental.usefulLifeMonths;
  return dateOfService < addMonths(start, months) ? 'within' : 'past';
}

/** The last day of a warranty still counts. Where no day is given for labor, the one for parts stands for both. */
function warrantyOf(
  equipment: BillingQuestion['equipment'],
  dateOfService: IsoDate | null,
): Dimensions['warranty'] | null {
  if (equipment === null || equipment.warrantyUntil === null || dateOfService === null) return null;
  const runs = [equipment.warrantyUntil, equipment.warrantyLaborUntil ?? equipment.warrantyUntil].map(
    (until) => until >= dateOfService,
  );
  if (runs.every(Boolean)) return 'running';
  return runs.some(Boolean) ? 'partly' : 'over';
}

function guideCodeOf({ lines = [], payer }: BillingQuestion): Dimensions['guideCode'] | null {
  if (!lines.some(({ code }) => code === 'L7600')) return 'none';
  if (payer === null) return null;
  const agreed = payer.settings.codeAgreements.some(
    (item) => item.code === 'L7600' && !isBlank(item.source) && item.confirmedOn !== null,
  );
  return agreed ? 'agreed' : 'notAgreed';
}
