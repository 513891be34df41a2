import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { DESK } from '../../../shared/contract/channel.ts';
import type { ReturnedFileView } from '../../../shared/contract/returned.ts';
import { type FileDoubt, RETURNED_KIND_NAMES } from '../../../shared/domain/returned.ts';
import { call, saveOutput } from '../../client.ts';
import { Chip } from '../../components/StatusChip.tsx';
import { instantText } from '../../records/HistoryPanel.tsx';
import { valueOrNotice } from '../../records/recordActions.ts';
import { go } from '../../shell/navigation.ts';
import { officeZone, useHasRole, useSession } from '../../stores/session.ts';
import { plural } from '../claims/findings.ts';
import { outcomesOf } from './returnedWords.ts';
import styles from './Returned.module.css';

/** What one file did, what in it is not sure, and the way on. `already`: the same file was taken in before. */
export function FileOutcome({
  file,
  already = false,
}: {
  readonly file: ReturnedFileView;
  readonly already?: boolean;
}) {
  const mayWrite = useHasRole(DESK);
  const [busy, setBusy] = useState(false);
  const outcomes = outcomesOf(file);
  const { summary, copies } = file;
  const waiting = summary.waiting - copies.reduce((sum, { claims }) => sum + claims, 0);
  const zone = useSession((store) => officeZone(store.status));

  async function save() {
    setBusy(true);
    const output = valueOrNotice(await call('returned.open', { id: file.id }));
    setBusy(false);
    if (output) saveOutput(output.outputId);
  }

  return (
    <div>
      <div className={styles.chips}>
        <Chip tone="neutral">{RETURNED_KIND_NAMES[file.kind]}</Chip>
        {file.doubts.some(({ what }) => what === 'test') ? (
          <Chip tone="unknown">A test: nothing was posted</Chip>
        ) : null}
        {file.doubts.some(({ what }) => what === 'paymentBalance') ? (
          <Chip tone="unknown">The payment does not add up</Chip>
        ) : null}
        {file.doubts.some(({ what }) => what === 'envelopeAgain') ? (
          <Chip tone="unknown">Another file came under its number</Chip>
        ) : null}
        {already ? <Chip tone="advice">Taken in before: nothing changed now</Chip> : null}
        {outcomes.map(({ text, tone }) => (
          <Chip key={text} tone={tone}>
            {text}
          </Chip>
        ))}
        {outcomes.length === 0 ? <span>Nothing in it changed anything.</span> : null}
      </div>
      {copies.map((copy) => (
        <p key={copy.id} className={styles.said}>
          Copy:{' '}
          <Link href={`/returned/remittances/${copy.id}`}>
            {[copy.payerName, copy.traceNumber].filter(Boolean).join(', ')}
          </Link>{' '}
          was taken in {instantText(copy.firstAt, zone)} already and is posted.
        </p>
      ))}
      <Doubts doubts={file.doubts} />
      <div className={styles.actions}>
        {summary.waiting > 0 || summary.remittances > 0 ? (
          <Button size="xs" onClick={() => go('/returned/remittances')}>
            {waiting > 0 ? 'Say whose they are' : 'Open remittances'}
          </Button>
        ) : null}
        {summary.rejected > 0 ? (
          <Button size="xs" onClick={() => go('/refusals')}>
            Open rejected claims
          </Button>
        ) : null}
        {summary.denials > 0 && summary.posted > 0 ? (
          <Button size="xs" onClick={() => go('/refusals/denied')}>
            Open denials
          </Button>
        ) : null}
        {mayWrite ? (
          <Button
            size="xs"
            leftSection={<IconDownload size="1rem" aria-hidden="true" />}
            loading={busy}
            onClick={() => void save()}
          >
            Save the original
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** Folded: most files hold none, and the office reads them only where something looks wrong. */
export function Doubts({ doubts }: { readonly doubts: readonly FileDoubt[] }) {
  if (doubts.length === 0) return null;
  const worst = doubts.some(({ weight }) => weight === 'error');
  return (
    <details className={styles.doubts}>
      <summary>
        {worst ? 'Damaged in places: ' : 'Not sure: '}
        {plural(doubts.length, 'thing')} in this file
      </summary>
      <ul>
        {doubts.map((doubt, at) => (
          <li key={at}>
            {doubt.message}{' '}
            <span className="cw-quiet">
              {doubt.segment === null ? 'Whole file' : `Segment ${doubt.segment.toLocaleString('en-US')}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
