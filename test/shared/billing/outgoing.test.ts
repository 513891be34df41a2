import { describe, expect, test } from 'vitest';
import { lineControlNumber, outgoingOf } from '../../../shared/billing/outgoing.ts';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { defaultFiling, NO_INSURED } from '../../../shared/domain/filing.ts';
import { exampleEquipmentRepair } from '../../../shared/rules/examples/exampleEquipmentRepair.ts';
import { exampleRental } from '../../../shared/rules/examples/exampleRental.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';
import { layOutCms1500 } from '../../../shared/billing/cms1500.ts';
import { checkOutgoing } from '../../../shared/edi/checkBatch.ts';
import { write837P } from '../../../shared/edi/write837p.ts';
import { evaluateCase } from '../../../shared/rules/evaluate.ts';
import { aBatch } from '../../support/edi/anOutgoingClaim.ts';
import { structureFindings } from '../../support/edi/structure837.ts';
import { there } from '../../support/sampleRecords.ts';

const FILING = defaultFiling('commercial');

function sent(theCase: ClaimCase, filing = FILING) {
  const { claim, problems } = outgoingOf(theCase, filing, '2026-11-02');
  expect(problems).toEqual([]);
  return there(claim);
}

function changed(change: (theCase: ClaimCase) => void, base = exampleRepair()): ClaimCase {
  const theCase = structuredClone(base);
  if (theCase.coverage) theCase.coverage.assignment = true;
  change(theCase);
  return theCase;
}

