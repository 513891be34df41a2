import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReleasePreview } from '../../../shared/contract/codes.ts';
import { LEADS } from '../../../shared/contract/channel.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import type { Fault, Result } from '../../../shared/result.ts';
import { call, uploadFile } from '../../client.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { go } from '../../shell/navigation.ts';
import { announceChange } from '../../stores/changes.ts';
import { useNotices } from '../../stores/notices.ts';
import { useHasRole } from '../../stores/session.ts';
import { ReleaseChoice, type Refusal } from './ReleaseChoice.tsx';
import { ReleaseDifferences } from './ReleaseDifferences.tsx';

/** The file that is looked at. It stays with the page, and is sent again to be imported. */
interface Looked {
  readonly file: File;
  readonly preview: ReleasePreview;
}

/** A release of the code set: chosen, looked through, then imported or left. */
export function ImportScreen() {
  const mayImport = useHasRole(LEADS);
  const show = useNotices((store) => store.show);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  async function look(uploadId: string, file: File, releasedOn: IsoDate | null): Promise<Result<unknown>> {
    const answer = await call('codes.compareRelease', { uploadId, releasedOn });
    setFault(null);
    setRefusal(answer.ok ? null : { fileName: file.name, fault: answer.fault });
    if (answer.ok) setLooked({ file, preview: answer.value });
    return answer;
  }

  /** Another quarter than the file's name tells. */
  async function lookAgain(releasedOn: IsoDate) {
    if (!looked) return;
    setBusy(true);
    const sent = await uploadFile(looked.file);
    const answer = sent.ok ? await look(sent.value.uploadId, looked.file, releasedOn) : sent;
    if (!answer.ok) setFault(answer.fault);
    setBusy(false);
  }

  async function importIt() {
    if (!looked) return;
    setBusy(true);
    const { sha256, releasedOn } = looked.preview;
    const sent = await uploadFile(looked.file);
    const answer = sent.ok
      ? await call('codes.importRelease', { uploadId: sent.value.uploadId, releasedOn, sha256 })
      : sent;
    setBusy(false);
    if (!answer.ok) {
      setFault(answer.fault);
      return;
    }
    const { imported, name, claims } = answer.value;
    announceChange();
    show(
      imported
        ? {
            tone: 'done',
            text: `${name} is imported.`,
            detail: `${claims} open ${claims === 1 ? 'claim was' : 'claims were'} judged again with it.`,
          }
        : { tone: 'news', text: `${name} was here already.`, detail: 'Nothing was changed.' },
    );
    go('/codes');
  }

  if (!mayImport) {
    return (
      <Page title="Import a release" back={BACK}>
        <EmptyState
          text="A billing lead or the owner imports releases."
          detail="The code set decides over every open claim. Ask one of them to bring the new release in."
        />
      </Page>
    );
  }
  return (
    <Page
      fill={looked !== null}
      title={looked ? looked.preview.name : 'Import a release'}
      back={BACK}
      actions={
        looked ? (
          <>
            <Button disabled={busy} onClick={() => setLooked(null)}>
              Cancel
            </Button>
            <Button
              variant="filled"
              loading={busy}
              disabled={looked.preview.place === 'here'}
              onClick={() => void importIt()}
            >
              Import this release
            </Button>
          </>
        ) : null
      }
    >
      <LoadingBar loading={busy} label="Reading the release" />
      {fault ? <FaultMessage fault={fault} /> : null}
      {looked ? (
        <ReleaseDifferences
          key={`${looked.preview.sha256} ${looked.preview.releasedOn}`}
          preview={looked.preview}
          busy={busy}
          onRelease={(day) => void lookAgain(day)}
        />
      ) : (
        <ReleaseChoice refusal={refusal} onFile={(uploadId, file) => look(uploadId, file, null)} />
      )}
    </Page>
  );
}

const BACK = { to: '/codes', label: 'Codes' };
