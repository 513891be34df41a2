import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { Role, ROLE_NAMES } from '../../../shared/domain/people.ts';
import { LEAST_RETENTION_YEARS, type SafeguardsValues } from '../../../shared/domain/safeguards.ts';
import type { Fault, Issue } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { CheckField } from '../../components/CheckField.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorSummary, issueAt } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { OwnPassphraseField } from '../../components/OwnPassphraseField.tsx';
import { Page } from '../../components/Page.tsx';
import { FieldRow, Section } from '../../components/Section.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { PickList } from '../../records/PickList.tsx';
import { useNotices } from '../../stores/notices.ts';
import { useHasRole, useSession } from '../../stores/session.ts';
import { EmergencyCode } from './EmergencyCode.tsx';
import styles from './Safety.module.css';
import { SafetyNav } from './SafetyNav.tsx';

const OWNER = ['owner'] as const;
const ROLES = Role.options.map((value) => ({ value, label: ROLE_NAMES[value] }));

/** How the office guards its records, and the emergency code. */
export function SafeguardsScreen() {
  const mayRead = useHasRole(OWNER);
  const safeguards = useQuery('safeguards.get', {}, { enabled: mayRead });
  if (!mayRead) {
    return (
      <Page title="Safeguards" tools={<SafetyNav />}>
        <EmptyState text="Safeguards are for the owner." />
      </Page>
    );
  }
  const { data } = safeguards;
  return (
    <Page title="Safeguards" tools={<SafetyNav />}>
      <div className={styles.narrow}>
        <LoadingBar loading={safeguards.loading} />
        {safeguards.fault ? (
          <FaultMessage fault={safeguards.fault} onRetry={() => void safeguards.reload()} />
        ) : null}
        {data ? <SafeguardsForm key={String(data.revision)} saved={data} onSaved={safeguards.put} /> : null}
        <EmergencyCode />
      </div>
    </Page>
  );
}

type Saved = OutputOf<'safeguards.get'>;
/** What is being typed: a number that was taken out is null until another stands there. */
interface Typed {
  readonly idleMinutes: number | null;
  readonly clipboardSeconds: number | null;
  readonly retentionYears: number | null;
  readonly passphraseDays: number | null;
  readonly aging: boolean;
  readonly secondFactorRoles: SafeguardsValues['secondFactorRoles'];
}

function SafeguardsForm({
  saved,
  onSaved,
}: {
  readonly saved: Saved;
  readonly onSaved: (saved: Saved) => void;
}) {
  const { values } = saved;
  const [typed, setTyped] = useState<Typed>({
    ...values,
    passphraseDays: values.passphraseDays ?? 365,
    aging: values.passphraseDays !== null,
  });
  const [ownPassphrase, setOwnPassphrase] = useState('');
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);
  // The stored form takes the place of this one: nothing is changed while it is under way.
  const [busy, setBusy] = useState(false);
  const refresh = useSession((store) => store.refresh);
  const show = useNotices((store) => store.show);

  function change(part: Partial<Typed>) {
    setTyped({ ...typed, ...part });
    setIssues([]);
  }

  async function save() {
    const { idleMinutes, clipboardSeconds, retentionYears, passphraseDays, aging, secondFactorRoles } = typed;
    setFault(null);
    setAttempt(attempt + 1);
    if (
      idleMinutes === null ||
      clipboardSeconds === null ||
      retentionYears === null ||
      (aging && passphraseDays === null)
    ) {
      setIssues(
        [
          { path: 'idleMinutes', value: idleMinutes },
          { path: 'clipboardSeconds', value: clipboardSeconds },
          { path: 'passphraseDays', value: aging ? passphraseDays : 0 },
          { path: 'retentionYears', value: retentionYears },
        ].flatMap(({ path, value }) => (value === null ? [{ path, message: 'Give a number.' }] : [])),
      );
      return;
    }
    setBusy(true);
    const answer = await call('safeguards.save', {
      id: saved.id,
      revision: saved.revision,
      ownPassphrase,
      values: {
        ...values,
        idleMinutes,
        clipboardSeconds,
        retentionYears,
        secondFactorRoles: [...secondFactorRoles],
        passphraseDays: aging ? passphraseDays : null,
      },
    });
    setBusy(false);
    if (answer.ok) {
      const { id, revision, ...rest } = answer.value;
      onSaved({ id, revision, values: rest });
      void refresh();
      show({ tone: 'done', text: 'Saved.' });
    } else if (answer.fault.kind === 'invalid') {
      setIssues(
        answer.fault.issues.map((issue) => ({ ...issue, path: issue.path.replace(/^values\./, '') })),
      );
    } else setFault(answer.fault);
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void save();
      }}
    >
      <Section title="Locking and signing in" note="What holds for everybody in this office." id="safeguards">
        <ErrorSummary issues={issues} attempt={attempt} />
        <div className={styles.fields}>
          <FieldRow>
            <NumberField
              label="Lock after"
              path="idleMinutes"
              unit="min"
              min={1}
              max={480}
              width="s"
              hint="Without a key or a pointer"
              error={issueAt(issues, 'idleMinutes')}
              value={typed.idleMinutes}
              readOnly={busy}
              onChange={(idleMinutes) => change({ idleMinutes })}
            />
            <NumberField
              label="Clear a copied number after"
              path="clipboardSeconds"
              unit="s"
              min={0}
              max={3600}
              width="m"
              hint="0 leaves it on the clipboard"
              error={issueAt(issues, 'clipboardSeconds')}
              value={typed.clipboardSeconds}
              readOnly={busy}
              onChange={(clipboardSeconds) => change({ clipboardSeconds })}
            />
            <NumberField
              label="Keep records for"
              path="retentionYears"
              unit="years"
              min={LEAST_RETENTION_YEARS}
              max={100}
              width="s"
              hint="From the date of service; the rule asks for 7"
              error={issueAt(issues, 'retentionYears')}
              value={typed.retentionYears}
              readOnly={busy}
              onChange={(retentionYears) => change({ retentionYears })}
            />
          </FieldRow>
          <PickList
            label="Code from a device for"
            path="secondFactorRoles"
            hint="Besides the passphrase. People of these roles enroll a device at their next sign-in. It guards this program, not a stolen data file"
            options={ROLES}
            value={typed.secondFactorRoles}
            readOnly={busy}
            onChange={(secondFactorRoles) => change({ secondFactorRoles: [...secondFactorRoles] })}
          />
          <CheckField
            label="Passphrases have to be changed by age"
            note="A good passphrase does not wear out: leave this off unless somebody asks for it."
            value={typed.aging}
            readOnly={busy}
            onChange={(aging) => change({ aging })}
          />
          {typed.aging ? (
            <NumberField
              label="Change after"
              path="passphraseDays"
              unit="days"
              min={1}
              max={3650}
              width="s"
              error={issueAt(issues, 'passphraseDays')}
              value={typed.passphraseDays}
              readOnly={busy}
              onChange={(passphraseDays) => change({ passphraseDays })}
            />
          ) : null}
          <div className={styles.own}>
            <OwnPassphraseField
              value={ownPassphrase}
              error={issueAt(issues, 'ownPassphrase')}
              onChange={(next) => {
                setOwnPassphrase(next);
                setIssues([]);
              }}
            />
          </div>
        </div>
        {fault ? <FaultMessage fault={fault} /> : null}
        <div className={styles.actions}>
          <Button variant="filled" type="submit" loading={busy}>
            Save the safeguards
          </Button>
        </div>
      </Section>
    </form>
  );
}
