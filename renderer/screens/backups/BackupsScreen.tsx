import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { BackupOverview, BackupRow, PlaceNotice } from '../../../shared/contract/backups.ts';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { Facts, Section } from '../../components/Section.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useBackupSign } from '../../stores/backupSign.ts';
import { useNotices } from '../../stores/notices.ts';
import { officeZone, useHasRole, useSession } from '../../stores/session.ts';
import { plural } from '../claims/findings.ts';
import { PeopleBack } from '../safety/PeopleBack.tsx';
import { SafetyNav } from '../safety/SafetyNav.tsx';
import { AsideSection } from './AsideSection.tsx';
import styles from './Backups.module.css';
import {
  hourWords,
  isGraver,
  KIND_WORDS,
  NOTICE_WORDS,
  PROBLEM_WORDS,
  sizeWords,
  STATE_WORDS,
  whenWords,
} from './backupWords.ts';
import { DamagedDocuments, ExportsLeft } from './BackupMending.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { FolderDialog } from './FolderDialog.tsx';
import { LossDialog } from './LossDialog.tsx';
import { ProgressWords } from './ProgressWords.tsx';
import { RestoreWizard } from './RestoreWizard.tsx';

/** Backups: how they stand, making one, taking one back, and everything as open files. */
export function BackupsScreen() {
  const overview = useQuery('backups.overview', {}, { keep: true });
  const owner = useHasRole(['owner']);
  const sample = useSession((store) => store.status?.sample === true);
  const [dialog, setDialog] = useState<'folder' | 'restore' | 'export' | 'losses' | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);

  async function again() {
    await Promise.all([overview.reload(), useBackupSign.getState().refresh()]);
  }

  async function run() {
    setBusy(true);
    setFault(null);
    const answer = await call('backups.run', {});
    setBusy(false);
    if (answer.ok) {
      useNotices.getState().show({
        tone: 'done',
        text: 'The backup is made, and was read back.',
        detail: sizeWords(answer.value.bytes),
      });
    } else setFault(answer.fault);
    await again();
  }

  const { data } = overview;
  return (
    <Page
      title="Backups"
      tools={<SafetyNav />}
      status={<ProgressWords busy={busy} />}
      actions={
        <>
          {owner && !sample ? <Button onClick={() => setDialog('restore')}>Restore a backup</Button> : null}
          <Button variant="filled" loading={busy} onClick={() => void run()}>
            Back up now
          </Button>
        </>
      }
    >
      <LoadingBar loading={overview.loading && !data} />
      {overview.fault && !data ? (
        <FaultMessage fault={overview.fault} onRetry={() => void overview.reload()} />
      ) : null}
      {fault ? <FaultMessage fault={fault} onRetry={() => void run()} /> : null}
      {data ? (
        <>
          <Warnings data={data} owner={owner} onMended={() => void again()} />
          <Restored data={data} owner={owner} onLosses={() => setDialog('losses')} />
          {data.restored ? <PeopleBack restored={data.restored} onDecided={() => void again()} /> : null}
          <State data={data} sample={sample} owner={owner} onFolder={() => setDialog('folder')} />
          <Section
            title="Kept backups"
            note={`The last of each of ${data.rules.daily} days, ${data.rules.weekly} weeks and ${data.rules.monthly} months stays. Only backups that this computer made are ever removed.`}
          >
            {data.backups.length === 0 ? (
              <p className="cw-quiet">None yet in this folder.</p>
            ) : (
              <DataTable
                label="Kept backups"
                columns={COLUMNS}
                rows={data.backups}
                rowKey={(row) => row.name}
                grow
              />
            )}
          </Section>
          {/* Anew after a restore, which puts something aside. */}
          <AsideSection key={data.restored?.at ?? ''} owner={owner} onDestroyed={() => void again()} />
          {owner ? (
            <Section
              title="Everything as open files"
              note="Every table and every document in forms that other programs read. Not encrypted."
              actions={<Button onClick={() => setDialog('export')}>Take everything out</Button>}
            >
              {null}
            </Section>
          ) : null}
        </>
      ) : null}
      {dialog === 'folder' && data ? (
        <FolderDialog
          folder={data.usual ? '' : data.folder}
          onClose={() => setDialog(null)}
          onChosen={() => {
            setDialog(null);
            void again();
          }}
        />
      ) : null}
      {dialog === 'restore' ? <RestoreWizard onClose={() => setDialog(null)} /> : null}
      {dialog === 'export' ? <ExportDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'losses' ? <LossDialog onClose={() => setDialog(null)} /> : null}
    </Page>
  );
}

interface WarningsProps {
  readonly data: BackupOverview;
  readonly owner: boolean;
  readonly onMended: () => void;
}

