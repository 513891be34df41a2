import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { attachmentNames } from '../../../db/documents.ts';
import { patients } from '../../../db/nouns.ts';
import type { Store } from '../../../db/store.ts';
import { deviceState } from '../../../db/sync/deviceState.ts';
import { identityCheck, placeOf, removedHere, turnOnBranches } from '../../../db/sync/devices.ts';
import { officeKeys } from '../../../db/sync/officeKeys.ts';
import { officeRow, roster, statementsOf } from '../../../db/sync/roster.ts';
import { makeSnapshot, settleSnapshot } from '../../../db/sync/snapshots.ts';
import { readBundle, writeBundle } from '../../../main/sync/bundleWork.ts';
import { hubClient } from '../../../main/sync/hubClient.ts';
import {
  type InviteOrder,
  inviteByFile,
  inviteByHub,
  type InvitePorts,
} from '../../../main/sync/inviting.ts';
import { joinByFile, joinByHub, type JoinPorts } from '../../../main/sync/joining.ts';
import { idSource } from '../../../shared/domain/ids.ts';
import { ok } from '../../../shared/result.ts';
import { asOwner, realOffice, write } from '../../db/records.ts';
import { aPatient } from '../../db/samples.ts';
import { openFolder, OWNER, refusal, tempFolder, value } from '../../db/workbench.ts';
import { quickSchema } from '../../support/quickSchema.ts';
import { mapHub, type MapHub, serve } from '../../support/sync/mapHub.ts';

const newId = idSource(Date.now, randomBytes);
const clock = Date.now;
const PASSPHRASE = 'nine slow otters drift';
const PLAIN = ['Quillfeather', 'patient', 'Olive Owner', 'Harbor Oxygen', 'SQLite format', 'CWA1'];

async function anOffice(hubUrl: string): Promise<{ store: Store; document: string }> {
  const store = await realOffice({ clock });
  const document = write(store, (tx) => {
    patients.insert(tx, aPatient({ lastName: 'Quillfeather' }));
    const place = placeOf(store.paths);
    turnOnBranches(tx.db, { newId, at: tx.at, place, nameKey: tx.attachments.nameKey() });
    tx.db.prepare('update _office set hub_url = ?').run(hubUrl);
    return tx.attachments.put(Buffer.from('a paper about Quillfeather'));
  });
  return { store, document };
}

function invitePorts(store: Store, document: string): InvitePorts {
  return {
    store,
    clock,
    newId,
    makeSnapshot: (order) => Promise.resolve(makeSnapshot(order)),
    attachments: () => [document],
    signal: new AbortController().signal,
    tell: () => undefined,
  };
}

function anOrder(device: string, may: InviteOrder['may'] = 'work'): InviteOrder {
  return { device, person: PERSON, officeName: 'Harbor Oxygen', branchId: null, may };
}

const PERSON = { userId: OWNER, name: 'Olive Owner' };

function joinPorts(store: Store, overrides: Partial<JoinPorts> = {}): JoinPorts {
  return {
    store,
    clock,
    settle: (order) => Promise.resolve(settleSnapshot(order, quickSchema())),
    signal: new AbortController().signal,
    tell: () => undefined,
    ...overrides,
  };
}

function emptyFolder(folder = tempFolder()): Store {
  return openFolder(folder, { schema: quickSchema(), clock });
}

function names(store: Store): unknown[] {
  return value(store.read((db) => ok(db.prepare('select last_name from patient order by 1').pluck().all())));
}

function expectSealed(bytes: Uint8Array, what: string): void {
  for (const plain of PLAIN) expect(Buffer.from(bytes).includes(plain), `${plain} in ${what}`).toBe(false);
}

function connect(
  url: string,
  credentials: Parameters<typeof hubClient>[0]['credentials'],
): ReturnType<typeof hubClient> {
  const client = hubClient({ place: { url, certificate: '' }, credentials, clock });
  onTestFinished(() => client.close());
  return client;
}

