import { insertAudit } from '../../db/auditTrail.ts';
import { backupFolders, backupRuns } from '../../db/backupRuns.ts';
import { clockDoubt } from '../../db/clockDoubt.ts';
import { patients, retentionHolds } from '../../db/nouns.ts';
import type { Connection } from '../../db/open.ts';
import { purgePatients, purgeRuns, type Purged } from '../../db/purge.ts';
import { forgetPlan, planPurge } from '../../db/purgePlan.ts';
import { deviceState } from '../../db/sync/deviceState.ts';
import { countDue, duePatients, keptPatient, type KeptPatient } from '../../db/retention.ts';
import { safeguardsOf } from '../../db/safeguards.ts';
import { storeSchema } from '../../db/schema.ts';
import type { HoldRow, KeptRow } from '../../shared/contract/retention.ts';
import { dateInZone, formatUsDate, type IsoDate } from '../../shared/domain/dates.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { sortName } from '../../shared/domain/people.ts';
import { backupsHoldUntil, dueOn, retentionState } from '../../shared/domain/retention.ts';
import type { RetentionHold } from '../../shared/domain/safeguards.ts';
import { blocked, fail, forbidden, invalid, notFound, ok, type Result } from '../../shared/result.ts';
import { isFolder } from '../backups/place.ts';
import type { Handlers, WriteContext } from '../dispatch.ts';
import { proveSelf } from '../proveSelf.ts';
import { frameOf } from './frame.ts';

type RetentionHandlers = Pick<
  Handlers,
  `retention.${'due' | 'holds' | 'ofPatient' | 'placeHold' | 'releaseHold' | 'preview' | 'purge' | 'purges'}`
>;

const DAY_MS = 86_400_000;
/** A clock that was set a little back since does not make a backup unknown. */
const CLOCK_SLACK_MS = 300_000;
const MOST_PAST = 200;

/** How long records are kept, what holds them, and purging them. */
export const retentionHandlers: RetentionHandlers = {
  'retention.due'({ after, limit }, { db, today }) {
    const { retentionYears: years } = safeguardsOf(db);
    const found = duePatients(db, { today, years, after: after ?? '', limit });
    const rows = found.map((patient) => rowOf(patient, years));
    const next = rows.length === limit ? (rows.at(-1)?.patientId ?? null) : null;
    return ok({ rows, next, total: countDue(db, { today, years }), years });
  },
  'retention.holds'(_, { db }) {
    const holds = retentionHolds.select(
      db,
      'where deleted_at is null order by released_on is not null, coalesce(released_on, placed_on) desc, id desc',
    );
    return ok(holds.map((hold): HoldRow => ({ hold, patientName: nameOf(db, hold.patientId) })));
  },
  'retention.ofPatient'({ patientId }, { db, today }) {
    const { retentionYears: years } = safeguardsOf(db);
    const patient = keptPatient(db, patientId);
    if (!patient) return notFound('patient');
    const row = rowOf(patient, years);
    const holds = retentionHolds.select(db, 'where patient_id = ? and deleted_at is null order by id desc', [
      patientId,
    ]);
    return ok({ row, due: today >= row.dueOn, years, holds });
  },
  'retention.placeHold'({ patientId, reason, note }, context) {
    if (!patients.get(context.db, patientId)) return notFound('patient');
    if (reason.trim() === '') return invalid('reason', 'Say what the records are held for.');
    const hold = retentionHolds.insert(frameOf(context), {
      patientId,
      reason: reason.trim(),
      note: note.trim(),
      placedOn: context.today,
      releasedOn: null,
    });
    return ok(hold);
  },
  'retention.releaseHold'({ id, revision, note }, context): Result<RetentionHold> {
    const hold = retentionHolds.get(context.db, id);
    if (!hold) return notFound('hold');
    if (hold.releasedOn !== null) return blocked('This hold was released already.');
    if (note.trim() === '') return invalid('note', 'Say why the records are held no longer.');
    const { id: _id, revision: _revision, ...values } = hold;
    return retentionHolds.update(
      frameOf(context),
      { id, revision },
      {
        ...values,
        releasedOn: context.today,
        note: [values.note, note.trim()]
          .filter((part) => part !== '')
          .join('\n')
          .slice(0, 1000),
      },
    );
  },
  'retention.preview'({ patientIds }, { db, today, now }) {
    const safeguards = safeguardsOf(db);
    const found = patientIds.map((id) => keptPatient(db, id));
    const kept = found.filter((patient) => patient !== null);
    if (kept.length < patientIds.length) return notFound('patient');
    try {
      const plan = planPurge(db, patientIds);
      return ok({
        ...plan,
        entangled: [...plan.entangled],
        patients: kept.map((patient) => rowOf(patient, safeguards.retentionYears)),
        backup: verifiedBackup(db, now),
        backupsHoldUntil: backupsHoldUntil(today, safeguards),
        foldersAway: backupFolders(db).filter((folder) => !isFolder(folder)),
        clockDoubt: clockDoubt(db, now),
      });
    } finally {
      forgetPlan(db);
    }
  },
  async 'retention.purge'(input, { services, user }) {
    if (!user) return forbidden('Sign in first.');
    const proved = await proveSelf(services, 'retention.purge', input.ownPassphrase);
    if (!proved.ok) return proved;
    await services.quiet();
    const purged = services.write('retention.purge', null, (context) => {
      const fit = mayGo(input, context);
      if (!fit.ok) return fit;
      const done = purgePatients(
        { ...frameOf(context), tables: storeSchema.tables },
        {
          patientIds: input.patientIds,
          reason: input.reason.trim(),
          backupName: fit.value,
          userId: user.id,
          userName: user.name,
        },
      );
      if (done.ok && done.value.plan.rows !== input.rows)
        return blocked('What goes has changed since it was shown. Look at it again, then purge.');
      if (done.ok) noteIt(context, done.value, input);
      return done;
    });
    if (!purged.ok) return purged;
    const { plan, attachments } = purged.value;
    // What was printed or uploaded lies in memory for a while and may be of them.
    services.outputs.clear();
    services.uploads.clear();
    const finished = services.session.open()?.store.finishPurge(attachments);
    return ok({
      patients: input.patientIds.length,
      rows: plan.rows,
      files: attachments.length,
      rewritten: finished?.ok === true && finished.value,
    });
  },
  'retention.purges'(_, { db, office }) {
    const safeguards = safeguardsOf(db);
    return ok(
      purgeRuns(db, MOST_PAST).map(({ counts, ...past }) => ({
        ...past,
        rows: Object.values(counts).reduce((sum, each) => sum + each, 0),
        backupsHoldUntil: backupsHoldUntil(dateInZone(Date.parse(past.at), office.timeZone), safeguards),
      })),
    );
  },
};

