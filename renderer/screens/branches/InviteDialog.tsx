import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { encode } from 'uqr';
import type { BranchesOverview } from '../../../shared/contract/branches.ts';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { call } from '../../client.ts';
import { CheckField } from '../../components/CheckField.tsx';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { OwnPassphraseField } from '../../components/OwnPassphraseField.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { instantText } from '../../records/HistoryPanel.tsx';
import { SendProblem } from '../../records/SendProblem.tsx';
import { useSend } from '../../records/useSend.ts';
import { officeZone, useSession } from '../../stores/session.ts';
import { FolderField } from '../backups/FolderField.tsx';
import { groupsOf } from '../firstRun/recoveryGroups.ts';
import sheet from '../firstRun/FirstRun.module.css';
import { CodePicture } from '../safety/CodePicture.tsx';
import styles from './Branches.module.css';

/** A new device: what it is called, where it stands, who begins there; then the code, which is shown once. */
export function InviteDialog({
  overview,
  onClose,
}: {
  readonly overview: BranchesOverview;
  readonly onClose: () => void;
}) {
  const branches = overview.branches.filter(({ active }) => active);
  const hub = overview.hubUrl !== '';
  const users = useQuery('users.list', {});
  const [name, setName] = useState('');
  const [branchId, setBranchId] = useState<string | null>(overview.thisBranchId ?? branches[0]?.id ?? null);
  const [userId, setUserId] = useState<string | null>(null);
  const [administers, setAdministers] = useState(false);
  const [way, setWay] = useState<'hub' | 'file'>(hub ? 'hub' : 'file');
  const [folder, setFolder] = useState('');
  const [ownPassphrase, setOwnPassphrase] = useState('');
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const [made, setMade] = useState<OutputOf<'branches.invite'> | null>(null);
  const sending = useSend();

  async function invite() {
    const open = [
      ...(branchId === null ? ['branchId'] : []),
      ...(userId === null ? ['userId'] : []),
      ...(way === 'file' && folder.trim() === '' ? ['folder'] : []),
    ];
    setMissing(new Set(open));
    if (branchId === null || userId === null || open.length > 0) return;
    const done = await sending.send(() =>
      call('branches.invite', {
        name,
        branchId,
        userId,
        administers,
        folder: way === 'file' ? folder.trim() : '',
        ownPassphrase,
      }),
    );
    setOwnPassphrase('');
    if (done) setMade(done);
  }

  if (made) return <CodeDialog made={made} name={name} folder={folder} onClose={onClose} />;
  return (
    <Dialog
      title="Add a device"
      open
      onClose={onClose}
      fixed={sending.busy}
      actions={
        <>
          <Button onClick={onClose} disabled={sending.busy}>
            Cancel
          </Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void invite()}>
            Make the code
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      <div className={styles.fields}>
        <TextField
          label="Name of the device"
          path="name"
          required
          autoFocus
          maxLength={60}
          width="full"
          hint="As people call it, e.g. Workshop"
          error={issueAt(sending.issues, 'name')}
          value={name}
          onChange={setName}
        />
        <SelectField
          label="Branch"
          path="branchId"
          required
          width="full"
          error={issueAt(sending.issues, 'branchId') ?? (missing.has('branchId') ? 'Choose a branch.' : null)}
          options={branches.map((branch) => ({ value: branch.id, label: branch.name }))}
          value={branchId}
          onChange={setBranchId}
        />
        <SelectField
          label="Who signs in there first"
          path="userId"
          required
          width="full"
          hint="Sits at the new device and chooses a passphrase for it"
          error={issueAt(sending.issues, 'userId') ?? (missing.has('userId') ? 'Choose a person.' : null)}
          options={(users.data ?? [])
            .filter(({ active }) => active)
            .map((user) => ({ value: user.id, label: user.name }))}
          value={userId}
          onChange={setUserId}
        />
        <CheckField
          label="It may add and remove devices"
          note="For a second device of the owner. Whoever opens the office on it could let others in."
          value={administers}
          onChange={setAdministers}
        />
        {hub ? (
          <ChoiceField
            label="How the records get there"
            value={way}
            options={[
              { value: 'hub', label: 'By the hub' },
              { value: 'file', label: 'By a file' },
            ]}
            onChange={(next) => setWay(next ?? 'hub')}
          />
        ) : null}
        {way === 'file' ? (
          <FolderField
            label="Folder for the file"
            path="folder"
            required
            messageLines={2}
            hint="On a stick, for one. The file holds all records, sealed with the code"
            error={issueAt(sending.issues, 'folder') ?? (missing.has('folder') ? 'Choose a folder.' : null)}
            value={folder}
            onChange={setFolder}
          />
        ) : null}
        <OwnPassphraseField
          value={ownPassphrase}
          error={issueAt(sending.issues, 'ownPassphrase')}
          onChange={setOwnPassphrase}
          onEnter={() => void invite()}
        />
        <p className={styles.text} role="status">
          {sending.busy ? 'The records are copied and sealed. That takes a while for a large office.' : ''}
        </p>
      </div>
    </Dialog>
  );
}

function CodeDialog({
  made,
  name,
  folder,
  onClose,
}: {
  readonly made: OutputOf<'branches.invite'>;
  readonly name: string;
  readonly folder: string;
  readonly onClose: () => void;
}) {
  const zone = useSession((store) => officeZone(store.status));
  return (
    <Dialog
      title="Code of the new device"
      open
      fixed
      size="l"
      onClose={onClose}
      actions={
        <>
          <Button leftSection={<IconPrinter size="1rem" aria-hidden="true" />} onClick={() => window.print()}>
            Print
          </Button>
          <Button variant="filled" onClick={onClose}>
            I have passed it on
          </Button>
        </>
      }
    >
      <div className={sheet.sheet}>
        <div className={styles.codeHead}>
          <div className={styles.codeWords}>
            <p className={sheet.sheetTitle}>{name}</p>
            <p className={styles.text}>
              {made.file === ''
                ? 'Start Claimwright on the new device, choose “Join an office”, and type this code and the address of the hub.'
                : 'Start Claimwright on the new device with the file at hand, choose “Join an office”, and type this code and the folder of the file.'}{' '}
              It works once, until {instantText(made.expiresAt, zone)}, and is shown only now.
            </p>
            {made.file === '' ? (
              <p className={styles.path}>{made.hubUrl}</p>
            ) : (
              <p className={styles.path}>
                {made.file} in {folder}
              </p>
            )}
          </div>
          <CodePicture rows={pictureOf(made.code)} label="The code as a picture, for a scanner" />
        </div>
        <ol className={sheet.code} aria-label="Code of the new device, by groups">
          {groupsOf(made.code).map((group, index) => (
            <li key={`${index} ${group}`}>
              <span className={sheet.groupNumber} aria-hidden="true">
                {index + 1}
              </span>
              {group}
            </li>
          ))}
        </ol>
        <p className={sheet.sheetNote}>
          Read it aloud by telephone, or take this sheet along. Never send it{' '}
          {made.file === '' ? 'by mail' : 'together with the file'}: with it anybody can read the records.
        </p>
      </div>
    </Dialog>
  );
}

/** The code itself: a scanner that acts as a keyboard types it into the field of the new device. */
function pictureOf(code: string): readonly string[] {
  return encode(code, { ecc: 'M', border: 4 }).data.map((row) =>
    row.map((dark) => (dark ? '1' : '0')).join(''),
  );
}
