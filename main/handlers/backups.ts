import { performance } from 'node:perf_hooks';
import { damagedDocuments } from '../../db/damagedDocuments.ts';
import { safeguards } from '../../db/nouns.ts';
import { safeguardsOf } from '../../db/safeguards.ts';
import { restoredFrom } from '../../db/storeIdentity.ts';
import type { BackupCredentials, BackupSign, FolderFacts } from '../../shared/contract/backups.ts';
import { locked, ok, type Result, unavailable } from '../../shared/result.ts';
import { problemSentence } from '../backups/backups.ts';
import { destroyChosen, isStillAside, listAside } from '../backups/aside.ts';
import { mendFromBackups } from '../backups/mending.ts';
import { exportEverything, forgetLeft } from '../backups/exportEverything.ts';
import { readLosses } from '../backups/losses.ts';
import { bytesOfFolder, judgeFolder } from '../backups/place.ts';
import {
  browse,
  compared,
  createBackupKeys,
  findBackup,
  type Found,
  holdersOf,
  letStay,
  mayRestore,
  peopleBackSince,
  restoreElsewhere,
  restoreHere,
} from '../backups/restoring.ts';
import type { EffectContext, Handlers } from '../dispatch.ts';
import { proveSelf } from '../proveSelf.ts';
import type { Services } from '../services.ts';
import { frameOf } from './frame.ts';

type BackupHandlers = Pick<Handlers, Extract<keyof Handlers, `backups.${string}` | `export.${string}`>>;

const openBackup = createBackupKeys(() => performance.now());

const QUIET: BackupSign = { lastBackupAt: null, problem: null, notices: [] };

