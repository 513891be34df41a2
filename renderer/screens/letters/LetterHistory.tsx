import { useState } from 'react';
import type { ChaseRow } from '../../../shared/contract/letters.ts';
import { CHASE_STATE_NAMES } from '../../../shared/domain/chase.ts';
import { dateInZone, formatUsDate } from '../../../shared/domain/dates.ts';
import { LETTER_KIND_NAMES } from '../../../shared/domain/letter.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { useQuery } from '../../components/useQuery.ts';
import tables from '../../records/rows.module.css';
import { useChanges } from '../../stores/changes.ts';
import { officeZone, useSession } from '../../stores/session.ts';
import { ChaseDialog } from './ChaseDialog.tsx';
import { LetterPages } from './LetterPages.tsx';
import { asksText, chaseNote, CHASE_TONES } from './letterWords.ts';
import styles from './Letters.module.css';

type Of = { readonly claimId: string } | { readonly patientId: string };

/** Letters that were made, each as it was, and the papers that were asked for with them. */
export function LetterHistory({ of }: { readonly of: Of }) {
  const letters = useQuery('letters.of', of);
  const chases = useQuery('chase.of', of);
  const zone = useSession((store) => officeZone(store.status));
  const [shown, setShown] = useState<string | null>(null);
  const [chaseId, setChaseId] = useState<string | null>(null);
  useChanges(() => {
    void letters.reload();
    void chases.reload();
  });
  const rows = letters.data ?? [];
  const asked = chases.data ?? [];
  const chase = asked.find((row) => row.chase.id === chaseId) ?? null;
  if (letters.fault) return <FaultMessage fault={letters.fault} onRetry={() => void letters.reload()} />;
  if (letters.data && rows.length === 0) return <p className="cw-quiet">No letter was made yet.</p>;
  return (
    <>
      <div className={tables.scroll}>
        <table className={tables.table} aria-label="Letters made">
          <thead>
            <tr>
              <th scope="col">Letter</th>
              <th scope="col">Made</th>
              <th scope="col">To</th>
              <th scope="col">Claim</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ letter, physicianName, claimNumber }) => (
              <tr key={letter.id}>
                <td>
                  <button type="button" className={styles.link} onClick={() => setShown(letter.id)}>
                    {LETTER_KIND_NAMES[letter.kind]}
                  </button>
                </td>
                <td>
                  {formatUsDate(dateInZone(Date.parse(letter.at), zone))}, {letter.userName}
                </td>
                <td>{physicianName}</td>
                <td className={tables.whole}>{claimNumber}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {asked.length === 0 ? null : <Asked rows={asked} onOpen={setChaseId} />}
      {shown === null ? null : <LetterPages ids={[shown]} onClose={() => setShown(null)} />}
      {chase ? <ChaseDialog row={chase} onClose={() => setChaseId(null)} /> : null}
    </>
  );
}

function Asked({
  rows,
  onOpen,
}: {
  readonly rows: readonly ChaseRow[];
  readonly onOpen: (id: string) => void;
}) {
  return (
    <div className={tables.scroll}>
      <table className={tables.table} aria-label="Papers asked for">
        <thead>
          <tr>
            <th scope="col">Asked of</th>
            <th scope="col">For</th>
            <th scope="col">State</th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.chase.id}>
              <td>
                <button type="button" className={styles.link} onClick={() => onOpen(row.chase.id)}>
                  {row.physicianName || 'Without a name'}
                </button>
              </td>
              <td>{asksText(row)}</td>
              <td>
                <Chip tone={CHASE_TONES[row.state]}>{CHASE_STATE_NAMES[row.state]}</Chip>
              </td>
              <td>{chaseNote(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