describe('a claim as it leaves the office', () => {
  test('carries what the case says, and who finalized it is not its business', () => {
    const theCase = changed(() => undefined);
    const claim = sent(theCase);
    expect(claim).toMatchObject({
      claimId: theCase.claim.id,
      number: theCase.claim.number,
      finalised: true,
      finalisedOn: '2026-11-02',
      frequency: 'original',
      sequence: 'primary',
      dependent: null,
      subscriber: { lastName: theCase.patient.lastName, memberId: theCase.coverage?.memberId },
      ordering: { npi: theCase.physician?.npi },
      accident: null,
      facility: null,
      patientPaidCents: 0,
    });
    expect(claim.billing.payTo).toBeNull();
    expect(claim.lines.map(({ code, chargeCents }) => [code, chargeCents])).toEqual(
      theCase.claim.lines.map(({ code, chargeCents }) => [code, chargeCents]),
    );
    expect(outgoingOf(theCase, FILING, null).claim).toMatchObject({ finalised: false, finalisedOn: null });
  });

  test.each([
    ['claim.coverageId', (c: ClaimCase) => void (c.coverage = null)],
    ['claim.coverageId', (c: ClaimCase) => void (c.payer = null)],
    ['claim.dateOfService', (c: ClaimCase) => void (c.claim.dateOfService = null)],
    ['claim.lines', (c: ClaimCase) => void (c.claim.lines = [])],
    ['claim.lines.0.code', (c: ClaimCase) => void (there(c.claim.lines[0]).code = '')],
    ['claim.lines.0.units', (c: ClaimCase) => void (there(c.claim.lines[0]).units = null)],
    ['claim.lines.0.chargeCents', (c: ClaimCase) => void (there(c.claim.lines[0]).chargeCents = null)],
    ['coverage.assignment', (c: ClaimCase) => void (there(c.coverage).assignment = null)],
  ])('is none without %s', (path, change) => {
    const outgoing = outgoingOf(changed(change), FILING, null);
    expect(outgoing.claim).toBeNull();
    expect(outgoing.problems.map((problem) => problem.path)).toContain(path);
  });

  test('of a child goes under the insured parent, with the child as the patient', () => {
    const claim = sent(
      changed((c) => {
        const coverage = there(c.coverage);
        coverage.relation = 'child';
        coverage.insured = { ...NO_INSURED, lastName: 'Testparent', firstName: 'Kim', sex: 'female' };
      }),
    );
    expect(claim.subscriber).toMatchObject({ lastName: 'Testparent', firstName: 'Kim' });
    expect(claim.dependent).toMatchObject({ lastName: 'Testperson', relation: 'child' });
  });

  test('to Medicare has the patient as subscriber, whatever the coverage says', () => {
    const claim = sent(
      changed((c) => {
        there(c.coverage).relation = 'spouse';
        there(c.payer).class = 'medicare';
      }),
    );
    expect(claim.dependent).toBeNull();
    expect(claim.subscriber.lastName).toBe('Testperson');
  });

  test('tells an earlier payer with what it paid, a later one without, and never its own', () => {
    const base = changed(() => undefined);
    const coverage = there(base.coverage);
    const payer = {
      name: 'Placeholder Plan',
      payerIdentifier: 'PLC',
      class: 'commercial',
      filingIndicator: 'CI',
    } as const;
    const first = { ...coverage, id: '019a0000-0000-7000-8000-00000000aa01', rank: 1 };
    const third = { ...coverage, id: '019a0000-0000-7000-8000-00000000aa03', rank: 3 };
    base.coverage = { ...coverage, rank: 2 };
    base.otherCoverages = [first, third].map((other) => ({ coverage: other, payer }));
    expect(sent(base).otherPayers.map(({ sequence }) => sequence)).toEqual(['tertiary']);
    base.claim.filing.priorPayments = [
      {
        coverageId: first.id,
        adjudicatedOn: '2026-10-01',
        claimNumber: 'ICN1',
        paidCents: 100,
        adjustments: [],
        lines: [],
      },
    ];
    expect(sent(base)).toMatchObject({
      sequence: 'secondary',
      otherPayers: [
        { sequence: 'primary', claimNumber: 'ICN1', adjudication: { on: '2026-10-01', paidCents: 100 } },
        { sequence: 'tertiary', adjudication: null },
      ],
    });
  });

  test('bills a rental month by its first day, or by the span where the payer wants that', () => {
    const theCase = changed((c) => void (c.claim.dateOfService = '2026-01-31'), exampleRental());
    expect(sent(theCase, { ...FILING, rentalDates: 'single' }).lines[0]).toMatchObject({
      from: '2026-01-31',
      to: '2026-01-31',
    });
    expect(sent(theCase, { ...FILING, rentalDates: 'span' }).lines[0]).toMatchObject({
      from: '2026-01-31',
      to: '2026-02-27',
    });
  });

  test('has lines with keys of their own, pointers, every modifier, and a mark on codes that say nothing', () => {
    const claim = sent(
      changed((c) => {
        c.claim.diagnosisCodes = ['J44.9', 'J96.11', 'R09.02', 'I27.20'];
        const [line] = c.claim.lines;
        c.claim.lines.push({
          ...there(line),
          id: '019a0000-0000-7000-8000-00000000aa09',
          code: 'E1399',
          pointers: [4],
        });
        there(line).furtherModifiers = ['LT'];
      }),
    );
    expect(claim.lines[0]?.modifiers.at(-1)).toBe('LT');
    expect(claim.lines[0]).toMatchObject({ pointers: [1, 2, 3, 4], pointersChosen: false });
    expect(claim.lines.at(-1)).toMatchObject({
      pointers: [4],
      pointersChosen: true,
      notOtherwiseClassified: true,
    });
    expect(claim.lines[0]?.notOtherwiseClassified).toBe(false);
    expect(new Set(claim.lines.map(({ controlNumber }) => controlNumber)).size).toBe(claim.lines.length);
    expect(lineControlNumber('CW-2026-000123', 2)).toBe('CW2026000123L3');
  });

  test('points nowhere where nobody chose among more diagnoses than a line holds', () => {
    const theCase = changed(
      (c) => void (c.claim.diagnosisCodes = ['J44.9', 'J96.11', 'R09.02', 'I27.20', 'Z99.81']),
    );
    const claim = sent(theCase);
    expect(claim.lines[0]?.pointers).toEqual([]);
    expect(checkOutgoing(claim, '2026-11-02').problems.map(({ path }) => path)).toContain(
      'claim.lines.0.pointers',
    );
    // The rules say so before: it is no surprise of the file.
    const { findings, finalisable } = evaluateCase(theCase, '2026-11-02');
    expect(findings.map(({ rule, path }) => [rule, path])).toContainEqual([
      'CLAIM-LINES',
      'claim.lines.0.pointers',
    ]);
    expect(finalisable).toBe(false);
  });

  test.each([
    [12, '2026-10-05', 365],
    [1, '2026-02-01', 28],
    [null, '2026-10-05', null],
    [99, '2026-10-05', null],
  ])('tells an order of %s months from %s in days: %s', (months, from, days) => {
    const claim = sent(
      changed((c) => {
        there(c.order).lengthOfNeedMonths = months;
        c.claim.dateOfService = from;
      }, exampleRental()),
    );
    expect(claim.lines[0]?.rental?.daysNeeded).toBe(days);
    const unordered = changed((c) => void (c.order = null), exampleRental());
    expect(sent(unordered).lines[0]?.rental?.daysNeeded).toBeNull();
  });

  test('names up to nine payers in their order, as the file does', () => {
    const base = changed(() => undefined);
    const coverage = there(base.coverage);
    base.coverage = { ...coverage, rank: 1 };
    base.otherCoverages = [2, 3, 4, 5, 6, 7, 8, 9].map((rank) => ({
      coverage: { ...coverage, id: `019a0000-0000-7000-8000-00000000ab0${rank}`, rank },
      payer: {
        name: `Placeholder Plan ${rank}`,
        payerIdentifier: `PLC${rank}`,
        class: 'commercial' as const,
        filingIndicator: 'CI' as const,
      },
    }));
    const claim = sent(base);
    expect(new Set(claim.otherPayers.map(({ sequence }) => sequence)).size).toBe(8);
    expect(checkOutgoing(claim, '2026-11-02').problems).toEqual([]);
    const file = write837P(aBatch([claim]));
    const told = file.ok ? [...file.value.text.matchAll(/~SBR\*(\w)\*/g)].map(([, place]) => place) : [];
    expect(told.join('')).toBe('PSTABCDEF');
    expect(file.ok && structureFindings(file.value.text)).toEqual([]);
    expect(layOutCms1500(claim).remarks).toContainEqual(
      expect.objectContaining({ box: '9', path: 'otherCoverages' }),
    );
  });

  test('has payment address, accident, facility and attachments only where they were given', () => {
    const claim = sent(
      changed((c) => {
        c.office.payTo = {
          line1: 'PO Box 9',
          line2: '',
          city: 'Springfield',
          state: 'IL',
          zip: '62701-0009',
        };
        Object.assign(c.claim.filing, {
          accident: 'auto',
          accidentOn: '2026-05-01',
          accidentState: 'OH',
          patientPaidCents: 2500,
          facility: { name: 'Specimen Care Home', npi: '1234567893', address: c.office.address },
          attachments: [{ documentId: null, type: 'OZ', how: 'FX', controlNumber: 'ACN1' }],
        });
      }, exampleEquipmentRepair()),
    );
    expect(claim).toMatchObject({
      billing: { payTo: { line1: 'PO Box 9' } },
      accident: { kind: 'auto', on: '2026-05-01', state: 'OH' },
      patientPaidCents: 2500,
      facility: { name: 'Specimen Care Home' },
      attachments: [{ type: 'OZ', how: 'FX', controlNumber: 'ACN1' }],
    });
  });
});
