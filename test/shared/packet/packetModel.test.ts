import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { PacketModel } from '../../../shared/packet/documentModel.ts';
import type { Block } from '../../../shared/packet/documentModel.ts';
import { packetModel } from '../../../shared/packet/packetModel.ts';
import type { FrozenClaim } from '../../../shared/packet/packetModel.ts';
import { evaluateCase } from '../../../shared/rules/evaluate.ts';
import { exampleRental } from '../../../shared/rules/examples/exampleRental.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';
import {
  frozenRepair,
  packetDocument,
  packetEvaluation,
  packetId,
  repairCase,
} from '../../support/packetCase.ts';

function frozen(change: (theCase: ClaimCase) => ClaimCase = (same) => same, rest: Partial<FrozenClaim> = {}) {
  return packetModel({ ...frozenRepair(), theCase: change(repairCase()), ...rest });
}

function section(model: PacketModel, id: string) {
  const found = model.sections.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`there is no section ${id}`);
  return found;
}

/** All texts of blocks, one to a line. */
function texts(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null) return '<not given>';
  if (typeof value !== 'object') return '';
  return Object.values(value)
    .map((part) => texts(part))
    .join('\n');
}

function table(model: PacketModel, id: string, firstColumn: string) {
  const found = section(model, id).blocks.find(
    (block): block is Extract<Block, { kind: 'table' }> =>
      block.kind === 'table' && block.columns[0]?.title === firstColumn,
  );
  if (!found) throw new Error(`there is no table ${firstColumn}`);
  return found;
}

describe('the model of a packet', () => {
  test('is plain data of its schema, and survives being stored', () => {
    const model = frozen();
    expect(PacketModel.parse(JSON.parse(JSON.stringify(model)))).toEqual(model);
  });

  test('carries the marks of a photo beside the photo, which stays as it came', () => {
    const photo = packetDocument(9, 'photo');
    const marks = [{ kind: 'ring', x: 1, y: 2, width: 3, height: 4 }] as const;
    const model = frozen((theCase) => ({ ...theCase, documents: [...theCase.documents, photo] }), {
      marks: new Map([[photo.id, marks]]),
    });
    expect(PacketModel.parse(model)).toEqual(model);
    expect(model.attachments.filter((attachment) => attachment.marks)).toMatchObject([
      { documentId: photo.id, sha256: photo.sha256, marks },
    ]);
  });

  test.each([
    ['repair', exampleRepair()],
    ['rental', exampleRental()],
  ])('of the clean example of a %s leaves nothing absent', (_, theCase) => {
    const evaluation = evaluateCase(theCase, '2026-11-22');
    const model = packetModel({ ...frozenRepair(), theCase, evaluation });
    expect(PacketModel.parse(model)).toEqual(model);
    expect(table(model, 'papers', 'Requirement').rows).toEqual([]);
  });

  test('has the sections of a repair in the order in which auditors read', () => {
    expect(frozen().sections.map(({ id }) => id)).toEqual([
      'cover',
      'checklist',
      'serviceReport',
      'parts',
      'comparison',
      'clinicalFacts',
      'papers',
    ]);
  });

  test('has the facts of a rental instead of a comparison', () => {
    const theCase = exampleRental();
    const evaluation = evaluateCase(theCase, '2026-11-22');
    const model = packetModel({ ...frozenRepair(), theCase, evaluation });
    expect(model.sections.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['cover', 'checklist', 'clinicalFacts', 'rental', 'delivery', 'papers']),
    );
    expect(texts(section(model, 'rental'))).toContain('Why a portable device');
  });

  test('puts order, notes, tests and invoices before other papers, and pictures last', () => {
    const model = frozen((same) => ({
      ...same,
      documents: [
        packetDocument(1, 'photo'),
        packetDocument(2, 'correspondence'),
        packetDocument(3, 'partsInvoice'),
        packetDocument(4, 'oxygenTestResult'),
        packetDocument(5, 'clinicalNote', { documentDate: '2026-10-01' }),
        packetDocument(6, 'clinicalNote', { documentDate: '2026-09-01' }),
        packetDocument(7, 'physicianOrder'),
      ],
    }));
    expect(model.attachments.map(({ documentId }) => documentId)).toEqual(
      [107, 106, 105, 104, 103, 102, 101].map(packetId),
    );
  });

  test('keeps the patient out of the title among the properties', () => {
    const model = frozen();
    expect(model.title).toContain('CW-2026-000123');
    expect(model.title).not.toMatch(/Testperson|Avery/);
    expect(model.stamp).toEqual({ subject: 'Testperson, Avery M.', reference: 'Claim CW-2026-000123' });
  });

  test('says the time of finalizing in the time zone of the office', () => {
    expect(frozen().heading.lines.at(-1)).toBe('Finalized 11/22/2026, 10:42 AM CST by Kim Ownerperson');
  });

  test('marks a draft, and the sample office', () => {
    const model = frozen((same) => ({ ...same, office: { ...same.office, sample: true } }), { draft: true });
    expect(model.marks).toEqual(['draft', 'sample']);
    expect(model.heading.lines.at(-1)).toMatch(/^Draft printed/);
    expect(frozen().marks).toEqual([]);
  });

  test('says what was not given instead of leaving it out', () => {
    const model = frozen((same) => ({
      ...same,
      physician: null,
      equipment: same.equipment && { ...same.equipment, serial: '', replacementCents: null },
    }));
    const cover = section(model, 'cover').blocks[0];
    const rows = cover?.kind === 'panels' ? cover.panels.flatMap((panel) => panel.rows) : [];
    expect(rows).toContainEqual({ label: 'Serial', value: null });
    expect(rows).toContainEqual({ label: 'Physician', value: null });
    expect(texts(section(model, 'comparison'))).toContain('The replacement cost is not on record');
  });
});

