import fs from 'node:fs';
import path from 'node:path';
import { inStoreThread } from '../../db/storeTask.ts';
import { forgetSignIns, getUser } from '../../db/users.ts';
import type { OutputOf } from '../../shared/contract/contract.ts';
import { forbidden, invalid, ok, type Result } from '../../shared/result.ts';
import { hubClient } from '../sync/hubClient.ts';
import { joinByFile, joinByHub, type Joined, type JoinPorts } from '../sync/joining.ts';
import { INVITATION } from '../sync/names.ts';
import { welcome } from './arrival.ts';
import { admit, type Door, type House } from './house.ts';

/** A new device joins an office that there is elsewhere. */

export interface JoinInput {
  readonly code: string;
  /** '': from a file. */
  readonly hubUrl: string;
  readonly certificate: string;
  readonly folder: string;
  /** '' where the folder holds one such file. */
  readonly fileName: string;
  readonly passphrase: string;
}

type Progress = OutputOf<'session.joining'>;

const STEPS = {
  invitation: 'invitation',
  records: 'records',
  settling: 'checking',
  documents: 'changes',
} as const;

export function joiningOffice(house: House) {
  let progress: Progress = null;
  return {
    join(input: JoinInput): Promise<Result<{ recoveryCode: string; userName: string }>> {
      return house.inTurn(async () => {
        const door = house.door;
        if (!door || door.sample) return forbidden('Leave the sample office first, then join your own.');
        const state = door.store.state();
        if (!state.ok) return state;
        if (state.value !== 'empty') return forbidden('There is an office on this computer already.');
        progress = { step: 'invitation', done: 0, total: 0 };
        try {
          const joined = await fetchOffice(house, door, input, (now) => (progress = now));
          return joined.ok ? enter(house, door, joined.value) : joined;
        } finally {
          progress = null;
        }
      });
    },

    /** How far it has come; null while nobody joins. */
    joining(): Progress {
      return progress;
    },
  };
}

async function fetchOffice(
  { ports }: House,
  { store }: Door,
  input: JoinInput,
  tell: (progress: Progress) => void,
): Promise<Result<Joined>> {
  const { signal } = new AbortController();
  const { clock } = ports;
  const joining: JoinPorts = {
    store,
    clock,
    settle: (order) => inStoreThread<'settle'>({ kind: 'settle', order }, () => undefined, signal),
    signal,
    tell: ({ step, done, total }) => tell({ step: STEPS[step], done, total }),
  };
  const order = { code: input.code, passphrase: input.passphrase };
  if (input.hubUrl !== '') {
    const place = { url: input.hubUrl.replace(/\/+$/, ''), certificate: input.certificate };
    return joinByHub(joining, order, (credentials) => hubClient({ place, credentials, clock, signal }));
  }
  const file = invitationIn(input.folder, input.fileName);
  return file.ok ? joinByFile(joining, order, file.value) : file;
}

function invitationIn(folder: string, name: string): Result<string> {
  if (folder === '')
    return invalid('folder', 'Give the address of the hub, or choose the folder with the file.');
  let names: string[];
  try {
    names = fs.readdirSync(folder).filter((each) => each.endsWith(INVITATION));
  } catch {
    return invalid('folder', 'There is no such folder. Is the stick in its place?');
  }
  const chosen = name === '' ? names : names.filter((each) => each === name);
  const [only, second] = chosen;
  if (only === undefined) return invalid('folder', 'There is no invitation in this folder.');
  if (second !== undefined)
    return invalid('fileName', 'There are several invitations in this folder. Choose one.');
  return ok(path.join(folder, only));
}

function enter(
  house: House,
  door: Door,
  { recoveryCode, person }: Joined,
): Result<{ recoveryCode: string; userName: string }> {
  const found = door.store.read((db) => ok(getUser(db, person.userId)));
  if (!found.ok) return found;
  const user = found.value;
  if (!user) throw new Error('an office was joined by somebody it does not know');
  // Passphrases and second factors are those of a computer: here nobody has been given any but this one.
  const own = door.store.write({ userId: user.id, action: 'session.join' }, (tx) => {
    forgetSignIns(tx);
    return ok(undefined);
  });
  if (!own.ok) return own;
  admit(house, door, user);
  welcome(house, door, user, { passphrase: true });
  door.store.note({
    userId: user.id,
    userName: user.name,
    kind: 'device',
    channel: 'session.join',
    details: {},
  });
  return ok({ recoveryCode, userName: user.name });
}
