import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCase } from '../../../main/cli/readCase.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function issuesOf(bytes: Uint8Array): readonly { path: string; message: string }[] {
  const read = readCase(bytes);
  expect(read.ok).toBe(false);
  return read.ok ? [] : read.issues;
}

/** The example with one place changed, as the bytes of a file. */
function changed(change: (theCase: Record<string, Record<string, unknown>>) => void): Uint8Array {
  const copy = JSON.parse(JSON.stringify(exampleRepair()));
  change(copy);
  return encode(JSON.stringify(copy));
}

test('a case is read, with and without a byte order mark', () => {
  const text = JSON.stringify(exampleRepair());
  expect(readCase(encode(text))).toEqual({ ok: true, theCase: exampleRepair() });
  expect(readCase(encode(`\ufeff${text}`)).ok).toBe(true);
});

describe('a file that the first version wrote', () => {
  const first = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, 'data', name));

  test.each(['repairOfVersion1.json', 'rentalOfVersion1.json'])('%s is read as one of today’s', (name) => {
    const read = readCase(first(name));
    expect(read).toMatchObject({ ok: true, theCase: { version: 4, otherTests: [], otherClaims: [] } });
  });

  test('what it knew is kept; what it moved is found in its new place', () => {
    const old = JSON.parse(new TextDecoder().decode(first('rentalOfVersion1.json')));
    const read = readCase(first('rentalOfVersion1.json'));
    if (!read.ok) throw new Error(read.message);
    const { claim, payer, oxygenTest, order } = read.theCase;
    expect(claim.delivery.deliveredOn).toBe(old.claim.rental.deliveredOn);
    expect(claim.authorization.authorizationNumber).toBe(old.claim.rental.authorizationNumber);
    expect(claim.attestation.criteriaAttestedBy).toBe(old.claim.rental.criteriaAttestedBy);
    expect(claim.rental.portableReason).toBe(old.claim.rental.portableReason);
    expect(claim.rental).not.toHaveProperty('deliveredOn');
    expect(claim.lines.map((line) => line.furtherModifiers)).toEqual([[]]);
    expect(payer?.settings.rental).toMatchObject(old.payer.settings.rental);
    expect(oxygenTest).toMatchObject(old.oxygenTest);
    expect(order).toMatchObject(old.order);
  });

  test('what is wrong in it is told as in any other', () => {
    const old = JSON.parse(new TextDecoder().decode(first('repairOfVersion1.json')));
    old.claim.lines[0].units = 'Testperson';
    old.payer = 'Testperson';
    expect(issuesOf(encode(JSON.stringify(old))).map(({ path }) => path)).toEqual([
      'payer',
      'claim.lines.0.units',
    ]);
  });
});

describe('not a case at all', () => {
  test.each([
    ['empty', new Uint8Array(), 'empty'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0]), 'UTF-16'],
    ['no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 'not text in UTF-8'],
    ['no JSON', encode('Testperson, Avery'), 'not JSON'],
    ['cut off', encode('{"patient": {"lastName": "Testperson"'), 'not JSON'],
    ['deep', encode('['.repeat(200_000) + ']'.repeat(200_000)), 'object'],
    ['a list', encode('[]'), 'an object'],
    ['null', encode('null'), 'an object'],
    ['a number', encode('7'), 'an object'],
  ])('%s', (_what, bytes, words) => {
    const issues = issuesOf(bytes);
    expect(issues).toHaveLength(1);
    expect(issues[0]?.message).toContain(words);
    expect(JSON.stringify(issues)).not.toContain('Testperson');
  });

  test('line and column are told where the parser knows them', () => {
    expect(issuesOf(encode('{\n  "version": 1,\n  oops\n}'))[0]?.message).toBe(
      'It is not JSON (line 3, column 3).',
    );
  });
});

describe('every fault with its path, and no value', () => {
  test('a missing record, a wrong kind, a choice that there is not, an extra key: all at once', () => {
    const issues = issuesOf(
      changed((c) => {
        Reflect.deleteProperty(c, 'payer');
        Object.assign(c.patient ?? {}, {
          birthDate: '1951-02-30',
          sex: 'Testperson',
          'Avery Testperson 555': 1,
        });
        Object.assign(c.claim ?? {}, { lines: 'Testperson', kind: 'sale' });
        Object.assign(c.equipment ?? {}, { replacementCents: 10.5 });
        Object.assign(c.office ?? {}, { npi: '1234567890' });
      }),
    );
    const byPath = Object.fromEntries(issues.map(({ path, message }) => [path, message]));
    expect(byPath).toEqual({
      payer: 'This is missing; it has to be an object.',
      'patient.birthDate': 'Give a real date as YYYY-MM-DD.',
      'patient.sex': 'This has to be one of: "female", "male", "unknown".',
      patient: 'There is a key here that a claim case does not have.',
      'claim.lines': 'This has to be a list.',
      'claim.kind':
        'This has to be one of: "repair", "portableRental", "orthosis", "radiopharmaceutical", "equipmentRepair", "oxygenRental".',
      'equipment.replacementCents': 'Money is whole cents.',
      'office.npi': expect.stringContaining('NPI'),
    });
    expect(JSON.stringify(issues)).not.toMatch(/Testperson|555|1951|1234567890/);
  });

  test.each([
    [
      'claim.lines.0.code',
      (c: Record<string, Record<string, unknown>>) =>
        Object.assign((c.claim?.lines as object[] | undefined)?.[0] ?? {}, { code: 'X1' }),
    ],
    [
      'claim.lines.0.modifiers.0',
      (c: Record<string, Record<string, unknown>>) =>
        Object.assign((c.claim?.lines as object[] | undefined)?.[0] ?? {}, { modifiers: ['rr'] }),
    ],
    [
      'visit.workDone',
      (c: Record<string, Record<string, unknown>>) =>
        Object.assign(c.visit ?? {}, { workDone: 'x'.repeat(4001) }),
    ],
    ['claim.id', (c: Record<string, Record<string, unknown>>) => Object.assign(c.claim ?? {}, { id: '7' })],
    ['version', (c: Record<string, Record<string, unknown>>) => Object.assign(c, { version: 5 })],
    [
      'oxygenTest',
      (c: Record<string, Record<string, unknown>>) => Object.assign(c, { oxygenTest: undefined }),
    ],
  ])('%s', (path, change) => {
    const issues = issuesOf(changed(change));
    expect(issues.map((issue) => issue.path)).toEqual([path]);
    expect(issues[0]?.message).toMatch(/^[A-Z].*\.$/);
  });

  test('a key that would reach the prototype is only an extra key', () => {
    const text = JSON.stringify(exampleRepair()).replace(
      '{"version"',
      '{"__proto__":{"x":1},"constructor":2,"version"',
    );
    expect(issuesOf(encode(text))).toEqual([{ path: '(case)', message: expect.stringContaining('key') }]);
  });
});
