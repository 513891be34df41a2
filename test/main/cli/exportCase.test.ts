import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { balanceFindings } from '../../support/edi/balance837.ts';
import { structureFindings } from '../../support/edi/structure837.ts';
import { aPdf } from '../../support/oddFiles.ts';
import { readPdf } from '../../support/pdfText.ts';
import { recordOf, repair } from '../../shared/rules/startingCases.ts';
import { run, type Run, type World } from './aRun.ts';

function text(change: (theCase: ClaimCase) => void = () => undefined): string {
  const theCase = repair();
  change(theCase);
  return JSON.stringify(theCase);
}

function unsigned(): string {
  return text((theCase) => {
    recordOf(theCase.order).signature = 'none';
  });
}

function exported(
  kind: string,
  input: string,
  more: readonly string[] = [],
  world: World = {},
): Promise<Run> {
  return run(['export', kind, '-', '-o', 'out', '--on', '2026-11-02', ...more], { ...world, input });
}

function file837({ written }: Run): string {
  return new TextDecoder().decode(written['out']);
}

const SECRETS =
  /Avery|Testperson|1951-03-14|SAMPLE123456|EX5-000123|EG3-000456|12 Sample Lane|2175550142|red light|PA-SAMPLE/;

const PARTNER = {
  name: 'Example Clearinghouse',
  submitterQualifier: 'ZZ',
  submitterId: 'OURSELVES',
  receiverQualifier: '30',
  receiverId: '123456789',
  production: false,
  wantsTa1: true,
  contactName: 'Bill Sampleclaims',
  contactPhone: '6125550100',
  contactEmail: 'claims@example.com',
  note: '',
};

describe('837', () => {
  test('without a partner: a file that is well formed, balances, and says that it is a test', async () => {
    const made = await exported('837', text());
    expect(made.code).toBe(0);
    const file = file837(made);
    expect([...structureFindings(file), ...balanceFindings(file)]).toEqual([]);
    expect(file.slice(0, 106).split('*')[15]).toBe('T');
    expect(file).toContain('Testperson'.toUpperCase());
    expect(made.out).toContain('test (ISA15 T)');
    expect(made.out).toContain('made up; give your own with --partner');
    const sha256 = createHash('sha256')
      .update(made.written['out'] ?? '')
      .digest('hex');
    expect(made.out).toContain(sha256);
    expect(made.out + made.err).not.toMatch(SECRETS);
  });

  test('partner and control number of a file; the same once more gives the same bytes', async () => {
    const world = { files: { 'p.json': JSON.stringify(PARTNER) } };
    const options = ['--partner', 'p.json', '--control', '4711'];
    const first = await exported('837', text(), options, world);
    const isa = file837(first).slice(0, 106).split('*');
    expect([isa[6]?.trim(), isa[8]?.trim(), isa[13], isa[14], isa[15]]).toEqual([
      'OURSELVES',
      '123456789',
      '000004711',
      '1',
      'T',
    ]);
    const later = { ...world, now: Date.UTC(2027, 1, 1) };
    expect(file837(await exported('837', text(), options, later))).toBe(file837(first));
    expect(file837(await exported('837', text(), ['--partner', 'p.json'], world))).not.toBe(file837(first));
  });

  test('production asks for a control number', async () => {
    const world = { files: { 'p.json': JSON.stringify({ ...PARTNER, production: true }) } };
    const refused = await exported('837', text(), ['--partner', 'p.json'], world);
    expect(refused).toMatchObject({
      code: 2,
      out: '',
      written: {},
      err: expect.stringContaining('--control'),
    });
    const made = await exported('837', text(), ['--partner', 'p.json', '--control', '9'], world);
    expect(file837(made).slice(0, 106).split('*')[15]).toBe('P');
  });

  test.each([
    ['{', 'not JSON'],
    [JSON.stringify({ ...PARTNER, submitterId: 'a secret' }), 'submitterId: An identifier has 2 to 15'],
    [JSON.stringify({ ...PARTNER, 'a secret': 1 }), 'a key here'],
  ])('a partner that does not fit is told by its field: %s', async (partner, words) => {
    const { code, err, out, written } = await exported('837', text(), ['--partner', 'p.json'], {
      files: { 'p.json': partner },
    });
    expect({ code, out, written }).toEqual({ code: 2, out: '', written: {} });
    expect(err).toContain(words);
    expect(err).not.toContain('a secret');
  });

  test('no partner’s file', async () => {
    const { code, err } = await exported('837', text(), ['--partner', 'p.json']);
    expect(code).toBe(2);
    expect(err).toContain('p.json: there is no such file');
  });

  test('schema partner tells the form of the file', async () => {
    const { out, code } = await run(['schema', 'partner']);
    expect(code).toBe(0);
    expect(Object.keys(JSON.parse(out).properties)).toEqual(Object.keys(PARTNER));
  });
});

