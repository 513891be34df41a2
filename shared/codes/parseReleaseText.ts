import type { Result } from '../result.ts';
import { assembleRelease, type ReleaseLimits, type ReleaseRecord } from './assembleRelease.ts';
import { releaseFault, unreadableRelease } from './releaseFault.ts';
import type { Release, ReleaseName } from './releaseModel.ts';

/**
 * CMS's contractor file of HCPCS Level II: lines of 320 characters in fixed columns, described by the record
 * layout that CMS publishes with each year's file (here: that of 2019). A few lines of disclaimers may precede.
 */

export const RECORD_LENGTH = 320;

/** More lines than this before the first record make it another file. */
const MOST_LINES_BEFORE = 60;

/** First and last column, counted from 1, as the layout counts. */
const COLUMNS = {
  code: [1, 5],
  sequence: [6, 10],
  kind: [11, 11],
  long: [12, 91],
  short: [92, 119],
  coverage: [230, 230],
  betos: [257, 259],
  addedOn: [269, 276],
  effectiveOn: [277, 284],
  endsOn: [285, 292],
  action: [293, 293],
} as const;

/** Fields that occur several times in a row: first column, width, how often. */
const PRICING = { from: 120, width: 2, times: 4 } as const;
const CROSS_REFERENCES = { from: 205, width: 5, times: 5 } as const;
