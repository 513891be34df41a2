import { Button } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import type { Equipment } from '../../../shared/domain/equipment.ts';
import { isOwnVisit } from '../../../shared/domain/serviceVisit.ts';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { focusPath } from '../../components/focusPath.ts';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { Section } from '../../components/Section.tsx';
import { unreadFields } from '../../components/unreadFields.ts';
import { TextField } from '../../components/TextField.tsx';
import type { RecordDraft } from '../../components/useRecordDraft.ts';
import { stopTimers } from '../../records/laborTimer.ts';
import { SignatureField } from '../../records/SignatureField.tsx';
import { programNow, useSession, useToday } from '../../stores/session.ts';
import { visitDoubts } from '../../../shared/domain/visitDoubts.ts';
import { useNotices } from '../../stores/notices.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import styles from './Visit.module.css';
import { visitGaps, type VisitValues } from './visitGaps.ts';

interface Props {
  readonly draft: RecordDraft<VisitValues>;
  readonly device: Equipment | null;
  readonly reload: () => Promise<void>;
  /** While it is being sealed: the form is closed then, for a sealed visit takes no more text. */
  readonly busy: boolean;
  readonly onBusy: (busy: boolean) => void;
}

/**
 * The technician's signature, drawn or typed, seals the entry. What is missing is listed and stands in nobody's
 * way; what stops a seal is only an entry that is not saved, or a field whose text could not be read: it would be
 * sealed as not given.
 */
export function FinishVisit({ draft, device, reload, busy, onBusy }: Props) {
  const today = useToday();
  const [signedName, setSignedName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const gaps = visitGaps(draft.values, device);
  const doubts = visitDoubts(draft.values, device, today);
  const needed = gaps.filter(({ required }) => required).length;
  const user = useSession((store) => store.status?.user ?? null);
  const own = user === null || isOwnVisit(draft.values, user);
  // Who draws has signed in: the name need not be typed as well.
  const drawnName = own ? (user?.name ?? '') : draft.values.technicianName.trim();
  useCommand('finishStep', () => focusPath('signedName'));
  useCommand('nextGap', () => {
    const first = gaps[0];
    if (first) focusPath(first.path);
  });

  async function finish() {
    if (busy) return;
    const unread = unreadFields()[0];
    if (unread) {
      setProblem(`${unread.message} Correct it or empty the field, then sign.`);
      focusPath(unread.path);
      return;
    }
    const drawn = draft.values.technicianSignature.length > 0;
    const name = signedName.trim() || (drawn ? drawnName : '');
    if (name === '') {
      setProblem(
        drawn ? 'Choose the technician above, or type the name.' : 'Draw your signature or type your name.',
      );
      focusPath('signedName');
      return;
    }
    onBusy(true);
    setFault(null);
    draft.update((visit) => withTimersStopped(visit));
    const done = await draft.flush();
    const { id, revision } = draft.draft.store.getState();
    if (!done || id === null || revision === null) {
      onBusy(false);
      setProblem('The visit could not be saved, so it cannot be signed yet. See the message at the top.');
      return;
    }
    const answer = await call('visits.seal', { id, revision, signedName: name });
    if (answer.ok) {
      useNotices.getState().show({ tone: 'done', text: 'Signed and sealed. Later changes are amendments.' });
      await reload();
      onBusy(false);
      return;
    }
    onBusy(false);
    if (answer.fault.kind === 'conflict') await reload();
    const issues = answer.fault.kind === 'invalid' ? answer.fault.issues : [];
    const refused = issueAt(issues, 'signedName');
    setProblem(refused);
    setFault(refused ? null : answer.fault);
    // What a signature needs stands further up the page.
    const asked = issues.find(({ path }) => path !== 'signedName');
    if (asked) focusPath(asked.path);
  }

  return (
    <Section
      title="Finish"
      id="visit-finish"
      note="Your signature seals this entry. Afterwards it can be amended, never changed."
    >
      {gaps.length > 0 ? (
        <div className={styles.gaps} role="group" aria-label="Still missing">
          <p>
            {gaps.length === 1 ? 'One thing is' : `${gaps.length} things are`} still missing.{' '}
            {needed > 0
              ? 'The visit cannot be signed without its device and date; you may be asked for the rest later.'
              : `You can sign all the same; you may be asked for ${gaps.length === 1 ? 'it' : 'them'} later.`}
          </p>
          <ul>
            {gaps.map((gap) => (
              <li key={`${gap.path} ${gap.text}`}>
                <button type="button" className={styles.gap} onClick={() => focusPath(gap.path)}>
                  {gap.text}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {doubts.length > 0 ? (
        <div className={styles.gaps} role="group" aria-label="Look again before you sign">
          <p>Look again before you sign:</p>
          <ul>
            {doubts.map((doubt) => (
              <li key={`${doubt.path} ${doubt.text}`}>
                <button type="button" className={styles.gap} onClick={() => focusPath(doubt.path)}>
                  {doubt.text}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {fault ? <FaultMessage fault={fault} /> : null}
      {own || draft.values.technicianSignature.length > 0 ? (
        <SignatureField
          label="Technician’s signature: draw it here, or type your name below"
          path="technicianSignature"
          value={draft.values.technicianSignature}
          readOnly={busy}
          onChange={(technicianSignature) => {
            setProblem(null);
            draft.update((visit) => ({ ...visit, technicianSignature }));
          }}
        />
      ) : null}
      <div className={styles.sign}>
        <TextField
          label={own ? 'Technician’s signature: type your name' : 'Technician’s name, as signed on paper'}
          path="signedName"
          value={signedName}
          readOnly={busy}
          onChange={(next) => {
            setSignedName(next);
            setProblem(null);
          }}
          error={problem}
          hint={
            own
              ? undefined
              : `This is the visit of ${draft.values.technicianName || 'another technician'}. If you enter it for them, type their name: the seal says that ${user.name} entered it.`
          }
          width="l"
          maxLength={80}
          onEnter={() => void finish()}
        />
        <div className={styles.signButton}>
          <Button
            variant="filled"
            loading={busy}
            leftSection={<IconSignature size="1.125rem" aria-hidden="true" />}
            onClick={() => void finish()}
          >
            Finish: sign and seal
          </Button>
        </div>
      </div>
    </Section>
  );
}

function withTimersStopped(visit: VisitValues): VisitValues {
  const labor = stopTimers(visit.labor, programNow());
  return labor === visit.labor ? visit : { ...visit, labor: [...labor] };
}
