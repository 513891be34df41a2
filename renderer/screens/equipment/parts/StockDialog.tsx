import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PartView } from '../../../../shared/contract/parts.ts';
import type { Result } from '../../../../shared/result.ts';
import { branchName } from '../../../../shared/domain/stock.ts';
import { call } from '../../../client.ts';
import { ChoiceField } from '../../../components/ChoiceField.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { NumberField } from '../../../components/NumberField.tsx';
import { FieldRow } from '../../../components/Section.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { TypedDateField } from '../../../components/TypedDateField.tsx';
import { fieldsOf } from '../../../components/useRecordDraft.ts';
import { SendProblem } from '../../../records/SendProblem.tsx';
import { useSend } from '../../../records/useSend.ts';
import { useToday } from '../../../stores/session.ts';

export type StockTask = 'receive' | 'count' | 'takeOut' | 'transfer';

const TITLES: Readonly<Record<StockTask, string>> = {
  receive: 'Receive pieces',
  count: 'Enter a count',
  takeOut: 'Take pieces out',
  transfer: 'Move to another branch',
};

interface Typed {
  readonly branch: string;
  readonly to: string;
  readonly lot: string;
  readonly pieces: number | null;
  readonly reason: 'returned' | 'scrapped';
  readonly on: string | null;
  readonly note: string;
}

interface Props {
  readonly view: PartView;
  readonly task: StockTask;
  readonly onClose: () => void;
  readonly onDone: (view: PartView) => void;
}

/** One movement of one lot in one branch. */
export function StockDialog({ view, task, onClose, onDone }: Props) {
  const today = useToday();
  const sending = useSend();
  const [typed, setTyped] = useState<Typed>({
    branch: view.branch,
    to: view.branches.find((branch) => branch !== view.branch) ?? '',
    lot: '',
    pieces: null,
    reason: 'scrapped',
    on: today,
    note: '',
  });
  // Each message of the program stands at the field that this dialog has for it.
  const issues = sending.issues.map(({ path, message }) => ({ path: NAMES[path] ?? path, message }));
  const fields = fieldsOf(typed, setTyped, issues);
  const there = view.stock.find(({ branch, lot }) => branch === typed.branch && lot === typed.lot.trim());

  async function submit() {
    const done = await sending.send(() => ask(view.part.id, task, typed));
    if (done) onDone(done);
  }

  return (
    <Dialog
      title={TITLES[task]}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void submit()}>
            Enter
          </Button>
        </>
      }
    >
      <SendProblem sending={{ ...sending, issues }} />
      <FieldRow>
        <NumberField
          {...fields.bind('pieces')}
          label={task === 'count' ? 'Counted' : 'Pieces'}
          width="s"
          min={task === 'count' ? 0 : 1}
          max={9999}
          required
          autoFocus
        />
        <TextField
          {...fields.bind('lot')}
          label="Lot"
          maxLength={60}
          code
          hint={`${there?.quantity ?? 0} entered of this lot`}
        />
      </FieldRow>
      <FieldRow>
        <TextField
          {...fields.bind('branch')}
          label={task === 'transfer' ? 'From branch' : 'Branch'}
          maxLength={60}
          placeholder={branchName('')}
        />
        {task === 'transfer' ? (
          <TextField {...fields.bind('to')} label="To branch" maxLength={60} required />
        ) : null}
      </FieldRow>
      {task === 'takeOut' ? (
        <ChoiceField<Typed['reason']>
          label="Why"
          value={typed.reason}
          options={[
            { value: 'scrapped', label: 'Scrapped' },
            { value: 'returned', label: 'Returned to the maker' },
          ]}
          onChange={(reason) => setTyped({ ...typed, reason: reason ?? 'scrapped' })}
        />
      ) : null}
      <FieldRow>
        <TypedDateField {...fields.bind('on')} label="Day" max={today} required />
        <TextField {...fields.bind('note')} label="Note" width="l" maxLength={200} />
      </FieldRow>
    </Dialog>
  );
}

const NAMES: Readonly<Record<string, string>> = { quantity: 'pieces', counted: 'pieces', from: 'branch' };

function ask(id: string, task: StockTask, typed: Typed): Promise<Result<PartView>> {
  const { pieces, on } = typed;
  if (pieces === null) return Promise.resolve(missing('pieces', 'Say how many pieces.'));
  if (on === null) return Promise.resolve(missing('on', 'Give the day.'));
  const common = { id, lot: typed.lot.trim(), on, note: typed.note };
  const branch = typed.branch.trim();
  switch (task) {
    case 'receive':
      return call('parts.move', { ...common, branch, reason: 'received', quantity: pieces });
    case 'takeOut':
      return call('parts.move', { ...common, branch, reason: typed.reason, quantity: pieces });
    case 'count':
      return call('parts.count', { ...common, branch, counted: pieces });
    case 'transfer':
      return call('parts.transfer', { ...common, from: branch, to: typed.to.trim(), quantity: pieces });
  }
}

function missing(path: string, message: string): Result<never> {
  return { ok: false, fault: { kind: 'invalid', message, issues: [{ path, message }] } };
}
