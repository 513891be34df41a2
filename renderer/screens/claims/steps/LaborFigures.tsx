import { LABOR_CODES, reckonLabor } from '../../../../shared/codes/laborUnits.ts';
import { effectiveVisit } from '../../../../shared/domain/serviceVisit.ts';
import { Section } from '../../../components/Section.tsx';
import { useCase } from '../claimContext.ts';
import styles from '../Claim.module.css';

const CODES: readonly string[] = Object.values(LABOR_CODES);

/** Minutes by repaired code, units, time on site and timers side by side, and where they do not agree. */
export function LaborFigures() {
  const { visit, claim, payer } = useCase();
  if (visit === null || visit.labor.length === 0) return null;
  const lines = claim.lines.filter(({ code }) => CODES.includes(code));
  const open = lines.some(({ units }) => units === null);
  const billed = lines.length === 0 || open ? null : lines.reduce((sum, { units }) => sum + (units ?? 0), 0);
  const reckoned = reckonLabor(effectiveVisit(visit), billed, payer?.class === 'medicare');
  return (
    <Section level={3} title="Minutes and units">
      <dl className={styles.compare}>
        {reckoned.figures.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.wide} role="region" aria-label="Labor by repaired code" tabIndex={0}>
        <table className={styles.sealedTable}>
          <thead>
            <tr>
              <th scope="col">Worked on</th>
              <th scope="col" className={styles.end}>
                Minutes
              </th>
              <th scope="col" className={styles.end}>
                Units by the table
              </th>
              <th scope="col" className={styles.end}>
                Its part of the units
              </th>
            </tr>
          </thead>
          <tbody>
            {reckoned.byCode.map((row) => (
              <tr key={row.repairedCode}>
                <th scope="row">{row.repairedCode || 'No code'}</th>
                <td className={styles.end}>
                  {row.withoutMinutes > 0 ? 'at least ' : ''}
                  {row.minutes}
                </td>
                <td className={styles.end}>{row.tabled === 0 ? '–' : row.tabled}</td>
                <td className={styles.end}>{row.units ?? 'not known'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {reckoned.disagreements.map((text) => (
        <p key={text} className={styles.conflict}>
          {text}
        </p>
      ))}
      {reckoned.open.length > 0 ? <p className="cw-quiet">Not settled: {reckoned.open.join('; ')}.</p> : null}
    </Section>
  );
}
