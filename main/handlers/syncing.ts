import fs from 'node:fs';
import path from 'node:path';
import { branches, devices, listBranches } from '../../db/branches.ts';
import { attachmentsNewestFirst } from '../../db/documents.ts';
import { guardStore } from '../../db/faults.ts';
import { safeguards } from '../../db/nouns.ts';
import { first, run } from '../../db/rows.ts';
import { safeguardsOf } from '../../db/safeguards.ts';
import { deviceState } from '../../db/sync/deviceState.ts';
import { placeOf, removeDevice, turnOnBranches } from '../../db/sync/devices.ts';
import { countDisputes } from '../../db/sync/disputes.ts';
import { type OfficeRow, officeRow } from '../../db/sync/roster.ts';
import type { InputOf } from '../../shared/contract/contract.ts';
import type { Branch } from '../../shared/domain/branches.ts';
import { idSource, type Id } from '../../shared/domain/ids.ts';
import { NO_ADDRESS } from '../../shared/domain/record.ts';
import { blocked, invalid, locked, ok, type Result } from '../../shared/result.ts';
import type { Handlers, WriteContext } from '../dispatch.ts';
import { proveSelf } from '../proveSelf.ts';
import type { Services } from '../services.ts';
import {
  type BundlePorts,
  type BundleWritten,
  readBundle,
  writeBundle,
  writeReceipt,
} from '../sync/bundleWork.ts';
import { BUNDLE, freeName } from '../sync/names.ts';
import { tryHub } from '../sync/tryHub.ts';
import { frameOf } from './frame.ts';

type SyncHandlers = Pick<
  Handlers,
  | `branches.${'turnOn' | 'setHub' | 'removeDevice'}`
  | `sync.${'state' | 'now' | 'writeFile' | 'filesIn' | 'readFile' | 'writeReceipt'}`
>;

/** The devices of an office and what travels between them: by a hub, or as files. */
export const syncHandlers: SyncHandlers = {
  async 'branches.turnOn'({ branchName, deviceName, ownPassphrase }, { services }) {
    const open = services.session.open();
    if (!open) return locked();
    const proved = await proveSelf(services, 'branches.turnOn', ownPassphrase);
    if (!proved.ok) return proved;
    // In two steps: what is assigned in the first is in the copy that every other device begins with.
    const branch = services.write('branches.turnOn', null, (context) =>
      firstBranch(context, branchName.trim()),
    );
    if (!branch.ok) return branch;
    const done = services.write('branches.turnOn', null, (context) =>
      turnOn(context, placeOf(open.store.paths), { branch: branch.value, deviceName: deviceName.trim() }),
    );
    if (!done.ok) return done;
    note(services, 'branches.turnOn');
    return ok({});
  },
  async 'branches.setHub'({ url, admission, certificate, ownPassphrase }, { services }) {
    const open = services.session.open();
    if (!open) return locked();
    const proved = await proveSelf(services, 'branches.setHub', ownPassphrase);
    if (!proved.ok) return proved;
    const known = services.read(({ db }) => ok({ office: officeRow(db), device: deviceState(db) }));
    if (!known.ok) return known;
    const { office, device } = known.value;
    if (!office || !device) return blocked('Turn branches on first.');
    const wanted: OfficeRow = {
      ...office,
      hubUrl: url.replace(/\/+$/, ''),
      hubAdmission: admission === '' ? office.hubAdmission : admission,
      // Of the same hub: nobody has to find it again to change the code.
      hubCertificate:
        certificate === '' && url.replace(/\/+$/, '') === office.hubUrl ? office.hubCertificate : certificate,
    };
    if (url !== '') {
      const tried = await tryHub(wanted, device, {
        store: open.store,
        clock: services.ports.clock,
        signal: services.sitting,
      });
      if (!tried.ok) return tried;
    }
    const kept = open.store.keep((db) => {
      run(
        db,
        'update _office set hub_url = :hubUrl, hub_admission = :hubAdmission, hub_certificate = :hubCertificate',
        {
          hubUrl: wanted.hubUrl,
          hubAdmission: wanted.hubAdmission,
          hubCertificate: wanted.hubCertificate,
        },
      );
      return ok(undefined);
    });
    if (!kept.ok) return kept;
    // At once: a loop that waits after a problem with the hub before is not woken by a change.
    void services.syncing.now();
    note(services, 'branches.setHub');
    return ok({});
  },
  async 'branches.removeDevice'({ id, ownPassphrase }, { services }) {
    const open = services.session.open();
    if (!open) return locked();
    const proved = await proveSelf(services, 'branches.removeDevice', ownPassphrase);
    if (!proved.ok) return proved;
    const { clock, random } = services.ports;
    const removed = open.store.keep((db) =>
      removeDevice(db, { newId: idSource(clock, random), at: new Date(clock()).toISOString() }, id),
    );
    if (!removed.ok) return removed;
    services.syncing.poke();
    note(services, 'branches.removeDevice', id);
    return ok({});
  },

  async 'sync.state'(_, { services }) {
    return services.syncing.state();
  },
  async 'sync.now'(_, { services }) {
    await services.syncing.now();
    return services.syncing.state();
  },
  async 'sync.writeFile'(input, { services }) {
    return writeInto(services, input, 'sync.writeFile', writeBundle);
  },
  async 'sync.writeReceipt'(input, { services }) {
    return writeInto(services, input, 'sync.writeReceipt', writeReceipt);
  },
  async 'sync.filesIn'({ folder }) {
    if (!isFolder(folder)) return noFolder();
    return guardStore(() => {
      const names = fs.readdirSync(folder).filter((name) => name.endsWith(BUNDLE));
      const files = names.flatMap((name) => {
        const stat = fs.statSync(path.join(folder, name), { throwIfNoEntry: false });
        return stat?.isFile() ? [{ name, bytes: stat.size, at: stat.mtime.toISOString() }] : [];
      });
      return ok({ files: files.toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MOST_FILES) });
    });
  },
  async 'sync.readFile'({ folder, name }, { services }) {
    const bundle = portsOf(services);
    if (!bundle) return locked();
    if (path.basename(name) !== name || !name.endsWith(BUNDLE))
      return invalid('name', 'Choose a file of the list.');
    const read = await readBundle(bundle, path.join(folder, name));
    if (!read.ok) return read;
    const { from, receipt, sets, known, refused, waiting, attachments } = read.value;
    services.syncing.poke();
    services.note({
      kind: 'import',
      channel: 'sync.readFile',
      subject: '',
      subjectId: '',
      patientId: '',
      details: { count: sets },
    });
    const answer = services.read(({ db }) =>
      ok({
        fromName: first<{ name: string }>(db, 'select name from device where id = ?', [from])?.name ?? '',
        receipt,
        changes: sets,
        alreadyKnown: known,
        refused: refused.length,
        waiting,
        documents: attachments,
        conflicts: countDisputes(db),
      }),
    );
    // Somebody may have been given another role elsewhere, or none.
    if (!services.session.readUserAgain()) void services.session.lock();
    return answer;
  },
};

