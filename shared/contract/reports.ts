import { z } from 'zod';
import { ReportFigures, ReportKind, ReportPeriod } from '../domain/reportFigures.ts';
import { effect, InBranch, LEADS, read } from './channel.ts';

/** Reports of a period, for the leads. Days are the office's own. */
export const reportChannels = {
  /** Clean claims, holds, turnaround, refusals, repair cost and money at risk. Holds and risk are as of today. */
  'reports.figures': read(ReportPeriod.extend(InBranch), ReportFigures, LEADS),
  /** One of their tables as a CSV file, ready at GET /output/<outputId>. */
  'reports.csv': effect(
    LEADS,
    z.strictObject({ report: ReportKind, period: ReportPeriod, ...InBranch }),
    z.strictObject({ outputId: z.string(), fileName: z.string(), rows: z.int() }),
  ),
};