/** @returns the name of the backup that was read back; the first reason why the patients may not go */
function mayGo(
  input: {
    readonly patientIds: readonly Id[];
    readonly typedCount: number;
    readonly reason: string;
    readonly today: IsoDate | null;
  },
  { db, today, now }: WriteContext,
): Result<string> {
  const { patientIds, typedCount } = input;
  if (deviceState(db)) return blocked(SEVERAL_DEVICES);
  if (new Set(patientIds).size !== patientIds.length)
    return invalid('patientIds', 'A patient is chosen twice.');
  if (typedCount !== patientIds.length)
    return invalid('typedCount', 'This is not the number of patients that were chosen.');
  if (input.reason.trim() === '') return invalid('reason', 'Say why the records are purged.');
  const day = dayIsSure(db, { typed: input.today, today, now });
  if (!day.ok) return day;
  const { retentionYears: years } = safeguardsOf(db);
  for (const id of patientIds) {
    const patient = keptPatient(db, id);
    if (!patient) return notFound('patient');
    const state = retentionState({ last: patient.last.on, years, today, obstacles: patient.obstacles });
    if (state === 'kept') return blocked('The years of one of these patients are not over.');
    if (state === 'stopped')
      return blocked('Something stands in the way of one of these patients. Look at the list again.');
  }
  const backup = verifiedBackup(db, now);
  return backup
    ? ok(backup.name)
    : fail({
        kind: 'blocked',
        message: 'No backup of the last day was read back. Make one under Backups, then purge.',
        rules: [],
      });
}

/** What is purged here would come back from the next device. */
const SEVERAL_DEVICES =
  'This office works on several devices, and a purge of one would not hold: the others have the records too. Records that are due stay until a purge of all devices at once is possible.';

/** What is due hangs on the clock: after a gap in what was noted a person says which day it is. */
function dayIsSure(
  db: Connection,
  { typed, today, now }: { readonly typed: IsoDate | null; readonly today: IsoDate; readonly now: string },
): Result<void> {
  if (typed !== null && typed !== today)
    return invalid('today', 'The clock of this computer says another day. Set it right, then purge.');
  const doubt = typed === null ? clockDoubt(db, now) : null;
  if (!doubt) return ok(undefined);
  return blocked(
    `Nothing was noted here from ${formatUsDate(doubt.from.slice(0, 10))} to ${formatUsDate(doubt.to.slice(0, 10))}: the clock of this computer may have been set ahead, and then records are not due. Type today’s date to confirm it.`,
  );
}

/** Beside the entry of the change, so that it is found under each of those who are no more. */
function noteIt(
  { db, newId, now, user }: WriteContext,
  { runId, plan, transactions }: Purged,
  { patientIds, today }: { readonly patientIds: readonly Id[]; readonly today: IsoDate | null },
): void {
  insertAudit(db, {
    id: newId(),
    at: now,
    userId: user.id,
    userName: user.name,
    kind: 'purge',
    channel: 'retention.purge',
    subject: 'purge_run',
    subjectId: runId,
    details: {
      patients: [...patientIds],
      rows: plan.rows,
      transactions,
      ...(today === null ? {} : { dayConfirmed: today }),
    },
  });
}

/** The newest backup that was opened and counted after it was made, if that is less than a day ago. */
function verifiedBackup(db: Connection, now: string): { readonly name: string; readonly at: string } | null {
  const good = backupRuns(db, 50).find((run) => run.ok);
  if (!good) return null;
  const age = Date.parse(now) - Date.parse(good.at);
  return age < DAY_MS && age > -CLOCK_SLACK_MS ? { name: good.name, at: good.at } : null;
}

function rowOf(patient: KeptPatient, years: number): KeptRow {
  const due: IsoDate = dueOn(patient.last.on, years);
  return {
    patientId: patient.id,
    name: sortName(patient),
    last: patient.last,
    dueOn: due,
    obstacles: [...patient.obstacles],
  };
}

function nameOf(db: Connection, id: Id): string {
  const patient = keptPatient(db, id);
  return patient ? sortName(patient) : '';
}
