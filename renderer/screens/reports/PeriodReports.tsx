import { useState } from 'react';
import { formatUsDate, type IsoDate } from '../../../shared/domain/dates.ts';
import { cleanRate, REPORT_COLUMNS, type ReportPeriod } from '../../../shared/domain/reportFigures.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { FieldRow, Section } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useInBranch } from '../../stores/branches.ts';
import { useChanges } from '../../stores/changes.ts';
import { useToday } from '../../stores/session.ts';
import { periodOf } from './DenialMemory.tsx';
import { ReportChart } from './ReportChart.tsx';
import { monthName, ReportTable } from './ReportTable.tsx';

type Chosen = 'month' | 'quarter' | 'year' | 'own';

const PERIODS: readonly { readonly value: Chosen; readonly label: string }[] = [
  { value: 'month', label: 'This month' },
  { value: 'quarter', label: 'Last 3 months' },
  { value: 'year', label: 'Last 12 months' },
  { value: 'own', label: 'From – to' },
];

/** Most bars of a chart; the table has every row. */
const MOST_BARS = 10;

const COLORS = {
  good: 'var(--cw-met)',
  bad: 'var(--cw-unmet)',
  open: 'var(--cw-unknown)',
  first: 'var(--cw-accent-text)',
  second: 'var(--cw-unknown)',
} as const;

