import { Button } from '@mantine/core';
import { IconTableExport } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { formatCents } from '../../../shared/domain/money.ts';
import type { ReportColumn, ReportKind, ReportPeriod } from '../../../shared/domain/reportFigures.ts';
import { call, saveOutput } from '../../client.ts';
import { Section } from '../../components/Section.tsx';
import { valueOrNotice } from '../../records/recordActions.ts';
import { useInBranch } from '../../stores/branches.ts';
import styles from './Reports.module.css';

interface Props<Row> {
  readonly report: ReportKind;
  readonly title: string;
  readonly note: string;
  /** Said in place of chart and table while there is no row. */
  readonly empty: string;
  readonly rows: readonly Row[];
  readonly columns: readonly ReportColumn<Row>[];
  readonly period: ReportPeriod;
  readonly chart: ReactNode;
}

/** One report: its chart, its table, and the table as a file. */
export function ReportTable<Row>(props: Props<Row>) {
  const { report, title, rows, columns, period } = props;
  const [busy, setBusy] = useState(false);
  const inBranch = useInBranch();

  async function save() {
    if (busy) return;
    setBusy(true);
    const made = valueOrNotice(await call('reports.csv', { report, period, ...inBranch }));
    setBusy(false);
    if (made) saveOutput(made.outputId);
  }

  return (
    <Section
      title={title}
      note={props.note}
      id={`report-${report}`}
      actions={
        rows.length === 0 ? null : (
          <Button
            size="compact-sm"
            variant="default"
            className={styles.save}
            leftSection={<IconTableExport size="1rem" aria-hidden="true" />}
            loading={busy}
            aria-label={`Save ${title} as CSV`}
            onClick={() => void save()}
          >
            Save as CSV
          </Button>
        )
      }
    >
      {rows.length === 0 ? (
        <p className="cw-quiet">{props.empty}</p>
      ) : (
        <>
          {props.chart}
          <table className={styles.table}>
            <thead>
              <tr>
                {columns.map(({ heading, kind }) => (
                  <th key={heading} scope="col" className={isText(kind) ? undefined : styles.number}>
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                // Rows have no name of their own; they are drawn whole again with each answer.
                <tr key={index}>
                  {columns.map((column, place) => (
                    <Cell key={column.heading} column={column} row={row} head={place === 0} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Section>
  );
}

function Cell<Row>({
  column,
  row,
  head,
}: {
  readonly column: ReportColumn<Row>;
  readonly row: Row;
  readonly head: boolean;
}) {
  const text = textOf(column.of(row), column.kind);
  if (head)
    return (
      <th scope="row" className={styles.text}>
        {text}
      </th>
    );
  const style = column.kind === 'text' ? styles.text : column.kind === 'short' ? styles.rule : styles.number;
  return <td className={style}>{text}</td>;
}

function isText(kind: ReportColumn<never>['kind']): boolean {
  return kind === 'text' || kind === 'short' || kind === 'month';
}

function textOf(value: string | number | null, kind: ReportColumn<never>['kind']): string {
  if (value === null) return '–';
  if (typeof value === 'string') return kind === 'month' ? monthName(value) : value;
  if (kind === 'money') return formatCents(value);
  return kind === 'rate' ? `${Math.round(value * 1000) / 10}%` : value.toLocaleString('en-US');
}

const MONTH_NAME = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** @param month YYYY-MM */
export function monthName(month: string): string {
  return MONTH_NAME.format(new Date(`${month}-01T00:00:00Z`));
}
