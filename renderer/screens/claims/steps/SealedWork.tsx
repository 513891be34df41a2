import { formatCents } from '../../../../shared/domain/money.ts';
import { laborCost, partCost } from '../../../../shared/domain/serviceVisit.ts';
import { Section } from '../../../components/Section.tsx';
import { RepairTotals } from '../../../records/RepairTotals.tsx';
import { useCase } from '../claimContext.ts';
import { SealedVisitFields } from './VisitSeal.tsx';
import styles from '../Claim.module.css';

/** Parts and labour of a signed visit: what they add up to in one table, then each entry with its amendments. */
export function SealedWork() {
  const { visit } = useCase();
  if (!visit) return null;
  return (
    <>
      <Section
        level={3}
        plain
        title="Parts and labor"
        note="Signed: changes are amendments beside the original."
      >
        <div className={styles.wide} role="region" aria-label="Parts and labor as signed" tabIndex={0}>
          <table className={styles.sealedTable}>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Why</th>
                <th scope="col" className={styles.end}>
                  Amount
                </th>
                <th scope="col" className={styles.end}>
                  Each
                </th>
                <th scope="col" className={styles.end}>
                  Cost
                </th>
              </tr>
            </thead>
            <tbody>
              {visit.parts.map((part) => (
                <tr key={part.id}>
                  <th scope="row">
                    {[part.partNumber, part.description].filter(Boolean).join(' ') || 'Part'}
                  </th>
                  <td>{part.reason}</td>
                  <td className={styles.end}>{part.quantity ?? '–'}</td>
                  <td className={styles.end}>{formatCents(part.unitCostCents) || '–'}</td>
                  <td className={styles.end}>
                    {part.billed ? formatCents(partCost(part)) || '–' : 'not billed'}
                  </td>
                </tr>
              ))}
              {visit.labor.map((line) => (
                <tr key={line.id}>
                  <th scope="row">{line.description || 'Labor'}</th>
                  <td />
                  <td className={styles.end}>{line.minutes === null ? '–' : `${line.minutes} min`}</td>
                  <td className={styles.end}>
                    {line.hourlyRateCents === null ? '–' : `${formatCents(line.hourlyRateCents)}/h`}
                  </td>
                  <td className={styles.end}>{formatCents(laborCost(line)) || '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <RepairTotals parts={visit.parts} labor={visit.labor} />
      </Section>
      <Section level={3} title="Each entry as sealed">
        <div data-path="visit.parts">
          <div data-path="visit.labor">
            <SealedVisitFields which="labor" />
          </div>
        </div>
      </Section>
    </>
  );
}
