import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReturned, type ReturnedFile } from '../../../shared/edi/readReturned.ts';
import type { RemittanceClaim } from '../../../shared/edi/remittance.ts';
import { anyRemit, aRemit, file835, interchangeText, rows835 } from '../../support/edi/returnedFiles.ts';
import { any277, any999, file277, file999, rows277, rows999 } from '../../support/edi/returnedReplies.ts';

/**
 * Damage: what a line or a disk does to a file. `cut` drops the end, `flip` puts another character somewhere, `drop`
 * takes a stretch out. A file is *taken as it stands* when no doubt is heavier than a note and every remittance in it
 * balances; only then may money move without a person.
 */
function takenAsItStands(file: ReturnedFile): boolean {
  const quiet = file.worst === null || file.worst === 'note';
  const balanced = file.interchanges.every(({ remittances }) =>
    remittances.every(({ balance }) => balance.balanced),
  );
  return quiet && balanced && file.interchanges.length > 0;
}

/** Every amount that moves money: payment, charges, paid, shares, adjustments with their group, provider adjustments. */
function money(file: ReturnedFile): unknown {
  const cuts = ({ adjustments }: Pick<RemittanceClaim, 'adjustments'>) =>
    adjustments.map(({ cents }) => cents);
  return file.interchanges.map(({ remittances }) =>
    remittances.map(({ remittance }) => ({
      payment: remittance.paymentCents,
      claims: remittance.claims.map((claim) => ({
        amounts: [claim.chargeCents, claim.paidCents, claim.patientCents ?? 0, ...cuts(claim)],
        lines: claim.lines.map((line) => [line.chargeCents, line.paidCents, ...cuts(line)]),
      })),
      provider: remittance.providerAdjustments.map(({ cents }) => cents),
    })),
  );
}

/** The sums of the guide, added up once more here, apart from the reader's own. */
function sumsHold(file: ReturnedFile): boolean {
  const sum = (amounts: readonly (number | null)[]): number =>
    amounts.reduce<number>((total, cents) => total + (cents ?? NaN), 0);
  return file.interchanges.every(({ remittances }) =>
    remittances.every(({ remittance: { claims, providerAdjustments, paymentCents } }) => {
      const perClaim = claims.every((claim) => {
        const lines = claim.lines.every(
          (line) =>
            sum([line.chargeCents, -sum(line.adjustments.map(({ cents }) => cents))]) === line.paidCents,
        );
        const all = [claim, ...claim.lines].flatMap(({ adjustments }) => adjustments);
        return lines && sum([claim.chargeCents, -sum(all.map(({ cents }) => cents))]) === claim.paidCents;
      });
      const paid = sum(claims.map(({ paidCents }) => paidCents));
      return perClaim && paid - sum(providerAdjustments.map(({ cents }) => cents)) === paymentCents;
    }),
  );
}

/** Numbers of the sets that a 999 accepts: '*' for all of its group, where it names none. */
function acceptedSets(file: ReturnedFile): readonly string[] {
  return file.interchanges.flatMap(({ acknowledgements }) =>
    acknowledgements.flatMap(({ verdict, sets }) => {
      if (verdict === 'rejected') return [];
      if (sets.length === 0) return verdict.startsWith('accepted') ? ['*'] : [];
      return sets.filter((set) => set.verdict.startsWith('accepted')).map(({ control }) => control);
    }),
  );
}

const NOISE = [...'0123456789*:~^-. AZaz|\n'];

const anyFile: fc.Arbitrary<string> = fc.oneof(
  fc.array(anyRemit, { minLength: 1, maxLength: 2 }).map((remits) => file835(remits)),
  any999.map((answer) => file999(answer)),
  any277.map((answer) => file277(answer)),
);

