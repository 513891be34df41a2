import { describe, expect, test } from 'vitest';
import { fileFacts, MOST_CHARACTERS, readInterchange } from '../../../shared/edi/readInterchange.ts';
import { aRemit, file835, interchangeText, isaText, USUAL } from '../../support/edi/returnedFiles.ts';

const FILE = file835([aRemit()]);

function whats(content: string | Uint8Array): readonly string[] {
  return readInterchange(content).doubts.map(({ what }) => what);
}

function setIn(content: string | Uint8Array) {
  return readInterchange(content).interchanges[0]?.groups[0]?.sets[0];
}

test('a clean file is read whole and without doubt', () => {
  const file = readInterchange(FILE);
  expect(file.doubts).toEqual([]);
  expect(file.worst).toBeNull();
  const [interchange] = file.interchanges;
  expect(interchange).toMatchObject({
    whole: true,
    sender: 'PAYERSYNTH',
    receiver: 'OURSYNTH',
    control: '000000101',
    version: '00501',
    test: false,
    delimiters: { element: '*', component: ':', repetition: '^', segment: '~' },
  });
  expect(interchange?.groups[0]).toMatchObject({
    code: 'HP',
    control: '101',
    version: '005010X221A1',
    whole: true,
  });
  const set = interchange?.groups[0]?.sets[0];
  expect(set).toMatchObject({ kind: '835', control: '0001', version: '005010X221A1', whole: true });
  expect(set?.segments[0]?.elements).toEqual(['ST', '835', '0001']);
  expect(set?.segments.at(-1)?.id).toBe('SE');
});

test('a segment says where it stands', () => {
  const clp = setIn(FILE)?.segments.find(({ id }) => id === 'CLP');
  expect(FILE.slice(clp?.offset, (clp?.offset ?? 0) + 3)).toBe('CLP');
  expect(clp?.number).toBe(FILE.slice(0, clp?.offset).split('~').length);
});

describe('odd files that say the same', () => {
  const plain = setIn(FILE)?.segments.map(({ elements }) => elements);
  const odd: readonly (readonly [string, string, readonly string[]])[] = [
    ['line breaks between segments', FILE.replaceAll('~', '~\r\n'), []],
    ['spaces between segments', FILE.replaceAll('~', '~  '), []],
    ['a byte order mark', `\uFEFF${FILE}`, []],
    ['empty segments', FILE.replaceAll('~', '~~'), []],
    ['lines cut at 80 characters', FILE.replace(/.{80}/g, '$&\n'), ['lineBreaks']],
    ['a line feed as terminator', FILE.replaceAll('~', '\n'), []],
    ['a carriage return and a line feed, where only one is the terminator', FILE.replaceAll('~', '\r\n'), []],
    ['no terminator at the very end', FILE.slice(0, -1), ['cutOff']],
    ['text before it', `From: mailbox\n\n${FILE}`, ['textBefore']],
  ];
  test.each(odd)('%s', (_name, text, doubts) => {
    expect(setIn(text)?.segments.map(({ elements }) => elements)).toEqual(plain);
    expect(whats(text)).toEqual(doubts);
  });

  test('other separators', () => {
    const dialect = { element: '|', component: '>', repetition: '!', segment: '\u001d', between: '' };
    const segments = setIn(file835([aRemit()], { dialect }))?.segments;
    expect(segments?.map(({ elements }) => elements.length)).toEqual(
      plain?.map((elements) => elements.length),
    );
  });

  test('lower case is said once', () => {
    expect(whats(FILE.toLowerCase())).toEqual(['lowerCase']);
    expect(setIn(FILE.toLowerCase())?.segments.map(({ id }) => id)).toEqual(plain?.map(([id]) => id));
  });

  test('an ISA without its padding', () => {
    const narrow = FILE.replace(/^ISA[^~]*/, (isa) => isa.replace(/ +/g, ''));
    expect(whats(narrow)).toEqual(['isaWidth']);
    expect(setIn(narrow)?.segments.length).toBe(plain?.length);
    expect(readInterchange(narrow).interchanges[0]?.whole).toBe(false);
  });
});

