import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { FromWorker } from '../../../main/documents/workerMessages.ts';
import { NO_AUDIT_FILTER } from '../../../shared/contract/auditTrail.ts';
import { type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { anEndlessPdf } from '../../support/oddFiles.ts';
import { cleanClaim, NO_DOCUMENT, there } from '../../support/sampleRecords.ts';

vi.setConfig({ testTimeout: 60_000 });

/** The threads that were started, and what each of them gave back. */
function watchThreads() {
  const started: { readonly worker: Worker; readonly gave: string[] }[] = [];
  function see(message: unknown): void {
    const { worker } = message as { readonly worker: Worker };
    const gave: string[] = [];
    started.push({ worker, gave });
    worker.on('message', ({ kind }: FromWorker) => gave.push(kind));
  }
  subscribe('worker_threads', see);
  onTestFinished(() => void unsubscribe('worker_threads', see));
  return started;
}

/** Locks the office while a thread works for `asked`, and opens it again. */
async function lockDuring(app: AppUnderTest, asked: () => Promise<unknown>): Promise<void> {
  const started = watchThreads();
  const answer = asked();
  await vi.waitFor(() => expect(started).toHaveLength(1), { timeout: 5000, interval: 5 });
  await app.get('session.lock', {});
  expect(await answer).toMatchObject({ ok: false, fault: { kind: 'locked' } });
  // Ended, and not done with its work for nobody.
  const ends = ['composed', 'inspected', 'failed'];
  expect(started.flatMap(({ gave }) => gave).filter((kind) => ends.includes(kind))).toEqual([]);
  expect(started.every(({ worker }) => worker.threadId === -1)).toBe(true);
  await app.get('session.openSample', {});
}

test('whatever is being printed ends with the sitting', async () => {
  const app = await aSampleOffice();
  const { theCase } = await cleanClaim(app, 'finalised');
  const visit = there(theCase.visit);
  await lockDuring(app, () => app.ask('claims.packet', { id: theCase.claim.id }));
  await lockDuring(app, () => app.ask('visits.report', { id: visit.id }));
  await lockDuring(app, () => app.ask('auditTrail.print', { filter: NO_AUDIT_FILTER }));
});

test('a paper that is being read when the office is locked is not taken in', async () => {
  const app = await aSampleOffice();
  const list = { query: '', type: null, patientId: null, offset: 0, limit: 1 };
  const { total } = await app.get('documents.list', list);
  const uploadId = await app.upload(anEndlessPdf(), 'endless.pdf');
  const values = NO_DOCUMENT;
  await lockDuring(app, () => app.ask('documents.add', { uploadId, values, claimId: null }));
  expect((await app.get('documents.list', list)).total).toBe(total);
});
