import {
  cleanClaims,
  denialsByReason,
  holdAges,
  moneyAtRisk,
  repairCost,
  turnaround,
} from '../../db/reportsOfPeriod.ts';
import { addDays, dateInZone } from '../../shared/domain/dates.ts';
import type { Id } from '../../shared/domain/ids.ts';
import {
  REPORT_COLUMNS,
  type ReportColumn,
  type ReportFigures,
  type ReportKind,
  type ReportPeriod,
} from '../../shared/domain/reportFigures.ts';
import { ok } from '../../shared/result.ts';
import { writeCsv } from '../csv/writeCsv.ts';
import type { Handlers, ReadContext } from '../dispatch.ts';

/** Reports of a period, and each of their tables as a file. */
export const reportHandlers: Pick<Handlers, 'reports.figures' | 'reports.csv'> = {
  'reports.figures': ({ branchId, ...period }, context) => ok(figuresOf(context, period, branchId)),
  'reports.csv'({ report, period, branchId }, { services }) {
    return Promise.resolve(
      services.read((context) => {
        const rows = cellsOf(report, figuresOf(context, period, branchId));
        const headings = REPORT_COLUMNS[report].map(({ heading }) => heading);
        const fileName = `${FILE_NAMES[report]}-${period.from}-${period.to}.csv`;
        const bytes = writeCsv(headings, rows);
        const outputId = services.outputs.put({ bytes, type: 'text/csv; charset=utf-8', name: fileName });
        return ok({ outputId, fileName, rows: rows.length });
      }),
    );
  },
};

const FILE_NAMES: Readonly<Record<ReportKind, string>> = {
  clean: 'clean-claims',
  hold: 'hold-age',
  turnaround: 'document-turnaround',
  denials: 'denials',
  repairs: 'repair-cost',
  risk: 'money-at-risk',
};

function figuresOf(
  { db, office, today }: ReadContext,
  period: ReportPeriod,
  branchId: Id | null,
): ReportFigures {
  const dayOf = (at: string) => dateInZone(Date.parse(at), office.timeZone);
  // A day more on either side: which instants belong to the period is told by the office's own days.
  const instants = {
    from: `${addDays(period.from, -1)}T00:00:00.000Z`,
    to: `${addDays(period.to, 2)}T00:00:00.000Z`,
  };
  return {
    clean: [...cleanClaims(db, period, instants, dayOf, branchId)],
    hold: [...holdAges(db, today, dayOf, branchId)],
    turnaround: [...turnaround(db, period, today, branchId)],
    denials: [...denialsByReason(db, period, branchId)],
    repairs: [...repairCost(db, period, branchId)],
    risk: [...moneyAtRisk(db, today, branchId)],
  };
}

function cellsOf(report: ReportKind, figures: ReportFigures): readonly (readonly string[])[] {
  switch (report) {
    case 'clean':
      return rowsOf(REPORT_COLUMNS.clean, figures.clean);
    case 'hold':
      return rowsOf(REPORT_COLUMNS.hold, figures.hold);
    case 'turnaround':
      return rowsOf(REPORT_COLUMNS.turnaround, figures.turnaround);
    case 'denials':
      return rowsOf(REPORT_COLUMNS.denials, figures.denials);
    case 'repairs':
      return rowsOf(REPORT_COLUMNS.repairs, figures.repairs);
    case 'risk':
      return rowsOf(REPORT_COLUMNS.risk, figures.risk);
  }
}

function rowsOf<Row>(columns: readonly ReportColumn<Row>[], rows: readonly Row[]): string[][] {
  return rows.map((row) =>
    columns.map(({ kind, of }) => {
      const value = of(row);
      if (value === null) return '';
      if (typeof value === 'string') return value;
      // Plain numbers: a spreadsheet adds them up.
      return kind === 'money' ? (value / 100).toFixed(2) : kind === 'rate' ? value.toFixed(4) : String(value);
    }),
  );
}