/** A hub that knows the office, and the office's own way to it. */
function atHub(hub: MapHub, store: Store, url: string): ReturnType<typeof hubClient> {
  const known = value(
    store.read((db) => ok({ office: officeRow(db), own: deviceState(db), all: statementsOf(db) })),
  );
  if (!known.office || !known.own) throw new Error('no office');
  hub.line = {
    epoch: 'this hub',
    sets: [],
    statements: [...known.all],
    files: new Map(),
    snapshot: null,
    publicKey: known.office.publicKey,
    office: known.office.id,
  };
  return connect(url, { office: known.office.id, device: known.own.id, signKey: known.own.signKey });
}

test('two computers join at once by way of the hub, each a device of its own with its own keys', async () => {
  const hub = mapHub();
  const url = await serve(hub);
  const { store, document } = await anOffice(url);
  const own = atHub(hub, store, url);
  const ports = invitePorts(store, document);
  const ids = [newId(), newId()] as const;
  const invited = [
    value(await inviteByHub(ports, anOrder(ids[0]), own)),
    value(await inviteByHub(ports, anOrder(ids[1], 'administer'), own)),
  ];
  expect(fs.existsSync(path.join(store.paths.folder, 'snapshot.part'))).toBe(false);
  for (const [name, bytes] of hub.letters) {
    expectSealed(bytes, 'a letter');
    expect(invited.some(({ code }) => name.includes(code) || bytes.includes(code))).toBe(false);
  }
  for (const { bytes } of hub.line?.files.values() ?? []) expectSealed(bytes, 'a snapshot');
  const homes = [emptyFolder(), emptyFolder()];
  const [cutOff, other] = homes;
  if (!cutOff || !other) throw new Error('two homes');
  // The first try breaks off; what had arrived by then is not asked for again.
  const [[name, { bytes: records }] = ['', { bytes: Buffer.alloc(0) }]] = hub.line?.files ?? [];
  hub.fault = (at, method) =>
    method === 'GET' && at.startsWith('/v1/files/') ? { kind: 'cut', after: 1000 } : undefined;
  const first = { code: invited[0]?.code ?? '', passphrase: PASSPHRASE };
  expect((await joinByHub(joinPorts(cutOff), first, (c) => connect(url, c))).ok).toBe(false);
  expect(value(cutOff.state())).toBe('empty');
  fs.writeFileSync(path.join(cutOff.paths.folder, 'joining', name), records.subarray(0, 5000));
  const places: string[] = [];
  hub.fault = (at) => {
    if (at.includes(name)) places.push(at.split('from=')[1] ?? '');
    return undefined;
  };
  const joined = await Promise.all(
    homes.map((home, index) =>
      joinByHub(joinPorts(home), { code: invited[index]?.code ?? '', passphrase: PASSPHRASE }, (c) =>
        connect(url, c),
      ),
    ),
  );
  for (const [index, result] of joined.entries()) {
    const home = homes[index] ?? store;
    const { device, person } = value(result);
    expect(device).toBe(ids[index]);
    expect(person).toEqual(PERSON);
    expect(names(home)).toEqual(['Quillfeather']);
    const found = value(
      home.read((db) =>
        ok({
          id: deviceState(db)?.id,
          identity: identityCheck(db, placeOf(home.paths)),
          signing: officeRow(db)?.signingKey !== '',
          removed: removedHere(db),
        }),
      ),
    );
    expect(found).toEqual({ id: device, identity: 'own', signing: index === 1, removed: false });
    expect(home.recoveryConfirmed()).toBe(false);
    expect(fs.existsSync(path.join(home.paths.folder, 'joining'))).toBe(false);
    home.lock();
    value(await home.unlock({ userId: OWNER, passphrase: PASSPHRASE }));
  }
  expect(places[0]).toBe('5000');
  expect(hub.letters.size).toBe(0);
  expect(value(store.read((db) => ok(roster(db).size)))).toBe(3);
  // A code is good for one computer.
  const again = await joinByHub(joinPorts(emptyFolder()), first, (c) => connect(url, c));
  expect(refusal(again)).toBe('invitationGone');
});

