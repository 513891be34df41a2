import { z } from 'zod';
import { Person, PersonValues } from '../shared/domain/access.ts';
import { User } from '../shared/domain/people.ts';
import type { IsoDate } from '../shared/domain/dates.ts';
import type { Id } from '../shared/domain/ids.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Connection } from './open.ts';
import { type TableShape, updateRecord, type WriteFrame } from './recordTable.ts';
import { all, count, first, run, type SqlRow } from './rows.ts';

/** The people who work with the program. Their passphrases are not here but in the key file. */

const COLUMNS = 'id, name, role, qualification, active';

function userOf(row: SqlRow): User {
  return User.parse({ ...row, active: row['active'] === 1 });
}

/** Also one who has left, and one who came by the emergency code: histories name them. */
export function getUser(db: Connection, id: Id): User | null {
  const row = first(db, `select ${COLUMNS} from user where id = ? and deleted_at is null`, [id]);
  return row ? userOf(row) : null;
}

/** The staff, those who left among them as not active; nobody who came by the emergency code. */
export function listUsers(db: Connection): User[] {
  return all(db, `select ${COLUMNS} from user where deleted_at is null and emergency = 0 order by name`).map(
    userOf,
  );
}

export function insertUser(
  frame: Pick<WriteFrame, 'db' | 'at'>,
  user: User,
  made: { readonly mustChange?: boolean; readonly emergency?: boolean } = {},
): void {
  run(
    frame.db,
    `insert into user (id, name, role, qualification, active, must_change, emergency, created_at, updated_at)
     values (:id, :name, :role, :qualification, :active, :mustChange, :emergency, :at, :at)`,
    {
      ...user,
      active: user.active ? 1 : 0,
      mustChange: made.mustChange ? 1 : 0,
      emergency: made.emergency ? 1 : 0,
      at: frame.at,
    },
  );
}

/** A person as the books know them; whether they have a passphrase is for the key file to say. */
export type PersonRow = Omit<Person, 'hasPassphrase' | 'keyOwed'>;

const PEOPLE = `select u.id, u.revision, u.name, u.role, u.qualification, u.active, u.must_change as mustChange,
    u.second_factor as secondFactor, u.left_on as leftOn, s.last_at as lastSignInAt
  from user u left join sign_in s on s.user_id = u.id
  where u.deleted_at is null and u.emergency = 0`;

function personOf(row: SqlRow): PersonRow {
  return Person.omit({ hasPassphrase: true, keyOwed: true }).parse({
    ...row,
    active: row['active'] === 1,
    mustChange: row['mustChange'] === 1,
    secondFactor: row['secondFactor'] === 1,
  });
}

/** Those who are here first, then those who left; each by name. */
export function listPeople(db: Connection): PersonRow[] {
  return all(db, `${PEOPLE} order by u.left_on is not null, u.name, u.id`).map(personOf);
}

export function getPerson(db: Connection, id: Id): PersonRow | null {
  const row = first(db, `${PEOPLE} and u.id = ?`, [id]);
  return row ? personOf(row) : null;
}

/** How many may answer for the office: owners who are here and may sign in. */
export function countOwners(db: Connection): number {
  return count(
    db,
    `select count(*) from user
     where role = 'owner' and active = 1 and emergency = 0 and left_on is null and deleted_at is null`,
  );
}

const PERSON: TableShape<PersonValues, unknown> = {
  table: 'user',
  noun: 'person',
  fields: ['name', 'role', 'qualification'],
  json: [],
  booleans: [],
  parse: z.looseObject(PersonValues.shape),
};

/** @returns `conflict` when somebody saved first, `notFound`. */
export function updatePerson(
  frame: WriteFrame,
  target: { readonly id: Id; readonly revision: number },
  values: PersonValues,
): Result<void> {
  const saved = updateRecord(frame, PERSON, target, values);
  return saved.ok ? ok(undefined) : saved;
}

/** What the program itself notes of a person. */
export interface UserState {
  readonly mustChange?: boolean;
  readonly secondFactor?: boolean;
  readonly active?: boolean;
  readonly leftOn?: IsoDate;
}

export function setUserState(frame: Pick<WriteFrame, 'db' | 'at'>, id: Id, state: UserState): void {
  const flag = (value: boolean | undefined): number | null => (value === undefined ? null : value ? 1 : 0);
  run(
    frame.db,
    `update user set must_change = coalesce(:mustChange, must_change),
       second_factor = coalesce(:secondFactor, second_factor), active = coalesce(:active, active),
       left_on = coalesce(:leftOn, left_on), revision = revision + 1, updated_at = :at
     where id = :id`,
    {
      id,
      at: frame.at,
      mustChange: flag(state.mustChange),
      secondFactor: flag(state.secondFactor),
      active: flag(state.active),
      leftOn: state.leftOn ?? null,
    },
  );
}

/** What a person's sign-ins leave: when the last one was, and when the passphrase was set. Instants. */
export interface SignInNote {
  readonly lastAt: string | null;
  readonly passphraseAt: string | null;
}

export function signInOf(db: Connection, userId: Id): SignInNote & { readonly mustChange: boolean } {
  const row = first<{ lastAt: string | null; passphraseAt: string | null; mustChange: number }>(
    db,
    `select s.last_at as lastAt, coalesce(s.passphrase_at, u.created_at) as passphraseAt,
       u.must_change as mustChange
     from user u left join sign_in s on s.user_id = u.id where u.id = ?`,
    [userId],
  );
  return {
    lastAt: row?.lastAt ?? null,
    passphraseAt: row?.passphraseAt ?? null,
    mustChange: row?.mustChange === 1,
  };
}

/** Notes an instant for a person; what is not given stays. */
export function noteSignIn(db: Connection, userId: Id, note: Partial<SignInNote>): void {
  run(
    db,
    `insert into sign_in (user_id, last_at, passphrase_at) values (:userId, :lastAt, :passphraseAt)
     on conflict (user_id) do update set last_at = coalesce(:lastAt, last_at),
       passphrase_at = coalesce(:passphraseAt, passphrase_at)`,
    { userId, lastAt: note.lastAt ?? null, passphraseAt: note.passphraseAt ?? null },
  );
}

/** How people signed in on the device that the records came from. Inside a write. */
export function forgetSignIns({ db, at }: Pick<WriteFrame, 'db' | 'at'>): void {
  run(
    db,
    `update user set must_change = 0, second_factor = 0, revision = revision + 1, updated_at = ?
     where must_change = 1 or second_factor = 1`,
    [at],
  );
}
