import { isRepairKind } from '../domain/claimKind.ts';
import { isBlank } from '../domain/record.ts';
import type { Fact } from './fields.ts';
import type { Facts } from './facts.ts';
import type { Source } from './pack.ts';
import {
  BENEFIT_MANUAL,
  CODE_MEANING,
  OXYGEN_NO_PURCHASE,
  OXYGEN_PAYMENT,
  rentalGuide,
  repairGuide,
  WARRANTY,
} from './sources.ts';

/** Whether to bill at all: the five questions of payer, kind of item, owner, rental month and warranty. */
export interface Billability {
  readonly answer: 'bill' | 'doNotBill' | 'billAnotherWay' | 'needsPerson';
  readonly why: string;
  readonly source: Source;
  /** True where the ground was read in the source itself: only then may the answer stop a claim. */
  readonly verified: boolean;
  readonly path: string;
  /** The question that cannot be answered yet. */
  readonly lacks?: Fact;
}

export function billability(facts: Facts): Billability {
  return isRepairKind(facts.theCase.claim.kind) ? repairBillability(facts) : rentalBillability(facts);
}

function open(lacks: Fact, path: string, why: string, source: Source): Billability {
  return { answer: 'needsPerson', why, source, verified: false, path, lacks };
}

function repairBillability(facts: Facts): Billability {
  const { payer, equipment } = facts.theCase;
  const guide = repairGuide('definition and special considerations');
  if (payer === null) return open('payer', 'claim.coverageId', 'the payer', guide);
  if (payer.class === 'medicare') {
    const owned =
      equipment?.ownership === 'patientOwned'
        ? 'also not when the patient owns the device'
        : 'repairs belong to the rental, and to the supplier’s duty after month 36; a maintenance visit (MS) may be due instead';
    return {
      answer: 'doNotBill',
      why: `Original Medicare does not pay separately for the repair of oxygen equipment: ${owned}. Keep the log; do not bill`,
      source: BENEFIT_MANUAL,
      verified: true,
      path: 'claim.coverageId',
    };
  }
  if (equipment === null) return open('equipment', 'claim.equipmentId', 'the device', guide);
  if (equipment.ownership === null)
    return open('equipment.ownership', 'equipment.ownership', 'who owns the device', guide);
  if (facts.dateOfService === null) {
    return open('claim.dateOfService', 'claim.dateOfService', 'the date of service', guide);
  }
  if (equipment.warrantyUntil !== null && equipment.warrantyUntil >= facts.dateOfService) {
    return {
      answer: 'needsPerson',
      why: `the device was under warranty until ${equipment.warrantyUntil}: what the warranty covers is made free of charge`,
      source: WARRANTY,
      verified: false,
      path: 'equipment.warrantyUntil',
    };
  }
  const agreed = payer.settings.codeAgreements.some(
    (item) => item.code === 'L7600' && !isBlank(item.source) && item.confirmedOn !== null,
  );
  if (facts.lines.some((line) => line.code === 'L7600') && !agreed) {
    return {
      answer: 'billAnotherWay',
      why: 'officially L7600 is no repair code; labor on oxygen equipment is K0740, unless this payer has agreed to L7600 in writing',
      source: CODE_MEANING,
      verified: false,
      path: 'claim.lines',
    };
  }
  return {
    answer: 'bill',
    why:
      equipment.ownership === 'rental'
        ? 'this payer may pay for the repair; the device is rented out, so the line says so'
        : 'this payer may pay for the repair',
    source: guide,
    verified: false,
    path: 'claim.coverageId',
  };
}

function rentalBillability(facts: Facts): Billability {
  const { payer, claim } = facts.theCase;
  const guide = rentalGuide('definition and special considerations');
  if (payer === null) return open('payer', 'claim.coverageId', 'the payer', guide);
  if (claim.rental.basis === null)
    return open('claim.rental.basis', 'claim.rental.basis', 'rental or purchase', guide);
  if (payer.class === 'medicare' && claim.rental.basis === 'purchase') {
    return {
      answer: 'doNotBill',
      why: 'Medicare takes oxygen equipment as a rental only and does not buy it',
      source: OXYGEN_NO_PURCHASE,
      verified: true,
      path: 'claim.rental.basis',
    };
  }
  const billed = claim.rental.rentalMonthsBilled;
  if (payer.class === 'medicare' && billed !== null && billed >= 36) {
    return {
      answer: 'billAnotherWay',
      why: 'Medicare has paid its 36 months: the device goes on being furnished without a rental, and a half-yearly maintenance visit (MS) may be billed',
      source: OXYGEN_PAYMENT,
      verified: true,
      path: 'claim.rental.rentalMonthsBilled',
    };
  }
  if (payer.class === 'medicare' && billed === null) {
    return {
      answer: 'needsPerson',
      why: 'Medicare pays 36 months, and the months billed so far are not given',
      source: OXYGEN_PAYMENT,
      verified: false,
      path: 'claim.rental.rentalMonthsBilled',
    };
  }
  return {
    answer: 'bill',
    why:
      claim.rental.basis === 'rental'
        ? 'this payer takes the device as a rental'
        : 'this payer may buy the device',
    source: guide,
    verified: false,
    path: 'claim.coverageId',
  };
}
