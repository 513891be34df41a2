import { createHash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { newAuditRequest } from '../../../shared/domain/auditRequest.ts';
import type { AuditRequest, AuditRequestValues } from '../../../shared/domain/auditRequest.ts';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { actAs, type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { readPdf } from '../../support/pdfText.ts';
import { cleanClaim, there } from '../../support/sampleRecords.ts';

vi.setConfig({ testTimeout: 60_000 });

const NOBODY = '019a0000-0000-7000-8000-000000000009';

interface Asked {
  readonly app: AppUnderTest;
  readonly theCase: ClaimCase;
  readonly request: AuditRequest;
}

/** A request about a finalised claim of the sample office. */
async function asked(changes: Partial<AuditRequestValues> = {}): Promise<Asked> {
  const app = await aSampleOffice();
  const { theCase } = await cleanClaim(app, 'finalised');
  const values = {
    ...newAuditRequest(theCase.patient.id, '2026-11-01'),
    askedBy: 'Example Review Contractor',
    reference: 'ADR-000-777',
    claimIds: [theCase.claim.id],
    ...changes,
  };
  const request = await app.get('audit.save', { id: null, revision: null, values });
  return { app, theCase, request };
}

async function pagesOf(app: AppUnderTest, packetId: string, part = 1) {
  const { outputId, fileName } = await app.get('audit.open', { packetId, part });
  const file = there(await app.core.getFile('output', outputId));
  const bytes = new Uint8Array(file.bytes);
  return { ...(await readPdf(bytes)), fileName, bytes };
}

describe('a packet for an audit', () => {
  test('is made, kept with its hash and manifest, and opened again as it was', async () => {
    const { app, theCase, request } = await asked();
    const packet = await app.get('audit.make', { id: request.id });
    expect(packet.parts).toHaveLength(1);
    expect(packet.manifest.map(({ documentId }) => documentId).sort()).toEqual(
      theCase.documents.map(({ id }) => id).sort(),
    );
    expect(packet.manifest.map(({ sha256 }) => sha256).sort()).toEqual(
      theCase.documents.map(({ sha256 }) => sha256).sort(),
    );
    const opened = await pagesOf(app, packet.id);
    expect(createHash('sha256').update(opened.bytes).digest('hex')).toBe(packet.sha256);
    expect(opened.fileName).toBe('audit-packet-2026-11-02.pdf');
    expect(opened.pages).toHaveLength(packet.pages);
    expect(opened.pages.every((page) => page.includes(theCase.claim.number))).toBe(true);
    expect(opened.pages.every((page) => page.includes(theCase.patient.lastName))).toBe(true);
    const view = await app.get('audit.get', { id: request.id });
    expect(view.packets).toEqual([packet]);
    expect(view.absent.length).toBe(packet.absent);
    const mine = (await app.get('audit.list', {})).find((row) => row.request.id === request.id);
    expect(mine?.packets).toBe(1);
    expect(app.logged.join('\n')).not.toContain(theCase.patient.lastName);
  });

  test('in parts: hashed over the hashes of its parts, each of which can be opened', async () => {
    const { app, request } = await asked({ maxPages: 8 });
    const packet = await app.get('audit.make', { id: request.id });
    expect(packet.parts.length).toBeGreaterThan(1);
    const hashes = packet.parts.map(({ sha256 }) => `${sha256}\n`).join('');
    expect(packet.sha256).toBe(createHash('sha256').update(hashes).digest('hex'));
    const last = await pagesOf(app, packet.id, packet.parts.length);
    expect(last.fileName).toBe(
      `audit-packet-2026-11-02-part-${String(packet.parts.length)}-of-${String(packet.parts.length)}.pdf`,
    );
    const beyond = { packetId: packet.id, part: packet.parts.length + 1 };
    expect((await app.refused('audit.open', beyond)).kind).toBe('notFound');
  });

  test('a paper of no claim is enclosed with it, and one of the claim stands only once', async () => {
    const { app, theCase, request } = await asked();
    const paper = there(theCase.documents[0]);
    const { id, revision, ...values } = request;
    await app.get('audit.save', { id, revision, values: { ...values, documentIds: [paper.id] } });
    const packet = await app.get('audit.make', { id });
    expect(packet.manifest.filter(({ documentId }) => documentId === paper.id)).toHaveLength(1);
    expect(packet.manifest).toHaveLength(theCase.documents.length);
  });

  test('survives the sweep of files that nothing names', async () => {
    const { app, request } = await asked();
    const packet = await app.get('audit.make', { id: request.id });
    await app.get('session.lock', {});
    app.clock.now += 90 * 86_400_000;
    await app.get('session.openSample', {});
    expect((await pagesOf(app, packet.id)).pages).toHaveLength(packet.pages);
  });

  test('is refused while nothing is chosen, and while one is being made', async () => {
    const { app, request } = await asked({ claimIds: [] });
    expect((await app.refused('audit.make', { id: request.id })).message).toContain('Nothing is chosen yet');
    expect((await app.refused('audit.make', { id: NOBODY })).kind).toBe('notFound');
    const { id, revision, ...values } = request;
    const { theCase } = await cleanClaim(app, 'finalised');
    await app.get('audit.save', { id, revision, values: { ...values, claimIds: [theCase.claim.id] } });
    const [one, other] = await Promise.all([app.ask('audit.make', { id }), app.ask('audit.make', { id })]);
    expect([one.ok, other.ok].sort()).toEqual([false, true]);
  });

  test('tells how far it is, and is stopped without a trace', async () => {
    const { app, request } = await asked();
    const { id } = request;
    expect(await app.get('audit.progress', { id })).toBeNull();
    expect(await app.get('audit.cancel', { id })).toEqual({ cancelled: false });
    const making = app.ask('audit.make', { id });
    expect(await app.get('audit.progress', { id })).toMatchObject({ step: 'reading', done: 0 });
    expect(await app.get('audit.cancel', { id })).toEqual({ cancelled: true });
    expect(await making).toMatchObject({ ok: false, fault: { message: 'Stopped. No packet was made.' } });
    expect(await app.get('audit.progress', { id })).toBeNull();
    expect((await app.get('audit.get', { id })).packets).toEqual([]);
  });

  test('ends with the sitting: a lock stops it within a second', async () => {
    const { app, request } = await asked();
    const { id } = request;
    const making = app.ask('audit.make', { id });
    expect(await app.get('audit.progress', { id })).toMatchObject({ step: 'reading', done: 0 });
    await app.get('session.lock', {});
    const locked = performance.now();
    // Stopped, not refused when it was through: that takes longer.
    expect(await making).toMatchObject({ ok: false, fault: { kind: 'locked' } });
    expect(performance.now() - locked).toBeLessThan(1000);
    await app.get('session.openSample', {});
    expect((await app.get('audit.get', { id })).packets).toEqual([]);
  });
});

describe('a request', () => {
  test('takes finalized claims and papers of its patient, and no others', async () => {
    const { app, theCase, request } = await asked();
    const { id, revision, ...values } = request;
    const draft = (await cleanClaim(app, 'draft')).theCase;
    const refuse = (changes: Partial<AuditRequestValues>) =>
      app.refused('audit.save', { id, revision, values: { ...values, ...changes } });
    expect(await refuse({ claimIds: [draft.claim.id] })).toMatchObject({ issues: [{ path: 'claimIds' }] });
    expect(await refuse({ patientId: draft.patient.id })).toMatchObject({ issues: [{ path: 'patientId' }] });
    const foreign = there(draft.documents.find(({ patientId }) => patientId === draft.patient.id));
    expect(await refuse({ documentIds: [foreign.id] })).toMatchObject({ issues: [{ path: 'documentIds' }] });
    expect(await refuse({ askedOn: '2026-11-09' })).toMatchObject({ issues: [{ path: 'askedOn' }] });
    expect(await refuse({ dueOn: '2026-10-09' })).toMatchObject({ issues: [{ path: 'dueOn' }] });
    expect(await refuse({ periodFrom: '2026-05-01', periodTo: '2026-04-01' })).toMatchObject({
      issues: [{ path: 'periodTo' }],
    });
    expect(await refuse({ maxPages: 2 })).toMatchObject({ kind: 'invalid' });
    const view = await app.get('audit.get', { id });
    expect(view.claims.find((claim) => claim.id === theCase.claim.id)).toMatchObject({
      finalised: true,
      papers: theCase.documents.length,
    });
    expect(view.papers.filter(({ onClaims }) => onClaims.includes(theCase.claim.number))).toHaveLength(
      theCase.documents.length,
    );
  });

  test('is removed and brought back by undo; what was sent stays', async () => {
    const { app, request } = await asked();
    const packet = await app.get('audit.make', { id: request.id });
    await app.get('audit.remove', { id: request.id, revision: request.revision });
    expect((await app.get('audit.list', {})).some((row) => row.request.id === request.id)).toBe(false);
    await app.get('undo.last', {});
    expect((await app.get('audit.get', { id: request.id })).packets).toEqual([packet]);
  });

  test('is read by a reader who may make nothing, and is none of a technician’s', async () => {
    const { app, theCase, request } = await asked();
    const packet = await app.get('audit.make', { id: request.id });
    await actAs(app, 'readOnly');
    expect(
      (await app.get('audit.ofPatient', { id: theCase.patient.id })).map((row) => row.request.id),
    ).toContain(request.id);
    expect((await pagesOf(app, packet.id)).pages.length).toBe(packet.pages);
    expect((await app.refused('audit.make', { id: request.id })).kind).toBe('forbidden');
    await actAs(app, 'technician');
    expect((await app.refused('audit.get', { id: request.id })).kind).toBe('forbidden');
    expect((await app.refused('audit.open', { packetId: packet.id, part: 1 })).kind).toBe('forbidden');
  });
});