describe('encodings', () => {
  const withUmlaut = FILE.replace('SYNTHETIC PAYER', 'SYNTHÉTIC PAYER');
  const name = (content: Uint8Array): string | undefined =>
    setIn(content)?.segments.find(({ id }) => id === 'N1')?.elements[2];

  test('UTF-8, with and without a mark', () => {
    expect(name(Buffer.from(withUmlaut))).toBe('SYNTHÉTIC PAYER');
    expect(name(Buffer.from(`\uFEFF${withUmlaut}`))).toBe('SYNTHÉTIC PAYER');
    expect(readInterchange(Buffer.from(withUmlaut)).encoding).toBe('utf-8');
    expect(readInterchange(Buffer.from(FILE)).encoding).toBe('ascii');
  });

  test('Latin-1 where it is no UTF-8', () => {
    expect(name(Buffer.from(withUmlaut, 'latin1'))).toBe('SYNTHÉTIC PAYER');
    expect(readInterchange(Buffer.from(withUmlaut, 'latin1')).encoding).toBe('latin-1');
  });

  test('UTF-16 by its mark', () => {
    const little = Buffer.from(`\uFEFF${withUmlaut}`, 'utf16le');
    expect(name(little)).toBe('SYNTHÉTIC PAYER');
    expect(name(Buffer.from(little).swap16())).toBe('SYNTHÉTIC PAYER');
  });

  test.each([
    ['overlong', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['cut off', [0xe2, 0x82]],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
  ])('bytes that only look like UTF-8 are Latin-1: %s', (_name, bytes) => {
    const content = Buffer.concat([Buffer.from(FILE), Buffer.from(bytes)]);
    expect(readInterchange(content).encoding).toBe('latin-1');
  });

  test('four-byte characters', () => {
    expect(name(Buffer.from(FILE.replace('SYNTHETIC PAYER', 'PAYER \u{1F9BD}')))).toBe('PAYER \u{1F9BD}');
  });
});

describe('several interchanges and groups', () => {
  test('two in one file, with other separators each', () => {
    const dialect = { element: '|', component: '>', repetition: '!', segment: '\n', between: '' };
    const file = readInterchange(`${FILE}\r\n${file835([aRemit()], { control: 102, dialect })}`);
    expect(file.doubts).toEqual([]);
    expect(file.interchanges.map(({ control }) => control)).toEqual(['000000101', '000000102']);
    expect(file.interchanges[1]?.groups[0]?.sets[0]?.whole).toBe(true);
  });

  test('the same one twice is said', () => {
    expect(whats(FILE + FILE)).toEqual(['interchangeTwice']);
  });

  test('a cut one followed by a whole one: the cut is named, the whole one is untouched', () => {
    const cut = FILE.slice(0, FILE.indexOf('CLP') + 20);
    const file = readInterchange(cut + file835([aRemit()], { control: 102 }));
    expect(file.interchanges.map(({ whole }) => whole)).toEqual([false, true]);
    expect(file.doubts.map(({ what }) => what)).toEqual([
      'cutOff',
      'setOpen',
      'groupOpen',
      'interchangeOpen',
    ]);
  });

  test('several sets; numbers that repeat are said', () => {
    const text = file835([aRemit(), aRemit({ trace: 'EFT0002' })]);
    expect(readInterchange(text).interchanges[0]?.groups[0]?.sets.length).toBe(2);
    expect(whats(text)).toEqual([]);
    expect(whats(text.replaceAll('0002~', '0001~').replaceAll('*0002', '*0001'))).toContain('setTwice');
  });

  test('a lone TA1', () => {
    const text = interchangeText({ sets: [], replies: [['TA1', '000000055', '261120', '1015', 'A', '000']] });
    const [interchange] = readInterchange(text).interchanges;
    expect(interchange?.interchangeReplies.map(({ elements }) => elements[4])).toEqual(['A']);
    expect(interchange?.whole).toBe(true);
    expect(whats(text)).toEqual([]);
  });
});

describe('what is wrong is named and not put right', () => {
  const wrong: readonly (readonly [string, string, readonly string[]])[] = [
    ['segment count', FILE.replace(/SE\*\d+/, 'SE*99'), ['countDiffers']],
    ['set number', FILE.replace(/SE\*(\d+)\*0001/, 'SE*$1*0002'), ['controlDiffers']],
    ['group count', FILE.replace('GE*1*', 'GE*2*'), ['countDiffers']],
    ['group number', FILE.replace('GE*1*101', 'GE*1*102'), ['controlDiffers']],
    ['interchange count', FILE.replace('IEA*1', 'IEA*3'), ['countDiffers']],
    ['interchange number', FILE.replace('IEA*1*000000101', 'IEA*1*000000102'), ['controlDiffers']],
    ['no IEA', FILE.replace(/IEA[^~]*~/, ''), ['interchangeOpen']],
    ['no GE', FILE.replace(/GE\*[^~]*~/, ''), ['groupOpen']],
    ['no SE', FILE.replace(/SE\*[^~]*~/, ''), ['setOpen']],
    ['no GS', FILE.replace(/GS\*[^~]*~/, ''), ['groupMissing', 'controlDiffers']],
    [
      'a set without ST',
      FILE.replace(/ST\*[^~]*~/, ''),
      ['strayData', 'strayData', 'strayData', 'strayEnd', 'countDiffers'],
    ],
    ['data after the end', `${FILE}GS*HP~`, ['textAfter']],
    ['text between segments', FILE.replace('LX*1~', 'LX*1~hello there~'), ['notASegment', 'countDiffers']],
  ];
  test.each(wrong)('%s', (_name, text, doubts) => {
    const file = readInterchange(text);
    expect(file.doubts.map(({ what }) => what)).toEqual(doubts);
    expect(file.interchanges[0]?.whole).toBe(false);
    expect(file.worst).toBe('error');
  });

  test('leading zeros in counts are nothing', () => {
    expect(whats(FILE.replace('GE*1*101', 'GE*01*0101'))).toEqual([]);
  });

  test('a message never quotes names or numbers of people', () => {
    const text = FILE.replace(/SE\*\d+/, 'SE*99').replace('SPECIMEN', 'SPEC\nIMEN');
    expect(
      readInterchange(text)
        .doubts.map(({ message }) => message)
        .join(' '),
    ).not.toMatch(/SPECIMEN|1EG4/);
  });
});

describe('files that are no X12', () => {
  test.each([
    ['', 'it is empty'],
    ['   \r\n', 'it is empty'],
    ['%PDF-1.7 ...', 'it is a PDF document'],
    ['PK\u0003\u0004....', 'it is a ZIP archive: unpack it first'],
    ['<!doctype html><p>no such page', 'it is a web page or XML'],
    ['{"error":true}', 'it looks like JSON'],
    ["UNB+UNOA:1+X'", 'it is EDIFACT, another standard'],
    ['GS*HP*A*B~ST*835*1~', 'its first line, the ISA, is missing'],
    ['ISA*00*short~', 'its first line, the ISA, is damaged'],
    ['date,amount\n1,2', 'it has no ISA, with which such a file begins'],
  ])('%j', (text, said) => {
    const file = readInterchange(text);
    expect(file.interchanges).toEqual([]);
    expect(file.doubts).toEqual([
      expect.objectContaining({ what: 'notX12', weight: 'error', message: expect.stringContaining(said) }),
    ]);
  });
});

describe('hostile input stays bounded', () => {
  const isa = `${isaText(1, USUAL)}~`;
  const hostile: readonly (readonly [string, string])[] = [
    ['elements without end', `${isa}GS${'*'.repeat(3_000_000)}~`],
    ['segments without end', `${isa}${'A~'.repeat(300_000)}`],
    ['only terminators', `${isa}${'~'.repeat(3_000_000)}`],
    ['ISA over and over', 'ISA*'.repeat(500_000)],
    ['whole ISA over and over', isa.repeat(5_000)],
    [
      'interchanges with separators that never come',
      Array.from({ length: 4_000 }, (_one, index) => {
        const segment = String.fromCodePoint(0x4e00 + index);
        return isaText(index, { ...USUAL, segment }) + segment + 'X'.repeat(200);
      }).join(''),
    ],
    ['one segment without end', `${isa}GS*HP${'X'.repeat(5_000_000)}`],
  ];
  test.each(hostile)('%s', (_name, text) => {
    const start = performance.now();
    const file = readInterchange(text);
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(file.worst).toBe('error');
    expect(file.doubts.length).toBeLessThanOrEqual(500);
  });

  test('a file beyond all measure is not read', () => {
    const file = readInterchange(new Uint8Array(MOST_CHARACTERS + 1));
    expect(file.doubts.map(({ what }) => what)).toEqual(['tooLarge']);
  });

  test('more doubts than are kept are counted', () => {
    const file = readInterchange(`${isa}GS*HP~ST*835*1~${'?~'.repeat(1_000)}`);
    expect(file.doubts.length + file.doubtsLeftOut).toBeGreaterThan(1_000);
  });
});

describe('the facts that tell one file from another', () => {
  const factsOf = (text: string) => readInterchange(text).interchanges.map(fileFacts);

  test('the same file has the same key, whatever line breaks or separators it has', () => {
    const [one] = factsOf(FILE);
    expect(factsOf(FILE.replaceAll('~', '~\r\n'))[0]?.key).toBe(one?.key);
    expect(one?.contents).toEqual(['HP 101: 835 0001']);
  });

  test('another number, day or set is another file', () => {
    const [one] = factsOf(FILE);
    expect(factsOf(file835([aRemit()], { control: 102 }))[0]?.key).not.toBe(one?.key);
    expect(factsOf(FILE.replace('*261120*1015*', '*271120*1015*'))[0]?.key).not.toBe(one?.key);
    expect(factsOf(file835([aRemit(), aRemit()]))[0]?.key).not.toBe(one?.key);
  });
});
