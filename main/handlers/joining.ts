import path from 'node:path';
import { devices, nextTag } from '../../db/branches.ts';
import { getOffice } from '../../db/offices.ts';
import { deviceState } from '../../db/sync/deviceState.ts';
import { officeRow } from '../../db/sync/roster.ts';
import { getUser } from '../../db/users.ts';
import { blocked, locked, notFound, ok } from '../../shared/result.ts';
import type { Handlers } from '../dispatch.ts';
import { proveSelf } from '../proveSelf.ts';
import type { Services } from '../services.ts';
import { inviteByFile, inviteByHub, type InviteOrder, type InvitePorts } from '../sync/inviting.ts';
import { freeName, INVITATION } from '../sync/names.ts';
import { connectTo, invitePorts } from '../sync/syncing.ts';
import { frameOf } from './frame.ts';

type JoiningHandlers = Pick<Handlers, 'branches.invite' | 'session.join' | 'session.joining'>;

/** New devices of the office: invited here, joined there. */
export const joiningHandlers: JoiningHandlers = {
  async 'branches.invite'({ name, branchId, userId, administers, folder, ownPassphrase }, { services }) {
    const open = services.session.open();
    if (!open) return locked();
    const proved = await proveSelf(services, 'branches.invite', ownPassphrase);
    if (!proved.ok) return proved;
    const known = services.read(({ db, today }) =>
      ok({
        office: officeRow(db),
        own: deviceState(db),
        officeName: getOffice(db)?.name ?? '',
        person: getUser(db, userId),
        today,
      }),
    );
    if (!known.ok) return known;
    const { office, own, officeName, person, today } = known.value;
    if (!office || !own || office.signingKey === '')
      return blocked('Only a device that may add and remove others can invite one.');
    if (!person?.active) return notFound('person');
    if (folder === '' && office.hubUrl === '')
      return blocked('There is no hub. Choose a folder for the file.');
    // Before the records are copied, so that the new device has its own row from its first moment.
    const added = services.write('branches.invite', null, (context) => {
      const id = context.newId();
      devices.insert(frameOf(context), { name: name.trim(), tag: nextTag(context.db), branchId }, id);
      return ok(id);
    });
    if (!added.ok) return added;
    const order: InviteOrder = {
      person: { userId, name: person.name },
      officeName,
      branchId,
      may: administers ? 'administer' : 'work',
      device: added.value,
    };
    const file =
      folder === ''
        ? ''
        : freeName(folder, { office: office.id, what: 'invitation', day: today, ending: INVITATION });
    const invited =
      file === ''
        ? await byHub(services, order)
        : await inviteByFile(portsOf(services), order, path.join(folder, file));
    if (!invited.ok) {
      services.write('branches.invite', null, (context) =>
        devices.remove(frameOf(context), { id: added.value, revision: 1 }),
      );
      return invited;
    }
    services.syncing.poke();
    services.note({
      kind: 'device',
      channel: 'branches.invite',
      subject: 'device',
      subjectId: added.value,
      patientId: '',
      details: { byHub: file === '' },
    });
    const { code, expiresAt } = invited.value;
    return ok({ code, expiresAt, hubUrl: office.hubUrl, file });
  },
  async 'session.join'(input, { services }) {
    const joined = await services.session.join(input);
    if (joined.ok) services.syncing.tick();
    return joined;
  },
  async 'session.joining'(_, { services }) {
    return ok(services.session.joining());
  },
};

function portsOf({ session, ports, sitting }: Services): InvitePorts {
  const open = session.open();
  if (!open) throw new Error('nobody is signed in');
  return invitePorts(open.store, ports, sitting);
}

async function byHub(services: Services, order: InviteOrder): ReturnType<typeof inviteByHub> {
  // So that the copy is not behind the line, and the hub knows who invites.
  await services.syncing.now();
  const known = services.read(({ db }) => ok({ office: officeRow(db), own: deviceState(db) }));
  if (!known.ok) return known;
  const { office, own } = known.value;
  if (!office || !own) return locked();
  const hub = connectTo(office, own, services.ports.clock, services.sitting);
  try {
    return await inviteByHub(portsOf(services), order, hub);
  } finally {
    hub.close();
  }
}
