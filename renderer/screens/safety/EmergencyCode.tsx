import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import type { Fault, Issue } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { OwnPassphraseField } from '../../components/OwnPassphraseField.tsx';
import { Facts, Section } from '../../components/Section.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { instantText } from '../../records/HistoryPanel.tsx';
import { officeZone, useSession, useToday } from '../../stores/session.ts';
import { groupsOf } from '../firstRun/recoveryGroups.ts';
import sheet from '../firstRun/FirstRun.module.css';
import styles from './Safety.module.css';

/** The code that opens the office for reading when nobody who can sign in is there, and every use of it. */
export function EmergencyCode() {
  const emergency = useQuery('emergency.get', {});
  const zone = useSession((store) => officeZone(store.status));
  const sample = useSession((store) => store.status?.sample === true);
  const [asking, setAsking] = useState(false);
  const [ownPassphrase, setOwnPassphrase] = useState('');
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const { data } = emergency;

  async function make() {
    setBusy(true);
    setFault(null);
    setIssues([]);
    const answer = await call('emergency.newCode', { ownPassphrase });
    setBusy(false);
    if (!answer.ok && answer.fault.kind === 'invalid') {
      setIssues(answer.fault.issues);
      return;
    }
    setAsking(false);
    if (answer.ok) setCode(answer.value.emergencyCode);
    else setFault(answer.fault);
    void emergency.reload();
  }

  function ask() {
    setOwnPassphrase('');
    setIssues([]);
    setAsking(true);
  }

  return (
    <Section
      title="Emergency code"
      id="emergency"
      note="Opens the office for reading when nobody who can sign in is there. It works without any network. Keep the sheet sealed; every use is told to the owner."
    >
      {emergency.fault ? (
        <FaultMessage fault={emergency.fault} onRetry={() => void emergency.reload()} />
      ) : null}
      {data ? (
        <>
          <Facts
            items={[
              { label: 'Code', value: data.ready ? 'There is one' : 'None yet' },
              ...(data.ready
                ? [
                    { label: 'Made', value: data.madeAt ? instantText(data.madeAt, zone) : '' },
                    {
                      label: 'Typed back',
                      value: data.typedBackAt ? instantText(data.typedBackAt, zone) : 'Not yet',
                    },
                  ]
                : []),
            ]}
          />
          {fault ? <FaultMessage fault={fault} /> : null}
          <div className={styles.actions}>
            <Button onClick={ask} disabled={sample}>
              {data.ready ? 'Make a new code' : 'Make an emergency code'}
            </Button>
            {sample ? <span className="cw-quiet">The sample office needs none.</span> : null}
          </div>
          {data.openings.length > 0 ? (
            <ul className={styles.openings} aria-label="Uses of the emergency code">
              {data.openings.map((opening) => (
                <li key={opening.id} className={styles.opening}>
                  <span>{instantText(opening.at, zone)}</span>
                  <strong>{opening.name}</strong>
                  <span>{opening.reason}</span>
                  <Chip tone={opening.readAt ? 'met' : 'unmet'}>
                    {opening.readAt ? `Read by ${opening.readBy}` : 'Not read yet'}
                  </Chip>
                </li>
              ))}
            </ul>
          ) : null}
        </>
      ) : null}
      <Dialog
        title={data?.ready ? 'Make a new emergency code' : 'Make an emergency code'}
        open={asking}
        size="s"
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Cancel</Button>
            <Button variant="filled" loading={busy} onClick={() => void make()}>
              Make the code
            </Button>
          </>
        }
      >
        {data?.ready ? <p className={styles.text}>The code on the old sheet stops working at once.</p> : null}
        <OwnPassphraseField
          autoFocus
          value={ownPassphrase}
          error={issueAt(issues, 'ownPassphrase')}
          onChange={(typed) => {
            setOwnPassphrase(typed);
            setIssues([]);
          }}
          onEnter={() => void make()}
        />
      </Dialog>
      {code === null ? null : (
        <CodeDialog
          code={code}
          onClose={() => {
            setCode(null);
            void emergency.reload();
          }}
        />
      )}
    </Section>
  );
}

/** Shown once, printed or written down, and typed back from the paper. */
function CodeDialog({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const office = useSession((store) => store.status?.office?.name ?? '');
  const day = useToday();
  const [step, setStep] = useState<'sheet' | 'typeBack'>('sheet');
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function confirm() {
    setBusy(true);
    const answer = await call('emergency.typeBack', { code: typed });
    setBusy(false);
    if (answer.ok) onClose();
    else setProblem(answer.fault.message);
  }

  if (step === 'typeBack') {
    return (
      <Dialog
        title="Type the code back"
        open
        fixed
        onClose={onClose}
        actions={
          <>
            <Button onClick={() => setStep('sheet')}>Show the code again</Button>
            <Button variant="filled" loading={busy} onClick={() => void confirm()}>
              Done
            </Button>
          </>
        }
      >
        <p className={styles.text}>From the paper: the only proof that it can be read when it is needed.</p>
        <TextField
          label="Emergency code"
          path="emergencyCode"
          code
          width="full"
          autoFocus
          maxLength={200}
          error={problem}
          value={typed}
          onEnter={() => void confirm()}
          onChange={(text) => {
            setTyped(text);
            setProblem(null);
          }}
        />
      </Dialog>
    );
  }
  return (
    <Dialog
      title="Emergency code"
      open
      fixed
      size="l"
      onClose={onClose}
      actions={
        <>
          <Button leftSection={<IconPrinter size="1rem" aria-hidden="true" />} onClick={() => window.print()}>
            Print the sheet
          </Button>
          <Button variant="filled" onClick={() => setStep('typeBack')}>
            I have it on paper
          </Button>
        </>
      }
    >
      <div className={sheet.sheet}>
        <p className={sheet.sheetTitle}>Claimwright emergency code, {formatUsDate(day)}</p>
        <p className={sheet.sheetOffice}>{office}</p>
        <ol className={sheet.code} aria-label="Emergency code, by groups">
          {groupsOf(code).map((group, index) => (
            <li key={`${index} ${group}`}>
              <span className={sheet.groupNumber} aria-hidden="true">
                {index + 1}
              </span>
              {group}
            </li>
          ))}
        </ol>
        <p className={sheet.sheetNote}>
          Opens the office on its own computer, for reading only. Seal this sheet. Whoever uses it gives a
          name and a reason, and the owner is told.
        </p>
      </div>
    </Dialog>
  );
}
