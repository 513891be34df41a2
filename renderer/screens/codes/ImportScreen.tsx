import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { LEADS } from '../../../shared/contract/channel.ts';
import type { ReleasePreview } from '../../../shared/contract/codes.ts';
import { type Fault, ok, type Result } from '../../../shared/result.ts';
import { call, uploadFile } from '../../client.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { go } from '../../shell/navigation.ts';
import { announceChange } from '../../stores/changes.ts';
import { useNotices } from '../../stores/notices.ts';
import { useHasRole } from '../../stores/session.ts';
import { useLookedRelease } from './lookedRelease.ts';
import { type Refusal, ReleaseChoice } from './ReleaseChoice.tsx';
import { type Asked, ReleaseDifferences } from './ReleaseDifferences.tsx';

/** A release of the code set: chosen, looked through, then imported or left. */
export function ImportScreen() {
  const mayImport = useHasRole(LEADS);
  if (mayImport) return <Import />;
  return (
    <Page title="Import a release" back={BACK}>
      <EmptyState
        text="A billing lead or the owner imports releases."
        detail="The code set decides over every open claim. Ask one of them to bring the new release in."
      />
    </Page>
  );
}

/** The file stays with the page: it is sent once to be looked at, and again to be imported. */
function Import() {
  const show = useNotices((store) => store.show);
  const { looked, look, leave } = useLookedRelease();
  const [preview, setPreview] = useState<ReleasePreview | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  async function ask(uploadId: string, file: File, asked: Asked | null): Promise<Result<unknown>> {
    const answer = await call('codes.compareRelease', { releasedOn: null, ...asked, uploadId });
    setFault(null);
    setRefusal(
      answer.ok || answer.fault.kind !== 'invalid'
        ? null
        : { fileName: file.name, issues: answer.fault.issues },
    );
    if (answer.ok) {
      setPreview(answer.value);
      look(file, asked);
    }
    return answer;
  }

  /** What is wrong with its contents is shown line by line, and not at the file as well. */
  async function take(uploadId: string, file: File): Promise<Result<unknown>> {
    const answer = await ask(uploadId, file, null);
    return !answer.ok && answer.fault.kind === 'invalid' ? ok(null) : answer;
  }

  async function askAgain(asked: Asked | null) {
    if (!looked) return;
    setBusy(true);
    const sent = await uploadFile(looked.file);
    const answer = sent.ok ? await ask(sent.value.uploadId, looked.file, asked) : sent;
    if (!answer.ok) setFault(answer.fault);
    setBusy(false);
  }

  const comeBack = useEffectEvent(() => {
    if (looked) void askAgain(looked.asked);
  });
  useEffect(() => comeBack(), []);

  function cancel() {
    leave();
    setPreview(null);
    setFault(null);
  }

  async function importIt() {
    if (!looked || !preview) return;
    setBusy(true);
    const { sha256, releasedOn } = preview;
    const sent = await uploadFile(looked.file);
    const answer = sent.ok
      ? await call('codes.importRelease', { uploadId: sent.value.uploadId, releasedOn, sha256 })
      : sent;
    setBusy(false);
    if (!answer.ok) {
      setFault(answer.fault);
      return;
    }
    leave();
    announceChange();
    show(told(answer.value));
    go('/codes');
  }

  return (
    <Page
      fill={preview !== null}
      title={preview?.name ?? 'Import a release'}
      back={BACK}
      actions={
        preview ? (
          <>
            <Button disabled={busy} onClick={cancel}>
              Cancel
            </Button>
            <Button
              variant="filled"
              loading={busy}
              disabled={preview.place === 'here'}
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
      {preview ? (
        <ReleaseDifferences
          key={`${preview.sha256} ${preview.releasedOn} ${preview.comparedWith.key}`}
          preview={preview}
          busy={busy}
          onAsk={(asked) => void askAgain(asked)}
        />
      ) : (
        <ReleaseChoice refusal={refusal} onFile={take} />
      )}
    </Page>
  );
}

const BACK = { to: '/codes', label: 'Codes' };

function told({ imported, name, claims }: { imported: boolean; name: string; claims: number }) {
  if (!imported)
    return { tone: 'news', text: `${name} was here already.`, detail: 'Nothing was changed.' } as const;
  return {
    tone: 'done',
    text: `${name} is imported.`,
    detail: `${claims} open ${claims === 1 ? 'claim was' : 'claims were'} judged again with it.`,
  } as const;
}