describe('damaged files', () => {
  test('a cut is never silent, wherever it falls', () => {
    fc.assert(
      fc.property(anyFile, fc.double({ min: 0, max: 1, noNaN: true }), (text, share) => {
        const kept = text.slice(0, Math.floor(text.length * share));
        if (text.slice(kept.length).replace(/~$/, '') === '') return;
        expect(takenAsItStands(readReturned(kept))).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  test('one wrong character never changes an amount silently', () => {
    fc.assert(
      fc.property(anyRemit, fc.nat(), fc.constantFrom(...NOISE), (remit, at, character) => {
        const text = file835([remit]);
        const place = at % text.length;
        const file = readReturned(text.slice(0, place) + character + text.slice(place + 1));
        if (takenAsItStands(file)) expect(money(file)).toEqual(money(readReturned(text)));
      }),
      { numRuns: 800 },
    );
  });

  test('a stretch that is missing never changes an amount silently', () => {
    fc.assert(
      fc.property(anyRemit, fc.nat(), fc.integer({ min: 1, max: 60 }), (remit, at, length) => {
        const text = file835([remit]);
        const place = at % text.length;
        const file = readReturned(text.slice(0, place) + text.slice(place + length));
        if (takenAsItStands(file)) expect(money(file)).toEqual(money(readReturned(text)));
      }),
      { numRuns: 800 },
    );
  });

  test('many wrong characters: whatever is taken as it stands adds up, added here once more', () => {
    const flips = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...NOISE)), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(anyFile, flips, (text, changes) => {
        const characters = [...text];
        for (const [at, character] of changes) characters[at % characters.length] = character;
        const file = readReturned(characters.join(''));
        if (takenAsItStands(file)) expect(sumsHold(file)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('one wrong character never turns a refused set or claim into an accepted one silently', () => {
    fc.assert(
      fc.property(any999, fc.nat(), fc.constantFrom(...NOISE), (answer, at, character) => {
        const text = file999(answer);
        const place = at % text.length;
        const damaged = readReturned(text.slice(0, place) + character + text.slice(place + 1));
        if (!takenAsItStands(damaged)) return;
        const accepted = acceptedSets(damaged);
        for (const { control, letter } of answer.sets) {
          if (letter !== 'R') continue;
          expect(accepted).not.toContain(control);
          expect(accepted).not.toContain('*');
        }
      }),
      { numRuns: 600 },
    );
  });

  test('bytes of any kind: never a crash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), anyFile, fc.boolean(), (bytes, text, first) => {
        const file = Buffer.from(text);
        const mixed = first
          ? Buffer.concat([bytes, file])
          : Buffer.concat([file.subarray(0, 200), bytes, file.subarray(200)]);
        expect(readReturned(mixed).size).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

test('one file may hold replies of every kind', () => {
  const [a999] = fc.sample(any999, { numRuns: 1, seed: 1 });
  const [a277] = fc.sample(any277, { numRuns: 1, seed: 1 });
  if (a999 === undefined || a277 === undefined) throw new Error('no sample');
  const text = interchangeText({
    replies: [['TA1', '000000055', '261120', '1015', 'A', '000']],
    sets: [
      { kind: '999', version: '005010X231A1', rows: rows999(a999) },
      { kind: '277', version: '005010X214', rows: rows277(a277) },
      { kind: '835', version: '005010X221A1', rows: rows835(aRemit()) },
      { kind: '271', version: '005010X279A1', rows: [] },
    ],
  });
  const file = readReturned(text);
  expect(file.interchanges[0]).toMatchObject({
    whole: true,
    interchangeReplies: [{ verdict: 'accepted' }],
    acknowledgements: [{ kind: '999' }],
    claimStatuses: [{ version: '005010X214' }],
    remittances: [{ remittance: { control: '0003' } }],
    otherSets: ['271'],
  });
  expect(file.doubts.map(({ what }) => what)).toContain('otherSet');
});

// Once more where the machine was busy with something else.
test('the time for a file grows with the file, not with its square', { retry: 3 }, () => {
  const remit = (claims: number) =>
    file835([aRemit({ claims: Array.from({ length: claims }, () => aRemit().claims).flat() })]);
  const time = (text: string): number => {
    const start = performance.now();
    readReturned(text);
    return performance.now() - start;
  };
  const [few, many] = [remit(1_500), remit(9_000)];
  const least = (text: string): number => Math.min(...[1, 2, 3, 4].map(() => time(text)));
  const [small, large] = [least(few), least(many)];
  // Six times the claims; a square would be thirty-six times the time.
  expect(large / small).toBeLessThan(28);
});
