import { describe, expect, test } from 'vitest';
import {
  aCut,
  aPaidClaim,
  aPaidLine,
  aRemit,
  file835,
  interchangeText,
  rows835,
} from '../../support/edi/returnedFiles.ts';
import { file277, file999, rows999 } from '../../support/edi/returnedReplies.ts';
import { run } from './aRun.ts';

function read(input: string, more: readonly string[] = []) {
  return run(['read', '-', ...more], { input });
}

const REFUSED = file999({
  group: '42',
  letter: 'R',
  counts: [1, 1, 0],
  sets: [
    {
      control: '0001',
      letter: 'R',
      reasons: ['5'],
      errors: [
        {
          segment: 'NM1',
          position: 17,
          loop: '2010BA',
          code: '8',
          claimNumber: 'CW-2026-000123',
          elements: [{ at: [9, null, null], dataElement: '67', code: '7', value: 'TESTPERSONS-NUMBER' }],
        },
      ],
    },
  ],
});

describe('999 and 997', () => {
  test('verdict, claim, segment and element, and not what stood there', async () => {
    const { code, out, err } = await read(REFUSED);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/999: group 42 rejected, 0 of 1 transaction sets accepted/);
    expect(out).toMatch(/837 0001 rejected/);
    expect(out).toMatch(/claim CW-2026-000123, segment NM1 at 17: 8 /);
    expect(out).toMatch(/element NM109: 7 /);
    expect(out).not.toContain('TESTPERSON');
  });

  test('a 997 by its own name', async () => {
    const answer = { group: '7', letter: 'A', counts: [1, 1, 1], sets: [] } as const;
    const file = interchangeText({
      sets: [{ kind: '997', version: '005010X222A1', rows: rows999(answer, '997') }],
    });
    expect((await read(file)).out).toContain('997: group 7 accepted');
  });

  test('--json is everything that was read', async () => {
    const { out, code } = await read(REFUSED, ['--json']);
    expect(code).toBe(0);
    const [interchange] = JSON.parse(out).interchanges;
    expect(interchange.acknowledgements[0].sets[0].errors[0].elements[0].badValue).toBe('TESTPERSONS-NUMBER');
  });
});

describe('277CA', () => {
  test('each claim with its verdict and the codes in words', async () => {
    const refusal = { codes: [['A7', '164', 'IL']], action: 'U', cents: 12_000 } as const;
    const { out, code } = await read(
      file277({
        batch: 'CW-B000001',
        accepted: 1,
        rejected: 1,
        claims: [
          {
            number: 'CW-1',
            stc: [{ codes: [['A2', '20', 'PR']], action: 'WQ', cents: 5_000 }],
            payerNumber: 'ICN-9',
            lines: [],
          },
          { number: 'CW-2', stc: [refusal], payerNumber: null, lines: [] },
        ],
      }),
    );
    expect(code).toBe(0);
    expect(out).toContain('277CA: 1 accepted, 1 rejected');
    expect(out).toContain('CW-1 accepted, payer’s number ICN-9');
    expect(out).toMatch(/CW-2 rejected\n\s+A7:164 .+; .+, about /);
  });
});

describe('835', () => {
  const denied = aPaidLine({ charge: 10_000, cuts: [aCut('CO', '16', 10_000)], remarks: ['M124'] });
  const claim = aPaidClaim({ number: 'CW-2026-000123', lines: [denied], remarks: [] });

  test('payment, claims, lines with their reasons in words, and whether it balances', async () => {
    const { out, code } = await read(file835([aRemit({ claims: [claim] })]));
    expect(code).toBe(0);
    expect(out).toMatch(/835: \$0\.00 by .*, 1 claim, balanced/);
    expect(out).toMatch(/CW-2026-000123 denied \(status .+\): charged \$100\.00, paid \$0\.00/);
    expect(out).toMatch(/CO-16 \$100\.00 \S+/);
    expect(out).toMatch(/M124 \S+/);
  });

  test('names of people stay out of the summary; --json has them', async () => {
    const rows = rows835(aRemit({ claims: [claim] })).flatMap((row) =>
      row[0] === 'CLP'
        ? [row, ['NM1', 'QC', '1', 'TESTPERSON', 'AVERY', '', '', '', 'MI', 'SECRET9'] as const]
        : [row],
    );
    const file = interchangeText({ sets: [{ kind: '835', version: '005010X221A1', rows }] });
    expect((await read(file)).out).not.toMatch(/TESTPERSON|AVERY|SECRET9/);
    expect((await read(file, ['--json'])).out).toMatch(/TESTPERSON/);
  });

  test('a payment that does not add up: said, and exit 1', async () => {
    const file = file835([aRemit({ claims: [claim] })]).replace(
      /(CLP\*[^~*]*\*[^~*]*\*[^~*]*\*)0(\.00)?\*/,
      '$17.77*',
    );
    const { out, code } = await read(file);
    expect(code).toBe(1);
    expect(out).toContain('NOT balanced');
    expect(out).toMatch(/does not agree: CW-2026-000123: .*\$7\.77 stated/);
  });
});

describe('whatever else is given', () => {
  test.each(['', 'Dear Avery Testperson,', 'ISA*', '{"a":1}'])(
    'nothing that is read here: %j',
    async (input) => {
      const { code, err, out } = await read(input);
      expect(code).toBe(2);
      expect(err).toContain('no TA1, 999, 997, 277CA or 835');
      expect(out + err).not.toContain('Avery');
    },
  );

  test('a file that is cut off is read as far as it goes, and exits 1', async () => {
    const { code, out } = await read(REFUSED.slice(0, -40));
    expect(code).toBe(1);
    expect(out).toContain('To look at:');
  });

  test('control characters of a file do not reach the terminal', async () => {
    const { out } = await read(REFUSED.replace('CW-2026-000123', 'CW\u001b[2J'));
    expect(out).not.toContain('\u001b');
  });

  test('no such file, a folder', async () => {
    expect(await run(['read', 'none.835'])).toMatchObject({
      code: 2,
      out: '',
      err: 'none.835: there is no such file.\n',
    });
  });
});
