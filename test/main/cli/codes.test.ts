import { describe, expect, test } from 'vitest';
import type { CliPorts } from '../../../main/cli/ports.ts';
import { runCli } from '../../../main/cli/run.ts';
import { HEADS, sheetRow, spreadsheetOf } from '../../support/hcpcsFiles.ts';

async function run(args: readonly string[], files: Readonly<Record<string, Uint8Array>> = {}) {
  const said = { out: '', err: '' };
  const ports: CliPorts = {
    clock: () => Date.UTC(2026, 10, 2, 18),
    readFile: (path) => {
      const value = files[path];
      return Promise.resolve(value === undefined ? { ok: false, why: 'missing' } : { ok: true, value });
    },
    readStandardInput: () => Promise.resolve({ ok: false, why: 'missing' }),
    listFolder: () => Promise.resolve({ ok: false, why: 'missing' }),
    joinPath: (folder, name) => `${folder}/${name}`,
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    writeFile: () => Promise.resolve(false),
    errIsTerminal: false,
  };
  const code = await runCli(ports, args);
  return { code, ...said };
}

describe('codes', () => {
  test('a code in force: official text with its release, the guide, what stands beside it', async () => {
    const { code, out, err } = await run(['codes', 'e1392', '--on', '2026-07-01']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('On 2026-07-01  in force: E1392 is in HCPCS Level II, release of July 2026');
    expect(out).toContain('Portable oxygen concentrator, rental');
    expect(out).toContain('October 2025');
    expect(out).toMatch(/First day +2006-01-01/);
    expect(out).toMatch(/Similar +E0431/);
    expect(out).not.toContain('CONFLICT');
  });

  test('a conflict is named, with what does mean it', async () => {
    const { code, out } = await run(['codes', 'L7600']);
    expect(code).toBe(0);
    expect(out).toContain('On 2026-11-02');
    expect(out).toMatch(/CONFLICT +The official descriptor is of a sleeve/);
    expect(out).toMatch(/means it +K0740 {2}Repair or nonroutine service for oxygen equipment/);
  });

  test('refused: why, and what was likely meant', async () => {
    const unlisted = await run(['codes', 'L5619']);
    expect(unlisted.code).toBe(1);
    expect(unlisted.out).toContain('REFUSED: L5619 is in no release');
    expect(unlisted.out).toMatch(/Likely meant +L5618 {2}Addition to lower extremity, test socket, symes/);
    const ended = await run(['codes', 'A4466', '--on=2026-01-01']);
    expect(ended.code).toBe(1);
    expect(ended.out).toContain('A4466 ended on 2016-12-31');
    expect((await run(['codes', 'E1392', '--on', '2027-01-01'])).code).toBe(1);
  });

  test('for scripts', async () => {
    const { code, out } = await run(['codes', 'A9600', '--on', '2026-07-01', '--json']);
    const report = JSON.parse(out);
    expect(code).toBe(0);
    expect(Object.keys(report)).toEqual([
      'code',
      'on',
      'standing',
      'basis',
      'why',
      'release',
      'from',
      'to',
      'official',
      'category',
      'medicare',
      'guide',
      'facts',
      'similar',
      'likelyMeant',
      'modifiers',
    ]);
    expect(report).toMatchObject({
      standing: 'inForce',
      basis: 'verified',
      category: 'Drugs and radiopharmaceuticals',
      guide: { agrees: false, meant: [{ code: 'A9604' }] },
      medicare: { coverage: expect.any(String), outpatientStatus: 'K' },
    });
    const refused = JSON.parse((await run(['codes', 'A9605', '--json'])).out);
    expect(refused).toMatchObject({
      standing: 'notInForce',
      official: null,
      likelyMeant: [{ code: 'A9604' }, { code: 'A9606' }],
    });
  });

  test('what a guide says of JW is true but incomplete, and no conflict', async () => {
    const { out } = await run(['codes', 'JW']);
    expect(out).toMatch(/True but incomplete +Since July 2023/);
    expect(out).not.toContain('CONFLICT');
    expect((await run(['codes', 'NU'])).out).toContain('CONFLICT');
  });

  test('modifiers', async () => {
    const known = await run(['codes', 'KX']);
    expect(known.code).toBe(0);
    expect(known.out).toMatch(/Official text +Requirements specified in the medical policy have been met/);
    expect(known.out).toMatch(/Attests +Every criterion/);
    expect((await run(['codes', 'K3'])).out).toContain('functional level 3');
    expect((await run(['codes', '59'])).out).toContain('CPT’s');
    expect(await run(['codes', 'RP'])).toMatchObject({
      code: 1,
      out: 'RP is no modifier of October 2025.\n',
    });
    expect(JSON.parse((await run(['codes', 'rr', '--json'])).out)).toMatchObject({
      known: true,
      trade: { position: 'pricing' },
    });
  });
});

describe('import-hcpcs', () => {
  // As many codes as a whole release has.
  function release(...rows: readonly (readonly string[])[]): Uint8Array {
    const filler = Array.from({ length: 6000 }, (_, index) =>
      sheetRow({ code: `Q${String(index).padStart(4, '0')}`, long: 'A code', short: 'A code' }),
    );
    return spreadsheetOf([HEADS, ...filler, ...rows]);
  }
  const before = release(sheetRow(), sheetRow({ code: 'E1390' }));
  const after = release(
    sheetRow({ long: 'Portable oxygen concentrator, rental, per month' }),
    sheetRow({ code: 'E1390', ends: '2026-12-31'.replaceAll('-', ''), crossReferences: ['E1388'] }),
    sheetRow({ code: 'E1388', long: 'A new one', short: 'New', added: '20270101' }),
  );
  const files = { 'HCPC2026_OCT_ANWEB.xlsx': before, 'HCPC2027_JAN_ANWEB.xlsx': after };

  test('without --dry-run it says where importing is done', async () => {
    const { code, out, err } = await run(['import-hcpcs', 'HCPC2027_JAN_ANWEB.xlsx'], files);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('done in the program');
  });

  test('against another release', async () => {
    const args = [
      'import-hcpcs',
      'HCPC2027_JAN_ANWEB.xlsx',
      '--dry-run',
      '--against',
      'HCPC2026_OCT_ANWEB.xlsx',
    ];
    const { code, out, err } = await run(args, files);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(
      'HCPCS Level II, January 2027, compared with HCPCS Level II, October 2026 (another file)',
    );
    expect(out).toContain(
      '1 code added, 1 ended, 1 reworded, 0 priced or covered otherwise, 6000 unchanged.',
    );
    expect(out).toContain('E1388  New (2027-01-01)');
    expect(out).toContain('last day 2026-12-31; see E1388');
    expect(out).toContain('now  Portable oxygen concentrator, rental, per month');
    const report = JSON.parse((await run([...args, '--json'], files)).out);
    expect(report).toMatchObject({
      valid: true,
      older: false,
      counts: { added: 1, ended: 1, reworded: 1, repriced: 0 },
    });
    expect(report.added).toHaveLength(1);
  });

  test('in the order of time, whichever is given first; and against what is shipped', async () => {
    const turned = await run(
      ['import-hcpcs', 'HCPC2026_OCT_ANWEB.xlsx', '--dry-run', '--against=HCPC2027_JAN_ANWEB.xlsx'],
      files,
    );
    expect(turned.out).toContain('HCPCS Level II, October 2026 is older than HCPCS Level II, January 2027');
    expect(turned.out).toContain('1 code added, 1 ended');
    const shipped = JSON.parse(
      (await run(['import-hcpcs', 'HCPC2027_JAN_ANWEB.xlsx', '--dry-run', '--json'], files)).out,
    );
    expect(shipped).toMatchObject({
      comparedWith: 'what is shipped',
      before: { name: 'HCPCS Level II, July 2026' },
    });
    expect(shipped.reworded.map(({ code }: { code: string }) => code)).toContain('E1392');
    const named = await run(
      [
        'import-hcpcs',
        'HCPC2026_OCT_ANWEB.xlsx',
        '--dry-run',
        '--released',
        '2028-01-01',
        '--against',
        'HCPC2027_JAN_ANWEB.xlsx',
      ],
      files,
    );
    expect(named.out).toContain('HCPCS Level II, January 2028, compared with HCPCS Level II, January 2027');
  });

  test('long lists are cut for people', async () => {
    const { out } = await run(['import-hcpcs', 'HCPC2027_JAN_ANWEB.xlsx', '--dry-run'], files);
    expect(out).toMatch(/and \d+ more; --json lists them all/);
    expect(out.split('\n').length).toBeLessThan(160);
  });

  test('a file that is refused: exit 2, the row, and nothing of the contents', async () => {
    const broken = release(sheetRow({ coverage: 'Jane' }));
    const { code, out, err } = await run(['import-hcpcs', 'x.xlsx', '--dry-run'], { 'x.xlsx': broken });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('row 6002: The coverage flag has to be C, D, I, M or S.');
    expect(err).not.toContain('Jane');
    const scripted = await run(['import-hcpcs', 'x.xlsx', '--dry-run', '--json'], { 'x.xlsx': broken });
    expect(JSON.parse(scripted.out)).toMatchObject({ valid: false, issues: [{ path: 'row 6002' }] });
    expect(await run(['import-hcpcs', 'gone\n.zip', '--dry-run'])).toMatchObject({
      code: 2,
      err: 'gone?.zip: there is no such file.\n',
    });
    const cut = await run(['import-hcpcs', 'x.xlsx', '--dry-run'], {
      'x.xlsx': spreadsheetOf([HEADS, sheetRow()]),
    });
    expect(cut.err).toContain('after 1 code;');
  });
});
