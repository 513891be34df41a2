import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { LEADS } from '../../../shared/contract/channel.ts';
import type { TemplateView } from '../../../shared/contract/letters.ts';
import type { Result } from '../../../shared/result.ts';
import { TEMPLATE_KIND_NAMES, type TemplateKind } from '../../../shared/domain/letter.ts';
import { call } from '../../client.ts';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { ConfirmDialog, Dialog } from '../../components/Dialog.tsx';
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
import { same, threeWay } from '../../stores/merge.ts';
import { useNotices } from '../../stores/notices.ts';
import { useHasRole } from '../../stores/session.ts';
import { PagesOf } from './LetterPages.tsx';
import styles from './Letters.module.css';

/** The texts of letters: the program's own, until the owner or the billing lead changes them. */
export function TemplatesScreen() {
  const list = useQuery('letterTemplates.list', {});
  const [kind, setKind] = useState<TemplateKind>('physicianLetter');
  const [unsaved, setUnsaved] = useState(false);
  const [wanted, setWanted] = useState<TemplateKind | null>(null);
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
          onChange={(next) => {
            const other = next ?? 'physicianLetter';
            if (unsaved && other !== kind) setWanted(other);
            else setKind(other);
          }}
        />
        {view ? <Editor key={kind} view={view} reload={list.reload} onUnsaved={setUnsaved} /> : null}
      </div>
      <ConfirmDialog
        title="Leave this text unsaved?"
        open={wanted !== null}
        text={`Your changes to “${TEMPLATE_KIND_NAMES[kind]}” are not saved yet. They are lost when you go on to another letter.`}
        confirm="Go on without saving"
        danger
        onConfirm={() => {
          if (wanted !== null) setKind(wanted);
          setWanted(null);
        }}
        onClose={() => setWanted(null)}
      />
    </Page>
  );
}

type Text = TemplateView['text'];

interface EditorProps {
  readonly view: TemplateView;
  readonly reload: () => Promise<void>;
  /** Whether text stands here that is not saved. */
  readonly onUnsaved: (unsaved: boolean) => void;
}

function Editor({ view, reload, onUnsaved }: EditorProps) {
  const { kind, own, fields } = view;
  const mayWrite = useHasRole(LEADS);
  const show = useNotices((store) => store.show);
  const sending = useSend();
  const { text, base, elsewhere, change, settle, takeStored } = useTemplateText(view);
  const shownName = useShownName();
  const [claim, setClaim] = useState<LookupOption | null>(null);
  const [outputId, setOutputId] = useState<string | null>(null);
  const changed = !same(text, base);
  useEffect(() => {
    onUnsaved(changed);
    return () => onUnsaved(false);
  }, [onUnsaved, changed]);

  /** What another window saved first is brought in, so that the next try stands on it. */
  async function send(ask: () => Promise<Result<TemplateView>>): Promise<boolean> {
    let overtaken = false;
    const stored = await sending.send(async () => {
      const answer = await ask();
      overtaken = !answer.ok && answer.fault.kind === 'conflict';
      return answer;
    });
    if (stored) settle(text, stored.text);
    if (overtaken) {
      await reload();
      show({
        tone: 'problem',
        text: 'Somebody else saved this text first. Look over what stands here now, then save again.',
      });
    }
    return stored !== null;
  }

  async function save() {
    if (!(await send(() => call('letterTemplates.save', { kind, own, text })))) return;
    show({
      tone: 'done',
      text: 'Saved. New letters are made from it; those that were made stay as they are.',
    });
    await reload();
  }
  async function reset() {
    if (own === null) return;
    if (!(await send(() => call('letterTemplates.reset', { kind, own })))) return;
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
      {sending.fault?.kind === 'conflict' ? null : <SendProblem sending={sending} />}
      {elsewhere && changed ? (
        <p role="status" className={styles.elsewhere}>
          Somebody else changed this text meanwhile. What you typed is kept; saving puts it in place of
          theirs.{' '}
          <Button size="xs" onClick={takeStored}>
            Take their text
          </Button>
        </p>
      ) : null}
      <div className={styles.editor}>
        <div>
          <TextField
            label="Heading"
            value={text.subject}
            onChange={(subject) => change({ subject })}
            width="full"
            maxLength={160}
            readOnly={!mayWrite}
            path="text.subject"
            error={issueAt(sending.issues, 'text.subject')}
          />
          <TextArea
            label="Text"
            value={text.body}
            onChange={(body) => change({ body })}
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

/**
 * A text being edited over the stored one, which may be another at any time: what only they changed is taken over,
 * and nothing typed is lost.
 *
 * elsewhere: both changed the same field · settle(sent, stored): a save was answered
 */
function useTemplateText(view: TemplateView) {
  const [held, setHeld] = useState({ text: view.text, base: view.text, seen: view, elsewhere: false });
  if (held.seen !== view) {
    const { values, conflicts } = threeWay(held.base, held.text, view.text);
    setHeld({
      text: values as Text,
      base: view.text,
      seen: view,
      elsewhere: held.elsewhere || conflicts.length > 0,
    });
  }
  return {
    ...held,
    change: (part: Partial<Text>) => setHeld((now) => ({ ...now, text: { ...now.text, ...part } })),
    settle: (sent: Text, stored: Text) =>
      setHeld((now) => ({
        ...now,
        text: threeWay(sent, now.text, stored).values as Text,
        base: stored,
        elsewhere: false,
      })),
    takeStored: () => setHeld((now) => ({ ...now, text: now.base, elsewhere: false })),
  };
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
