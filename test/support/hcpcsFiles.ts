// Small releases of HCPCS Level II, made as CMS makes them: the text of 320 columns, the spreadsheet, archives.
import { crc32, deflateRawSync } from 'node:zlib';

export interface RecordParts {
  readonly code?: string;
  readonly sequence?: string;
  readonly kind?: '3' | '4' | '7' | '8' | string;
  readonly long?: string;
  readonly short?: string;
  readonly pricing?: readonly string[];
  readonly crossReferences?: readonly string[];
  readonly coverage?: string;
  readonly betos?: string;
  readonly added?: string;
  readonly effective?: string;
  readonly ends?: string;
  readonly action?: string;
}

const RENTAL: Required<RecordParts> = {
  code: 'E1392',
  sequence: '00100',
  kind: '3',
  long: 'Portable oxygen concentrator, rental',
  short: 'Portable oxygen concentrator',
  pricing: ['33'],
  crossReferences: [],
  coverage: 'D',
  betos: 'D1C',
  added: '20060101',
  effective: '20060101',
  ends: '',
  action: 'N',
};

/** One record of the text; what is not given is that of E1392. A further line (4, 8) has only its text. */
export function recordLine(parts: RecordParts = {}): string {
  const isFurther = parts.kind === '4' || parts.kind === '8';
  const empty = {
    short: '',
    pricing: [],
    crossReferences: [],
    coverage: '',
    betos: '',
    added: '',
    effective: '',
    ends: '',
    action: '',
  };
  const all = { ...RENTAL, ...(isFurther ? empty : {}), ...parts };
  const line = Array.from({ length: 320 }, () => ' ');
  const put = (column: number, text: string): void => {
    [...text].forEach((character, index) => {
      line[column - 1 + index] = character;
    });
  };
  put(1, all.code.padStart(5));
  put(6, all.sequence);
  put(11, all.kind);
  put(12, all.long);
  put(92, all.short);
  all.pricing.forEach((item, index) => put(120 + index * 2, item));
  all.crossReferences.forEach((item, index) => put(205 + index * 5, item));
  put(230, all.coverage);
  put(257, all.betos);
  put(269, all.added);
  put(277, all.effective);
  put(285, all.ends);
  put(293, all.action);
  return line.join('');
}

/** A release of two modifiers and four codes, one with a descriptor of two lines, one ended. */
export function smallRelease(): readonly string[] {
  return [
    recordLine({
      code: 'NU',
      kind: '7',
      long: 'New equipment',
      short: 'New equipment',
      pricing: [],
      betos: '',
      coverage: 'C',
    }),
    recordLine({
      code: 'RR',
      kind: '7',
      long: 'Rental',
      short: 'Rental (dme)',
      pricing: [],
      betos: '',
      coverage: 'C',
    }),
    recordLine({
      code: 'A0001',
      long: 'A first code',
      short: 'First code',
      pricing: ['00'],
      coverage: 'I',
      ends: '20161231',
      crossReferences: ['A0002', 'A0003'],
    }),
    recordLine({
      code: 'E1390',
      long: 'Oxygen concentrator, single delivery port, capable of delivering 85 percent or',
      short: 'Oxygen concentrator',
    }),
    recordLine({
      code: 'E1390',
      sequence: '00200',
      kind: '4',
      long: 'greater oxygen concentration at the prescribed flow rate',
    }),
    recordLine(),
    recordLine({
      code: 'V5364',
      long: 'Dysphagia screening',
      short: 'Dysphagia screening',
      pricing: ['00'],
      coverage: 'S',
    }),
  ];
}

export function textOf(lines: readonly string[], newline = '\r\n'): string {
  return `${lines.join(newline)}${newline}`;
}

export function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the archive says of the size, where it lies. */
  readonly declared?: number;
  readonly stored?: boolean;
  readonly encrypted?: boolean;
  readonly checksum?: number;
}

/** An archive, written by hand so that it can lie. */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, declared, stored, encrypted, checksum } of entries) {
    const data = stored === true ? Buffer.from(bytes) : deflateRawSync(bytes);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(encrypted === true ? 1 : 0, 2);
    head.writeUInt16LE(stored === true ? 0 : 8, 4);
    head.writeUInt32LE(checksum ?? crc32(bytes), 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(declared ?? bytes.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, tail, Buffer.from(name)]),
    );
    chunks.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...chunks, central, end]));
}

