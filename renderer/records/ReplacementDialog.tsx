import { Button } from '@mantine/core';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { DESK } from '../../shared/contract/channel.ts';
import type { ReplacementView } from '../../shared/contract/replacement.ts';
import { formatUsDate } from '../../shared/domain/dates.ts';
import { formatCents } from '../../shared/domain/money.ts';
import { type Comparing, compareWithReplacement } from '../../shared/domain/replacementCost.ts';
import type { Fault } from '../../shared/result.ts';
import { call, outputUrl, saveOutput } from '../client.ts';
import { ChoiceField } from '../components/ChoiceField.tsx';
import { commitTyped } from '../components/commitTyped.ts';
import { Dialog } from '../components/Dialog.tsx';
import { DocumentPreview } from '../components/DocumentPreview.tsx';
import { FaultMessage } from '../components/FaultMessage.tsx';
import { LoadingBar } from '../components/LoadingBar.tsx';
import { NumberField } from '../components/NumberField.tsx';
import { Facts, FieldRow, Section } from '../components/Section.tsx';
import { Chip } from '../components/StatusChip.tsx';
import { SelectField } from '../components/SelectField.tsx';
import { TextArea } from '../components/TextArea.tsx';
import { TextField } from '../components/TextField.tsx';
import { useQuery } from '../components/useQuery.ts';
import { useHasRole, useSession } from '../stores/session.ts';
import { focusInvalid } from './focusInvalid.ts';
import { valueOrNotice } from './recordActions.ts';
import styles from './replacement.module.css';
import { labelOf, PURPOSES } from './words.ts';
import rows from './rows.module.css';

interface Props {
  readonly equipmentId: string;
  readonly visitId: string | null;
  readonly onClose: () => void;
  readonly onDecided: (() => void) | undefined;
}

type Decision = 'repair' | 'replace';

const DECISIONS: readonly { readonly value: Decision; readonly label: string }[] = [
  { value: 'repair', label: 'Repair it' },
  { value: 'replace', label: 'Replace it' },
];

const MARKS: Readonly<
  Record<Comparing, { readonly tone: 'met' | 'unmet' | 'unknown' | 'neutral'; readonly word: string }>
> = {
  within: { tone: 'met', word: 'Within' },
  over: { tone: 'unmet', word: 'Over' },
  unknown: { tone: 'unknown', word: 'Not known' },
  says: { tone: 'neutral', word: 'Figure' },
};

/** Both sides in figures and words, the device's earlier repairs, what was decided before, and the form that signs. */
export function ReplacementDialog({ equipmentId, visitId: given, onClose, onDecided }: Props) {
  const [visitId, setVisitId] = useState(given);
  const view = useQuery('equipment.replacementView', { equipmentId, visitId });
  const mayDecide = useHasRole(DESK);
  const ownName = useSession((state) => state.status?.user?.name ?? '');
  const [sheet, setSheet] = useState<string | null>(null);
  const [decision, setDecision] = useState<Decision | null>(null);
  const [remainingMonths, setRemainingMonths] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [signedName, setSignedName] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);

  async function sign() {
    commitTyped();
    flushSync(() => setAsked(true));
    if (busy || focusInvalid() || decision === null || (decision === 'repair' && visitId === null)) return;
    setBusy(true);
    setFault(null);
    const answer = await call('equipment.decideReplacement', {
      equipmentId,
      visitId,
      decision,
      remainingMonths,
      reason: reason.trim(),
      signedName: signedName.trim(),
    });
    setBusy(false);
    if (!answer.ok) {
      setFault(answer.fault);
      return;
    }
    setAsked(false);
    setReason('');
    setSignedName('');
    onDecided?.();
    await view.reload();
  }

  async function print(id: string) {
    const made = valueOrNotice(await call('equipment.justificationSheet', { id }));
    if (made) setSheet(made.outputId);
  }

  if (sheet !== null) {
    return (
      <Dialog
        title="Repair against replacement"
        open
        size="l"
        onClose={() => setSheet(null)}
        actions={
          <>
            <Button onClick={() => setSheet(null)}>Back</Button>
            <Button variant="filled" onClick={() => saveOutput(sheet)}>
              Save as PDF
            </Button>
          </>
        }
      >
        <div className={styles.preview}>
          <DocumentPreview
            url={outputUrl(sheet)}
            mediaType="application/pdf"
            title="Repair against replacement"
          />
        </div>
      </Dialog>
    );
  }

  return (
    <Dialog
      title="Repair or replace"
      open
      size="l"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          {mayDecide && view.data ? (
            <Button variant="filled" loading={busy} onClick={() => void sign()}>
              Sign the decision
            </Button>
          ) : null}
        </>
      }
    >
      {view.fault ? <FaultMessage fault={view.fault} onRetry={() => void view.reload()} /> : null}
      <LoadingBar loading={view.loading && !view.data} />
      {view.data ? (
        <>
          <Sides view={view.data} remainingMonths={remainingMonths} />
          <Signed view={view.data} onPrint={(id) => void print(id)} />
        </>
      ) : null}
      {view.data && mayDecide ? (
        <Section level={3} title="Decide" note="It is kept for good; a later decision stands beside it.">
          <FieldRow>
            <ChoiceField<Decision>
              label="Decision"
              value={decision}
              options={view.data.visits.length > 0 ? DECISIONS : DECISIONS.slice(1)}
              hint={
                view.data.visits.length > 0
                  ? undefined
                  : 'A decision to repair is about a visit, and this device has none yet.'
              }
              onChange={setDecision}
              required
              error={asked && decision === null ? 'Choose one.' : null}
            />
            {given === null && view.data.visits.length > 0 ? (
              <SelectField
                label="Repair that is weighed"
                options={view.data.visits.map((visit) => ({ value: visit.id, label: visitText(visit) }))}
                value={visitId}
                onChange={setVisitId}
                clearable
                placeholder="The device as a whole"
                hint="Its parts and labor are compared"
                width="l"
                required={decision === 'repair'}
                error={
                  asked && decision === 'repair' && visitId === null
                    ? 'Choose the visit whose repair this is.'
                    : null
                }
              />
            ) : null}
            <NumberField
              label="Still needed for"
              unit="months"
              min={0}
              max={600}
              value={remainingMonths}
              onChange={setRemainingMonths}
              hint="As the order or the practitioner states it"
            />
          </FieldRow>
          <TextArea
            label="Why"
            value={reason}
            onChange={setReason}
            maxLength={1000}
            width="full"
            required
            error={asked && reason.trim().length < 10 ? 'Say why in a sentence.' : null}
          />
          <TextField
            label="Signature: type your name"
            value={signedName}
            onChange={setSignedName}
            maxLength={80}
            width="l"
            required
            hint={`As the program knows you: ${ownName}`}
            error={asked && signedName.trim() === '' ? 'Type your name.' : null}
          />
          {fault ? <FaultMessage fault={fault} /> : null}
        </Section>
      ) : null}
    </Dialog>
  );
}

