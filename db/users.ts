import { User } from '../shared/domain/people.ts';
import type { Id } from '../shared/domain/ids.ts';
import type { Connection } from './open.ts';
import type { WriteFrame } from './recordTable.ts';
import { all, first, run, type SqlRow } from './rows.ts';

/** The people who work with the program. Their passphrases are not here but in the key file. */

const COLUMNS = 'id, name, role, qualification, active';

function userOf(row: SqlRow): User {
  return User.parse({ ...row, active: row['active'] === 1 });
}

export function getUser(db: Connection, id: Id): User | null {
  const row = first(db, `select ${COLUMNS} from user where id = ? and deleted_at is null`, [id]);
  return row ? userOf(row) : null;
}

export function listUsers(db: Connection): User[] {
  return all(db, `select ${COLUMNS} from user where deleted_at is null order by name`).map(userOf);
}

export function insertUser(frame: WriteFrame, user: User): void {
  run(
    frame.db,
    `insert into user (id, name, role, qualification, active, created_at, updated_at)
     values (:id, :name, :role, :qualification, :active, :at, :at)`,
    { ...user, active: user.active ? 1 : 0, at: frame.at },
  );
}
