import { formatIcd10 } from '../domain/identifiers.ts';

/**
 * Texts in the alphabet of a printed form: capitals of the Latin alphabet, digits and little more. Machines read
 * these forms, and they know nothing else.
 */

export interface Latin {
  readonly text: string;
  /** True when a letter, digit or sign could not be written and is missing from the text. */
  readonly lost: boolean;
}

/** What one text may be made of: names and addresses stand without punctuation, identifiers without anything. */
export type Alphabet = 'name' | 'organization' | 'address' | 'id' | 'words';

/** Letters and signs that do not come apart into a Latin letter and an accent. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'SS',
  æ: 'AE',
  Æ: 'AE',
  œ: 'OE',
  Œ: 'OE',
  ø: 'O',
  Ø: 'O',
  ł: 'L',
  Ł: 'L',
  đ: 'D',
  Đ: 'D',
  ð: 'D',
  Ð: 'D',
  þ: 'TH',
  Þ: 'TH',
  ı: 'I',
  ħ: 'H',
  Ħ: 'H',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '‘': "'",
  '’': "'",
  '‛': "'",
  '′': "'",
  ʼ: "'",
  ʻ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '″': '"',
  '⁄': '/',
  '×': 'X',
  '•': '-',
  '·': '-',
  '°': ' DEG',
};

/** The text in capitals and printable ASCII, with single spaces and none at its ends. */
export function latin(text: string): Latin {
  if (/^[ -~]*$/.test(text)) return { text: tidy(text.toUpperCase()), lost: false };
  let lost = false;
  let written = '';
  for (const character of text.normalize('NFKD')) {
    const spelled = SPELLED[character] ?? character;
    if (/^[ -~]+$/.test(spelled)) written += spelled;
    else if (!/^\p{M}$/u.test(character)) {
      written += ' ';
      if (!/^[\p{C}\p{Z}]$/u.test(character)) lost = true;
    }
  }
  return { text: tidy(written.toUpperCase()), lost };
}

/** The text as one kind of box takes it. */
export function formText(text: string, alphabet: Alphabet): Latin {
  const { text: written, lost } = latin(text);
  return { text: tidy(reduced(written, alphabet)), lost };
}

function reduced(text: string, alphabet: Alphabet): string {
  switch (alphabet) {
    case 'id':
      return text.replace(/[^A-Z0-9]/g, '');
    case 'name':
    case 'organization':
      return text.replace(/['.]/g, '').replace(/[^A-Z0-9 &-]/g, ' ');
    case 'address':
      return text.replace(/['.#]/g, '').replace(/[^A-Z0-9 /-]/g, ' ');
    case 'words':
      return text;
  }
}

function tidy(text: string): string {
  return text.replace(/ +/g, ' ').trim();
}

/** `1234 50`: dollars, a space and cents, as the boxes of charges want them. */
export function formMoney(cents: number): string {
  return `${String(Math.floor(cents / 100))} ${String(cents % 100).padStart(2, '0')}`;
}

/** Month, day and year of a date as the form's three parts. @param yearDigits how much of the year has room */
export function formDate(date: string, yearDigits: 2 | 4): readonly [string, string, string] {
  return [date.slice(5, 7), date.slice(8, 10), date.slice(yearDigits === 2 ? 2 : 0, 4)];
}

/** An ICD-10-CM code without its dot. */
export function formDiagnosis(code: string): string {
  return formatIcd10(code).replace('.', '');
}