test('a computer without a connection joins by a file, and exchanges bundles from then on', async () => {
  const { store, document } = await anOffice('');
  const folder = tempFolder();
  const id = newId();
  const file = path.join(folder, 'invitation.cwj');
  const invited = value(await inviteByFile(invitePorts(store, document), anOrder(id), file));
  const bytes = fs.readFileSync(file);
  expectSealed(bytes, 'the file');
  const office = value(store.read((db) => ok(officeRow(db)?.id ?? '')));
  expect(bytes.includes(Buffer.from(office.replaceAll('-', ''), 'hex'))).toBe(false);
  const home = emptyFolder();
  const order = { code: invited.code, passphrase: PASSPHRASE };

  // What is wrong leaves nothing.
  const cut = path.join(folder, 'cut');
  fs.writeFileSync(cut, bytes.subarray(0, -10));
  expect(refusal(await joinByFile(joinPorts(home), order, cut))).toBe('bundleCut');
  const other = value(await inviteByFile(invitePorts(store, document), anOrder(newId()), cut));
  expect(refusal(await joinByFile(joinPorts(home), { ...order, code: other.code }, file))).toBe(
    'invitationUnreadable',
  );
  expect(refusal(await joinByFile(joinPorts(home), { ...order, passphrase: 'short' }, file))).toBe('invalid');
  const late = joinPorts(home, { clock: () => Date.now() + 8 * 86_400_000 });
  expect(refusal(await joinByFile(late, order, file))).toBe('invitationExpired');
  // Killed while the store is made: the next start finds an empty folder.
  await expect(
    joinByFile(
      joinPorts(home, {
        settle: (settling) => {
          settleSnapshot(settling, quickSchema(), (step) => {
            for (const entry of fs.readdirSync(home.paths.folder, { recursive: true, withFileTypes: true })) {
              if (entry.isFile())
                expectSealed(fs.readFileSync(path.join(entry.parentPath, entry.name)), step);
            }
          });
          throw new Error('killed');
        },
      }),
      order,
      file,
    ),
  ).rejects.toThrow('killed');
  home.close();
  fs.writeFileSync(home.paths.unfinished, 'half');
  expect(fs.existsSync(home.paths.joining)).toBe(true);
  const begun = emptyFolder(home.paths.folder);
  expect(value(begun.state())).toBe('empty');
  expect(fs.existsSync(home.paths.unfinished)).toBe(false);

  const joined = value(await joinByFile(joinPorts(begun), order, file));
  expect(joined).toMatchObject({ device: id, officeName: 'Harbor Oxygen', attachments: 1 });
  expect(value(begun.readAttachment(document)).toString()).toBe('a paper about Quillfeather');
  expect(refusal(await joinByFile(joinPorts(begun), order, file))).toBe('exists');

  expect(fs.existsSync(begun.paths.joining)).toBe(false);

  // Nothing that came along comes again; what is written afterwards does.
  const sides = [store, begun].map((one) => ({
    store: one,
    clock,
    newId,
    place: () => placeOf(one.paths),
    attachments: attachmentNames,
    signal: new AbortController().signal,
    tell: () => undefined,
  }));
  const [here, there] = sides;
  if (!here || !there) throw new Error('two sides');
  write(begun, (tx) => patients.insert(tx, aPatient({ lastName: 'Underhill' })), asOwner);
  const bundle = path.join(folder, 'first.cwb');
  const head = value(store.read((db) => ok(deviceState(db)?.id ?? '')));
  const written = value(await writeBundle(there, { to: head, file: bundle }));
  expect(written).toMatchObject({ sets: 1 });
  expectSealed(fs.readFileSync(bundle), 'a bundle');
  expect(value(await readBundle(here, bundle))).toMatchObject({ from: id, sets: 1, refused: [] });
  expect(names(store)).toEqual(['Quillfeather', 'Underhill']);
  expect(value(await writeBundle(here, { to: id, file: bundle }))).toMatchObject({ sets: 0 });
  expect(value(store.read((db) => ok(officeKeys(db)?.newest)))).toBe(1);
});

test('only a computer that may invites', async () => {
  const { store, document } = await anOffice('');
  store.keep((db) => {
    db.exec(`update _office set signing_key = ''`);
    return ok(undefined);
  });
  const file = path.join(tempFolder(), 'x');
  expect(refusal(await inviteByFile(invitePorts(store, document), anOrder(newId()), file))).toBe('blocked');
  expect(fs.existsSync(file)).toBe(false);
});
