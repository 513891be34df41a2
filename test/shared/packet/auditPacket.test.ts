import { describe, expect, test } from 'vitest';
import { auditFront, placesOf } from '../../../shared/packet/auditFront.ts';
import type { AuditLayout } from '../../../shared/packet/auditFront.ts';
import { absentOf, unitsOf } from '../../../shared/packet/auditPacket.ts';
import { auditedClaim, auditModel, papers } from '../../support/auditCase.ts';
import { packetDocument, packetEvaluation } from '../../support/packetCase.ts';

const numbersOf = (model: ReturnType<typeof auditModel>) =>
  model.files.map(({ papers: list }) => list.map(({ number, attachment }) => [number, attachment.type]));

describe('the model of an audit packet', () => {
  test('claims by date of service, each with its own pages and its papers as auditors ask, numbered through', () => {
    const later = auditedClaim(2, [
      packetDocument(9, 'proofOfDelivery'),
      packetDocument(8, 'physicianOrder'),
    ]);
    const model = auditModel([later, auditedClaim(0)], {}, { papers: papers(1) });
    expect(model.files.map(({ title }) => title)).toEqual([
      'Claim CW-2026-000123',
      'Claim CW-2026-000125',
      'Further papers',
    ]);
    expect(numbersOf(model)).toEqual([
      [
        [1, 'physicianOrder'],
        [2, 'clinicalNote'],
        [3, 'partsInvoice'],
        [4, 'photo'],
      ],
      [
        [5, 'physicianOrder'],
        [6, 'proofOfDelivery'],
      ],
      [[7, 'correspondence']],
    ]);
    expect(model.stamp).toEqual({
      subject: 'Testperson, Avery M.',
      reference: 'Claims CW-2026-000123, CW-2026-000125',
    });
  });

  test('a paper that lies on two claims is enclosed once and named at the other', () => {
    const model = auditModel(
      [auditedClaim(0), auditedClaim(1)],
      {},
      { papers: [packetDocument(1, 'physicianOrder')] },
    );
    expect(numbersOf(model)).toEqual([
      [
        [1, 'physicianOrder'],
        [2, 'clinicalNote'],
        [3, 'partsInvoice'],
        [4, 'photo'],
      ],
      [],
    ]);
    expect(model.files[1]?.elsewhere).toEqual([1, 2, 3, 4]);
  });

  test('the claim’s own contents and list of papers give way to those of the packet', () => {
    const [file] = auditModel([auditedClaim(0)]).files;
    expect(file?.sections.map(({ id }) => id)).not.toContain('papers');
    const blocks = file?.sections.flatMap((section) => section.blocks) ?? [];
    expect(blocks.some(({ kind }) => kind === 'contents' || kind === 'attachmentList')).toBe(false);
    expect(blocks.some((block) => block.kind === 'heading' && block.text === 'Contents')).toBe(false);
    expect(blocks.some((block) => block.kind === 'heading' && block.text === 'Diagnoses')).toBe(true);
  });

  test('many claims are counted where their numbers do not fit', () => {
    const claims = [0, 1, 2, 3].map((n) => auditedClaim(n));
    expect(auditModel(claims).stamp.reference).toBe('4 claims, CW-2026-000123 and others');
  });
});

test('what is absent says what is missing and why it matters, also where it was set aside or waits for another answer', () => {
  const base = packetEvaluation();
  const waived = packetEvaluation({
    findings: base.findings.map((finding) => ({ ...finding, override: { reason: 'x' } as never })),
  });
  expect(absentOf('CW-1', base).map(({ rule, status, setAside }) => [rule, status, setAside])).toEqual([
    ['L7600-DOC-NOTES', 'unknown', false],
    ['L7600-DOC-INVOICE', 'unmet', false],
  ]);
  expect(absentOf('CW-1', base)[1]).toMatchObject({
    missing: 'The invoice comes to $209.30, the itemized parts to $213.80.',
    why: 'A payer that compares the two asks for the difference back.',
  });
  expect(absentOf('CW-1', base)[0]?.why).not.toBe('');
  expect(absentOf('CW-1', base)[0]?.missing).not.toBe('');
  expect(absentOf('CW-1', waived)[1]?.setAside).toBe(true);
});

test('a torn paper has a place in each part, and the index names them all', () => {
  const model = auditModel([auditedClaim(0, [packetDocument(1, 'clinicalNote')])]);
  expect(unitsOf(model).map(({ kind }) => kind)).toEqual(['sections', 'paper']);
  const layout: AuditLayout = {
    units: [
      { pages: 2, sections: [{ title: 'Cover', page: 0 }], problem: null },
      { pages: 9, sections: [], problem: null },
    ],
    parts: [
      {
        frontPages: 3,
        slices: [
          { unit: 0, from: 0, pages: 2 },
          { unit: 1, from: 0, pages: 5 },
        ],
      },
      { frontPages: 1, slices: [{ unit: 1, from: 5, pages: 4 }] },
    ],
  };
  expect(placesOf(layout, 1)).toEqual([
    { part: 1, page: 6, pages: 5, from: 0 },
    { part: 2, page: 2, pages: 4, from: 5 },
  ]);
  const index = auditFront(model, layout, 0).sections.find(({ id }) => id === 'index');
  const table = index?.blocks.find((block) => block.kind === 'table');
  expect(table?.kind === 'table' ? table.rows.at(-1)?.cells.slice(2) : null).toEqual(['1\n2', '6–10\n2–5']);
  const manifest = auditFront(model, layout, 1).sections.find(({ id }) => id === 'manifest');
  expect(JSON.stringify(manifest)).toContain('Pages 6 to 9 of 9 are in this part.');
});