const MOST_FILES = 200;

/** The branch that everything so far belongs to. */
function firstBranch(context: WriteContext, name: string): Result<Branch> {
  const { db, now } = context;
  if (deviceState(db)) return blocked('This office works on several devices already.');
  const known = listBranches(db).find((each) => each.name === name);
  const branch =
    known ?? branches.insert(frameOf(context), { name, address: NO_ADDRESS, phone: '', active: true });
  for (const table of ['patient', 'equipment', 'claim', 'visit'] as const) {
    // A signed visit stays as it was signed.
    const open = table === 'visit' ? 'and sealed = 0' : '';
    run(
      db,
      `update ${table} set branch_id = ?, revision = revision + 1, updated_at = ? where branch_id is null ${open}`,
      [branch.id, now],
    );
  }
  return ok(branch);
}

/** @param place of the data folder (`placeOf`) */
function turnOn(
  context: WriteContext,
  place: string,
  { branch, deviceName }: { readonly branch: Branch; readonly deviceName: string },
): Result<undefined> {
  const { db, now, newId, attachments } = context;
  if (deviceState(db)) return blocked('This office works on several devices already.');
  const frame = frameOf(context);
  turnOnBranches(db, { newId, at: now, place, nameKey: attachments.nameKey() });
  const device = deviceState(db);
  if (!device) throw new Error('branches were turned on and there is no device');
  devices.insert(frame, { name: deviceName, tag: '', branchId: branch.id }, device.id as Id);
  // A record of its own on each device would be two later.
  if (safeguards.select(db, 'where deleted_at is null').length === 0) {
    safeguards.insert(frame, safeguardsOf(db));
  }
  run(
    db,
    `update office set books_device_id = ?, revision = revision + 1, updated_at = ? where deleted_at is null`,
    [device.id, now],
  );
  return ok(undefined);
}

/** Null while locked. */
function portsOf({ session, ports, sitting }: Services): BundlePorts | null {
  const open = session.open();
  if (!open) return null;
  const { store } = open;
  return {
    store,
    clock: ports.clock,
    newId: idSource(ports.clock, ports.random),
    place: () => placeOf(store.paths),
    attachments: attachmentsNewestFirst,
    signal: sitting,
    tell: () => undefined,
  };
}

async function writeInto(
  services: Services,
  { folder, forDeviceId }: InputOf<'sync.writeFile'>,
  channel: 'sync.writeFile' | 'sync.writeReceipt',
  write: (
    ports: BundlePorts,
    order: { readonly to: string | null; readonly file: string },
  ) => Promise<Result<BundleWritten>>,
): Promise<Result<{ folder: string; name: string; changes: number; documents: number; bytes: number }>> {
  const bundle = portsOf(services);
  if (!bundle) return locked();
  const named = services.read(({ db, today }) =>
    ok(
      freeName(folder, {
        office: officeRow(db)?.id ?? '',
        what: channel === 'sync.writeReceipt' ? 'receipt' : 'changes',
        day: today,
        ending: BUNDLE,
      }),
    ),
  );
  if (!named.ok) return named;
  if (!isFolder(folder)) return noFolder();
  const written = await write(bundle, { to: forDeviceId ?? null, file: path.join(folder, named.value) });
  if (!written.ok) return written;
  const { sets, attachments, bytes } = written.value;
  services.note({
    kind: 'export',
    channel,
    subject: '',
    subjectId: '',
    patientId: '',
    details: { count: sets },
  });
  return ok({ folder, name: named.value, changes: sets, documents: attachments, bytes });
}

function isFolder(folder: string): boolean {
  const there = guardStore(() => ok(fs.statSync(folder).isDirectory()));
  return there.ok && there.value;
}

function noFolder(): Result<never> {
  return invalid('folder', 'There is no such folder. Is the stick in its place?');
}

function note(services: Services, channel: string, subjectId = ''): void {
  services.note({
    kind: 'device',
    channel,
    subject: subjectId === '' ? '' : 'device',
    subjectId,
    patientId: '',
    details: {},
  });
}
