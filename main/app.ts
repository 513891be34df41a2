import { dateInZone } from '../shared/domain/dates.ts';
import { PAYER_PAPERS } from '../shared/domain/document.ts';
import type { Id } from '../shared/domain/ids.ts';
import type { User } from '../shared/domain/people.ts';
import { STAFF } from '../shared/contract/channel.ts';
import { fail, forbidden, locked, ok } from '../shared/result.ts';
import { eventsOf, getClaim, insertEvent } from '../db/claims.ts';
import { getOffice } from '../db/offices.ts';
import { hasChanges } from '../db/journal.ts';
import type { KdfParameters } from '../db/keys.ts';
import { storeSchema } from '../db/schema.ts';
import type { WriteTransaction } from '../db/store.ts';
import type { StoreSchema } from '../db/tables.ts';
import { undoTransaction } from '../db/undo.ts';
import { createWitness } from './auditing/witness.ts';
import { createBackups } from './backups/backups.ts';
import { createDispatch, type ReadContext } from './dispatch.ts';
import { readDocumentFile } from './documents/storedFile.ts';
import { isAtBench } from './handlers/benchView.ts';
import { followBranch } from './handlers/branchRename.ts';
import { withBooks } from './handlers/books.ts';
import { handlers } from './handlers/table.ts';
import { refreshTouchedClaims } from './handlers/claimSummaries.ts';
import type { Core, Ports } from './hosts/ports.ts';
import { createJobs } from './jobs.ts';
import { createOutputs } from './outputs.ts';
import type { OpenOffice, Services } from './services.ts';
import { createSyncing } from './sync/syncing.ts';
import { createSession, type Session } from './session/session.ts';
import { createUploads } from './uploads.ts';

const IDLE_WATCH_MS = 1000;

/** The composition root: joins the store, the handlers and the host's ports into one program. */
export function createApp(
  ports: Ports,
  options: { readonly kdf?: KdfParameters; readonly schema?: StoreSchema } = {},
): Core {
  const session = createSession(ports, options.kdf, options.schema);
  const services = createServices(ports, session);
  const witness = createWitness(ports.clock, session);
  const dispatch = createDispatch(withBooks(handlers), services, ports.log, witness);
  const started = session.start().catch((error: unknown) => {
    // The first screen then says that the data cannot be used, under the same reference.
    const reference = Buffer.from(ports.random(4)).toString('hex');
    ports.log.error(reference, error);
    session.giveUp(reference);
  });
  // In the program and not in the page: a page that hangs, or means harm, cannot keep the office open.
  const watch = ports.monotonic ? setInterval(() => services.lockIfIdle(), IDLE_WATCH_MS) : null;
  watch?.unref();
  return {
    async call(channel, input, origin) {
      await started;
      return dispatch(channel, input, origin);
    },
    async putFile(bytes, name, type) {
      await started;
      services.lockIfIdle();
      const user = session.user();
      if (user === null || session.awaitsRecovery()) return locked();
      if (!STAFF.includes(user.role))
        return forbidden('Your role may only read. Ask the owner to add files.');
      return services.uploads.put({ bytes, name, type });
    },
    async getFile(kind, id) {
      await started;
      services.lockIfIdle();
      const user = session.user();
      if (user === null) return null;
      if (kind === 'output') {
        const output = services.outputs.get(id);
        return output && { ...output, disposition: 'attachment' };
      }
      const file = readDocumentFile(services, id, isAtBench(user) ? PAYER_PAPERS : []);
      if (!file) return null;
      if (kind === 'files') return witness.showed(services, id) ? file : null;
      return witness.savedCopy(services, id) ? { ...file, disposition: 'attachment' } : null;
    },
    async close() {
      await started;
      if (watch) clearInterval(watch);
      await services.backups.close();
      await session.close();
    },
  };
}

