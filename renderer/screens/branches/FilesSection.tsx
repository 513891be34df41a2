import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BundleReport, DeviceRow } from '../../../shared/contract/branches.ts';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { call } from '../../client.ts';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Section } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { instantText } from '../../records/HistoryPanel.tsx';
import { SendProblem } from '../../records/SendProblem.tsx';
import { useSend } from '../../records/useSend.ts';
import { announceChange } from '../../stores/changes.ts';
import { officeZone, useSession } from '../../stores/session.ts';
import { FolderField } from '../backups/FolderField.tsx';
import { sizeWords } from '../backups/backupWords.ts';
import { plural } from '../claims/findings.ts';
import styles from './Branches.module.css';
import { deviceName, reportSentences } from './branchWords.ts';

/** Changes as files on a stick or by mail, for devices that reach no hub. */
export function FilesSection({
  devices,
  onChanged,
}: {
  readonly devices: readonly DeviceRow[];
  readonly onChanged: () => void;
}) {
  return (
    <Section
      title="Files"
      note="For a device without a connection: the same changes as a sealed file, on a stick or by mail. Reading one twice changes nothing, and the order does not matter."
    >
      <div className={styles.columns}>
        <WriteFile devices={devices.filter(({ here, removed }) => !here && !removed)} onWritten={onChanged} />
        <ReadFiles devices={devices} onRead={onChanged} />
      </div>
    </Section>
  );
}

function WriteFile({
  devices,
  onWritten,
}: {
  readonly devices: readonly DeviceRow[];
  readonly onWritten: () => void;
}) {
  const [forDeviceId, setForDeviceId] = useState<string | null>(null);
  const [folder, setFolder] = useState('');
  const [written, setWritten] = useState<OutputOf<'sync.writeFile'> | null>(null);
  const sending = useSend();

  async function write() {
    setWritten(null);
    const done = await sending.send(() => call('sync.writeFile', { folder, forDeviceId }));
    if (!done) return;
    setWritten(done);
    onWritten();
  }

  return (
    <div className={styles.column}>
      <h3>Write a file</h3>
      <SelectField
        label="For"
        path="forDeviceId"
        width="full"
        clearable
        placeholder="Whichever device reads it"
        hint="For one device the file holds only what that one is not known to have"
        options={devices.map((device) => ({ value: device.id, label: deviceName(device) }))}
        value={forDeviceId}
        onChange={setForDeviceId}
      />
      <FolderField
        label="Folder to write into"
        path="folder"
        messageLines={2}
        error={issueAt(sending.issues, 'folder')}
        value={folder}
        onChange={setFolder}
        onEnter={() => void write()}
      >
        <Button loading={sending.busy} onClick={() => void write()}>
          Write the file
        </Button>
      </FolderField>
      {sending.fault ? <FaultMessage fault={sending.fault} /> : null}
      <div className={styles.report} role="status">
        {written ? <Written written={written} /> : null}
      </div>
    </div>
  );
}

function Written({ written }: { readonly written: OutputOf<'sync.writeFile'> }) {
  return (
    <>
      <p>
        Written: {plural(written.changes, 'change')} and {plural(written.documents, 'document')},{' '}
        {sizeWords(written.bytes)}.
      </p>
      <p className={styles.path}>{written.name}</p>
      <p className="cw-quiet">Until its receipt comes back, the next file holds them once more.</p>
    </>
  );
}

function ReadFiles({
  devices,
  onRead,
}: {
  readonly devices: readonly DeviceRow[];
  readonly onRead: () => void;
}) {
  const zone = useSession((store) => officeZone(store.status));
  const [folder, setFolder] = useState('');
  const [found, setFound] = useState<OutputOf<'sync.filesIn'> | null>(null);
  const [reading, setReading] = useState<string | null>(null);
  const [report, setReport] = useState<BundleReport | null>(null);
  const sending = useSend();

  async function look() {
    setReport(null);
    const answer = await sending.send(() => call('sync.filesIn', { folder }));
    if (answer) setFound(answer);
  }

  async function take(name: string) {
    setReport(null);
    setReading(name);
    const answer = await sending.send(() => call('sync.readFile', { folder, name }));
    setReading(null);
    if (!answer) return;
    setReport(answer);
    announceChange();
    onRead();
  }

  const files = found?.files.toSorted((one, other) => other.at.localeCompare(one.at)) ?? [];
  return (
    <div className={styles.column}>
      <h3>Read a file</h3>
      <FolderField
        label="Folder of the files"
        path="folderIn"
        messageLines={2}
        hint="Where the stick is, or where the mail was saved"
        error={issueAt(sending.issues, 'folder')}
        value={folder}
        onChange={(typed) => {
          setFolder(typed);
          setFound(null);
        }}
        onEnter={() => void look()}
      >
        <Button loading={sending.busy && reading === null} onClick={() => void look()}>
          Look there
        </Button>
      </FolderField>
      {sending.fault ? <FaultMessage fault={sending.fault} /> : null}
      {found && files.length === 0 ? (
        <p role="status">There are no files of other devices in this folder.</p>
      ) : null}
      {files.length > 0 ? (
        <ul className={styles.list} aria-label="Files, newest first">
          {files.map((file) => (
            <li key={file.name}>
              <span className={styles.file}>
                <span className={styles.path}>{file.name}</span>
                <span className={styles.under}>
                  {instantText(file.at, zone)}, {sizeWords(file.bytes)}
                </span>
              </span>
              <Button
                size="xs"
                aria-label={`Read ${file.name}`}
                loading={reading === file.name}
                disabled={sending.busy && reading !== file.name}
                onClick={() => void take(file.name)}
              >
                Read
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className={styles.report} role="status">
        {report ? reportSentences(report).map((sentence) => <p key={sentence}>{sentence}</p>) : null}
      </div>
      {report && !report.receipt ? <Receipt folder={folder} report={report} devices={devices} /> : null}
    </div>
  );
}

/** Goes back to the device of which a file was read, so that it need not send the same again. */
function Receipt({
  folder,
  report,
  devices,
}: {
  readonly folder: string;
  readonly report: BundleReport;
  readonly devices: readonly DeviceRow[];
}) {
  const [name, setName] = useState<string | null>(null);
  const sending = useSend();
  const senders = devices.filter((device) => !device.here && device.name === report.fromName);
  const sender = senders.length === 1 ? senders[0] : undefined;

  async function write() {
    const done = await sending.send(() =>
      call('sync.writeReceipt', { folder, forDeviceId: sender?.id ?? null }),
    );
    if (done) setName(done.name);
  }

  return (
    <>
      <SendProblem sending={sending} />
      <div className={styles.actions}>
        <Button loading={sending.busy} onClick={() => void write()}>
          Write a receipt into the same folder
        </Button>
        <span className="cw-quiet">
          Takes word back{sender ? ` to ${deviceName(sender)}` : ''}, so that it need not send this again.
        </span>
      </div>
      <p className={styles.path} role="status">
        {name === null ? '' : `Written: ${name}`}
      </p>
    </>
  );
}
