import { describe, expect, test } from 'vitest';
import { MAX_RELEASE_BYTES, readRelease, type ReadReleaseOptions } from '../../../main/codes/readRelease.ts';
import { compareReleases } from '../../../shared/codes/compareReleases.ts';
import type { Release } from '../../../shared/codes/releaseModel.ts';
import {
  bytesOf,
  HEADS,
  sheetRow,
  sheetXml,
  SMALL,
  smallRelease,
  smallRows,
  spreadsheetOf,
  textOf,
  workbookOf,
  zipOf,
} from '../../support/hcpcsFiles.ts';

const TEXT = bytesOf(textOf(smallRelease()));
const SHEET = spreadsheetOf(smallRows());

function read(bytes: Uint8Array, fileName = 'HCPC2026_OCT_ANWEB.txt', options: ReadReleaseOptions = {}) {
  return readRelease({ bytes, fileName }, { limits: SMALL, ...options });
}

async function released(
  bytes: Uint8Array,
  fileName?: string,
  options?: ReadReleaseOptions,
): Promise<Release> {
  const result = await read(bytes, fileName, options);
  if (!result.ok) throw new Error(result.fault.message);
  return result.value;
}

/** Path and message of the first issue. */
async function fault(bytes: Uint8Array, fileName?: string, options?: ReadReleaseOptions) {
  const result = await read(bytes, fileName, options);
  if (result.ok || result.fault.kind !== 'invalid') return null;
  expect(result.fault.message).toMatch(/^This file cannot be taken in; nothing was changed\. /);
  const [issue] = result.fault.issues;
  return issue === undefined ? null : [issue.path, issue.message];
}

describe('one release in each of its forms', () => {
  test('text, spreadsheet and archives hold the same', async () => {
    const fromText = await released(TEXT);
    expect(fromText).toMatchObject({ name: 'HCPCS Level II, October 2026', releasedOn: '2026-10-01' });
    expect(fromText.entries).toHaveLength(6);
    const forms = [
      SHEET,
      workbookOf({ sheets: [sheetXml(smallRows(), null)] }),
      zipOf([{ name: 'HCPC2026_OCT_ANWEB.txt', bytes: TEXT }]),
      zipOf([{ name: 'HCPC2026_OCT_ANWEB.xlsx', bytes: SHEET, stored: true }]),
    ];
    for (const form of forms) expect((await released(form)).entries).toEqual(fromText.entries);
  });

  test('a descriptor that goes on in another row of the sheet', async () => {
    const rows = [
      HEADS,
      sheetRow({ long: 'Portable oxygen' }),
      sheetRow({
        sequence: '0020',
        kind: '4',
        long: 'concentrator',
        short: '',
        pricing: [],
        coverage: '',
        added: '',
        effective: '',
        action: '',
        betos: '',
      }),
    ];
    expect((await released(spreadsheetOf(rows))).entries).toMatchObject([
      { long: 'Portable oxygen concentrator' },
    ]);
  });

  test('disclaimers above the heads, columns in another order, empty rows', async () => {
    const turned = smallRows().map((row) => [...row].reverse());
    const rows = [['Note regarding coverage'], [], ...turned, [], []];
    expect((await released(spreadsheetOf(rows))).entries).toEqual((await released(TEXT)).entries);
  });

  test('the release is what the person says, then what the inner name says, then the outer', async () => {
    const archive = zipOf([{ name: 'some/HCPC2025_JUL_ANWEB.txt', bytes: TEXT }]);
    expect((await released(archive, 'october-2026.zip')).releasedOn).toBe('2025-07-01');
    expect((await released(archive, 'october-2026.zip', { releasedOn: '2026-01-01' })).releasedOn).toBe(
      '2026-01-01',
    );
    expect((await released(zipOf([{ name: 'codes.txt', bytes: TEXT }]), 'october-2026.zip')).releasedOn).toBe(
      '2026-10-01',
    );
    expect((await released(TEXT, 'codes.txt')).releasedOn).toBe('2006-01-01');
  });
});

