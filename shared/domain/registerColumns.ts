import { z } from 'zod';
import type { EquipmentValues } from './equipment.ts';

/** The columns of a register in a CSV file: what can be read from one, and what ours is headed by. */

export const RegisterField = z.enum([
  'serial',
  'make',
  'model',
  'kind',
  'hcpcs',
  'lot',
  'ownership',
  'status',
  'location',
  'acquiredOn',
  'acquisitionCents',
  'acquisitionSource',
  'warrantyUntil',
  'warrantyLaborUntil',
  'replacementCents',
  'replacementSource',
  'hourMeter',
  'hourMeterOn',
  'note',
]) satisfies z.ZodType<keyof EquipmentValues>;
export type RegisterField = z.infer<typeof RegisterField>;

interface RegisterColumn {
  readonly heading: string;
  /** Other headings by which it is known, in lower case without spaces and punctuation. */
  readonly aliases: readonly string[];
}

export const REGISTER_COLUMNS: Readonly<Record<RegisterField, RegisterColumn>> = {
  serial: {
    heading: 'Serial',
    aliases: ['serialnumber', 'serialno', 'serialnum', 'sn', 'serialid', 'assetserial'],
  },
  make: { heading: 'Make', aliases: ['manufacturer', 'maker', 'mfr', 'mfg', 'brand', 'vendor'] },
  model: { heading: 'Model', aliases: ['modelnumber', 'modelno', 'modelname', 'product', 'itemname'] },
  kind: { heading: 'Kind', aliases: ['type', 'category', 'equipmenttype', 'itemtype', 'devicetype'] },
  hcpcs: { heading: 'HCPCS', aliases: ['hcpcscode', 'code', 'billingcode', 'procedurecode', 'proccode'] },
  lot: { heading: 'Lot', aliases: ['lotnumber', 'lotno', 'batch', 'batchnumber'] },
  ownership: { heading: 'Ownership', aliases: ['rentorsale', 'salerental', 'rentalorsale'] },
  status: { heading: 'Status', aliases: ['state', 'condition', 'itemstatus'] },
  location: {
    heading: 'Location',
    aliases: ['place', 'warehouse', 'branch', 'site', 'shelf', 'bin', 'currentlocation'],
  },
  acquiredOn: {
    heading: 'Acquired on',
    aliases: [
      'purchased',
      'purchasedate',
      'datepurchased',
      'acquired',
      'acquisitiondate',
      'boughton',
      'datereceived',
    ],
  },
  acquisitionCents: {
    heading: 'Acquisition cost',
    aliases: ['cost', 'purchasecost', 'purchaseprice', 'unitcost', 'price', 'acquisitionprice'],
  },
  acquisitionSource: {
    heading: 'Acquisition source',
    aliases: ['invoice', 'invoicenumber', 'ponumber', 'purchaseorder', 'po'],
  },
  warrantyUntil: {
    heading: 'Parts warranty until',
    aliases: [
      'warrantyuntil',
      'warranty',
      'warrantyend',
      'warrantyexpires',
      'warrantyexpiration',
      'partswarranty',
    ],
  },
  warrantyLaborUntil: {
    heading: 'Labor warranty until',
    aliases: ['laborwarranty', 'laborwarrantyend', 'laborwarrantyexpires'],
  },
  replacementCents: {
    heading: 'Replacement cost',
    aliases: ['replacementprice', 'replacementvalue', 'replacement'],
  },
  replacementSource: { heading: 'Replacement source', aliases: ['replacementcostsource', 'pricelist'] },
  hourMeter: {
    heading: 'Hour meter',
    aliases: ['hours', 'meter', 'meterreading', 'hourreading', 'runhours', 'machinehours'],
  },
  hourMeterOn: {
    heading: 'Hour meter read on',
    aliases: ['hoursdate', 'meterdate', 'meterreadon', 'readingdate', 'hourmeterdate'],
  },
  note: { heading: 'Note', aliases: ['notes', 'comment', 'comments', 'remarks', 'memo'] },
};

/** Headings that only our own export has: who held the device cannot be read back from a name. */
export const HOLDER_HEADING = 'Held by';

/** Which column of a file holds which field; null for a column that is left out. */
export type RegisterMapping = readonly (RegisterField | null)[];

/** Guesses by the headings. A field is given once, to the first column that fits best. */
export function guessMapping(headings: readonly string[]): RegisterMapping {
  const plain = headings.map((heading) => heading.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ''));
  const mapping: (RegisterField | null)[] = headings.map(() => null);
  const give = (field: RegisterField, fits: (heading: string) => boolean): void => {
    if (mapping.includes(field)) return;
    const index = plain.findIndex((heading, at) => mapping[at] === null && heading !== '' && fits(heading));
    if (index >= 0) mapping[index] = field;
  };
  // Whole names first: "Model" must not go to a column that is only like it.
  for (const field of RegisterField.options) {
    const own = REGISTER_COLUMNS[field].heading.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
    give(field, (heading) => heading === own || heading === field.toLowerCase());
  }
  for (const field of RegisterField.options) {
    give(field, (heading) => REGISTER_COLUMNS[field].aliases.includes(heading));
  }
  return mapping;
}

/** Says what is wrong with a mapping, or null. */
export function mappingProblem(mapping: RegisterMapping): string | null {
  const given = mapping.filter((field) => field !== null);
  const twice = given.find((field, index) => given.indexOf(field) !== index);
  if (twice) return `${REGISTER_COLUMNS[twice].heading} is chosen for two columns. Leave one of them out.`;
  if (!given.some((field) => field === 'serial' || field === 'make' || field === 'model')) {
    return 'Say which column holds the serial, the make or the model: a device is told by these.';
  }
  return null;
}
