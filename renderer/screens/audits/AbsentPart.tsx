import type { AbsentItem } from '../../../shared/domain/auditRequest.ts';
import { Section } from '../../components/Section.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import tables from '../../records/rows.module.css';

/** What the chosen claims lack, as the packet will say it. */
export function AbsentPart({
  absent,
  claims,
}: {
  readonly absent: readonly AbsentItem[];
  readonly claims: number;
}) {
  return (
    <Section
      title="What is absent"
      note="Listed in the packet. A paper that has come since can be enclosed with the further papers above."
    >
      {absent.length === 0 ? (
        <p className="cw-quiet">
          {claims === 0
            ? 'No claim is enclosed yet.'
            : 'The records of these claims show everything that their rules ask for.'}
        </p>
      ) : (
        <div className={tables.scroll} tabIndex={0} role="group" aria-label="What is absent">
          <table className={tables.table} aria-label="What is absent">
            <thead>
              <tr>
                <th scope="col">Claim</th>
                <th scope="col">What is asked</th>
                <th scope="col">What is missing</th>
                <th scope="col">Why it matters</th>
                <th scope="col">Answer</th>
              </tr>
            </thead>
            <tbody>
              {absent.map((item) => (
                <tr key={`${item.claimNumber} ${item.rule}`}>
                  <td className={tables.whole}>{item.claimNumber}</td>
                  <td>{item.title}</td>
                  <td>{item.missing}</td>
                  <td>{item.why}</td>
                  <td>
                    <Chip tone={item.status === 'unmet' ? 'unmet' : 'unknown'}>
                      {item.setAside ? 'Set aside' : item.status === 'unmet' ? 'Absent' : 'Not known'}
                    </Chip>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
