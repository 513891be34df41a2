/** Groups of codes and modifiers that the rules of this pack name. */

/** Oxygen equipment rented or sold. */
export const DEVICE_CODES = [
  'E0424',
  'E0425',
  'E0430',
  'E0431',
  'E0433',
  'E0434',
  'E0435',
  'E0439',
  'E0440',
  'E1390',
  'E1391',
  'E1392',
  'E1405',
  'E1406',
  'K0738',
] as const;

export const CONTENTS_CODES = ['E0441', 'E0442', 'E0443', 'E0444', 'E0447'] as const;

export const RENTAL_AND_SALE_CODES = [...DEVICE_CODES, ...CONTENTS_CODES] as const;

/** Accessories that belong to the oxygen rental. */
export const ACCESSORY_CODES = [
  'A4608',
  'A4615',
  'A4616',
  'A4617',
  'A4619',
  'A4620',
  'A7525',
  'E1352',
  'E1353',
  'E1354',
  'E1355',
  'E1356',
  'E1357',
  'E1358',
] as const;

/** Of each group a line carries at most one. */
export const MODIFIER_GROUPS = [
  ['NU', 'UE', 'RR', 'LL'],
  ['RA', 'RB'],
  ['KX', 'GA', 'GY', 'GZ'],
  ['KX', 'N1', 'N2', 'N3'],
  ['KH', 'KI', 'KJ'],
  ['QA', 'QB', 'QE', 'QF', 'QG', 'QR'],
] as const;

/** The same without what E1392's own rules on RR, KX and GA already say. */
export const RENTAL_MODIFIER_GROUPS = [
  ['RR', 'LL'],
  ['RA', 'RB'],
  ['GA', 'GY', 'GZ'],
  ['KX', 'GY', 'GZ'],
  ['KH', 'KI', 'KJ'],
  ['QA', 'QB', 'QE', 'QF', 'QG', 'QR'],
] as const;

/**
 * Diseases of lungs, heart and chest, and hypoxemia, for which oxygen is given; influenza, pneumonia and COVID-19, as
 * acute need is covered too (NCD 240.2, version 2); and cluster headache, which oxygen helps without hypoxemia.
 */
export const OXYGEN_DIAGNOSES = [
  'G44.0',
  'J09',
  'J10',
  'J11',
  'J12',
  'J13',
  'J14',
  'J15',
  'J16',
  'J17',
  'J18',
  'J40',
  'J41',
  'J42',
  'J43',
  'J44',
  'J45',
  'J47',
  'J60',
  'J61',
  'J62',
  'J63',
  'J64',
  'J65',
  'J66',
  'J67',
  'J68',
  'J70',
  'J80',
  'J82',
  'J84',
  'J96',
  'J98',
  'E84',
  'D86',
  'C33',
  'C34',
  'I27',
  'I50',
  'M34',
  'P27',
  'Q33',
  'R09.02',
  'U07.1',
] as const;