/** Backups of the office, taking one back, and everything as open files. */
export const backupHandlers: BackupHandlers = {
  async 'backups.sign'(_, { services }) {
    void services.backups.tick();
    const state = services.backups.state();
    if (!state) return ok(QUIET);
    const { lastBackupAt, problem, notices } = state;
    return ok({ lastBackupAt, problem, notices });
  },
  async 'backups.overview'(_, { services, user }) {
    const state = services.backups.state();
    if (!state) return locked();
    const { place, history, safeguards: rules } = state;
    const facts = place.usual ? null : judge(services, place.folder);
    const found = browse(services, user, place.folder);
    const restored = services.read(({ db }) => ok(restoredFrom(db)));
    if (!restored.ok) return restored;
    const damaged = services.read(({ db }) => ok(damagedDocuments(db).length));
    if (!damaged.ok) return damaged;
    const peopleBack = peopleBackSince(services, restored.value);
    if (!peopleBack.ok) return peopleBack;
    return ok({
      folder: place.folder,
      usual: place.usual,
      facts: facts?.ok ? facts.value : null,
      backups: found.ok ? found.value.backups : [],
      lastGoodAt: history.lastGoodAt,
      hour: rules.backupHour,
      due: state.due,
      rules: { daily: rules.backupDaily, weekly: rules.backupWeekly, monthly: rules.backupMonthly },
      problem: state.problem,
      lastProblem: history.lastFailed ? problemSentence(history.lastProblem) : '',
      notices: state.notices,
      damagedDocuments: damaged.value,
      exportsLeft: [...state.exportsLeft],
      restored: restored.value && {
        backup: restored.value.backup,
        backupMadeAt: restored.value.backupMadeAt,
        at: restored.value.at,
        aside: isStillAside(services, restored.value.aside) ? restored.value.aside : '',
        unreadable: restored.value.unreadable,
        damaged: restored.value.aside.startsWith('quarantine/'),
        ...peopleBack.value,
      },
    });
  },
  async 'backups.run'(_, { services }) {
    return services.backups.run('byHand');
  },
  async 'backups.progress'(_, { services }) {
    return ok(services.backups.progress());
  },
  async 'backups.judgeFolder'({ folder }, { services }) {
    return judge(services, folder);
  },
  async 'backups.pickFolder'(_, { services, user }) {
    const may = mayRestore(services, user);
    if (!may.ok) return may;
    const { folders } = services.ports;
    return folders
      ? ok({ folder: await folders.choose() })
      : unavailable('noFolderDialog', 'There is no dialog for folders here. Type the whole path.');
  },
  async 'backups.choose'({ folder }, { services }) {
    if (folder !== '') {
      const fit = judge(services, folder);
      if (!fit.ok) return fit;
    }
    return services.write('backups.choose', null, (context) => {
      const values = { ...safeguardsOf(context.db), backupFolder: folder };
      const [saved] = safeguards.select(context.db, 'where deleted_at is null order by id limit 1');
      if (!saved) {
        safeguards.insert(frameOf(context), values);
        return ok({});
      }
      const { id, revision } = saved;
      const updated = safeguards.update(frameOf(context), { id, revision }, values);
      return updated.ok ? ok({}) : updated;
    });
  },
  async 'backups.browse'({ folder }, { services, user }) {
    const may = mayRestore(services, user);
    return may.ok ? browse(services, user, folder) : may;
  },
  async 'backups.holders'({ folder, name }, { services, user }) {
    const found = allowed(services, user, folder, name);
    return found.ok ? holdersOf(found.value) : found;
  },
  async 'backups.look'({ folder, name, credentials }, { services, user }) {
    const found = allowed(services, user, folder, name);
    if (!found.ok) return found;
    const dataKey = await openNoted(services, 'backups.look', found.value, credentials);
    if (!dataKey.ok) return dataKey;
    const order = { backup: found.value.backup, dataKey: dataKey.value };
    const look = await services.backups.work({ kind: 'look', order }, 'look');
    if (!look.ok) return look;
    const { counts, missing } = look.value;
    return ok({ row: found.value.row, counts: compared(services, counts), missing });
  },
  async 'backups.restore'({ folder, name, credentials, into, ownPassphrase }, { services, user }) {
    const found = allowed(services, user, folder, name);
    if (!found.ok) return found;
    if (user !== null) {
      const proved = await proveSelf(services, 'backups.restore', ownPassphrase);
      if (!proved.ok) return proved;
    }
    const dataKey = await openNoted(services, 'backups.restore', found.value, credentials);
    if (!dataKey.ok) return dataKey;
    // What is there is kept aside whatever comes of this one: a full disk must not keep anybody from their records.
    if (into === null && user !== null) await services.backups.run('beforeRestore');
    const restored =
      into === null
        ? await restoreHere(services, found.value, dataKey.value)
        : await restoreElsewhere(services, found.value, dataKey.value, { into, user });
    if (!restored.ok) return restored;
    const status = services.session.status();
    if (!status.ok) return status;
    const { unreadable, aside } = restored.value;
    return ok({ status: status.value, unreadable, aside, folder: into ?? '' });
  },
  async 'backups.peopleStay'({ ids }, { services }) {
    return letStay(services, ids);
  },
  async 'backups.aside'(_, { services }) {
    return listAside(services);
  },
  async 'backups.destroyAside'(input, { services }) {
    return destroyChosen(services, input);
  },
  async 'backups.losses'(_, { services }) {
    return readLosses(services);
  },
  async 'backups.mendDocuments'(_, { services }) {
    return mendFromBackups(services);
  },
  async 'export.leftGone'({ folders }, { services }) {
    return forgetLeft(services, folders);
  },
  async 'export.everything'(input, { services, user }) {
    return user ? exportEverything(services, user, input) : locked();
  },
};

function allowed(services: Services, user: EffectContext['user'], folder: string, name: string) {
  const may = mayRestore(services, user);
  return may.ok ? findBackup(services, user, folder, name) : may;
}

/** Opens a backup; of somebody who is signed in a wrong try is noted. */
async function openNoted(
  services: Services,
  channel: string,
  found: Found,
  credentials: BackupCredentials,
): Promise<Result<Buffer>> {
  const opened = await openBackup(found, credentials);
  if (!opened.ok && opened.fault.kind === 'invalid')
    services.note({ kind: 'signInFailed', channel, details: { count: 1, backup: found.row.name } });
  return opened;
}

function judge(services: Services, folder: string): Result<FolderFacts> {
  const open = services.session.open();
  if (!open) return locked();
  const { paths } = open.store;
  return judgeFolder(folder, paths.folder, bytesOfFolder([paths.database, paths.attachments]));
}
