import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BranchesOverview } from '../../../shared/contract/branches.ts';
import { LEADS } from '../../../shared/contract/channel.ts';
import { call } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { OwnPassphraseField } from '../../components/OwnPassphraseField.tsx';
import { Facts, Section } from '../../components/Section.tsx';
import { SendProblem } from '../../records/SendProblem.tsx';
import { useSend } from '../../records/useSend.ts';
import { useNotices } from '../../stores/notices.ts';
import { useHasRole } from '../../stores/session.ts';
import styles from './Branches.module.css';
import { deviceName } from './branchWords.ts';

/** The one device that writes claims files and reads answers, so that nothing leaves the office twice. */
export function BooksSection({
  overview,
  onChanged,
}: {
  readonly overview: BranchesOverview;
  readonly onChanged: () => void;
}) {
  const mayMove = useHasRole(LEADS);
  const [asking, setAsking] = useState(false);
  const { books } = overview;
  return (
    <Section
      title="Books"
      note="Claims files are written and payers’ answers are read on one device only, so that no claim leaves twice. On the others everything else goes on."
      actions={
        mayMove && books?.here !== true ? (
          <Button onClick={() => setAsking(true)}>Keep the books here</Button>
        ) : null
      }
    >
      <Facts
        items={[
          {
            label: 'Kept on',
            value: books ? (
              <>
                {deviceName({ id: books.deviceId, name: books.name })}
                {books.here ? ', this device' : ''}
              </>
            ) : (
              'No device yet'
            ),
          },
        ]}
      />
      {asking ? (
        <KeepBooksDialog
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            onChanged();
          }}
        />
      ) : null}
    </Section>
  );
}

function KeepBooksDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => void }) {
  const [ownPassphrase, setOwnPassphrase] = useState('');
  const sending = useSend();
  const show = useNotices((store) => store.show);

  async function keep() {
    const done = await sending.send(() => call('branches.keepBooksHere', { ownPassphrase }));
    if (!done) return;
    show({ tone: 'done', text: 'The books are kept on this device now.' });
    onDone();
  }

  return (
    <Dialog
      title="Keep the books here"
      open
      onClose={onClose}
      fixed={sending.busy}
      actions={
        <>
          <Button onClick={onClose} disabled={sending.busy}>
            Cancel
          </Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void keep()}>
            Keep them here
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      <div className={styles.fields}>
        <p className={styles.text}>
          From now on claims files are written and answers are read on this device, and no longer on the one
          that does it now. That one learns of it at its next exchange: let both exchange first, and write no
          claims file there until then. Otherwise a claim could leave twice.
        </p>
        <OwnPassphraseField
          autoFocus
          value={ownPassphrase}
          error={issueAt(sending.issues, 'ownPassphrase')}
          onChange={setOwnPassphrase}
          onEnter={() => void keep()}
        />
      </div>
    </Dialog>
  );
}
