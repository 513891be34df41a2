import { describe, expect, test } from 'vitest';
import { MAX_CASE_BYTES } from '../../../main/cli/readCase.ts';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import {
  anOverride,
  lineOf,
  medicareRental,
  recordOf,
  rental,
  repair,
} from '../../shared/rules/startingCases.ts';
import { run } from './aRun.ts';

function text(theCase: ClaimCase, change: (theCase: ClaimCase) => void = () => undefined): string {
  change(theCase);
  return JSON.stringify(theCase);
}

describe('check', () => {
  test('a blocked case: the report’s keys exactly, in their order', async () => {
    const input = text(repair(), (c) => {
      recordOf(c.order).signature = 'none';
    });
    const { code, out, err } = await run(['check', '-'], { input });
    const report = JSON.parse(out);
    expect(code).toBe(1);
    expect(err).toBe('');
    expect(Object.keys(report)).toEqual([
      'pack',
      'packs',
      'finalisable',
      'billable',
      'counts',
      'requirements',
      'findings',
    ]);
    expect(Object.keys(report.counts)).toEqual([
      'checked',
      'met',
      'unmet',
      'unknown',
      'notApplicable',
      'waived',
    ]);
    expect(report.counts.checked).toBe(report.counts.met + 1);
    expect(Object.keys(report.requirements[0])).toEqual(['id', 'status', 'evidence']);
    expect(Object.keys(report.findings[0])).toEqual([
      'rule',
      'severity',
      'path',
      'message',
      'remedy',
      'source',
    ]);
    expect(report).toMatchObject({
      pack: 'guides-2026-11 + commercial-2026-11',
      packs: ['guides-2026-11', 'commercial-2026-11'],
      finalisable: false,
      billable: { answer: 'bill', source: { title: expect.any(String) } },
      counts: { unmet: 1, unknown: 0, waived: 0 },
      findings: [
        {
          rule: 'L7600-DOC-ORDER',
          severity: 'blocker',
          path: 'order.signature',
          source: { verified: 'guide', verifiedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
        },
      ],
    });
  });

  test('warnings alone leave it finalisable', async () => {
    const input = text(repair(), (c) => {
      lineOf(c).modifiers = ['LT'];
    });
    const { code, out } = await run(['check', '-'], { input });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      finalisable: true,
      findings: [{ rule: 'L7600-MOD-SIDE', severity: 'warning' }],
    });
  });

  test('an override is told by role and time; its reason is not', async () => {
    const input = text(repair(), (c) => {
      recordOf(c.order).signature = 'none';
      c.claim.overrides = [anOverride('L7600-DOC-ORDER', { reason: 'Avery is in hospital' })];
    });
    const { code, out } = await run(['check', '-'], { input });
    expect(code).toBe(0);
    expect(JSON.parse(out).counts).toMatchObject({ unmet: 1, waived: 1 });
    expect(JSON.parse(out).findings[0].override).toEqual({
      role: 'billingLead',
      at: '2026-11-01T10:00:00.000Z',
    });
    expect(out).not.toContain('hospital');
  });

  test('nothing of the patient is printed, in a report or in a refusal', async () => {
    const secrets =
      /Avery|Testperson|1951-03-14|SAMPLE123456|EX5-000123|EG3-000456|12 Sample Lane|2175550142|red light|PA-SAMPLE/;
    for (const theCase of [repair(), rental(), medicareRental()]) {
      const clean = await run(['check', '-'], { input: text(theCase) });
      expect(clean.out + clean.err).not.toMatch(secrets);
      const invalid = await run(['check', '-'], {
        input: text(theCase).replace('"sex":"female"', '"sex":"Avery Testperson","Avery":"Testperson"'),
      });
      expect(invalid.code).toBe(2);
      expect(invalid.out + invalid.err).not.toMatch(secrets);
    }
  });

  test('today is the office’s own day: just after midnight in Chicago, and just before', async () => {
    const input = text(repair(), (c) => {
      c.claim.dateOfService = '2026-11-03';
      recordOf(c.visit).visitedOn = '2026-11-03';
    });
    const before = await run(['check', '-'], { input, now: Date.UTC(2026, 10, 3, 5, 59, 59) });
    expect(JSON.parse(before.out).findings).toMatchObject([{ rule: 'CLAIM-DATE' }]);
    const after = await run(['check', '-'], { input, now: Date.UTC(2026, 10, 3, 6, 0, 0) });
    expect(after.code).toBe(0);
  });

  test('--on sets today', async () => {
    const early = await run(['check', '-', '--on', '2026-10-19'], { input: text(repair()) });
    expect(JSON.parse(early.out).findings.map(({ rule }: { rule: string }) => rule)).toContain('CLAIM-DATE');
    expect((await run(['check', '-', '--on', '2026-10-20'], { input: text(repair()) })).code).toBe(0);
  });

  test('an invalid case: every fault, exit 2, and a sentence for the person', async () => {
    const input = text(repair())
      .replace('"version":4', '"version":5')
      .replace('"kind":"repair"', '"kind":"sale"');
    const { code, out, err } = await run(['check', '-'], { input });
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      valid: false,
      issues: [{ path: 'version' }, { path: 'claim.kind' }],
    });
    expect(err).toBe(
      'Standard input is not a valid claim case: it does not have the form of a claim case (2 faults).\n',
    );
  });

  test('no file, and far too large a file', async () => {
    expect(await run(['check', 'none.json'])).toMatchObject({
      code: 2,
      out: '',
      err: 'none.json: there is no such file.\n',
    });
    const huge = await run(['check', 'huge.json'], {
      files: { 'huge.json': ' '.repeat(MAX_CASE_BYTES + 1) },
    });
    expect(huge).toMatchObject({
      code: 2,
      out: '',
      err: 'huge.json: this is larger than 20 MB, which no claim case is.\n',
    });
  });
});