/** `10/20/2026, Repair` */
function visitText({ visitedOn, purpose }: ReplacementView['visits'][number]): string {
  const day = visitedOn === null ? 'Day not given' : formatUsDate(visitedOn);
  return [day, labelOf(PURPOSES, purpose)].filter(Boolean).join(', ');
}

function Sides({
  view,
  remainingMonths,
}: {
  readonly view: ReplacementView;
  readonly remainingMonths: number | null;
}) {
  const answer = compareWithReplacement({ ...view, remainingMonths });
  return (
    <>
      <p className="cw-quiet">
        {view.deviceName}
        {view.payerName === '' ? '. No payer is on record for it.' : `. Payer: ${view.payerName}.`}
      </p>
      <Facts columns={2} items={view.standing.facts} />
      {view.standing.duties.length > 0 ? (
        <ul className={styles.sentences} aria-label="Whose duty the repair is">
          {view.standing.duties.map((duty) => (
            <li key={duty}>
              <Chip tone="advice">Duty</Chip> {duty}
            </li>
          ))}
        </ul>
      ) : null}
      <Facts columns={2} items={answer.figures} />
      <ul className={styles.sentences} aria-label="What the figures say">
        {answer.sentences.map(({ is, text }) => (
          <li key={text}>
            <Chip tone={MARKS[is].tone}>{MARKS[is].word}</Chip> {text}
          </li>
        ))}
      </ul>
      {view.earlier.length > 0 ? (
        <div className={rows.scroll} role="region" aria-label="Repairs before" tabIndex={0}>
          <table className={rows.table} aria-label="Repairs of this device before">
            <thead>
              <tr>
                <th scope="col">Repaired</th>
                <th scope="col">Claim</th>
                <th scope="col">Cost</th>
              </tr>
            </thead>
            <tbody>
              {view.earlier.map((each, index) => (
                <tr key={each.visitId ?? `${each.claimNumber}-${index}`}>
                  <td>{each.on === null ? 'Day not known' : formatUsDate(each.on)}</td>
                  <td>{each.claimNumber || 'Not billed'}</td>
                  <td>{each.costCents === null ? 'Not known' : formatCents(each.costCents)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  );
}

function Signed({
  view,
  onPrint,
}: {
  readonly view: ReplacementView;
  readonly onPrint: (id: string) => void;
}) {
  if (view.decisions.length === 0) return null;
  return (
    <Section level={3} title="Decided so far">
      <ul className={styles.sentences}>
        {view.decisions.map((each) => (
          <li key={each.id}>
            <span>
              <strong>{each.decision === 'repair' ? 'Repair' : 'Replace'}</strong>,{' '}
              {formatUsDate(each.decidedOn)}, signed by {each.signedName}: {each.reason}
            </span>
            <Button
              size="xs"
              aria-label={`Print the decision of ${formatUsDate(each.decidedOn)}`}
              onClick={() => onPrint(each.id)}
            >
              Print
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
