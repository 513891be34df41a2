import { type BoxValue, isMedicare, written } from './boxValue.ts';
import type { LineSlotId } from './cms1500Grid.ts';
import type { OutgoingClaim, OutgoingLine } from './outgoingClaim.ts';

/** A line of service in the columns of box 24, and the notes that belong to it. */

export type LineValue = BoxValue<LineSlotId>;

/** Modifiers that a line of a form or a file holds. More are told in a note, with 99 in the last place. */
export const MODIFIERS_ON_A_LINE = 4;

/** @param index of the line in the claim */
export function lineValues(claim: OutgoingClaim, line: OutgoingLine, index: number): readonly LineValue[] {
  const path = `claim.lines.${index}`;
  const { from, to } = datesOf(claim, line);
  const modifiers = heldModifiers(line);
  return [
    { slot: 'supplement', path: `${path}.${line.drug ? 'drug' : 'description'}`, ...supplement(line) },
    { slot: '24A.from', path: 'claim.dateOfService', written: { kind: 'date', date: from } },
    { slot: '24A.to', path: 'claim.dateOfService', written: { kind: 'date', date: to } },
    {
      slot: '24B',
      path: 'claim.placeOfService',
      written: written(claim.placeOfService, 'id'),
      missing: 'Give the place of service.',
    },
    {
      slot: '24C',
      path: `${path}.code`,
      written: written(line.emergency && !isMedicare(claim) ? 'Y' : '', 'id'),
    },
    { slot: '24D', path: `${path}.code`, written: written(line.code, 'id'), missing: 'Give a code.' },
    ...(['24D.1', '24D.2', '24D.3', '24D.4'] as const).map((slot, place): LineValue => ({
      slot,
      path: `${path}.modifiers`,
      written: written(modifiers[place] ?? '', 'id'),
    })),
    {
      slot: '24E',
      path: `${path}.pointers`,
      written: written(pointerLetters(claim, line), 'id'),
      missing: 'Give the diagnosis that the line is for.',
    },
    { slot: '24F', path: `${path}.chargeCents`, written: { kind: 'money', cents: line.chargeCents } },
    {
      slot: '24G',
      path: `${path}.units`,
      written: written(String(line.units), 'words'),
      missing: 'Give the units.',
    },
  ];
}

/** A rental month stands as its first day where the payer wants it so. */
function datesOf({ switches }: OutgoingClaim, line: OutgoingLine): { from: string; to: string } {
  const single = switches.rentalDates === 'single' && line.modifiers.includes('RR');
  return { from: line.from, to: single ? line.from : line.to };
}

function heldModifiers({ modifiers }: OutgoingLine): readonly string[] {
  return modifiers.length > MODIFIERS_ON_A_LINE
    ? [...modifiers.slice(0, MODIFIERS_ON_A_LINE - 1), '99']
    : modifiers;
}

/** Letters of the diagnoses, as many as the payer takes; those that point nowhere are left out and so missing. */
function pointerLetters({ switches, diagnoses }: OutgoingClaim, { pointers }: OutgoingLine): string {
  return pointers
    .filter((pointer) => pointer >= 1 && pointer <= diagnoses.length)
    .slice(0, switches.paperPointers)
    .map((pointer) => String.fromCharCode(64 + pointer))
    .join('');
}

/** The shaded half of a line: the drug's number with its quantity, and what a code without a meaning stands for. */
function supplement(line: OutgoingLine): Pick<LineValue, 'written' | 'missing'> {
  const { drug } = line;
  const ndc = drug ? drug.ndc.replace(/[^0-9]/g, '') : '';
  const parts = [
    drug && ndc.length === 11 ? `N4${ndc} ${drug.unit}${String(drug.quantity)}` : '',
    line.notOtherwiseClassified && line.description.trim() !== '' ? `ZZ${line.description.trim()}` : '',
  ].filter(Boolean);
  const value = written(parts.join(' '), 'words');
  if (drug && ndc.length !== 11)
    return { written: written('', 'words'), missing: 'Give the drug’s NDC with its eleven digits.' };
  return line.notOtherwiseClassified && line.description.trim() === ''
    ? { written: written('', 'words'), missing: 'Say what it is: the code stands for anything not listed.' }
    : { written: value };
}

/** All modifiers of a line that holds more than it has room for, without spaces; '' where it has room for all. */
export function modifierNote({ modifiers }: OutgoingLine): string {
  return modifiers.length > MODIFIERS_ON_A_LINE ? modifiers.join('') : '';
}