describe('check --batch', () => {
  const files = {
    'cases/b.json': text(repair()),
    'cases/a.json': text(rental(), (c) => {
      recordOf(c.oxygenTest).saturation = 95;
    }),
    'cases/c.JSON': '{"patient":"Testperson"}',
    'cases/notes.txt': 'not looked at',
    'cases/d\u001b[31m.json': text(repair(), (c) => {
      lineOf(c).modifiers = ['LT'];
    }),
  };

  test('one line a file in order, and a summary; the worst decides the exit code', async () => {
    const { code, out, err } = await run(['check', '--batch', 'cases'], { files });
    expect(code).toBe(2);
    expect(err).toBe('');
    const lines = out.split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toBe('blocked      a.json  E1392-CRITERIA');
    expect(lines[1]).toBe('finalizable  b.json');
    expect(lines[2]).toMatch(/^not valid {4}c\.JSON {2}version: .+ and \d+ more$/);
    expect(lines[3]).toBe('finalizable  d?[31m.json  L7600-MOD-SIDE');
    expect(lines[4]).toBe('4 files: 2 finalizable, 1 blocked, 1 not valid');
    expect(out).not.toContain('Testperson');
  });

  test('all finalisable: 0; some blocked: 1', async () => {
    const clean = { 'cases/b.json': files['cases/b.json'] };
    expect(await run(['check', '--batch', 'cases'], { files: clean })).toMatchObject({ code: 0 });
    const some = { ...clean, 'cases/a.json': files['cases/a.json'] };
    expect(await run(['check', '--batch', 'cases'], { files: some })).toMatchObject({ code: 1 });
  });

  test('progress goes to a terminal only, and is wiped before each line', async () => {
    const clean = { 'cases/a.json': files['cases/b.json'], 'cases/b.json': files['cases/b.json'] };
    const { err, out } = await run(['check', '--batch', 'cases'], { files: clean, terminal: true });
    expect(err).toContain('Checking 1 of 2');
    expect(err).toContain('Checking 2 of 2');
    expect(err.endsWith('\r\u001b[2K')).toBe(true);
    expect(out).not.toContain('Checking');
  });

  test('no folder, no files', async () => {
    expect(await run(['check', '--batch', 'nowhere'])).toMatchObject({
      code: 2,
      err: 'nowhere: there is no such folder.\n',
    });
    expect(await run(['check', '--batch', 'empty'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no .json files'),
    });
  });
});

describe('the rest', () => {
  test('schema prints a JSON Schema that names every part of a case', async () => {
    const { out, code } = await run(['schema']);
    const schema = JSON.parse(out);
    expect(code).toBe(0);
    expect(schema).toMatchObject({
      $schema: expect.stringContaining('json-schema.org'),
      type: 'object',
      additionalProperties: false,
    });
    expect(Object.keys(schema.properties)).toEqual(Object.keys(repair()));
    expect(schema.required.sort()).toEqual(Object.keys(repair()).sort());
  });

  test('help explains, and so does what was not understood', async () => {
    const help = await run(['help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const word of [
      'example',
      'check',
      '--batch',
      '--on',
      'schema',
      'export 837',
      '--papers',
      'read',
      'Exit code',
    ])
      expect(help.out).toContain(word);
    expect(await run(['frobnicate'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('no such command'),
    });
    expect(await run([])).toMatchObject({ code: 2, out: '' });
  });
});