describe('the right one of several files', () => {
  const notes = bytesOf('PROCESSING NOTES\r\n0001--DELETED\r\n');
  const other = spreadsheetOf([
    ['HCPCS', 'Change'],
    ['E1392', 'none'],
  ]);

  test('as CMS packs them: the text, not the sheet, the read-me or the lists of changes', async () => {
    const archive = zipOf([
      { name: 'HCPC2026_OCT_Trans_Alpha.xlsx', bytes: other },
      { name: 'HCPC2026_README.txt', bytes: notes },
      { name: 'HCPC2026_OCT_ANWEB.xlsx', bytes: spreadsheetOf([HEADS, sheetRow({ code: 'E0001' })]) },
      { name: 'HCPC2026_OCT_ANWEB.txt', bytes: TEXT },
      { name: '__MACOSX/._HCPC2026_OCT_ANWEB.txt', bytes: TEXT },
      { name: 'Changes.prn', bytes: notes },
    ]);
    expect((await released(archive)).entries).toHaveLength(6);
  });

  test('a list of corrections that is named after the release is passed over, whatever is in it', async () => {
    const corrections = workbookOf({
      sheets: ['<worksheet><sheetData><row r="1"><c r="A1"><f>1</f></c></row></sheetData></worksheet>'],
    });
    const archive = zipOf([
      { name: 'HCPC2026_JUL_ANWEB_Corrections.xlsx', bytes: corrections },
      { name: 'HCPC2026_JUL_ANWEB_06172026.xlsx', bytes: SHEET },
    ]);
    expect(await released(archive, 'july.zip')).toMatchObject({ releasedOn: '2026-07-01' });
  });

  test('numbers that a spreadsheet has taken for numbers', async () => {
    const rows = [HEADS, sheetRow({ sequence: '10', pricing: ['0', '33'] })];
    expect((await released(spreadsheetOf(rows))).entries).toMatchObject([{ pricing: ['00', '33'] }]);
  });

  test('a sheet where there is no text', async () => {
    const archive = zipOf([
      { name: 'Trans_Alpha.xlsx', bytes: other },
      { name: 'release.xlsx', bytes: SHEET },
    ]);
    expect((await released(archive)).entries).toHaveLength(6);
  });

  test('two of them, and nothing tells which', async () => {
    const archive = zipOf([
      { name: 'a.txt', bytes: TEXT },
      { name: 'b.txt', bytes: TEXT },
    ]);
    expect(await fault(archive)).toEqual(['(file)', expect.stringContaining('Several files')]);
  });

  test('none of them', async () => {
    expect(await fault(zipOf([{ name: 'readme.txt', bytes: notes }]))).toEqual([
      '(file)',
      expect.stringContaining('No file in this archive'),
    ]);
    // An archive in an archive is not opened.
    expect(
      await fault(zipOf([{ name: 'inner.zip', bytes: zipOf([{ name: 'a.txt', bytes: TEXT }]) }])),
    ).toEqual(['(file)', expect.stringContaining('No file')]);
  });

  test('the named sheet’s own fault is told', async () => {
    const broken = workbookOf({
      sheets: ['<worksheet><sheetData><row r="1"><c r="A1"><f>1+1</f></c></row>'],
    });
    expect(await fault(zipOf([{ name: 'HCPC_ANWEB.xlsx', bytes: broken }]))).toEqual([
      'row 1',
      expect.stringContaining('formula'),
    ]);
  });
});

