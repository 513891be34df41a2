import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { IncomingTray } from '../../../../renderer/screens/documents/IncomingTray.tsx';
import { useIncoming } from '../../../../renderer/screens/documents/incoming.ts';
import { dropAllDrafts } from '../../../../renderer/stores/draft.ts';
import { useSession } from '../../../../renderer/stores/session.ts';
import { DocumentRecord } from '../../../../shared/domain/document.ts';
import { ok } from '../../../../shared/result.ts';
import { exampleRepair } from '../../../../shared/rules/examples/exampleRepair.ts';
import { show } from '../../components/show.tsx';
import { anId, fakeProgram } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';

let stored: Map<string, DocumentRecord>;

/** A paper that nothing was said of yet. */
function aPaper(end: number): DocumentRecord {
  const [example] = exampleRepair().documents;
  const paper = DocumentRecord.parse({
    ...example,
    id: anId(end),
    revision: 1,
    fileName: `scan-${end}.pdf`,
    title: '',
    type: 'other',
    documentDate: null,
    patientId: null,
  });
  stored.set(paper.id, paper);
  return paper;
}

function arrive(...ends: readonly number[]) {
  act(() => {
    for (const end of ends) useIncoming.getState().add({ document: aPaper(end), notes: [] });
  });
}

function applyToAll(documentDate: string) {
  act(() => useIncoming.getState().applyToAll({ documentDate }));
}

const dates = () => [...stored.values()].map(({ fileName, documentDate }) => `${fileName} ${documentDate}`);

beforeEach(() => {
  stored = new Map();
  useSession.setState({ status: aStatus() });
  fakeProgram({
    'documents.save': ({ id, values }) => {
      const before = stored.get(id ?? '');
      const after = DocumentRecord.parse({ ...before, ...values, revision: (before?.revision ?? 0) + 1 });
      stored.set(after.id, after);
      return ok(after);
    },
  });
});
afterEach(() => {
  act(() => useIncoming.getState().finish());
  dropAllDrafts();
});

test('what is said for all is taken over by the papers that lie there, and by none that comes later', async () => {
  show(<IncomingTray onChanged={() => undefined} />);
  arrive(1, 2);
  applyToAll('2026-10-20');
  await waitFor(() => expect(dates()).toEqual(['scan-1.pdf 2026-10-20', 'scan-2.pdf 2026-10-20']), {
    timeout: 8000,
  });
  arrive(3);
  act(() => useIncoming.getState().finish());
  arrive(4);
  const rows = within(screen.getByRole('list', { name: 'Just added' }));
  expect(rows.getByLabelText<HTMLInputElement>('Date of the paper').value).toBe('');
  await new Promise((resolve) => setTimeout(resolve, 900));
  expect(dates().slice(2)).toEqual(['scan-3.pdf null', 'scan-4.pdf null']);
});

test('a list that is drawn anew shows what was saved, and takes nothing over again', async () => {
  const { unmount, user } = show(<IncomingTray onChanged={() => undefined} />);
  arrive(1, 2);
  applyToAll('2026-10-20');
  await waitFor(() => expect(dates()).toHaveLength(2));
  const [first] = within(screen.getByRole('list', { name: 'Just added' })).getAllByLabelText(
    'Date of the paper',
  );
  if (!first) throw new Error('a row has a date');
  await user.clear(first);
  await user.type(first, '10/21/2026');
  await user.tab();
  const one = 'scan-1.pdf 2026-10-21';
  await waitFor(() => expect(dates()).toEqual([one, 'scan-2.pdf 2026-10-20']), { timeout: 8000 });
  unmount();
  show(<IncomingTray onChanged={() => undefined} />);
  const again = within(screen.getByRole('list', { name: 'Just added' })).getAllByLabelText<HTMLInputElement>(
    'Date of the paper',
  );
  expect(again.map(({ value }) => value)).toEqual(['10/21/2026', '10/20/2026']);
  await new Promise((resolve) => setTimeout(resolve, 900));
  expect(dates()).toEqual([one, 'scan-2.pdf 2026-10-20']);
});
