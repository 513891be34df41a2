import type { Batch837 } from './batch837.ts';
import { FIELD } from './caseFields.ts';
import { MOST } from './lengths.ts';
import {
  add,
  type Block,
  COMPONENT,
  ELEMENT,
  emptyBlock,
  REPETITION,
  segmentText,
  shape,
} from './segments.ts';
import { EMPTY, wireText } from './wireText.ts';
import { code, control, d6, d8, hhmm, type Wire, whole } from './wireValues.ts';
import { parsePhone } from '../domain/identifiers.ts';

/** Interchange, group and the head of each set: ISA to 1000B, and SE to IEA. */

export const VERSION = code('005010X222A1');
const HEALTH_CLAIM = code('837');
const SET_DIGITS = 4;

export function setControl(number: number): Wire {
  return control(number, SET_DIGITS);
}

/** The only segment of fixed width: 105 characters, each element padded. Delimiters are read from it by position. */
export function isa({ partner, controls, created }: Batch837): string {
  const id = (raw: string): string => wireText(raw, MOST.interchangeId).text.padEnd(MOST.interchangeId);
  const qualifier = (raw: string): string => wireText(raw, 2).text.padEnd(2);
  return [
    'ISA',
    '00',
    ' '.repeat(10),
    '00',
    ' '.repeat(10),
    qualifier(partner.submitterQualifier),
    id(partner.submitterId),
    qualifier(partner.receiverQualifier),
    id(partner.receiverId),
    d6(created.on),
    hhmm(created.at),
    REPETITION,
    '00501',
    control(controls.interchange, 9),
    partner.wantsTa1 ? '1' : '0',
    partner.production ? 'P' : 'T',
    COMPONENT,
  ].join(ELEMENT);
}

export function gs({ partner, controls, created }: Batch837): string {
  return segmentText('GS', [
    code('HC'),
    wireText(partner.submitterId, MOST.interchangeId).text,
    wireText(partner.receiverId, MOST.interchangeId).text,
    d8(created.on),
    hhmm(created.at),
    whole(controls.group),
    code('X'),
    VERSION,
  ]);
}

export function ge(sets: number, { controls }: Batch837): string {
  return segmentText('GE', [whole(sets), whole(controls.group)]);
}

export function iea({ controls }: Batch837): string {
  return segmentText('IEA', [whole(1), control(controls.interchange, 9)]);
}

const ST = shape('', 'ST', null, FIELD.batch.controls, null);
const BHT = shape('', 'BHT', null, null, FIELD.batch.id, FIELD.batch.created, FIELD.batch.created, null);
const SUBMITTER = shape(
  '1000A',
  'NM1',
  null,
  null,
  FIELD.batch.submitterName,
  null,
  null,
  null,
  null,
  null,
  FIELD.partner.submitterId,
);
const CONTACT = shape(
  '1000A',
  'PER',
  null,
  FIELD.partner.contactName,
  null,
  FIELD.partner.contactPhone,
  null,
  FIELD.partner.contactEmail,
);
const RECEIVER = shape(
  '1000B',
  'NM1',
  null,
  null,
  FIELD.partner.name,
  null,
  null,
  null,
  null,
  null,
  FIELD.partner.receiverId,
);
export const SE = shape('', 'SE', null, FIELD.batch.controls);

/** ST, BHT, 1000A and 1000B. */
export function setHead(batch: Batch837, number: Wire): Block {
  const { partner, created } = batch;
  const block = emptyBlock();
  const email = wireText(partner.contactEmail, MOST.email, 'email').text;
  add(block, ST, [HEALTH_CLAIM, number, VERSION]);
  add(block, BHT, [
    code('0019'),
    code('00'),
    wireText(batch.id, MOST.batchId).text,
    d8(created.on),
    hhmm(created.at),
    code('CH'),
  ]);
  add(block, SUBMITTER, [
    code('41'),
    code('2'),
    wireText(batch.submitterName, MOST.lastOrOrgName).text,
    EMPTY,
    EMPTY,
    EMPTY,
    EMPTY,
    code('46'),
    wireText(partner.submitterId, MOST.memberId).text,
  ]);
  add(block, CONTACT, [
    code('IC'),
    wireText(partner.contactName, MOST.contactName).text,
    code('TE'),
    wireText(parsePhone(partner.contactPhone) ?? '', 10).text,
    email === '' ? EMPTY : code('EM'),
    email,
  ]);
  add(block, RECEIVER, [
    code('40'),
    code('2'),
    wireText(partner.name, MOST.lastOrOrgName).text,
    EMPTY,
    EMPTY,
    EMPTY,
    EMPTY,
    code('46'),
    wireText(partner.receiverId, MOST.memberId).text,
  ]);
  return block;
}
