import { useEffect } from 'react';
import { Link, useParams } from 'wouter';
import { logRows } from '../../../shared/codes/lineLinks.ts';
import type { ServiceVisit } from '../../../shared/domain/serviceVisit.ts';
import { focusPath } from '../../components/focusPath.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Section } from '../../components/Section.tsx';
import { useQuery } from '../../components/useQuery.ts';
import styles from '../../records/rows.module.css';
import { go } from '../../shell/navigation.ts';
import { useCommand } from '../../stores/shortcuts.ts';

/** Every row of a sealed log with the claim line that bills it. `/service/:id/row/:row` arrives at a row. */
export function BilledRows({ visit }: { readonly visit: ServiceVisit }) {
  const { row: at = '' } = useParams<{ row?: string }>();
  const billed = useQuery('visits.billedRows', { id: visit.id });
  const { data } = billed;
  const rows = logRows(visit);

  useEffect(() => {
    if (at !== '' && data) focusPath(`log.${at}`);
  }, [at, data]);

  useCommand('linked', () => {
    const near = document.activeElement?.closest<HTMLElement>('[data-path^="log."]');
    const rowId = near?.dataset['path']?.slice('log.'.length) ?? at;
    const found = data?.find((each) => each.rowId === rowId) ?? data?.[0];
    if (found) go(`/claims/${found.claimId}/line/${found.lineId}`);
  });

  if (rows.length === 0) return null;
  return (
    <Section title="What bills this work">
      <div className={styles.scroll}>
        <table className={styles.table} aria-label="What bills this work">
          <thead>
            <tr>
              <th scope="col">Row of the log</th>
              <th scope="col">Claim line</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const lines = data?.filter(({ rowId }) => rowId === row.id) ?? [];
              return (
                <tr key={row.id} data-path={`log.${row.id}`}>
                  <td>{row.name}</td>
                  <td>
                    {lines.map((line) => (
                      <div key={`${line.lineId}`}>
                        <Link href={`/claims/${line.claimId}/line/${line.lineId}`}>
                          {`${line.claimNumber}, line ${line.lineNumber}${line.code === '' ? '' : ` (${line.code})`}`}
                        </Link>
                      </div>
                    ))}
                    {data && lines.length === 0 ? (
                      <span className="cw-quiet">{row.billed ? 'In no claim line yet' : 'Not charged'}</span>
                    ) : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="cw-quiet">
        <KeyHint keys="Alt+L" /> goes to the claim line of a row
      </p>
    </Section>
  );
}