function Warnings({ data, owner, onMended }: WarningsProps) {
  const problem = data.problem ? PROBLEM_WORDS[data.problem] : null;
  const say = (notice: PlaceNotice) => (
    <Warning key={notice} title={NOTICE_WORDS[notice].title}>
      <p>{NOTICE_WORDS[notice].text}</p>
      {notice === 'documentsDamaged' ? (
        <DamagedDocuments count={data.damagedDocuments} onMended={onMended} />
      ) : null}
      {notice === 'exportLeft' ? (
        <ExportsLeft folders={data.exportsLeft} owner={owner} onMended={onMended} />
      ) : null}
    </Warning>
  );
  return (
    <>
      {data.notices.filter(isGraver).map(say)}
      {problem ? (
        <Warning title={problem.title}>
          <p>
            {data.lastProblem !== '' && problem === PROBLEM_WORDS.failed ? data.lastProblem : problem.text}
          </p>
        </Warning>
      ) : null}
      {data.notices.filter((notice) => !isGraver(notice)).map(say)}
    </>
  );
}

function Warning({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles.warning} role="alert">
      <div>
        <p className={styles.warningTitle}>{title}</p>
        {children}
      </div>
    </div>
  );
}

interface RestoredProps {
  readonly data: BackupOverview;
  readonly owner: boolean;
  readonly onLosses: () => void;
}

function Restored({ data, owner, onLosses }: RestoredProps) {
  const zone = useSession((store) => officeZone(store.status));
  const { restored } = data;
  if (!restored) return null;
  return (
    <Section
      title="This office was restored"
      actions={
        owner && restored.aside !== '' ? (
          <Button onClick={onLosses}>What the backup does not have</Button>
        ) : null
      }
    >
      <p>
        On {whenWords(restored.at, zone)}, from the backup of {whenWords(restored.backupMadeAt, zone)}.
        {restored.aside === ''
          ? ''
          : restored.damaged
            ? ' The damaged file is kept in the data folder, under '
            : ' What was here before is kept in the data folder, under '}
        {restored.aside === '' ? null : <code className={styles.path}>{restored.aside}</code>}
      </p>
      {restored.unreadable > 0 ? (
        <p>{plural(restored.unreadable, 'document')} had no file in the backup.</p>
      ) : null}
    </Section>
  );
}

interface StateProps {
  readonly data: BackupOverview;
  readonly sample: boolean;
  readonly owner: boolean;
  readonly onFolder: () => void;
}

function State({ data, sample, owner, onFolder }: StateProps) {
  const zone = useSession((store) => officeZone(store.status));
  const whole = data.backups.filter(({ state }) => state === 'whole').length;
  return (
    <Section
      title="How it stands"
      plain={!data.restored}
      actions={owner ? <Button onClick={onFolder}>Choose the folder</Button> : null}
    >
      <Facts
        columns={2}
        items={[
          {
            label: 'Last good backup',
            value: data.lastGoodAt === null ? 'None yet' : whenWords(data.lastGoodAt, zone),
          },
          {
            label: 'Next',
            value: sample
              ? 'Not by itself: the sample office is made up'
              : data.due
                ? 'Now, within a minute'
                : `Every day after ${hourWords(data.hour)}, as soon as somebody has the office open`,
          },
          {
            label: 'Where',
            value: (
              <>
                <span className={styles.path}>{data.folder}</span>
                <br />
                <span className="cw-quiet">{placeWords(data)}</span>
              </>
            ),
          },
          { label: 'Kept', value: plural(whole, 'complete backup') },
        ]}
      />
    </Section>
  );
}

function placeWords(data: BackupOverview): string {
  if (data.usual)
    return 'Beside the data, on the same disk. A broken disk takes both: choose another folder.';
  if (data.facts === null) return 'This folder cannot be used now.';
  const free = data.facts.freeBytes === null ? '' : `, ${sizeWords(data.facts.freeBytes)} free`;
  const disk = data.facts.sameDisk ? 'On the same disk as the data' : 'On another disk than the data';
  const synced = data.facts.syncedBy ? `; ${data.facts.syncedBy} copies it on, encrypted as it is` : '';
  return `${disk}${free}${synced}.`;
}

function MadeAt({ row }: { readonly row: BackupRow }) {
  const zone = useSession((store) => officeZone(store.status));
  return <>{whenWords(row.madeAt, zone)}</>;
}

const COLUMNS: readonly Column<BackupRow>[] = [
  { id: 'madeAt', header: 'Made', width: 13, nowrap: true, cell: (row) => <MadeAt row={row} /> },
  { id: 'kind', header: 'Why', width: 11, cell: (row) => (row.kind ? KIND_WORDS[row.kind] : '') },
  {
    id: 'state',
    header: 'State',
    width: 11,
    cell: (row) => <Chip tone={row.state === 'whole' ? 'met' : 'unmet'}>{STATE_WORDS[row.state]}</Chip>,
  },
  { id: 'attachments', header: 'Documents', width: 8, number: true, cell: (row) => String(row.attachments) },
  { id: 'bytes', header: 'Size', width: 8, number: true, cell: (row) => sizeWords(row.bytes) },
  {
    id: 'name',
    header: 'Folder',
    min: 14,
    cell: (row) => <span className={styles.path}>{row.name}</span>,
  },
];