function createServices(ports: Ports, session: Session): Services {
  // There is always one, also while nobody is signed in: it ends when somebody is.
  let sitting = new AbortController();
  session.whenSittingEnds(() => {
    const over = sitting;
    sitting = new AbortController();
    over.abort();
  });
  const services: Services = {
    ports,
    log: ports.log,
    session,
    uploads: createUploads(ports.clock),
    outputs: createOutputs(),
    jobs: createJobs(),
    backups: createBackups(ports, session, () => sitting.signal),
    syncing: createSyncing(ports, session, () => sitting.signal),
    get sitting() {
      return sitting.signal;
    },
    user: () => session.user(),
    awaitsRecovery: () => session.awaitsRecovery(),
    lockIfIdle() {
      if (!session.lockIfIdle()) return;
      services.uploads.clear();
      services.outputs.clear();
    },
    forThisSitting() {
      const own = services.sitting;
      const over = (): boolean => own.aborted;
      return {
        ...services,
        sitting: own,
        read: (work) => (over() ? locked() : services.read(work)),
        write: (action, label, work) => (over() ? locked() : services.write(action, label, work)),
        writeInSteps: (action, work, between) =>
          over() ? Promise.resolve(locked()) : services.writeInSteps(action, work, between),
        note: (act) => !over() && services.note(act),
        // What is finished after a lock is forgotten at once: its answer is refused too.
        outputs: { ...services.outputs, put: (output) => (over() ? '' : services.outputs.put(output)) },
      };
    },
    read(work) {
      const open = session.open();
      if (!open) return locked();
      return open.store.read((db) => work(readContext(db, open, ports.clock())));
    },
    write(action, label, work) {
      const open = session.open();
      if (!open) return locked();
      let written = '';
      const result = open.store.write({ userId: open.user.id, action }, (tx) => {
        const context = {
          ...readContext(tx.db, open, Date.parse(tx.at)),
          newId: tx.newId,
          transactionId: tx.transactionId,
          attachments: tx.attachments,
        };
        const answer = work(context);
        if (answer.ok) refreshTouchedClaims(context);
        // A save that changed nothing is nothing to take back.
        if (hasChanges(tx.db, tx.transactionId)) written = tx.transactionId;
        return answer;
      });
      if (!result.ok || written === '') return result;
      services.syncing.poke();
      if (label === null) session.forgetChanges();
      else session.remember(written, label);
      return result;
    },
    async writeInSteps(action, work, between) {
      const open = session.open();
      if (!open) return locked();
      const result = await open.store.writeInSteps(
        { userId: open.user.id, action },
        function* (tx) {
          const context = { ...readContext(tx.db, open, Date.parse(tx.at)), ...tx };
          const answer = yield* work(context);
          if (answer.ok) refreshTouchedClaims(context);
          return answer;
        },
        between,
      );
      if (result?.ok) {
        session.forgetChanges();
        services.syncing.poke();
      }
      return result;
    },
    note(act) {
      const open = session.open();
      if (!open) return false;
      open.store.note({ ...act, userId: open.user.id, userName: open.user.name });
      return true;
    },
    async quiet() {
      await session.open()?.store.quiet();
    },
    undoLast() {
      const open = session.open();
      const last = session.lastChange();
      if (!open) return locked();
      if (!last) {
        return fail({
          kind: 'notFound',
          message:
            'There is nothing to undo: nothing was changed since you signed in, or the last step is one that stays.',
        });
      }
      const undone = open.store.write({ userId: open.user.id, action: 'undo.last' }, (tx) => {
        const before = getOffice(tx.db);
        const rows = undoTransaction({ ...tx, tables: storeSchema.tables }, last.transactionId);
        if (!rows.ok) return rows;
        for (const { table, id } of rows.value) if (table === 'claim') tellUndoneMove(tx, id, open.user);
        const context = readContext(tx.db, open, Date.parse(tx.at));
        // Movements of stock stay as they were added: where the branch has its old name again, the stock goes back.
        const names = { from: before?.branch ?? '', to: context.office.branch };
        followBranch(tx, names, { user: open.user, on: context.today });
        refreshTouchedClaims({ ...context, ...tx });
        return rows;
      });
      if (!undone.ok) return undone;
      session.forgetLastChange();
      services.syncing.poke();
      return ok({ undone: last.label });
    },
  };
  return services;
}

/** A claim's events only ever grow: that a move was taken back is one more of them. */
function tellUndoneMove(tx: WriteTransaction, claimId: Id, user: User): void {
  const claim = getClaim(tx.db, claimId);
  if (!claim || eventsOf(tx.db, claimId).at(-1)?.state === claim.state) return;
  insertEvent(tx, claimId, { state: claim.state, note: 'Undone', userName: user.name });
}

/** @throws when the store has no office: it is written in the same transaction that makes the store. */
function readContext(db: ReadContext['db'], open: OpenOffice, millis: number): ReadContext {
  const office = getOffice(db);
  if (!office) throw new Error('a store without an office');
  return {
    db,
    user: open.user,
    office,
    today: dateInZone(millis, office.timeZone),
    now: new Date(millis).toISOString(),
  };
}
