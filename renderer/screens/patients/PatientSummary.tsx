import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { PatientView } from '../../../shared/contract/records.ts';
import { OPEN_STATES } from '../../../shared/domain/claim.ts';
import { formatUsDate, type IsoDate } from '../../../shared/domain/dates.ts';
import { equipmentName, OWNERSHIP_NAMES } from '../../../shared/domain/equipment.ts';
import { PAYER_CLASS_NAMES } from '../../../shared/domain/payer.ts';
import { drawnWhenChanged } from '../../components/drawnWhenChanged.ts';
import { Section } from '../../components/Section.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { OxygenGroupChip } from '../../records/OxygenTestFields.tsx';
import { COVERS, labelOf, TEST_CONDITIONS } from '../../records/words.ts';
import { useHasRole, useToday } from '../../stores/session.ts';
import { orderEnd } from './orderEnd.ts';
import styles from './Patient.module.css';

/** What somebody on the telephone asks: who pays, who ordered, what they have, what runs out. */
export const PatientSummary = drawnWhenChanged(PatientSummaryItself);

function PatientSummaryItself({ view }: { readonly view: PatientView }) {
  const today = useToday();
  const bench = useHasRole(['technician']);
  const coverages = [...view.coverages].sort((a, b) => a.rank - b.rank);
  const physicians = [...new Set(view.orders.map((order) => order.physicianName).filter(Boolean))];
  const open = view.claims.filter((claim) => OPEN_STATES.includes(claim.state));
  return (
    <Section title="Summary" plain>
      <div className={styles.summary}>
        {bench ? null : (
          <Block title="Coverage" lacks="No coverage yet">
            {coverages.map((coverage) => (
              <li key={coverage.id}>
                {coverage.rank}. {coverage.payerName || 'Payer'}{' '}
                <span className={styles.none}>
                  {PAYER_CLASS_NAMES[coverage.payerClass]}
                  {periodText(coverage.from, coverage.to, today)}
                </span>
              </li>
            ))}
          </Block>
        )}
        <Block title="Physicians" lacks="No physician yet">
          {physicians.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </Block>
        <Block title="Diagnoses" lacks="No diagnosis yet">
          {view.diagnoses.map((diagnosis) => (
            <li key={diagnosis.id}>
              <strong>{diagnosis.code}</strong> {diagnosis.description}
            </li>
          ))}
        </Block>
        <Block title="Devices held" lacks="No device">
          {view.devices.map((device) => (
            <li key={device.id}>
              <Link href={`/equipment/${device.id}`}>{equipmentName(device)}</Link>{' '}
              <span className={styles.none}>{device.ownership ? OWNERSHIP_NAMES[device.ownership] : ''}</span>
            </li>
          ))}
        </Block>
        <Block title="Orders" lacks="No order yet">
          {view.orders.map((order) => (
            <li key={order.id}>
              {labelOf(COVERS, order.covers) || 'Covers nothing yet'}{' '}
              <span className={styles.none}>{orderEnd(order, today)}</span>
            </li>
          ))}
        </Block>
        <Block title="Oxygen tests" lacks="None" calm>
          {view.oxygenTests.map((test) => (
            <li key={test.id}>
              {test.testedOn ? formatUsDate(test.testedOn) : 'No date'}{' '}
              <span className={styles.none}>{labelOf(TEST_CONDITIONS, test.condition)}</span>{' '}
              <OxygenGroupChip test={test} />
            </li>
          ))}
        </Block>
        {bench ? null : (
          <Block title="Open claims" lacks="None" calm>
            {open.map((claim) => (
              <li key={claim.id}>
                <Link href={`/claims/${claim.id}`}>{claim.number}</Link> <StatusChip state={claim.state} />
              </li>
            ))}
          </Block>
        )}
      </div>
    </Section>
  );
}

interface BlockProps {
  readonly title: string;
  /** Said where there is nothing; `calm` where that is no lack. */
  readonly lacks: string;
  readonly calm?: boolean;
  readonly children: readonly ReactNode[];
}

function Block({ title, lacks, calm = false, children }: BlockProps) {
  return (
    <div className={styles.block}>
      <h3>{title}</h3>
      {children.length === 0 ? (
        <p className={calm ? styles.none : styles.lacks}>{lacks}</p>
      ) : (
        <ul>{children}</ul>
      )}
    </div>
  );
}

function periodText(from: IsoDate | null, to: IsoDate | null, today: IsoDate): string {
  if (to !== null && to < today) return `, ended ${formatUsDate(to)}`;
  if (from !== null && from > today) return `, begins ${formatUsDate(from)}`;
  return to === null ? '' : `, until ${formatUsDate(to)}`;
}
