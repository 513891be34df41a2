import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksLikeReleaseText, parseReleaseText } from '../../../shared/codes/parseReleaseText.ts';
import type { Release } from '../../../shared/codes/releaseModel.ts';
import { recordLine, SMALL, smallRelease, textOf } from '../../support/hcpcsFiles.ts';

const NAME = { name: 'HCPCS Level II, January 2019', releasedOn: '2019-01-01' };

function parse(text: string) {
  return parseReleaseText(text, NAME, SMALL);
}

function released(text: string): Release {
  const result = parse(text);
  if (!result.ok) throw new Error(result.fault.message);
  return result.value;
}

/** Path and message of each issue. */
function faults(text: string): readonly (readonly [string, string])[] {
  const result = parse(text);
  if (result.ok || result.fault.kind !== 'invalid') return [];
  return result.fault.issues.map(({ path, message }) => [path, message] as const);
}

describe('the record layout', () => {
  test('every field from its columns; further lines are joined', () => {
    const release = released(textOf(smallRelease()));
    expect(release).toMatchObject(NAME);
    expect(release.entries.map(({ code, kind }) => `${kind} ${code}`)).toEqual([
      'modifier NU',
      'modifier RR',
      'code A0001',
      'code E1390',
      'code E1392',
      'code V5364',
    ]);
    expect(release.entries[2]).toEqual({
      code: 'A0001',
      kind: 'code',
      short: 'First code',
      long: 'A first code',
      coverage: 'I',
      pricing: ['00'],
      crossReferences: ['A0002', 'A0003'],
      betos: 'D1C',
      addedOn: '2006-01-01',
      effectiveOn: '2006-01-01',
      endsOn: '2016-12-31',
      action: 'N',
    });
    expect(release.entries[3]?.long).toBe(
      'Oxygen concentrator, single delivery port, capable of delivering 85 percent or greater oxygen concentration at the prescribed flow rate',
    );
    expect(release.entries[0]).toMatchObject({ long: 'New equipment', pricing: [], betos: '', endsOn: null });
  });

  test('all four prices and all five references', () => {
    const line = recordLine({
      pricing: ['31', '32', '33', '99'],
      crossReferences: ['A0001', 'A0002', 'A0003', 'A0004', 'A0005'],
    });
    expect(released(textOf([line])).entries[0]).toMatchObject({
      pricing: ['31', '32', '33', '99'],
      crossReferences: ['A0001', 'A0002', 'A0003', 'A0004', 'A0005'],
    });
  });

  test('disclaimers before the records are passed over, whatever they are written in', () => {
    const before = ['***Disclaimers\t\t', '', 'brand names\u00a0may appear', ''];
    expect(released(textOf([...before, ...smallRelease()])).entries).toHaveLength(6);
    // The line told is that of the file.
    expect(faults(textOf([...before, recordLine({ coverage: 'X' })]))[0]?.[0]).toBe('line 5');
  });

  test('newlines of either kind, and none at the end', () => {
    expect(released(textOf(smallRelease(), '\n')).entries).toHaveLength(6);
    expect(released(smallRelease().join('\r\n')).entries).toHaveLength(6);
  });

  test('blanks missing from the filler at the end of a line, as in CMS’s own file of 2019', () => {
    const lines = smallRelease().map((line, index) => (index === 4 ? line.slice(0, 316) : line));
    expect(released(textOf(lines)).entries).toHaveLength(6);
  });

  test('other text is not taken for a release', () => {
    expect(looksLikeReleaseText(textOf(smallRelease()))).toBe(true);
    expect(looksLikeReleaseText('HCPCS\nE1392 Portable oxygen concentrator\n')).toBe(false);
    expect(looksLikeReleaseText(`${'a\n'.repeat(60)}${recordLine()}`)).toBe(false);
  });
});