/** The reports of a period, each as a chart and as the table that it is drawn from. */
export function PeriodReports() {
  const today = useToday();
  const [chosen, setChosen] = useState<Chosen>('year');
  const [own, setOwn] = useState<{ readonly from: IsoDate | null; readonly to: IsoDate | null }>(() =>
    periodOf('quarter', today),
  );
  const span = chosen === 'own' ? own : periodOf(chosen, today);
  const asked = whole(span);
  const problem = chosen === 'own' ? problemOf(span) : null;
  const inBranch = useInBranch();
  const figures = useQuery(
    'reports.figures',
    { ...(asked ?? { from: today, to: today }), ...inBranch },
    {
      enabled: asked !== null,
      keep: true,
    },
  );
  useChanges(() => void figures.reload());
  const { data } = figures;
  return (
    <>
      <Section
        title="Reports of a period"
        note="For claims sent, papers asked for, refusals received and visits made in it. Holds and money at risk are as of today."
      >
        <FieldRow>
          <SelectField
            label="Period"
            width="m"
            value={chosen}
            onChange={(next) => next && setChosen(next)}
            options={PERIODS}
          />
          {chosen === 'own' ? (
            <>
              <TypedDateField
                label="From"
                width="s"
                value={own.from}
                onChange={(from) => setOwn({ ...own, from })}
              />
              <TypedDateField
                label="To"
                width="s"
                value={own.to}
                error={problem}
                onChange={(to) => setOwn({ ...own, to })}
              />
            </>
          ) : null}
        </FieldRow>
        {asked && chosen !== 'own' ? (
          <p className="cw-quiet">
            {formatUsDate(asked.from)} to {formatUsDate(asked.to)}
          </p>
        ) : null}
        <LoadingBar loading={figures.loading} />
        {figures.fault ? <FaultMessage fault={figures.fault} onRetry={() => void figures.reload()} /> : null}
      </Section>
      {data && asked ? (
        <>
          <ReportTable
            report="clean"
            title="Clean-claim rate"
            note="Claims by the month they were first sent. Clean: taken, and never rejected or denied, not in part either. The rate is of those answered."
            empty="No claim was sent in this period."
            rows={data.clean}
            columns={REPORT_COLUMNS.clean}
            period={asked}
            chart={
              <ReportChart
                unit="claims"
                series={[
                  { name: 'Clean', color: COLORS.good },
                  { name: 'Rejected or denied', color: COLORS.bad },
                  { name: 'No answer yet', color: COLORS.open },
                ]}
                bars={data.clean.map((row) => ({
                  name: `${monthName(row.month)}, ${rateText(cleanRate(row))}`,
                  values: {
                    Clean: row.clean,
                    'Rejected or denied': row.refused,
                    'No answer yet': row.waiting,
                  },
                }))}
              />
            }
          />
          <ReportTable
            report="hold"
            title="Hold age"
            note="Claims on hold today, by the days since they were put there."
            empty="No claim is on hold."
            rows={data.hold.some(({ claims }) => claims > 0) ? data.hold : []}
            columns={REPORT_COLUMNS.hold}
            period={asked}
            chart={
              <ReportChart
                unit="claims"
                series={[{ name: 'Claims', color: COLORS.first }]}
                bars={data.hold.map(({ age, claims }) => ({ name: age, values: { Claims: claims } }))}
              />
            }
          />
          <ReportTable
            report="turnaround"
            title="Document turnaround by physician"
            note="From the first letter to the day the paper came back."
            empty="No physician was asked for a paper in this period."
            rows={data.turnaround}
            columns={REPORT_COLUMNS.turnaround}
            period={asked}
            chart={
              <ReportChart
                unit="days"
                series={[
                  { name: 'Average days', color: COLORS.first },
                  { name: 'Oldest still out', color: COLORS.open },
                ]}
                side
                bars={data.turnaround.slice(0, MOST_BARS).map((row) => ({
                  name: row.physician,
                  values: {
                    'Average days': row.averageDays ?? 0,
                    'Oldest still out': row.oldestWaitingDays ?? 0,
                  },
                }))}
              />
            }
          />
          <ReportTable
            report="denials"
            title="Denials by reason and payer"
            note="What was received in the period. Rejected: never judged, to be mended and sent again. Denied: a payer decided."
            empty="No refusal was received in this period."
            rows={data.denials}
            columns={REPORT_COLUMNS.denials}
            period={asked}
            chart={
              <ReportChart
                unit="dollars"
                series={[
                  { name: 'Denied', color: COLORS.bad },
                  { name: 'Rejected', color: COLORS.open },
                ]}
                bars={data.denials.slice(0, MOST_BARS).map((row) => ({
                  name: `${row.reason}, ${row.payer}`,
                  values: { [row.kind === 'denied' ? 'Denied' : 'Rejected']: row.cents },
                }))}
              />
            }
          />
          <ReportTable
            report="repairs"
            title="Repair cost by model"
            note="Parts and labor of signed visits, at what they cost, the dearest models first."
            empty="No visit was signed in this period."
            rows={data.repairs}
            columns={REPORT_COLUMNS.repairs}
            period={asked}
            chart={
              <ReportChart
                unit="dollars"
                series={[
                  { name: 'Parts', color: COLORS.first },
                  { name: 'Labor', color: COLORS.second },
                ]}
                bars={data.repairs.slice(0, MOST_BARS).map((row) => ({
                  name: row.model,
                  values: { Parts: row.partsCents, Labor: row.laborCents },
                }))}
              />
            }
          />
          <ReportTable
            report="risk"
            title="Money at risk"
            note="Blocked claims by the payer’s filing limit, and refusals nobody answered by their deadline."
            empty="Nothing is at risk."
            rows={
              data.risk.some((row) => row.blockedClaims + row.rejections + row.denials > 0) ? data.risk : []
            }
            columns={REPORT_COLUMNS.risk}
            period={asked}
            chart={
              <ReportChart
                unit="dollars"
                series={[
                  { name: 'Blocked claims', color: COLORS.first },
                  { name: 'Rejected', color: COLORS.open },
                  { name: 'Denied', color: COLORS.bad },
                ]}
                bars={data.risk.map((row) => ({
                  name: row.due,
                  values: {
                    'Blocked claims': row.blockedCents,
                    Rejected: row.rejectedCents,
                    Denied: row.deniedCents,
                  },
                }))}
              />
            }
          />
        </>
      ) : null}
    </>
  );
}

function rateText(rate: number | null): string {
  return rate === null ? 'none answered' : `${Math.round(rate * 100)}% clean`;
}

interface Span {
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}

/** Null while a period cannot be asked for. */
function whole(span: Span): ReportPeriod | null {
  const { from, to } = span;
  return from === null || to === null || problemOf(span) !== null ? null : { from, to };
}

function problemOf({ from, to }: Span): string | null {
  if (from === null || to === null) return null;
  if (to < from) return 'This is before the first day.';
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > 10 ? 'A period is ten years at most.' : null;
}
