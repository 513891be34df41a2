import { Button } from '@mantine/core';
import { useState } from 'react';
import { LEADS } from '../../../shared/contract/channel.ts';
import type { TemplateView } from '../../../shared/contract/letters.ts';
import { TEMPLATE_KIND_NAMES, type TemplateKind } from '../../../shared/domain/letter.ts';
import { call } from '../../client.ts';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { useShownName } from '../../components/PersonName.tsx';
import { Section } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { LookupField, type LookupOption } from '../../components/LookupField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { copyText } from '../../components/copyText.ts';
import { SendProblem } from '../../records/SendProblem.tsx';
import { useSend } from '../../records/useSend.ts';
import { useUndo } from '../../records/recordActions.ts';
import { useChanges } from '../../stores/changes.ts';
import { useNotices } from '../../stores/notices.ts';
import { useHasRole } from '../../stores/session.ts';
import { PagesOf } from './LetterPages.tsx';
import styles from './Letters.module.css';

/** The texts of letters: the program's own, until the owner or the billing lead changes them. */
export function TemplatesScreen() {
  const list = useQuery('letterTemplates.list', {});
  const [kind, setKind] = useState<TemplateKind>('physicianLetter');
  useChanges(() => void list.reload());
  useUndo(list.reload);
  const view = list.data?.find((each) => each.kind === kind) ?? null;
  return (
    <Page
      title="Texts of letters"
      back={{ to: '/settings', label: 'Settings' }}
      status={view ? <Chip tone="neutral">{view.own ? 'Changed by the office' : 'As it comes'}</Chip> : null}
    >
      <LoadingBar loading={list.loading} />
      {list.fault ? <FaultMessage fault={list.fault} onRetry={() => void list.reload()} /> : null}
      <div className={styles.templates}>
        <SelectField
          label="Letter"
          width="l"
          value={kind}
          options={(list.data ?? []).map((each) => ({
            value: each.kind,
            label: TEMPLATE_KIND_NAMES[each.kind],
            ...(each.own ? { note: 'Changed' } : {}),
          }))}
          onChange={(next) => setKind(next ?? 'physicianLetter')}
        />
        {view ? (
          <Editor
            key={`${kind} ${view.own?.id ?? ''} ${view.own?.revision ?? 0}`}
            view={view}
            reload={list.reload}
          />
        ) : null}
      </div>
    </Page>
  );
}

function Editor({ view, reload }: { readonly view: TemplateView; readonly reload: () => Promise<void> }) {
  const { kind, own, fields } = view;
  const mayWrite = useHasRole(LEADS);
  const show = useNotices((store) => store.show);
  const sending = useSend();
  const [subject, setSubject] = useState(view.text.subject);
  const [body, setBody] = useState(view.text.body);
  const shownName = useShownName();
  const [claim, setClaim] = useState<LookupOption | null>(null);
  const [outputId, setOutputId] = useState<string | null>(null);
  const text = { subject, body };
  const changed = subject !== view.text.subject || body !== view.text.body;

  async function save() {
    if (!(await sending.send(() => call('letterTemplates.save', { kind, own, text })))) return;
    show({
      tone: 'done',
      text: 'Saved. New letters are made from it; those that were made stay as they are.',
    });
    await reload();
  }
  async function reset() {
    if (own === null) return;
    if (!(await sending.send(() => call('letterTemplates.reset', { kind, own })))) return;
    show({ tone: 'done', text: 'Back to the text that the program comes with.' });
    await reload();
  }
  async function preview() {
    const claimId = claim?.value ?? null;
    const shown = await sending.send(() => call('letterTemplates.preview', { kind, text, claimId }));
    if (shown) setOutputId(shown.outputId);
  }

  return (
    <>
      <SendProblem sending={sending} />
      <div className={styles.editor}>
        <div>
          <TextField
            label="Heading"
            value={subject}
            onChange={setSubject}
            width="full"
            maxLength={160}
            readOnly={!mayWrite}
            path="text.subject"
            error={issueAt(sending.issues, 'text.subject')}
          />
          <TextArea
            label="Text"
            value={body}
            onChange={setBody}
            minRows={16}
            maxRows={28}
            maxLength={6000}
            readOnly={!mayWrite}
            path="text.body"
            error={issueAt(sending.issues, 'text.body')}
            hint="An empty line parts paragraphs; # before one makes it a heading"
            messageLines={2}
          />
          {mayWrite ? (
            <div className={styles.bar}>
              <Button variant="filled" disabled={!changed} loading={sending.busy} onClick={() => void save()}>
                Save the text
              </Button>
              {own === null ? null : (
                <Button loading={sending.busy} onClick={() => void reset()}>
                  Back to the program’s text
                </Button>
              )}
            </div>
          ) : (
            <p className="cw-quiet">The owner and the billing lead change it.</p>
          )}
        </div>
        <div>
          <Section title="Fields" plain note="Choose one to copy it, then paste it into the text.">
            <ul className={styles.fields}>
              {fields.map((field) => (
                <li key={field.name}>
                  <button
                    type="button"
                    className={styles.field}
                    onClick={() => {
                      void copyText(`{{${field.name}}}`);
                      show({ tone: 'done', text: 'Copied. Paste it into the text.' });
                    }}
                  >
                    {`{{${field.name}}}`}
                  </button>{' '}
                  {field.label}
                  {field.block ? (
                    <span className="cw-quiet">
                      {field.required
                        ? ' · needed, in a paragraph of its own'
                        : ' · in a paragraph of its own'}
                    </span>
                  ) : null}
                </li>
              ))}
            </ul>
          </Section>
          {mayWrite ? (
            <Section title="See it" plain>
              <LookupField
                label="With the claim"
                value={claim}
                search={(query) => findClaims(query, shownName)}
                onChange={setClaim}
                placeholder="A made-up claim"
                hint="Number or patient; empty: a made-up one"
                width="full"
              />
              <Button loading={sending.busy} onClick={() => void preview()}>
                See the letter
              </Button>
            </Section>
          ) : null}
        </div>
      </div>
      {outputId === null ? null : (
        <Dialog
          title="How the letter looks"
          open
          size="xl"
          onClose={() => setOutputId(null)}
          actions={<Button onClick={() => setOutputId(null)}>Close</Button>}
        >
          <PagesOf outputId={outputId} />
        </Dialog>
      )}
    </>
  );
}

async function findClaims(
  query: string,
  shownName: (name: string) => string,
): Promise<readonly LookupOption[]> {
  const answer = await call('claims.list', {
    query,
    states: [],
    kind: null,
    payerId: null,
    sort: 'newest',
    offset: 0,
    limit: 10,
  });
  return answer.ok
    ? answer.value.rows.map((row) => ({ value: row.id, label: row.number, note: shownName(row.patientName) }))
    : [];
}
