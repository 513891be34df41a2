import { BASE_EQUIPMENT, LABOR_DESCRIPTORS } from '../../billability/repairSources.ts';
import { rule, type Rule, type Source } from '../../pack.ts';
import { CLAIM_FORM, repairGuide } from '../../sources.ts';
import type { Prefix } from './termsSource.ts';

/**
 * Repairs of other equipment than concentrators with a payer that is not Medicare: what the guide for repairs asks to
 * have in the record, and what the official codes of labor mean. How Medicare wants it told is not asked here.
 */

const OWNED = ['equipmentRepair'] as const;

/** The guide speaks of concentrators; what it wants in the record is asked of any repair, and never blocks. */
const RECORD: Source = {
  ...repairGuide('documentation requirements, asked here of any equipment'),
};

export function repairRecordTerms(prefix: Prefix): readonly Rule[] {
  return [
    rule({
      id: `${prefix}-RPR-VISIT`,
      kind: 'requirement',
      claimKinds: OWNED,
      title: 'Service log of the repair',
      section: 'equipment',
      severity: 'warning',
      overridable: true,
      check: 'visitOnFile',
      with: {},
      message: 'The service log does not belong to this claim: {detail}.',
      remedy: 'Link the visit of this patient, this device and this date, or record it.',
      why: 'The log is the proof that the work was done.',
      path: 'claim.visitId',
      risk: { carc: ['B12'], rarc: ['N706'] },
      source: RECORD,
    }),
    rule({
      id: `${prefix}-RPR-RECORD`,
      kind: 'requirement',
      claimKinds: OWNED,
      title: 'The fault, and what was done',
      section: 'equipment',
      severity: 'warning',
      overridable: true,
      check: 'all',
      with: {
        parts: [
          { is: 'given', field: 'visit.malfunction', name: 'the fault', otherwise: 'unmet', minWords: 2 },
          { is: 'given', field: 'visit.workDone', name: 'the work', otherwise: 'unmet', minWords: 4 },
        ],
      },
      message: 'The repair is not described: {detail}.',
      remedy: 'Describe what had failed and what was done. In a signed log, amend it.',
      why: 'Without it the payer cannot see what it pays for.',
      path: 'visit.malfunction',
      risk: { carc: ['16'], rarc: ['N706'] },
      source: RECORD,
    }),
    rule({
      id: `${prefix}-RPR-ITEMIZED`,
      kind: 'requirement',
      claimKinds: OWNED,
      title: 'Every part itemized',
      section: 'labor',
      severity: 'warning',
      overridable: true,
      check: 'partsItemised',
      with: {},
      message: 'A replaced part is not itemized: {detail}.',
      remedy: 'Give part number, description, quantity, unit cost and why it was needed.',
      why: 'Parts are paid by what they are and why they were needed.',
      path: 'visit.parts',
      risk: { carc: ['16'], rarc: ['N706'] },
      source: RECORD,
    }),
    rule({
      id: `${prefix}-RPR-DX`,
      kind: 'requirement',
      claimKinds: OWNED,
      title: 'Diagnosis',
      section: 'codes',
      severity: 'blocker',
      overridable: true,
      check: 'diagnosisNamed',
      with: { prefixes: [] },
      message: 'The diagnosis is not clear: {detail}.',
      remedy: 'Choose the diagnosis for which the patient needs the item.',
      why: 'A claim without a diagnosis is returned unread.',
      path: 'claim.diagnosisCodes',
      risk: { carc: ['16', '146'], rarc: ['MA63'] },
      source: CLAIM_FORM,
    }),
    rule({
      id: `${prefix}-RPR-BASE`,
      kind: 'requirement',
      claimKinds: OWNED,
      title: 'The code of the item that was mended',
      section: 'equipment',
      severity: 'warning',
      overridable: true,
      check: 'all',
      with: {
        parts: [
          {
            is: 'given',
            field: 'claim.ownedRepair.baseCode',
            name: 'the code of the item',
            otherwise: 'unmet',
          },
        ],
      },
      message: 'It is not shown which item was mended: {detail}.',
      remedy: 'Give the code under which the item itself was billed.',
      why: 'Labor and parts are read beside the item that they belong to.',
      path: 'claim.ownedRepair.baseCode',
      risk: { carc: ['16'], rarc: ['M124'] },
      source: BASE_EQUIPMENT,
    }),
    rule({
      id: `${prefix}-RPR-CODES`,
      kind: 'check',
      claimKinds: OWNED,
      title: 'Codes of this kind of repair',
      section: 'codes',
      severity: 'blocker',
      overridable: true,
      check: 'repairCodesFit',
      with: {},
      message: 'The lines do not bill this repair: {detail}.',
      remedy: 'Bill labor as K0739 (orthoses L4205, prostheses L7520), and parts by their own codes with RB.',
      remedyWhenUnknown: 'Record which item was mended, with its code.',
      why: 'Labor has a code for each kind of equipment; another one means something else.',
      path: 'claim.lines',
      risk: { carc: ['16', '96'], rarc: ['M51'] },
      source: LABOR_DESCRIPTORS,
    }),
    rule({
      id: `${prefix}-RPR-UNITS`,
      kind: 'check',
      claimKinds: OWNED,
      title: 'Units of labor as recorded',
      section: 'codes',
      severity: 'warning',
      overridable: true,
      check: 'laborUnitsBilled',
      // The table of standard units is Medicare's: here the time counts.
      with: { tabled: false },
      message: 'The units of labor are {recorded} by the record: {detail}.',
      remedy: 'Bill a unit for every 15 minutes of recorded labor.',
      remedyWhenUnknown: 'Record the minutes of labor.',
      why: 'A unit of these codes is 15 minutes.',
      path: 'claim.lines',
      risk: { carc: ['16', '151'], rarc: ['M53'] },
      source: LABOR_DESCRIPTORS,
    }),
  ];
}
