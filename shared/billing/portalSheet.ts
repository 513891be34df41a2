import { formatUsDate } from '../domain/dates.ts';
import { sumCents } from '../domain/money.ts';
import type { BoxValue } from './boxValue.ts';
import { claimValues } from './claimValues.ts';
import { paidValue } from './supplierValues.ts';
import { FORM_BOXES } from './cms1500Boxes.ts';
import { CLAIM_SLOTS, LINE_SLOTS, type Slot } from './cms1500Grid.ts';
import { formText } from './formText.ts';
import { lineValues, modifierNote } from './lineValues.ts';
import type { OutgoingClaim } from './outgoingClaim.ts';
import { nameParts } from './placeValue.ts';

/**
 * The claim for a payer's web form, field by field in the order of the CMS-1500's boxes: for the day on which files
 * cannot be sent. The values are those of the printed form, in the shape that web forms take.
 */
export interface PortalRow {
  /** Stays the same while the claim does: ticks are kept by it. */
  readonly id: string;
  /** As printed on the form: `24D`; `carrier` for the payer's address. */
  readonly box: string;
  /** Number of the line of service; null for the claim as a whole. */
  readonly line: number | null;
  readonly name: string;
  /** What is copied. Never empty. */
  readonly text: string;
  readonly path: string;
  readonly personal: boolean;
}

/** @returns what there is to type, in its order; empty boxes are left out */
export function portalRows(claim: OutgoingClaim): readonly PortalRow[] {
  const total = sumCents(claim.lines.map(({ chargeCents }) => chargeCents));
  const whole: readonly BoxValue<keyof typeof CLAIM_SLOTS>[] = [
    ...claimValues(claim),
    { slot: '19', path: 'claim.note', written: { kind: 'text', text: claim.note, as: 'words' } },
    { slot: '28', path: 'claim.lines', written: { kind: 'money', cents: total } },
    paidValue(claim),
  ];
  const placed = whole
    .map((value) => ({ value, place: placeOf(CLAIM_SLOTS[value.slot].box) }))
    .sort((one, other) => one.place - other.place);
  const service = placeOf('24.1');
  const rows = (above: boolean): readonly PortalRow[] =>
    placed
      .filter(({ place }) => place < service === above)
      .flatMap(({ value }) => rowsOf(value, CLAIM_SLOTS[value.slot], null));
  return [...rows(true), ...lineRows(claim), ...rows(false)];
}

function placeOf(box: string): number {
  return FORM_BOXES.findIndex(({ id }) => id === box);
}

function lineRows(claim: OutgoingClaim): readonly PortalRow[] {
  return claim.lines.flatMap((line, index) => {
    const number = index + 1;
    const note: BoxValue = {
      slot: 'note',
      path: `claim.lines.${index}.narrative`,
      written: {
        kind: 'text',
        text: [modifierNote(line), line.note].filter(Boolean).join(' '),
        as: 'words',
      },
    };
    return [
      ...lineValues(claim, line, index).flatMap((value) => rowsOf(value, LINE_SLOTS[value.slot], number)),
      ...rowsOf(note, { ...LINE_SLOTS.supplement, name: 'Note' }, number),
    ];
  });
}

function rowsOf(value: BoxValue, slot: Slot, line: number | null): readonly PortalRow[] {
  return textsOf(value, slot)
    .filter(({ text }) => text !== '')
    .map(({ part, name, text, path }) => ({
      id: [value.slot, part, line].filter((each) => each !== null && each !== '').join('/'),
      box: slot.box,
      line,
      name,
      text,
      path: path ?? value.path,
      personal: value.personal === true,
    }));
}

interface PortalText {
  /** Tells the parts of one value apart. */
  readonly part: string;
  readonly name: string;
  readonly text: string;
  readonly path?: string;
}

function textsOf({ written }: BoxValue, { name }: Slot): readonly PortalText[] {
  const one = (text: string): readonly PortalText[] => [{ part: '', name, text }];
  switch (written.kind) {
    case 'text':
      return one(formText(written.text, written.as).text);
    case 'date':
      return one(written.date === null ? '' : formatUsDate(written.date));
    case 'money':
      return one((written.cents / 100).toFixed(2));
    case 'phone':
      return one(written.digits);
    case 'mark':
      return one(CHOICES[written.choice] ?? '');
    case 'person': {
      const { last, suffix, first, initial } = nameParts(written.person);
      return [
        { part: 'last', name: `${name}: last name`, text: last.text },
        { part: 'suffix', name: `${name}: suffix`, text: suffix.text },
        { part: 'first', name: `${name}: first name`, text: first.text },
        { part: 'initial', name: `${name}: middle initial`, text: initial.text },
      ];
    }
    case 'lines':
      return written.lines.flatMap(({ as, parts }) =>
        parts.map((part) => ({
          part: part.name,
          name: `${name}: ${part.name}`,
          text: formText(part.text, as).text,
          path: part.path,
        })),
      );
  }
}

/** A mark in words; a sex that is not known is no mark. */
const CHOICES: Readonly<Record<string, string>> = {
  yes: 'Yes',
  no: 'No',
  male: 'Male',
  female: 'Female',
  self: 'Self',
  spouse: 'Spouse',
  child: 'Child',
  other: 'Other',
  medicare: 'Medicare',
  medicaid: 'Medicaid',
  tricare: 'Tricare',
  champva: 'ChampVA',
  group: 'Group health plan',
  feca: 'FECA',
  ein: 'EIN',
};