export const HEADS = [
  'HCPC',
  'SEQNUM',
  'RECID',
  'LONG DESCRIPTION',
  'SHORT DESCRIPTION',
  'PRICE1',
  'PRICE2',
  'PRICE3',
  'PRICE4',
  'MULT_PI',
  'XREF1',
  'XREF2',
  'XREF3',
  'XREF4',
  'XREF5',
  'COV',
  'BETOS',
  'ADD DT',
  'ACT EFF DT',
  'TERM DT',
  'ACTION CD',
] as const;

/** One row of the spreadsheet under HEADS; what is not given is that of E1392. */
export function sheetRow(parts: RecordParts = {}): readonly string[] {
  const all = { ...RENTAL, sequence: '0010', ...parts };
  const four = [0, 1, 2, 3].map((index) => all.pricing[index] ?? '');
  const five = [0, 1, 2, 3, 4].map((index) => all.crossReferences[index] ?? '');
  return [
    all.code.padStart(5),
    all.sequence,
    all.kind,
    all.long,
    all.short,
    ...four,
    '',
    ...five,
    all.coverage,
    all.betos,
    all.added,
    all.effective,
    all.ends,
    all.action,
  ];
}

/** The same small release as rows, heads first. */
export function smallRows(): readonly (readonly string[])[] {
  return [
    HEADS,
    sheetRow({
      code: 'NU',
      kind: '7',
      long: 'New equipment',
      short: 'New equipment',
      pricing: [],
      betos: '',
      coverage: 'C',
    }),
    sheetRow({
      code: 'RR',
      kind: '7',
      long: 'Rental',
      short: 'Rental (dme)',
      pricing: [],
      betos: '',
      coverage: 'C',
    }),
    sheetRow({
      code: 'A0001',
      long: 'A first code',
      short: 'First code',
      pricing: ['00'],
      coverage: 'I',
      ends: '20161231',
      crossReferences: ['A0002', 'A0003'],
    }),
    sheetRow({
      code: 'E1390',
      long: 'Oxygen concentrator, single delivery port, capable of delivering 85 percent or greater oxygen concentration at the prescribed flow rate',
      short: 'Oxygen concentrator',
    }),
    sheetRow(),
    sheetRow({
      code: 'V5364',
      long: 'Dysphagia screening',
      short: 'Dysphagia screening',
      pricing: ['00'],
      coverage: 'S',
    }),
  ];
}

function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `A${String.fromCharCode(65 + index - 26)}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** The XML of a sheet whose texts stand in the cells (`inline`) or are shared. */
export function sheetXml(rows: readonly (readonly string[])[], strings: string[] | null): string {
  const cells = (row: readonly string[], number: number): string =>
    row
      .map((text, index) => {
        if (text === '') return '';
        const place = `${columnName(index)}${number}`;
        if (strings === null)
          return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
        strings.push(text);
        return `<c r="${place}" t="s"><v>${strings.length - 1}</v></c>`;
      })
      .join('');
  const body = rows.map((row, index) => `<row r="${index + 1}">${cells(row, index + 1)}</row>`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${body}</sheetData></worksheet>`;
}

export interface WorkbookParts {
  /** The XML of each sheet, in order. */
  readonly sheets: readonly string[];
  readonly strings?: readonly string[];
  readonly further?: readonly ZipEntry[];
}

export function workbookOf({ sheets, strings, further }: WorkbookParts): Uint8Array {
  const file = (name: string, text: string): ZipEntry => ({
    name,
    bytes: new Uint8Array(Buffer.from(text, 'utf8')),
  });
  const names = sheets.map(
    (_, index) => `<sheet name="S${index + 1}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const links = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return zipOf([
    file(
      '[Content_Types].xml',
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    file(
      'xl/workbook.xml',
      `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${names.join('')}</sheets></workbook>`,
    ),
    file(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`,
    ),
    ...sheets.map((xml, index) => file(`xl/worksheets/sheet${index + 1}.xml`, xml)),
    ...(strings === undefined
      ? []
      : [
          file(
            'xl/sharedStrings.xml',
            `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
          ),
        ]),
    ...(further ?? []),
  ]);
}

/** A spreadsheet of rows with shared texts, as Excel writes it. */
export function spreadsheetOf(rows: readonly (readonly string[])[]): Uint8Array {
  const strings: string[] = [];
  const xml = sheetXml(rows, strings);
  return workbookOf({ sheets: [xml], strings });
}

/** Small releases are taken by tests only. */
export const SMALL = { fewestCodes: 1, mostRecords: 1000 } as const;