describe('refused whole, with the line at fault', () => {
  const lines = smallRelease();
  const changed = (index: number, line: string): string =>
    textOf(lines.map((own, at) => (at === index ? line : own)));

  test.each<[string, string, string, string]>([
    ['nothing', '', 'line 1', 'No record stands'],
    ['another text', 'To whom it may concern\n', 'line 1', 'No record stands'],
    ['a file that was cut in a line', textOf(lines).slice(0, -100), 'line 7', 'the file was cut'],
    ['a short line', changed(2, recordLine().slice(0, 280)), 'line 3', '280 characters'],
    ['a long line', changed(2, `${recordLine()} `), 'line 3', '321 characters'],
    [
      'text in the filler',
      changed(5, `${recordLine().slice(0, 310)}x${' '.repeat(9)}`),
      'line 6',
      'where the record layout has none',
    ],
    ['an empty line between', changed(5, ''), 'line 6', '0 characters'],
    ['a code twice', changed(6, recordLine({ code: 'E1390' })), 'line 7', 'stands on line 4 already'],
    ['an unknown kind of record', changed(5, recordLine({ kind: '5' })), 'line 6', '3, 4, 7 or 8'],
    ['a further line without its first', changed(3, recordLine({ code: 'E1389' })), 'line 5', 'out of order'],
    [
      'a further line of the wrong kind',
      changed(4, recordLine({ code: 'E1390', sequence: '00200', kind: '8', long: 'x' })),
      'line 5',
      'the other way round',
    ],
    [
      'further lines out of order',
      changed(4, recordLine({ code: 'E1390', sequence: '00100', kind: '4', long: 'x' })),
      'line 5',
      'not above',
    ],
    [
      'a further line without text',
      changed(4, recordLine({ code: 'E1390', sequence: '00200', kind: '4', long: '' })),
      'line 5',
      'empty',
    ],
    ['a letter with an accent', changed(5, recordLine({ long: 'Oxyg\u00e9n' })), 'line 6', 'plain ASCII'],
    ['a control character', changed(5, recordLine({ short: 'Portable\u001b[2J' })), 'line 6', 'plain ASCII'],
    ['a tab', changed(5, recordLine({ long: 'Portable\toxygen' })), 'line 6', 'plain ASCII'],
    ['a CPT code', changed(5, recordLine({ code: '94760' })), 'line 6', 'CPT or CDT'],
    ['a CDT code', changed(5, recordLine({ code: 'D0120' })), 'line 6', 'CPT or CDT'],
    ['a code of another form', changed(5, recordLine({ code: 'Z1392' })), 'line 6', 'letter and four digits'],
    ['a modifier of another form', changed(0, recordLine({ code: 'n', kind: '7' })), 'line 1', 'two places'],
    [
      'a first record without its code',
      changed(0, recordLine({ code: '' })),
      'line 1',
      'letter and four digits',
    ],
    ['no descriptor', changed(5, recordLine({ long: '' })), 'line 6', 'long descriptor'],
    [
      'a coverage flag that there is not',
      changed(5, recordLine({ coverage: 'X' })),
      'line 6',
      'C, D, I, M or S',
    ],
    ['a price that is no number', changed(5, recordLine({ pricing: ['3X'] })), 'line 6', 'two digits'],
    ['an action that is no letter', changed(5, recordLine({ action: '7' })), 'line 6', 'action code'],
    ['a date that is none', changed(5, recordLine({ added: '20060231' })), 'line 6', 'date added is no date'],
    ['a last day that is none', changed(5, recordLine({ ends: '2020123' })), 'line 6', 'termination date'],
    [
      'an end before the beginning',
      changed(5, recordLine({ ends: '20051230' })),
      'line 6',
      'before it was added',
    ],
  ])('%s', (_, text, path, words) => {
    const [first] = faults(text);
    expect(first).toEqual([path, expect.stringContaining(words)]);
  });

  test('a code withdrawn before its first day is no fault', () => {
    expect(faults(changed(5, recordLine({ ends: '20051231' })))).toEqual([]);
  });

  test.each<['short' | 'coverage' | 'added' | 'action', string]>([
    ['short', 'short descriptor'],
    ['coverage', 'coverage flag'],
    ['added', 'date added'],
    ['action', 'action code'],
  ])('%s: left out of one code of many it is empty, left out of many the file is another', (field, name) => {
    const many = Array.from({ length: 20 }, (_, index) => recordLine({ code: `E${index + 1000}` }));
    const without = (count: number): string =>
      textOf(
        many.map((line, index) =>
          index < count ? recordLine({ code: `E${index + 1000}`, [field]: '' }) : line,
        ),
      );
    expect(released(without(2)).entries).toHaveLength(20);
    expect(faults(without(3))).toEqual([
      ['line 1', expect.stringContaining(`The ${name} is missing here, and of 3 codes`)],
    ]);
  });

  test('every fault is told, up to twenty; nothing of the file is quoted', () => {
    const bad = Array.from({ length: 40 }, (_, index) =>
      recordLine({ code: `E${String(index).padStart(4, '0')}`, coverage: 'X', long: 'Jane Roe' }),
    );
    const found = faults(textOf(bad));
    expect(found).toHaveLength(20);
    expect(found[19]?.[0]).toBe('line 20');
    expect(JSON.stringify(parse(textOf(bad)))).not.toContain('Jane');
  });

  test('a file cut between two lines is told by its length', () => {
    const result = parseReleaseText(textOf(lines), NAME);
    expect(result).toMatchObject({
      ok: false,
      fault: { issues: [{ path: 'line 7', message: expect.stringContaining('after 4 codes') }] },
    });
  });

  test('more records than any release has', () => {
    const many = parseReleaseText(textOf(lines), NAME, { fewestCodes: 1, mostRecords: 3 });
    expect(many).toMatchObject({ ok: false, fault: { issues: [{ path: 'line 4' }] } });
  });
});

test('whatever the bytes, the answer is a release or a fault with a place', () => {
  const line = recordLine();
  fc.assert(
    fc.property(fc.nat(319), fc.string({ minLength: 1, maxLength: 6, unit: 'binary-ascii' }), (at, text) => {
      const broken = line.slice(0, at) + text + line.slice(at + text.length);
      const result = parse(textOf([line.replace('E1392', 'E1391'), broken]));
      if (result.ok) return result.value.entries.length >= 1;
      return (
        result.fault.kind === 'invalid' && result.fault.issues.every(({ path }) => /^line \d+$/.test(path))
      );
    }),
    { numRuns: 300 },
  );
});