describe('refused whole', () => {
  test.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(), 'empty'],
    ['a file that is too large', new Uint8Array(MAX_RELEASE_BYTES + 1), 'larger than'],
    ['a PDF', bytesOf('%PDF-1.7\n'), 'PDF'],
    ['an old spreadsheet', bytesOf('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), '.xls'],
    ['a program', bytesOf('MZ\x90\x00'), 'program'],
    ['UTF-16', bytesOf('\xff\xfeH\0C\0'), 'UTF-16'],
    ['something else', bytesOf('\x1f\x8b\x08\0\0\0'), 'neither text'],
  ])('%s', async (_, bytes, words) => {
    expect(await fault(bytes)).toEqual(['(file)', expect.stringContaining(words)]);
  });

  test('a line of the text, counted from the first of the file', async () => {
    const lines = smallRelease().map((line, index) =>
      index === 5 ? line.replace('20060101', '20061301') : line,
    );
    expect(await fault(bytesOf(textOf(['Disclaimer', '', ...lines])))).toEqual([
      'line 8',
      expect.stringContaining('no date'),
    ]);
  });

  test('a release that is not whole', async () => {
    const result = await readRelease({ bytes: TEXT, fileName: 'HCPC2026_OCT_ANWEB.txt' });
    expect(result).toMatchObject({ ok: false, fault: { kind: 'invalid' } });
  });
});

describe('a spreadsheet that cannot be trusted', () => {
  function cells(...inner: readonly string[]): Uint8Array {
    const heads = sheetXml([HEADS], null).replace(/<\/sheetData>.*$/, '');
    return workbookOf({ sheets: [`${heads}<row r="2">${inner.join('')}</row></sheetData></worksheet>`] });
  }

  test.each<[string, Uint8Array, string, string]>([
    ['a formula', cells('<c r="A2"><f>HYPERLINK("http://x")</f><v>1</v></c>'), 'row 2', 'formula'],
    ['a cell with an error', cells('<c r="A2" t="e"><v>#REF!</v></c>'), 'row 2', 'error'],
    ['a text that is not there', cells('<c r="A2" t="s"><v>7</v></c>'), 'row 2', 'not there'],
    ['a cell without a place', cells('<c><v>1</v></c>'), 'row 2', 'where it stands'],
    ['a column twice', cells('<c r="A2"><v>1</v></c><c r="A2"><v>2</v></c>'), 'row 2', 'twice'],
    ['an endless cell', cells(`<c r="A2"><v>${'9'.repeat(9000)}</v></c>`), 'row 2', 'longer than any'],
    [
      'rows out of order',
      workbookOf({ sheets: ['<worksheet><sheetData><row r="5"/><row r="3"/></sheetData></worksheet>'] }),
      'row 5',
      'out of order',
    ],
    [
      'XML that was cut',
      workbookOf({ sheets: ['<worksheet><sheetData><row r="1"><c r="A1">'] }),
      '(file)',
      'damaged',
    ],
    [
      'a document type with entities',
      workbookOf({
        sheets: [
          '<!DOCTYPE worksheet [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>',
        ],
      }),
      '(file)',
      'document type',
    ],
    [
      'macros',
      workbookOf({
        sheets: [sheetXml(smallRows(), null)],
        further: [{ name: 'xl/vbaProject.bin', bytes: TEXT }],
      }),
      '(file)',
      'macros',
    ],
    [
      'links to other files',
      workbookOf({
        sheets: [sheetXml(smallRows(), null)],
        further: [{ name: 'xl/externalLinks/externalLink1.xml', bytes: TEXT }],
      }),
      '(file)',
      'macros or links',
    ],
    ['no sheet', workbookOf({ sheets: [] }), '(file)', 'no sheet'],
    ['no heads', spreadsheetOf([['E1392', 'rental']]), 'row 1', 'HCPC and RECID'],
    [
      'a column that is missing',
      spreadsheetOf(smallRows().map((row) => row.filter((_, index) => HEADS[index] !== 'TERM DT'))),
      'row 1',
      'TERM DT',
    ],
    [
      'a head twice',
      spreadsheetOf([
        [...HEADS, 'COV'],
        [...sheetRow(), 'M'],
      ]),
      'row 1',
      'Two columns',
    ],
    ['no sequence number', spreadsheetOf([HEADS, sheetRow({ sequence: '' })]), 'row 2', 'sequence number'],
    [
      'a wrong value',
      spreadsheetOf([HEADS, sheetRow(), sheetRow({ code: 'E1390', coverage: 'Q' })]),
      'row 3',
      'coverage flag',
    ],
    ['a code twice', spreadsheetOf([HEADS, sheetRow(), sheetRow()]), 'row 3', 'stands on row 2 already'],
  ])('%s', async (_, bytes, path, words) => {
    expect(await fault(bytes, 'HCPC2026_OCT_ANWEB.xlsx')).toEqual([path, expect.stringContaining(words)]);
  });
});

