import { dateInZone } from '../shared/domain/dates.ts';
import { fail, notFound, ok, type Result } from '../shared/result.ts';
import { getOffice } from '../db/offices.ts';
import type { KdfParameters } from '../db/keys.ts';
import { createDispatch, type ReadContext } from './dispatch.ts';
import { readDocumentFile } from './documents/storedFile.ts';
import { handlers } from './handlers/table.ts';
import { refreshTouchedClaims } from './handlers/claimSummaries.ts';
import type { Core, Ports } from './hosts/ports.ts';
import { createOutputs } from './outputs.ts';
import type { OpenOffice, Services } from './services.ts';
import { Session } from './session.ts';
import { createUploads } from './uploads.ts';

/** The composition root: joins the store, the handlers and the host's ports into one program. */
export function createApp(ports: Ports, options: { readonly kdf?: KdfParameters } = {}): Core {
  const session = new Session(ports, options.kdf);
  const services = createServices(ports, session);
  const dispatch = createDispatch(handlers, services, ports.log);
  const started = session.start().catch((error: unknown) => {
    // The first screen then says that the data cannot be used, under the same reference.
    ports.log.error('start', error);
  });
  return {
    async call(channel, input, origin) {
      await started;
      return dispatch(channel, input, origin);
    },
    async putFile(bytes, name, type) {
      await started;
      if (session.user() === null) return lockedFailure();
      return services.uploads.put({ bytes, name, type });
    },
    async getFile(kind, id) {
      await started;
      if (session.user() === null) return null;
      if (kind === 'output') {
        const output = services.outputs.get(id);
        return output && { ...output, disposition: 'attachment' };
      }
      return readDocumentFile(services, id);
    },
    async close() {
      await started;
      session.close();
    },
  };
}

function lockedFailure(): Result<never> {
  return fail({ kind: 'locked', message: 'The office is locked. Unlock it with your passphrase to go on.' });
}

function createServices(ports: Ports, session: Session): Services {
  const services: Services = {
    ports,
    log: ports.log,
    session,
    uploads: createUploads(ports.clock),
    outputs: createOutputs(),
    user: () => session.user(),
    awaitsRecovery: () => session.awaitsRecovery(),
    read(work) {
      const open = session.open();
      if (!open) return lockedFailure();
      return open.store.read((db) => work(readContext(db, open, ports.clock())));
    },
    write(action, label, work) {
      const open = session.open();
      if (!open) return lockedFailure();
      let transactionId = '';
      const result = open.store.write({ userId: open.user.id, action }, (tx) => {
        transactionId = tx.transactionId;
        const context = {
          ...readContext(tx.db, open, Date.parse(tx.at)),
          newId: tx.newId,
          transactionId: tx.transactionId,
          attachments: tx.attachments,
        };
        const answer = work(context);
        if (answer.ok) refreshTouchedClaims(context);
        return answer;
      });
      if (result.ok && label !== null) session.remember(transactionId, label);
      return result;
    },
    undoLast() {
      const open = session.open();
      const last = session.lastChange();
      if (!open) return lockedFailure();
      if (!last) return notFound('change');
      const undone = open.store.undo({ userId: open.user.id, action: 'undo.last' }, last.transactionId);
      if (!undone.ok) return undone;
      session.forgetLastChange();
      const refreshed = open.store.write({ userId: open.user.id, action: 'undo.refresh' }, (tx) => {
        refreshTouchedClaims({
          ...readContext(tx.db, open, Date.parse(tx.at)),
          transactionId: undone.value.transactionId,
        });
        return ok(undefined);
      });
      return refreshed.ok ? ok({ undone: last.label }) : refreshed;
    },
  };
  return services;
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