describe('what is refused', () => {
  test.each(['837', 'cms1500', 'packet'])('%s of a case that the rules block', async (kind) => {
    const { code, out, err, written } = await exported(kind, unsigned());
    expect({ code, out, written }).toEqual({ code: 1, out: '', written: {} });
    expect(err).toContain('Not written: the rules block this claim.');
    expect(err).toContain('L7600-DOC-ORDER (order.signature): ');
    expect(err).not.toMatch(SECRETS);
  });

  test('a claim without what no form can do without, also as a draft', async () => {
    const input = text((theCase) => {
      theCase.claim.lines = [];
    });
    const { code, err, written } = await exported('cms1500', input, ['--draft']);
    expect({ code, written }).toEqual({ code: 1, written: {} });
    expect(err).toContain('claim.lines: Add a line');
  });

  test('a value that has no place in the file, told by its field and not quoted', async () => {
    const input = text((theCase) => {
      theCase.office.taxId = '';
    });
    const { code, err, written } = await exported('837', input);
    expect({ code, written }).toEqual({ code: 1, written: {} });
    expect(err).toMatch(/office\.taxId/);
    expect(err).not.toMatch(SECRETS);
  });

  test('not a case, no file, nowhere to write', async () => {
    const invalid = await exported('packet', '{"version":1,"Avery":"Testperson"}');
    expect(invalid).toMatchObject({ code: 2, out: '', written: {} });
    expect(invalid.err).not.toMatch(SECRETS);
    const missing = await run(['export', '837', 'none.json', '-o', 'out']);
    expect(missing).toMatchObject({ code: 2, err: 'none.json: there is no such file.\n' });
    const sealed = await exported('837', text(), [], { sealed: ['out'] });
    expect(sealed).toMatchObject({ code: 2, out: '', err: expect.stringContaining('could not be written') });
  });
});

describe('CMS-1500', () => {
  test('the characters of the form, the same on repeat', async () => {
    const made = await exported('cms1500', text());
    expect(made.code).toBe(0);
    const pdf = await readPdf(made.written['out'] ?? new Uint8Array());
    expect(pdf.pages).toHaveLength(1);
    expect(pdf.pages[0]).toContain('TESTPERSON');
    expect(pdf.pages[0]).not.toContain('DRAFT');
    expect((await exported('cms1500', text())).written['out']).toEqual(made.written['out']);
    expect(made.out + made.err).not.toMatch(SECRETS);
  });

  test('a draft of a blocked case says so on the page', async () => {
    const made = await exported('cms1500', unsigned(), ['--draft']);
    expect(made.code).toBe(0);
    const pdf = await readPdf(made.written['out'] ?? new Uint8Array());
    expect(pdf.pages[0]).toContain('DRAFT - NOT FOR FILING');
    expect(made.out).toContain('draft');
  });

  test('a box that cannot be filled stops it, and only marks a draft', async () => {
    const input = text((theCase) => {
      theCase.patient.lastName = '漢字';
    });
    const refused = await exported('cms1500', input);
    expect(refused).toMatchObject({ code: 1, written: {} });
    expect(refused.err).toContain('a box of the form cannot be filled');
    expect((await exported('cms1500', input, ['--draft'])).code).toBe(0);
  });
});

