import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRoster, type Roster } from '../../../shared/sync/roster.ts';
import {
  type SignedStatement,
  signedText,
  type Statement,
  statementsMark,
} from '../../../shared/sync/statements.ts';

const OFFICE = { id: id(0xfff), publicKey: key('office') };
const at = '2026-11-23T01:00:00.000Z';

function id(n: number): string {
  return `019a0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

function key(who: string): string {
  return Buffer.from(who.padEnd(32, '.')).toString('base64');
}

/** A signature that only the test takes for one: whose key, and over what. */
function sign(publicKey: string, text: string): string {
  return Buffer.from(`${publicKey}|${text}`).toString('base64');
}

let statements = 0;
function stated(statement: Statement, by = OFFICE.publicKey): SignedStatement {
  const text = JSON.stringify(statement);
  const statementId = id((statements += 1));
  return { id: statementId, text, signature: sign(by, signedText(statementId, text)) };
}

const keys = (who: string): { signKey: string; boxKey: string } => ({ signKey: key(who), boxKey: key(who) });
const device = (n: number, by?: string): SignedStatement =>
  stated({ kind: 'device', office: OFFICE.id, device: id(n), ...keys(`device ${n}`), may: 'work', at }, by);
const successor = (n: number, of: number, by = key(`device ${of}`)): SignedStatement =>
  stated({ kind: 'successor', office: OFFICE.id, device: id(n), of: id(of), ...keys(`device ${n}`), at }, by);
const removal = (n: number, upTo: number, keeps: number[] = []): SignedStatement =>
  stated({ kind: 'removal', office: OFFICE.id, device: id(n), upTo, keeps: keeps.map(id), at });

function read(all: readonly SignedStatement[]): {
  readonly roster: Roster;
  readonly counting: readonly SignedStatement[];
} {
  return readRoster(OFFICE, all, (publicKey, text, signature) => signature === sign(publicKey, text));
}

function removed(roster: Roster): unknown {
  return [...roster.values()]
    .map(({ device: one, removedUpTo }) => [parseInt(one.slice(-12), 16), removedUpTo])
    .sort();
}

test('who goes on in the place of a removed device goes with it, unless it is named', () => {
  const all = [device(1), successor(2, 1), successor(3, 2), device(4)];
  expect(removed(read(all).roster)).toEqual([
    [1, null],
    [2, null],
    [3, null],
    [4, null],
  ]);
  expect(removed(read([...all, removal(1, 7)]).roster)).toEqual([
    [1, 7],
    [2, 0],
    [3, 0],
    [4, null],
  ]);
  expect(removed(read([...all, removal(1, 7, [2]), removal(1, 5, [2])]).roster)).toEqual([
    [1, 5],
    [2, null],
    [3, null],
    [4, null],
  ]);
});

test('what is not signed by whom it must be, stands on nothing or is of another office counts for nothing', () => {
  const forged = [
    device(1, key('somebody')),
    successor(2, 9),
    successor(3, 4, key('device 3')),
    { ...device(5), text: device(6).text },
    stated({ kind: 'device', office: id(0xeee), device: id(7), ...keys('device 7'), may: 'work', at }),
    { ...device(8), text: '{}' },
  ];
  const { roster, counting } = read([device(4), ...forged]);
  expect([...roster.keys()]).toEqual([id(4)]);
  expect(counting).toHaveLength(1);
});

test('the order in which statements come makes no difference', () => {
  const all = [
    device(1),
    device(2),
    successor(3, 1),
    successor(4, 3),
    removal(1, 3),
    removal(1, 9, [3]),
    removal(4, 2),
  ];
  const expected = removed(read(all).roster);
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) => {
      expect(removed(read(order).roster)).toEqual(expected);
      expect(statementsMark(order.map((one) => one.id))).toBe(statementsMark(all.map((one) => one.id)));
    }),
    { numRuns: 50 },
  );
});

test('the mark of statements differs with each one that is missing', () => {
  const all = [id(1), id(2), id(3)];
  expect(statementsMark([])).toBe('');
  const marks = [all, ...all.map((left) => all.filter((one) => one !== left)), ...all.map((one) => [one])];
  expect(new Set(marks.map(statementsMark)).size).toBe(marks.length);
});
