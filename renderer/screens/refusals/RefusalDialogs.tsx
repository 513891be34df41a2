import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { CorrectionKind, DenialView } from '../../../shared/contract/returned.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import { call } from '../../client.ts';
import { CheckField } from '../../components/CheckField.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { SendProblem } from '../../records/SendProblem.tsx';
import { useSend } from '../../records/useSend.ts';
import { go } from '../../shell/navigation.ts';
import { announceChange } from '../../stores/changes.ts';
import { numberSource } from './numberSource.ts';
import styles from './Refusals.module.css';

const WAYS: Readonly<Record<CorrectionKind, string>> = {
  replacement: 'A replacement of the whole claim',
  unpaidLines: 'A new claim with the unpaid lines',
  wholeClaim: 'The whole claim again, as new',
};

/** Opens the claim that answers a refusal, and says beforehand what kind of claim it will be. */
export function CorrectDialog({
  view,
  revision,
  onClose,
}: {
  readonly view: DenialView;
  /** Saves what is being typed first; null where that failed. */
  readonly revision: () => Promise<number | null>;
  readonly onClose: () => void;
}) {
  const sending = useSend();
  const [note, setNote] = useState('');
  const { denial, claimNumber } = view.row;
  const [number, setNumber] = useState(view.payerClaimNumber);
  const [as, setAs] = useState<CorrectionKind | undefined>(view.corrections[0]?.as);
  const [looked, setLooked] = useState(false);

  async function open() {
    const now = await revision();
    if (now === null || as === undefined) return;
    const done = await sending.send(() =>
      call('denials.correct', {
        id: denial.id,
        revision: now,
        note,
        as,
        ...(as === 'replacement' ? { payerClaimNumber: number.trim() } : {}),
      }),
    );
    if (!done?.answer) return;
    announceChange();
    go(`/claims/${done.answer.id}`);
  }

  return (
    <Dialog
      title={as === 'unpaidLines' ? 'Bill unpaid lines again' : 'Open a corrected claim'}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="filled"
            loading={sending.busy}
            disabled={as === 'unpaidLines' && !looked}
            onClick={() => void open()}
          >
            Open it
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      {view.corrections.length > 1 ? (
        <SelectField
          label="How it goes"
          width="full"
          value={as ?? null}
          options={view.corrections.map((each) => ({ value: each.as, label: WAYS[each.as] }))}
          onChange={(next) => setAs(view.corrections.find((each) => each.as === next)?.as)}
        />
      ) : null}
      {as === 'wholeClaim' ? (
        <p className={styles.told}>
          A new draft begins with everything that {claimNumber} says. It goes whole and as a new claim,
          because no payer judged the first one.
        </p>
      ) : null}
      {as === 'replacement' ? (
        <>
          <p className={styles.told}>
            A new draft begins with everything that {claimNumber} says. It takes the place of the whole claim
            {number.trim() === '' ? ', under the payer’s number.' : ` under number ${number.trim()}.`}
          </p>
          <TextField
            label="Payer’s number of the claim"
            hint={
              numberSource(view) || 'No remittance of this payer gives one: type it from its letter or portal'
            }
            width="full"
            required
            maxLength={50}
            value={number}
            onChange={setNumber}
          />
        </>
      ) : null}
      {as === 'unpaidLines' ? <UnpaidLines view={view} looked={looked} onLooked={setLooked} /> : null}
      <TextField
        label="Note"
        hint="What is put right; may stay empty"
        width="full"
        maxLength={500}
        value={note}
        onChange={setNote}
        autoFocus
      />
    </Dialog>
  );
}

/** Which lines go again, and what may come of it. */
function UnpaidLines({
  view,
  looked,
  onLooked,
}: {
  readonly view: DenialView;
  readonly looked: boolean;
  readonly onLooked: (looked: boolean) => void;
}) {
  const { denial, claimNumber } = view.row;
  const claim = useQuery('claims.get', { id: denial.claimId });
  const wanted = view.corrections.find(({ as }) => as === 'unpaidLines')?.lineIds ?? [];
  const lines = claim.data?.theCase.claim.lines ?? [];
  const again = lines.filter(({ id }) => wanted.includes(id));
  return (
    <>
      <div className={styles.told}>
        <p>A new claim, beside {claimNumber}, with what was not paid:</p>
        <ul>
          {again.map((line) => (
            <li key={line.id}>
              Line {lines.indexOf(line) + 1}: {[line.code, ...line.modifiers].join(' ')},{' '}
              {formatCents(line.chargeCents)}
            </li>
          ))}
        </ul>
        <p>
          {denial.nextStep === 'correctAsNew'
            ? 'The payer calls it unprocessable and wants a new claim.'
            : 'The payer has decided on these lines. It takes the same service again for a duplicate and denies it, and the days to appeal run on. A reopening or an appeal is the usual way.'}
        </p>
      </div>
      <CheckField label="Bill these lines again as a new claim" value={looked} onChange={onLooked} />
    </>
  );
}

/** A payer that takes no replacements corrects its decision itself, when asked. */
export function ReopenDialog({
  view,
  onClose,
  onDone,
}: {
  readonly view: DenialView;
  readonly onClose: () => void;
  /** What the note says of it. */
  readonly onDone: (said: string) => void;
}) {
  const { claimNumber, payerName } = view.row;
  return (
    <WordDialog
      title="Ask for a reopening"
      action="It is asked for"
      label="How it was asked for"
      hint="Portal, reference 4711; by phone, with whom"
      missing="Say in a few words how it was asked for."
      longest={300}
      onClose={onClose}
      onDone={onDone}
    >
      <p className={styles.told}>
        Ask {payerName === '' ? 'the payer' : payerName} by phone, in its portal or in writing to reopen its
        decision on {claimNumber}
        {view.payerClaimNumber === '' ? '' : `, its number ${view.payerClaimNumber}`}, and say what is to be
        put right. Its new decision comes with a remittance.
      </p>
    </WordDialog>
  );
}

/** Nothing is closed without a word about how it ended. */
export function CloseDialog({
  outcome,
  onClose,
  onDone,
}: {
  /** What stands there, or what the next step suggests. */
  readonly outcome: string;
  readonly onClose: () => void;
  readonly onDone: (outcome: string) => void;
}) {
  return (
    <WordDialog
      title="Close this refusal"
      action="Close it"
      label="How it ended"
      hint="Paid after all, written off, billed to the patient"
      missing="Say in a few words how it ended."
      longest={200}
      begin={outcome}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

/** An act that needs a word of whoever does it. */
function WordDialog(props: {
  readonly title: string;
  readonly action: string;
  readonly label: string;
  readonly hint: string;
  /** What is said where nothing was typed. */
  readonly missing: string;
  readonly longest: number;
  readonly begin?: string;
  readonly children?: ReactNode;
  readonly onClose: () => void;
  readonly onDone: (word: string) => void;
}) {
  const [text, setText] = useState(props.begin ?? '');
  const [tried, setTried] = useState(false);
  const missing = text.trim() === '';

  function done() {
    setTried(true);
    if (!missing) props.onDone(text.trim());
  }

  return (
    <Dialog
      title={props.title}
      open
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button variant="filled" onClick={done}>
            {props.action}
          </Button>
        </>
      }
    >
      {props.children}
      <TextField
        label={props.label}
        hint={props.hint}
        width="full"
        required
        maxLength={props.longest}
        value={text}
        error={tried && missing ? props.missing : null}
        onChange={setText}
        onEnter={done}
        autoFocus
      />
    </Dialog>
  );
}
