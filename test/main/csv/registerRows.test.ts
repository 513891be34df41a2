import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { type CsvFile, readCsv } from '../../../main/csv/readCsv.ts';
import { registerRows, twinsInFile } from '../../../main/csv/registerRows.ts';
import { writeCsv } from '../../../main/csv/writeCsv.ts';
import { guessMapping, mappingProblem } from '../../../shared/domain/registerColumns.ts';

const TODAY = '2026-11-22';

function fileOf(text: string, delimiter: ',' | ';' | '\t' | null = null): CsvFile {
  const read = readCsv(new TextEncoder().encode(text), delimiter);
  if (!read.ok) throw new Error(read.fault.message);
  return read.value;
}

function rowsOf(text: string) {
  const file = fileOf(text);
  return registerRows(file, guessMapping(file.headings), TODAY);
}

describe('a file', () => {
  test.each([',', ';', '\t'] as const)('parted by %j is told apart', (delimiter) => {
    const file = fileOf(
      ['Serial', 'Make', 'Note'].join(delimiter) + '\n' + ['1', 'Ex', 'a.b'].join(delimiter),
    );
    expect(file).toMatchObject({ delimiter, headings: ['Serial', 'Make', 'Note'] });
    expect(file.rows.map(({ cells }) => cells)).toEqual([['1', 'Ex', 'a.b']]);
  });

  test('with quotes, line ends in a cell and empty rows keeps the numbers of a spreadsheet', () => {
    const file = fileOf('Serial,Note\n1,"two\nlines, and a ""quote"""\n,\n2,x\n');
    expect(file.rows.map(({ number, cells }) => [number, ...cells])).toEqual([
      [2, '1', 'two\nlines, and a "quote"'],
      [4, '2', 'x'],
    ]);
  });

  test('without headings, without rows or with a quote that never closes says so', () => {
    const wordsOf = (text: string): string => {
      const read = readCsv(new TextEncoder().encode(text), null);
      return read.ok ? '' : read.fault.message;
    };
    expect(wordsOf(',,\n1,2,3')).toContain('headings');
    expect(wordsOf('Serial,Make\n\n')).toContain('no rows');
    expect(wordsOf('"Serial,Make\n1,2')).toContain('quote in the headings');
    expect(rowsOf('Serial,Note\n1,"open').problems[0]?.why).toContain('quote');
  });
});

describe('columns', () => {
  test('are guessed by what people call them, each field once', () => {
    expect(
      guessMapping([
        'Serial No.',
        'Manufacturer',
        'Model',
        'Model #',
        'Purchase Date',
        'Hours',
        'Patient',
        '',
      ]),
    ).toEqual(['serial', 'make', 'model', null, 'acquiredOn', 'hourMeter', null, null]);
  });

  test('chosen twice, or without anything that names a device, are refused', () => {
    expect(mappingProblem(['serial', 'serial'])).toContain('two columns');
    expect(mappingProblem(['note', null])).toContain('serial');
    expect(mappingProblem(['model', null])).toBeNull();
  });
});

describe('rows', () => {
  test('hours are whole: a half is refused with what to write, never cut in silence', () => {
    const { problems } = rowsOf('Serial,Hours\nSN-1,12.5\nSN-2,"1,234.0 h"\nSN-3,77');
    expect(problems).toMatchObject([{ why: 'Hours are kept whole. Write 12 or 13 instead of 12.5.' }]);
  });

  test('become devices, with amounts, dates and words in their usual forms', () => {
    const { devices, problems } = rowsOf(
      'Serial,Make,Kind,Cost,Warranty,Hours,Ownership,Status,HCPCS\n' +
        'A1,Ex,Stationary concentrator,"$1,234.50",6/3/27,"12,345 h",Rental,Active,e1390\n' +
        'A2,Ex,portableConcentrator,80,2027-06-03,0,Patient owned,,\n',
    );
    expect(problems).toEqual([]);
    expect(devices.map(({ values }) => values)).toMatchObject([
      {
        serial: 'A1',
        kind: 'stationaryConcentrator',
        acquisitionCents: 123_450,
        warrantyUntil: '2027-06-03',
        hourMeter: 12_345,
        ownership: 'rental',
        status: 'inService',
        hcpcs: 'E1390',
        holderId: null,
      },
      { kind: 'portableConcentrator', acquisitionCents: 8000, ownership: 'patientOwned', status: 'inStock' },
    ]);
  });

  test.each([
    ['Kind', 'Spaceship', 'No kind'],
    ['Cost', '=1+1', 'no amount'],
    ['Cost', '-5', 'no amount'],
    ['Warranty', '31/31/2026', 'no date'],
    ['Warranty', 'today', 'no date'],
    ['Warranty', '6/3', 'no date'],
    ['Hours', '-3', 'no count'],
    ['Hours', '12345678', 'no count'],
    ['Ownership', 'maybe', 'Give one of'],
    ['Status', 'lost', 'Give one of'],
    ['Make', 'M'.repeat(61), '60'],
  ])('with a wrong %s (%s) are told by row, column and why', (heading, cell, why) => {
    const { devices, problems } = rowsOf(`Serial,${heading}\nA1,\nA2,${cell}\n`);
    expect(devices.map(({ row }) => row)).toEqual([2]);
    expect(problems).toMatchObject([{ row: 3, column: heading }]);
    expect(problems[0]?.why).toContain(why);
    // What somebody typed may be anything, and is not repeated.
    if (cell.length > 5) expect(problems[0]?.why).not.toContain(cell);
  });

  test('that name no device, or have a cell too many, are told', () => {
    expect(rowsOf('Serial,Note\n,x\n').problems).toMatchObject([{ row: 2, column: '' }]);
    expect(rowsOf('Serial,Note\nA,b,c\n').problems[0]?.why).toContain('more cells');
  });

  test('that stand in the file twice name the earlier one', () => {
    const { devices } = rowsOf('Serial,Make\nAB-10,Ex\nX,Ex\nab1O,EX\n');
    expect(twinsInFile(devices)).toEqual([{ row: 4, earlier: 2 }]);
  });
});

describe('formulas', () => {
  test('stay text on their way in', () => {
    expect(rowsOf('Serial,Note\n=1+1,@SUM(A1)\n').devices[0]?.values).toMatchObject({
      serial: '=1+1',
      note: '@SUM(A1)',
    });
  });

  test('a cell full of other marks does not change what parts the columns', () => {
    const read = readCsv(writeCsv(['Serial', 'Note'], [['', '-\n;;']]), null);
    expect(read.ok && [read.value.delimiter, read.value.rows[0]?.cells]).toEqual([',', ['', '-\n;;']]);
  });

  test('are kept from being run on their way out, and come back as they were', () => {
    const cell = fc.stringMatching(/^[=+\-@']{0,2}[A-Za-z0-9 ",;'=+\-@\n]{0,12}$/).map((text) => text.trim());
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const bytes = writeCsv(['Serial', 'Note'], rows);
        const plain = Papa.parse<string[]>(new TextDecoder().decode(bytes), { delimiter: ',' }).data.flat();
        expect(plain.filter((each) => /^\s*[=+\-@]/.test(each))).toEqual([]);
        const read = readCsv(bytes, null);
        const full = rows.filter((row) => row.some((each) => each !== ''));
        expect(read.ok ? read.value.rows.map(({ cells }) => cells) : []).toEqual(full);
      }),
    );
  });
});
