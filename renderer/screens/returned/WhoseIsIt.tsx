import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RemittanceClaimView } from '../../../shared/contract/returned.ts';
import type { ClaimLine } from '../../../shared/domain/claim.ts';
import type { Id } from '../../../shared/domain/ids.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import { call } from '../../client.ts';
import { CheckField } from '../../components/CheckField.tsx';
import { ConfirmDialog } from '../../components/Dialog.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LookupField, type LookupOption } from '../../components/LookupField.tsx';
import { useShownName } from '../../components/PersonName.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { SendProblem } from '../../records/SendProblem.tsx';
import { useSend } from '../../records/useSend.ts';
import { announceChange } from '../../stores/changes.ts';
import { useNotices } from '../../stores/notices.ts';
import { askedBefore } from './doubtWords.ts';
import { likelyLines } from './likelyLines.ts';
import { procedureText } from './RemittanceClaim.tsx';
import { isCopy } from './returnedWords.ts';
import styles from './Returned.module.css';

/** A person says which claim was paid, line by line, or that it is none of this office. */
export function WhoseIsIt({
  view,
  onChanged,
}: {
  readonly view: RemittanceClaimView;
  readonly onChanged: () => void;
}) {
  const shownName = useShownName();
  const [chosen, setChosen] = useState<LookupOption | null>(null);
  const [refusing, setRefusing] = useState(false);
  const copy = isCopy(view);
  const sending = useSend();
  const show = useNotices((store) => store.show);

  async function notOurs() {
    const done = await sending.send(() =>
      call('remittances.match', { id: view.id, claimId: null, lines: [] }),
    );
    setRefusing(false);
    if (!done) return;
    show({
      tone: 'done',
      text: `${view.content.claimNumber} is put aside as ${copy ? 'a copy' : 'not ours'}.`,
    });
    announceChange();
    onChanged();
  }

  return (
    <div className={styles.whose} role="group" aria-label={`Whose is ${view.content.claimNumber}?`}>
      <SendProblem sending={sending} />
      {view.candidates.length === 0 ? (
        <p className="cw-quiet">No claim of this office comes close. Search for it, or put it aside.</p>
      ) : (
        <div className={styles.actions}>
          <span>It may be</span>
          {view.candidates.map(({ id, number, patientName }) => (
            <Button
              key={id}
              size="xs"
              aria-pressed={chosen?.value === id}
              {...(chosen?.value === id ? { variant: 'filled' } : {})}
              onClick={() => setChosen({ value: id, label: number })}
            >
              {number}, {shownName(patientName)}
            </Button>
          ))}
        </div>
      )}
      <div className={styles.filters}>
        <LookupField
          label="Another claim"
          bare
          placeholder="Claim number or patient"
          personal
          width="l"
          value={chosen}
          search={async (text) => findClaims(text, shownName)}
          onChange={setChosen}
        />
        <Button onClick={() => setRefusing(true)}>{copy ? 'A copy' : 'Not ours'}</Button>
      </div>
      {chosen ? (
        <Assign
          key={chosen.value}
          view={view}
          claimId={chosen.value}
          number={chosen.label}
          onChanged={onChanged}
        />
      ) : null}
      <ConfirmDialog
        title={copy ? 'A copy?' : 'Not ours?'}
        open={refusing}
        text={
          copy
            ? 'It stays in the remittance and is posted to no claim. What is posted from the first one stays as it is.'
            : 'It stays in the remittance and is posted to no claim. Tell the payer if money came with it.'
        }
        confirm="Put it aside"
        busy={sending.busy}
        onConfirm={() => void notOurs()}
        onClose={() => setRefusing(false)}
      />
    </div>
  );
}

/** Only what was finalized can have been paid. */
async function findClaims(
  text: string,
  shownName: (name: string) => string,
): Promise<readonly LookupOption[]> {
  const answer = await call('claims.list', {
    query: text,
    states: ['finalised', 'sent', 'rejected', 'denied', 'paid', 'closed'],
    kind: null,
    payerId: null,
    sort: 'newest',
    offset: 0,
    limit: 20,
  });
  if (!answer.ok) return [];
  return answer.value.rows.map((row) => ({
    value: row.id,
    label: row.number,
    note: shownName(row.patientName),
  }));
}

const NO_LINE = 'none';

function Assign({
  view,
  claimId,
  number,
  onChanged,
}: {
  readonly view: RemittanceClaimView;
  readonly claimId: Id;
  readonly number: string;
  readonly onChanged: () => void;
}) {
  const claim = useQuery('claims.get', { id: claimId });
  if (claim.fault) return <FaultMessage fault={claim.fault} onRetry={() => void claim.reload()} />;
  if (!claim.data) return null;
  return (
    <AssignLines
      view={view}
      claimId={claimId}
      number={number}
      lines={claim.data.theCase.claim.lines}
      onChanged={onChanged}
    />
  );
}

function AssignLines({
  view,
  claimId,
  number,
  lines,
  onChanged,
}: {
  readonly view: RemittanceClaimView;
  readonly claimId: Id;
  readonly number: string;
  readonly lines: readonly ClaimLine[];
  readonly onChanged: () => void;
}) {
  const [assigned, setAssigned] = useState(() => likelyLines(view.content.lines, lines));
  const questions = askedBefore(view);
  const [agreed, setAgreed] = useState<readonly string[]>([]);
  const looked = questions.every(({ label }) => agreed.includes(label));
  const sending = useSend();
  const show = useNotices((store) => store.show);
  const options = [
    ...lines.map((line, at) => ({
      value: line.id,
      label: `Line ${at + 1}: ${[line.code, ...line.modifiers].join(' ')}, ${formatCents(line.chargeCents)}`,
    })),
    { value: NO_LINE, label: 'None: the claim as a whole' },
  ];

  async function post() {
    const done = await sending.send(() =>
      call('remittances.match', {
        id: view.id,
        claimId,
        lines: assigned.map((lineId, lineIndex) => ({ lineIndex, lineId })),
      }),
    );
    if (!done) return;
    show({ tone: 'done', text: `Posted to ${number}.` });
    announceChange();
    onChanged();
  }

  return (
    <div>
      <SendProblem sending={sending} />
      {view.content.lines.map((line, at) => (
        <SelectField
          key={at}
          label={`${procedureText(line)}, ${formatCents(line.chargeCents)}, paid ${formatCents(line.paidCents)}`}
          width="l"
          value={assigned[at] ?? NO_LINE}
          options={options}
          onChange={(next) =>
            setAssigned((before) =>
              before.map((each, index) => (index === at ? (next === NO_LINE ? null : next) : each)),
            )
          }
        />
      ))}
      {questions.map(({ label, note }) => (
        <CheckField
          key={label}
          label={label}
          note={note}
          value={agreed.includes(label)}
          onChange={(yes) =>
            setAgreed((before) => [...before.filter((each) => each !== label), ...(yes ? [label] : [])])
          }
        />
      ))}
      <div className={styles.actions}>
        <Button variant="filled" loading={sending.busy} disabled={!looked} onClick={() => void post()}>
          Post to {number}
        </Button>
      </div>
    </div>
  );
}