describe('parts and comparison', () => {
  test('count what is charged, to the cent, and leave out what is not', () => {
    const model = frozen();
    const parts = table(model, 'parts', 'Part number');
    expect(parts.rows.map((row) => row.cells[4])).toEqual(['$184.50', '$24.80', 'not charged', '$209.30']);
    expect(texts(section(model, 'parts'))).toContain('Parts $209.30 + labor $201.67 = total $410.97.');
  });

  test('set the repair against the replacement with the payer’s limit', () => {
    const comparison = texts(section(frozen(), 'comparison'));
    expect(comparison).toContain('31.64% of the replacement cost');
    expect(comparison).toContain('limit on record is 100%');
    expect(comparison).toContain('CW-2024-000077');
  });

  test('call a total with an amount missing a lower bound', () => {
    const model = frozen((same) => ({
      ...same,
      visit: same.visit && {
        ...same.visit,
        parts: same.visit.parts.map((part, index) => (index === 0 ? { ...part, unitCostCents: null } : part)),
        amendments: [],
      },
    }));
    expect(texts(section(model, 'parts'))).toContain('1 line has no amount: the true total is higher.');
    expect(texts(section(model, 'comparison'))).toContain('at least $226.47');
  });
});

describe('the service report in the packet', () => {
  test('reads as amended, with the sealed words beside the new ones', () => {
    const model = frozen((same) => ({
      ...same,
      visit: same.visit && {
        ...same.visit,
        parts: same.visit.parts.map((part, index) => (index === 0 ? { ...part, reason: 'Bed spent' } : part)),
      },
    }));
    const report = section(model, 'serviceReport');
    expect(table(model, 'serviceReport', 'Part number').rows[0]?.cells.at(-1)).toMatch(
      /^Bed spent: oxygen stayed/,
    );
    expect(texts(report)).toContain('Parts [amended, see 1]');
    const [row] = table(model, 'serviceReport', 'No.').rows;
    expect(row?.cells.slice(0, 4)).toEqual([
      '1',
      'Part 1, why it was needed',
      'Bed spent',
      'Bed spent: oxygen stayed at 74% after thirty minutes',
    ]);
    expect(row?.cells[4]).toContain('Sam Wrenchworth, 10/07/2026, 8:05 AM CDT');
  });

  test('says so when the visit is not sealed', () => {
    const model = frozen((same) => ({ ...same, visit: same.visit && { ...same.visit, seal: null } }));
    expect(texts(section(model, 'serviceReport'))).toContain('not sealed');
  });

  test('says so when there is no visit', () => {
    const model = frozen((same) => ({ ...same, visit: null }));
    expect(texts(section(model, 'serviceReport'))).toContain('No service visit is named');
  });
});