describe('an archive that cannot be trusted', () => {
  const zeros = new Uint8Array(4 * 1024 * 1024);

  test.each<[string, Uint8Array, string]>([
    ['a bomb', zipOf([{ name: 'HCPC_ANWEB.txt', bytes: zeros }]), 'grows more than'],
    [
      'a bomb that says it is small',
      zipOf([{ name: 'HCPC_ANWEB.txt', bytes: zeros, declared: 1000 }]),
      'longer than it says',
    ],
    [
      'an entry that says it is huge',
      zipOf([{ name: 'a.txt', bytes: TEXT, declared: 2_000_000_000 }]),
      'MB unpacked',
    ],
    ['an encrypted entry', zipOf([{ name: 'a.txt', bytes: TEXT, encrypted: true }]), 'encrypted'],
    [
      'a name twice',
      zipOf([
        { name: 'a.txt', bytes: TEXT },
        { name: 'a.txt', bytes: TEXT },
      ]),
      'twice',
    ],
    ['a wrong checksum', zipOf([{ name: 'a.txt', bytes: TEXT, checksum: 1 }]), 'checksum'],
    ['a name that leads elsewhere', zipOf([{ name: '../../a.txt', bytes: TEXT }]), 'damaged'],
    ['an archive that was cut', zipOf([{ name: 'a.txt', bytes: TEXT }]).slice(0, -30), 'damaged'],
    [
      'many files',
      zipOf(Array.from({ length: 201 }, (_, index) => ({ name: `${index}.txt`, bytes: TEXT }))),
      'more than 200',
    ],
  ])('%s', async (_, bytes, words) => {
    expect(await fault(bytes, 'release.zip')).toEqual(['(archive)', expect.stringContaining(words)]);
  });

  test('files that are too much together', async () => {
    const noise = new Uint8Array(1000).map((_, index) => (index * 7919) % 251);
    const archive = zipOf([
      { name: 'a.txt', bytes: noise },
      { name: 'b.txt', bytes: noise },
    ]);
    const archiveLimits = { entries: 9, entryBytes: 1500, totalBytes: 1500, ratio: 100 };
    expect(await fault(archive, 'a.zip', { archiveLimits })).toEqual([
      '(archive)',
      expect.stringContaining('its files would take more'),
    ]);
  });

  test('a bomb inside the spreadsheet inside the archive', async () => {
    const bomb = workbookOf({ sheets: [`<worksheet>${' '.repeat(4 * 1024 * 1024)}</worksheet>`] });
    expect(await fault(zipOf([{ name: 'HCPC_ANWEB.xlsx', bytes: bomb, stored: true }]), 'a.zip')).toEqual([
      '(archive)',
      expect.stringContaining('grows'),
    ]);
  });
});

test('two small releases and their difference, through the files', async () => {
  const later = spreadsheetOf([
    ...smallRows().map((row) =>
      row[0] === 'E1392'
        ? sheetRow({ long: 'Portable oxygen concentrator, rental, per month', action: 'C' })
        : row,
    ),
    sheetRow({ code: 'E1399', added: '20261001' }),
  ]);
  const difference = compareReleases(await released(TEXT), await released(later, 'HCPC2027_JAN_ANWEB.xlsx'));
  expect(difference.added.map(({ code }) => code)).toEqual(['E1399']);
  expect(difference.reworded.map(({ code }) => code)).toEqual(['E1392']);
  expect([difference.ended, difference.repriced, difference.unchanged]).toEqual([[], [], 4]);
});