describe('packet', () => {
  async function papers(): Promise<{ readonly input: string; readonly files: Record<string, Uint8Array> }> {
    const theCase = repair();
    const [first, second] = theCase.documents;
    if (!first || !second) throw new Error('the example has too few papers');
    const one = await aPdf([{ text: 'PAPER BY ITS ID' }]);
    const two = await aPdf([{ text: 'PAPER BY ITS NAME' }]);
    first.sha256 = createHash('sha256').update(one).digest('hex');
    second.sha256 = createHash('sha256').update(two).digest('hex');
    return {
      input: JSON.stringify(theCase),
      files: { [`box/${first.id}.pdf`]: one, [`box/${second.fileName.toUpperCase()}`]: two },
    };
  }

  test('papers by id and by name; pages for those that were not given; the same on repeat', async () => {
    const { input, files } = await papers();
    const made = await exported('packet', input, ['--papers', 'box'], { files });
    expect(made.code).toBe(0);
    const all = (await readPdf(made.written['out'] ?? new Uint8Array())).pages.join('\n');
    expect(all).toContain('PAPER BY ITS ID');
    expect(all).toContain('PAPER BY ITS NAME');
    expect(all).toContain('was not given when the packet was made');
    expect(all).toContain('by the command line');
    expect(all).toContain('11/02/2026');
    expect(made.out).toMatch(/Papers\s+2 of 3 given/);
    expect(made.err).toBe('Note: Paper 3: The file of this paper was not given when the packet was made.\n');
    const again = await exported('packet', input, ['--papers', 'box'], { files, now: Date.UTC(2027, 1, 1) });
    expect(again.written['out']).toEqual(made.written['out']);
  });

  test('a paper that is not the one of the case is not shown under its fingerprint', async () => {
    const { input, files } = await papers();
    const swapped = Object.fromEntries(
      Object.keys(files).map((name, at) => [name, Object.values(files)[1 - at] ?? new Uint8Array()]),
    );
    const made = await exported('packet', input, ['--papers', 'box'], { files: swapped });
    const all = (await readPdf(made.written['out'] ?? new Uint8Array())).pages.join('\n');
    expect(all).not.toContain('PAPER BY ITS');
    expect(all).toContain('its fingerprint differs');
    const taken = await exported('packet', input, ['--papers', 'box', '--changed-papers'], {
      files: swapped,
    });
    const shown = (await readPdf(taken.written['out'] ?? new Uint8Array())).pages.join('\n');
    expect(shown).toContain('PAPER BY ITS NAME');
    expect(taken.err).toContain('the packet shows its own fingerprint');
  });

  test('a paper of a kind that cannot be shown; a folder that is not there', async () => {
    const { input, files } = await papers();
    const name = Object.keys(files)[0] ?? '';
    const gif = { [name]: new TextEncoder().encode('GIF89a and more') };
    const made = await exported('packet', input, ['--papers', 'box'], { files: gif });
    expect(made.err).toContain('Paper 1: The file is a GIF picture.');
    const nowhere = await exported('packet', input, ['--papers', 'nowhere']);
    expect(nowhere).toMatchObject({ code: 2, written: {}, err: expect.stringContaining('--papers') });
  });

  test('a draft of a blocked case is marked on its pages', async () => {
    const made = await exported('packet', unsigned(), ['--draft']);
    expect(made.code).toBe(0);
    const { pages } = await readPdf(made.written['out'] ?? new Uint8Array());
    expect(pages.every((page) => /draft/i.test(page))).toBe(true);
    expect(made.out + made.err).not.toMatch(SECRETS);
  });
});
