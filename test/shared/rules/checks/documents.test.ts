import { expect, test } from 'vitest';
import {
  dropPapers,
  findingIds,
  judged,
  paperOf,
  partOf,
  payerOf,
  recordOf,
  statusOf,
} from '../startingCases.ts';

test('a note at the payer’s age limit stands, a day older does not', () => {
  const noteOf = (day: string) =>
    judged('repair', (c) => {
      paperOf(c, 'clinicalNote').documentDate = day;
    });
  expect(findingIds(noteOf('2026-04-23'))).toEqual([]);
  expect(findingIds(noteOf('2026-04-22'))).toEqual(['L7600-PAY-NEED']);
});

test('the newest of several notes counts, and only one that states the need', () => {
  const evaluation = judged('repair', (c) => {
    const note = paperOf(c, 'clinicalNote');
    note.documentDate = '2025-01-01';
    c.documents.push({ ...note, id: c.office.id, documentDate: '2026-10-01' });
    c.documents.push({ ...note, id: c.patient.id, documentDate: '2026-10-15', statesContinuedNeed: false });
  });
  expect(evaluation.findings).toEqual([]);
  expect(evaluation.requirements.find(({ id }) => id === 'L7600-DOC-NOTES')?.evidence).toContain(
    '2026-10-01',
  );
});

test('a payer without an age limit does not ask', () => {
  const evaluation = judged('repair', (c) => {
    payerOf(c).settings.repair.clinicalMaxAgeDays = null;
    paperOf(c, 'clinicalNote').documentDate = '2019-01-01';
  });
  expect(statusOf(evaluation, 'L7600-PAY-NEED')).toBe('notApplicable');
  expect(evaluation.finalisable).toBe(true);
});

test('several invoices are added up', () => {
  const evaluation = judged('repair', (c) => {
    const invoice = paperOf(c, 'partsInvoice');
    invoice.invoiceTotalCents = 13_000;
    c.documents.push({ ...invoice, id: c.office.id, invoiceTotalCents: 1_150 });
  });
  expect(statusOf(evaluation, 'L7600-DOC-INVOICE')).toBe('met');
});

test('an invoice that also holds a part fitted free of charge agrees', () => {
  const evaluation = judged('repair', (c) => {
    partOf(c, 1).billed = false;
  });
  expect(statusOf(evaluation, 'L7600-DOC-INVOICE')).toBe('met');
});

test('without billed parts no invoice is asked for', () => {
  const evaluation = judged('repair', (c) => {
    dropPapers(c, 'partsInvoice');
    for (const part of recordOf(c.visit).parts) part.billed = false;
  });
  expect(statusOf(evaluation, 'L7600-DOC-INVOICE')).toBe('notApplicable');
  expect(evaluation.finalisable).toBe(true);
});

test.each(['damaged', 'passwordProtected'] as const)('a %s paper is no evidence', (condition) => {
  const evaluation = judged('rental', (c) => {
    paperOf(c, 'oxygenTestResult').condition = condition;
  });
  expect(findingIds(evaluation)).toEqual(['E1392-DOC-TEST']);
});

test('a signed report on paper stands in for the seal', () => {
  const evaluation = judged('repair', (c) => {
    recordOf(c.visit).seal = null;
    c.documents.push({ ...paperOf(c, 'partsInvoice'), id: c.office.id, type: 'serviceReport', signed: true });
  });
  expect(evaluation.findings).toEqual([]);
});

test('any of the claim’s orders serves where the order names no paper', () => {
  const evaluation = judged('repair', (c) => {
    recordOf(c.order).documentId = null;
  });
  expect(evaluation.findings).toEqual([]);
});
