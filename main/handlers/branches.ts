import {
  booksOf,
  branches,
  branchRoles,
  devices,
  hubUrlOf,
  keepBooksHere,
  listBranchRoles,
  listBranches,
  listDevices,
  roleAt,
} from '../../db/branches.ts';
import { roleFor, listConflicts, settleConflict } from '../../db/conflicts.ts';
import { deviceState } from '../../db/sync/deviceState.ts';
import { rightHere } from '../../db/sync/devices.ts';
import { thisBranchOf } from '../../db/thisBranch.ts';
import type { Role } from '../../shared/domain/people.ts';
import { forbidden, invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers } from '../dispatch.ts';
import { proveSelf } from '../proveSelf.ts';
import { frameOf } from './frame.ts';

type BranchHandlers = Pick<
  Handlers,
  | `branches.${'overview' | 'save' | 'saveDevice' | 'saveRole' | 'keepBooksHere'}`
  | `conflicts.${'list' | 'settle'}`
>;

const LEADING: readonly Role[] = ['owner', 'billingLead'];

/** Branches and devices of the office, and what two people wrote at the same time. What needs other devices is in joining.ts. */
export const branchHandlers: BranchHandlers = {
  'branches.overview'(_, { db }) {
    const own = deviceState(db);
    return ok({
      on: own !== null,
      administers: rightHere(db) === 'administer',
      thisDeviceId: own?.id ?? null,
      thisBranchId: thisBranchOf(db),
      branches: listBranches(db),
      devices: listDevices(db),
      branchRoles: listBranchRoles(db),
      books: booksOf(db),
      hubUrl: hubUrlOf(db),
    });
  },
  'branches.save'(input, context) {
    const name = input.values.name.trim();
    const same = listBranches(context.db).find(
      (branch) => branch.id !== input.id && branch.name.toLowerCase() === name.toLowerCase(),
    );
    if (same) return invalid('values.name', 'Another branch has this name.');
    return branches.save(frameOf(context), { ...input, values: { ...input.values, name } });
  },
  'branches.saveDevice'({ id, revision, name, branchId }, context) {
    const before = devices.get(context.db, id);
    if (!before) return notFound('device');
    const { tag } = before;
    const saved = devices.update(frameOf(context), { id, revision }, { name: name.trim(), tag, branchId });
    return saved.ok ? ok({}) : saved;
  },
  'branches.saveRole'({ userId, branchId, role }, context) {
    const frame = frameOf(context);
    const before = roleAt(context.db, userId, branchId);
    if (role === null) return before ? toNothing(branchRoles.remove(frame, before)) : ok({});
    const values = { userId, branchId, role };
    return toNothing(
      branchRoles.save(frame, { id: before?.id ?? null, revision: before?.revision ?? null, values }),
    );
  },
  async 'branches.keepBooksHere'({ ownPassphrase }, { services }) {
    const proved = await proveSelf(services, 'branches.keepBooksHere', ownPassphrase);
    if (!proved.ok) return proved;
    return services.write('branches.keepBooksHere', null, ({ db, now }) => {
      keepBooksHere(db, now);
      return ok({});
    });
  },
  'conflicts.list'(page, { db }) {
    return ok(listConflicts(db, page));
  },
  'conflicts.settle'(settling, context) {
    const asks = roleFor(settling.table);
    const may =
      asks === 'desk' ||
      (asks === 'lead' ? LEADING.includes(context.user.role) : context.user.role === 'owner');
    if (!may) return forbidden(`Ask the ${asks === 'owner' ? 'owner' : 'billing lead'} to settle this.`);
    const settled = settleConflict({ ...frameOf(context), user: context.user }, settling);
    return settled.ok ? ok({}) : settled;
  },
};

function toNothing<T>(result: Result<T>): Result<Record<string, never>> {
  return result.ok ? ok({}) : result;
}
