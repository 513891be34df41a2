import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import * as papers from '../../../main/sample/papers.ts';
import { anApp } from '../../support/anApp.ts';
import { ALL_CLAIMS } from '../../support/sampleRecords.ts';

vi.mock('../../../main/sample/papers.ts', { spy: true });

test('an office whose making was cut off at its very end is made anew', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'claimwright-sample-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  vi.mocked(papers.samplePhoto).mockImplementationOnce(() => {
    throw new Error('the power went, Testperson');
  });
  const first = anApp({ dataDir, sample: true });
  const status = await first.get('session.status', {});
  expect(status).toMatchObject({ state: 'unusable', problem: { code: 'internal' } });
  const reference = /reference: ([0-9a-f]{8})\./.exec(status.problem?.message ?? '')?.[1] ?? 'none';
  expect(first.logged.filter((line) => line.startsWith(reference))).toHaveLength(1);
  expect(JSON.stringify(status)).not.toContain('Testperson');

  // The folder was let go of, so the next program has it.
  const again = anApp({ dataDir, sample: true });
  expect((await again.get('session.status', {})).state).toBe('open');
  expect((await again.get('claims.list', ALL_CLAIMS)).total).toBe(24);
  const drafts = await again.get('visits.list', { query: '', sealed: false, offset: 0, limit: 10 });
  expect(drafts.total).toBe(1);
});
