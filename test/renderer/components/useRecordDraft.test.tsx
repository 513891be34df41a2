import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ConflictDialog } from '../../../renderer/components/ConflictDialog.tsx';
import { MoneyField } from '../../../renderer/components/MoneyField.tsx';
import { SavedLine } from '../../../renderer/components/SavedLine.tsx';
import { TextField } from '../../../renderer/components/TextField.tsx';
import { useRecordDraft } from '../../../renderer/components/useRecordDraft.ts';
import { dropAllDrafts, type Saved, type SaveRequest } from '../../../renderer/stores/draft.ts';
import { runCommand } from '../../../renderer/stores/shortcuts.ts';
import type { Result } from '../../../shared/result.ts';
import { show } from './show.tsx';

interface Values {
  readonly name: string;
  readonly address: { readonly city: string };
  readonly lines: readonly { readonly id: string; readonly chargeCents: number | null }[];
}

const START: Values = {
  name: 'A',
  address: { city: 'X' },
  lines: [
    { id: '1', chargeCents: 100 },
    { id: '2', chargeCents: null },
  ],
};

type Save = (request: SaveRequest<Values>) => Promise<Result<Saved<Values>>>;

function accepting() {
  return vi.fn<Save>((request) =>
    Promise.resolve({
      ok: true,
      value: { id: request.id ?? 'r1', revision: (request.revision ?? 0) + 1, values: request.values },
    }),
  );
}

function Room({ save, name = 'r1' }: { readonly save: Save; readonly name?: string }) {
  const draft = useRecordDraft<Values>({ key: `test:${name}`, id: name, revision: 1, values: START, save });
  return (
    <>
      <TextField label="Name" {...draft.fields.bind('name')} />
      <TextField label="City" {...draft.fields.in('address').bind('city')} />
      <MoneyField label="Charge" {...draft.fields.item('lines', 1).bind('chargeCents')} />
      <SavedLine draft={draft} />
      <ConflictDialog draft={draft} labelOf={(path) => `Field ${path}`} />
    </>
  );
}

afterEach(() => dropAllDrafts());

describe('a record on a screen', () => {
  test('fields carry their paths, and typing into one changes that one', async () => {
    const save = accepting();
    const { user, container } = show(<Room save={save} />);
    expect(
      [...container.querySelectorAll<HTMLElement>('[data-path]')].map((field) => field.dataset['path']),
    ).toEqual(['name', 'address.city', 'lines.1.chargeCents']);
    await user.type(screen.getByLabelText('City'), 'Y');
    await user.type(screen.getByLabelText('Charge'), '12.5');
    act(() => void runCommand('save'));
    await waitFor(() => expect(save).toHaveBeenCalled());
    expect(save.mock.lastCall?.[0]).toEqual({
      id: 'r1',
      revision: 1,
      values: {
        name: 'A',
        address: { city: 'XY' },
        lines: [
          { id: '1', chargeCents: 100 },
          { id: '2', chargeCents: 1250 },
        ],
      },
    });
    await screen.findByText(/^Saved \d/);
  });

  test('leaving the screen in the middle of a word saves it', async () => {
    const save = accepting();
    const { user, unmount } = show(<Room save={save} />);
    await user.type(screen.getByLabelText('Charge'), '7');
    unmount();
    await waitFor(() => expect(save).toHaveBeenCalledOnce());
    expect(save.mock.lastCall?.[0].values.lines[1]?.chargeCents).toBe(700);
  });

  test('another record starts from its own values', async () => {
    const save = accepting();
    function Two() {
      return <Room save={save} name="r2" />;
    }
    const first = show(<Room save={save} />);
    await first.user.type(screen.getByLabelText('Name'), 'BC');
    first.unmount();
    show(<Two />);
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('A');
  });

  test('a refused value is named beside its field; a failed save says why and can be tried again', async () => {
    const save = vi
      .fn<Save>()
      .mockResolvedValueOnce({
        ok: false,
        fault: {
          kind: 'invalid',
          message: 'Not accepted.',
          issues: [{ path: 'address.city', message: 'Too long.' }],
        },
      })
      .mockImplementation(accepting());
    const { user } = show(<Room save={save} />);
    await user.type(screen.getByLabelText('City'), 'Y');
    act(() => void runCommand('save'));
    await screen.findByText('Too long.');
    expect(screen.getByLabelText('City').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(/Not saved/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText(/^Saved \d/);
    expect(screen.getByLabelText('City').getAttribute('aria-invalid')).toBeNull();
  });

  test('somebody else saved the same field: both are shown, the choice is saved, nothing is lost', async () => {
    const save = vi
      .fn<Save>()
      .mockResolvedValueOnce({
        ok: false,
        fault: {
          kind: 'conflict',
          message: 'Somebody saved first.',
          revision: 4,
          changed: [{ path: 'name', current: 'Theirs', by: 'Sample Biller', at: '2026-06-10T15:00:00.000Z' }],
        },
      })
      .mockImplementation(accepting());
    const { user } = show(<Room save={save} />);
    await user.type(screen.getByLabelText('Name'), 'B');
    act(() => void runCommand('save'));
    await screen.findByRole('dialog', { name: /Changed by somebody else/ });
    expect(screen.getByRole('group', { name: 'Field name' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Decide later' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('AB');
    await user.click(screen.getByRole('button', { name: 'Decide on the changed fields' }));
    await user.click(await screen.findByRole('radio', { name: /Theirs \(Sample Biller\)/ }));
    await user.click(screen.getByRole('button', { name: 'Save these choices' }));
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Theirs'));
  });
});