describe('the checklist', () => {
  const override = {
    ruleId: 'L7600-DOC-INVOICE',
    reason: 'The second invoice follows by mail.',
    userId: packetId(50),
    userName: 'Kim Ownerperson',
    role: 'billingLead' as const,
    at: '2026-11-20T19:15:00.000Z',
    expiresOn: null,
    withdrawnAt: null,
  };

  test('names who set a finding aside, when and why, and lists it no longer among those that remain', () => {
    const evaluation = packetEvaluation();
    const findings = evaluation.findings.map((finding) => ({ ...finding, override }));
    const model = frozen((same) => ({ ...same, claim: { ...same.claim, overrides: [override] } }), {
      evaluation: { ...evaluation, findings, counts: { ...evaluation.counts, waived: 1 } },
    });
    const checklist = texts(section(model, 'checklist'));
    expect(checklist).toContain('The second invoice follows by mail.');
    expect(checklist).toContain('Kim Ownerperson, Billing lead, 11/20/2026, 1:15 PM CST');
    expect(checklist).toContain('No finding remains.');
    expect(checklist).not.toContain('Findings that remain');
    expect(texts(section(model, 'cover'))).toContain('1 finding was set aside with a reason.');
    const absent = table(model, 'papers', 'Requirement').rows.map((row) => [row.cells[0], row.cells[3]]);
    expect(absent).toContainEqual(['L7600-DOC-INVOICE', 'Absent, set aside']);
  });

  test('keeps an override that was taken back for the record', () => {
    const withdrawn = { ...override, withdrawnAt: '2026-11-21T12:00:00.000Z' };
    const model = frozen((same) => ({ ...same, claim: { ...same.claim, overrides: [withdrawn] } }));
    const checklist = texts(section(model, 'checklist'));
    expect(checklist).toContain('L7600-DOC-INVOICE (taken back)');
    expect(checklist).toContain('Findings that remain');
    expect(texts(section(model, 'cover'))).toContain('None was set aside.');
  });

  test('lists what is absent', () => {
    expect(table(frozen(), 'papers', 'Requirement').rows.map((row) => [row.cells[0], row.cells[3]])).toEqual([
      ['L7600-DOC-NOTES', 'Not known'],
      ['L7600-DOC-INVOICE', 'Absent'],
    ]);
  });

  test('shows the payer’s agreement where a code is billed in another meaning', () => {
    const [notice] = section(frozen(), 'checklist').blocks;
    expect(notice).toMatchObject({ kind: 'notice', weight: 'plain' });
    expect(texts(notice)).toContain('Provider manual 2026, page 41');
  });

  test('shows an open conflict of codes heavily, and no agreement', () => {
    const evaluation = packetEvaluation();
    const [finding] = evaluation.findings;
    if (!finding) throw new Error('the case has a finding');
    const conflict = {
      ...finding,
      rule: 'CODE-CONFLICT',
      message: 'The guide and the official text disagree.',
    };
    const model = frozen(undefined, {
      evaluation: {
        ...evaluation,
        findings: [conflict],
        requirements: evaluation.requirements.map((requirement) =>
          requirement.id === 'CODE-CONFLICT' ? { ...requirement, status: 'unmet' } : requirement,
        ),
      },
    });
    const [notice] = section(model, 'checklist').blocks;
    expect(notice).toMatchObject({ kind: 'notice', weight: 'heavy', title: 'Code conflict, open' });
    expect(texts(model)).not.toContain('Provider manual 2026, page 41');
  });
});
