import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { ClaimRow, DocumentRow } from '../../../shared/contract/records.ts';
import type { DocumentRecord } from '../../../shared/domain/document.ts';
import { call } from '../../client.ts';
import { StatusChip } from '../../components/StatusChip.tsx';
import styles from './Documents.module.css';

/** The claims whose packet holds this paper. A document may close a requirement on several. */
export function ClaimsOfDocument({ document }: { readonly document: DocumentRecord }) {
  const [claims, setClaims] = useState<readonly ClaimRow[] | null>(null);
  const { id, title, type, patientId } = document;

  useEffect(() => {
    let current = true;
    void findRow(id, title, type, patientId)
      .then((row) => Promise.all((row?.claimNumbers ?? []).map(findClaim)))
      .then((found) => {
        if (current) setClaims(found.filter((claim) => claim !== null));
      });
    return () => {
      current = false;
    };
  }, [id, title, type, patientId]);

  if (claims === null) return <p className="cw-quiet">Looking…</p>;
  if (claims.length === 0)
    return <p className="cw-quiet">None. A claim takes it in at its Attachments step.</p>;
  return (
    <ul className={styles.claims}>
      {claims.map((claim) => (
        <li key={claim.id}>
          <Link href={`/claims/${claim.id}`}>{claim.number}</Link>
          <StatusChip state={claim.state} />
        </li>
      ))}
    </ul>
  );
}

/** The list knows the claims of a document; it is asked for the narrowest page that holds this one. */
async function findRow(
  id: string,
  title: string,
  type: DocumentRecord['type'],
  patientId: string | null,
): Promise<DocumentRow | null> {
  for (let offset = 0; ; offset += 200) {
    const answer = await call('documents.list', { query: title, type, patientId, offset, limit: 200 });
    if (!answer.ok) return null;
    const row = answer.value.rows.find((each) => each.id === id);
    if (row) return row;
    if (offset + 200 >= answer.value.total) return null;
  }
}

async function findClaim(number: string): Promise<ClaimRow | null> {
  const answer = await call('claims.list', {
    query: number,
    states: [],
    kind: null,
    payerId: null,
    sort: 'newest',
    offset: 0,
    limit: 5,
  });
  return answer.ok ? (answer.value.rows.find((row) => row.number === number) ?? null) : null;
}
