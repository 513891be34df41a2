import { Button } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../client.ts';
import { ConfirmDialog, Dialog } from '../../components/Dialog.tsx';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { OwnPassphraseField } from '../../components/OwnPassphraseField.tsx';
import { Facts, Section } from '../../components/Section.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { SendProblem } from '../../records/SendProblem.tsx';
import { useSend } from '../../records/useSend.ts';
import { useNotices } from '../../stores/notices.ts';
import { useHasRole } from '../../stores/session.ts';
import styles from './Branches.module.css';

const OWNER = ['owner'] as const;

/** Where the hub is, which hands sealed changes on while the devices are not on at the same time. */
export function HubSection({ hubUrl, onSaved }: { readonly hubUrl: string; readonly onSaved: () => void }) {
  const owner = useHasRole(OWNER);
  const [open, setOpen] = useState<'place' | 'none' | null>(null);
  return (
    <Section
      title="Hub"
      note="A service of your own that hands changes on. It sees sealed bytes, sizes and times, and can read nothing."
      actions={
        owner ? (
          <>
            {hubUrl === '' ? null : <Button onClick={() => setOpen('none')}>Work without a hub…</Button>}
            <Button onClick={() => setOpen('place')}>{hubUrl === '' ? 'Give a hub' : 'Change'}</Button>
          </>
        ) : null
      }
    >
      <Facts
        items={[
          {
            label: 'Address',
            value:
              hubUrl === '' ? (
                'No hub: changes travel by files'
              ) : (
                <span className={styles.path}>{hubUrl}</span>
              ),
          },
        ]}
      />
      {open === 'place' ? (
        <HubDialog
          before={hubUrl}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null);
            onSaved();
          }}
        />
      ) : null}
      {open === 'none' ? (
        <NoHubDialog
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null);
            onSaved();
          }}
        />
      ) : null}
    </Section>
  );
}

function HubDialog({
  before,
  onClose,
  onSaved,
}: {
  readonly before: string;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}) {
  const [url, setUrl] = useState(before);
  const [admission, setAdmission] = useState('');
  const [certificate, setCertificate] = useState('');
  const [ownPassphrase, setOwnPassphrase] = useState('');
  const [missing, setMissing] = useState(false);
  const sending = useSend();
  const show = useNotices((store) => store.show);

  async function save() {
    setMissing(url.trim() === '');
    if (url.trim() === '') return;
    const done = await sending.send(() =>
      call('branches.setHub', { url: url.trim(), admission, certificate, ownPassphrase }),
    );
    if (!done) return;
    show({ tone: 'done', text: 'The hub answers and is kept. The first exchange begins.' });
    onSaved();
  }

  return (
    <Dialog
      title="Hub"
      open
      onClose={onClose}
      fixed={sending.busy}
      actions={
        <>
          <Button onClick={onClose} disabled={sending.busy}>
            Cancel
          </Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void save()}>
            Try and save
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      <div className={styles.fields}>
        <TextField
          label="Address of the hub"
          path="url"
          required
          autoFocus
          maxLength={300}
          width="full"
          messageLines={2}
          placeholder="https://"
          hint="As whoever runs it gave it to you. It is tried before it is kept"
          error={
            issueAt(sending.issues, 'url') ??
            (missing ? 'Give the address of the hub, with https:// in front.' : null)
          }
          value={url}
          onChange={(typed) => {
            setUrl(typed);
            setMissing(false);
          }}
        />
        <TextField
          label="Admission code"
          path="admission"
          maxLength={200}
          width="full"
          hint="Lets your office in the first time. Empty: none, or the one given before"
          error={issueAt(sending.issues, 'admission')}
          value={admission}
          onChange={setAdmission}
        />
        <TextArea
          label="Certificate of the hub"
          path="certificate"
          maxLength={20_000}
          minRows={3}
          maxRows={6}
          hint="Only where it made its own: from BEGIN CERTIFICATE to END CERTIFICATE. Empty: as it was"
          error={issueAt(sending.issues, 'certificate')}
          value={certificate}
          onChange={setCertificate}
        />
        <OwnPassphraseField
          value={ownPassphrase}
          error={issueAt(sending.issues, 'ownPassphrase')}
          onChange={setOwnPassphrase}
          onEnter={() => void save()}
        />
      </div>
    </Dialog>
  );
}

function NoHubDialog({ onClose, onSaved }: { readonly onClose: () => void; readonly onSaved: () => void }) {
  const [ownPassphrase, setOwnPassphrase] = useState('');
  const sending = useSend();

  async function save() {
    const done = await sending.send(() =>
      call('branches.setHub', { url: '', admission: '', certificate: '', ownPassphrase }),
    );
    if (done) onSaved();
  }

  return (
    <ConfirmDialog
      title="Work without a hub"
      open
      confirm="Work without it"
      busy={sending.busy}
      onClose={onClose}
      onConfirm={() => void save()}
      text={
        <div className={styles.fields}>
          <SendProblem sending={sending} />
          <p className={styles.text}>
            This device exchanges by files from now on. The other devices go on with the hub until they are
            told otherwise, and what lies there stays there.
          </p>
          <OwnPassphraseField
            autoFocus
            value={ownPassphrase}
            error={issueAt(sending.issues, 'ownPassphrase')}
            onChange={setOwnPassphrase}
            onEnter={() => void save()}
          />
        </div>
      }
    />
  );
}
