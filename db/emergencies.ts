import { EmergencyOpening, emergencyUserName } from '../shared/domain/access.ts';
import type { Id } from '../shared/domain/ids.ts';
import type { User } from '../shared/domain/people.ts';
import type { Connection } from './open.ts';
import type { WriteFrame } from './recordTable.ts';
import { all, first, run } from './rows.ts';

/** The log of the emergency code: made, typed back, used, and that an owner has read of the use. */

export type EmergencyKind = 'codeMade' | 'codeTypedBack' | 'opened' | 'read';

export function insertEmergencyEvent(
  frame: WriteFrame,
  event: { readonly kind: EmergencyKind; readonly openingId?: Id; readonly reason?: string },
  user: Pick<User, 'id' | 'name'>,
): Id {
  const id = frame.newId();
  run(
    frame.db,
    `insert into emergency_event (id, kind, opening_id, reason, at, user_id, user_name)
     values (:id, :kind, :openingId, :reason, :at, :userId, :userName)`,
    {
      id,
      kind: event.kind,
      openingId: event.openingId ?? id,
      reason: event.reason ?? '',
      at: frame.at,
      userId: user.id,
      userName: user.name,
    },
  );
  return id;
}

/** Every use of the code, newest first. */
export function emergencyOpenings(db: Connection): EmergencyOpening[] {
  const prefix = emergencyUserName('');
  return all<Record<string, string | null>>(
    db,
    `select o.id, o.user_id as userId, o.user_name as name, o.reason, o.at,
       (select min(r.at) from emergency_event r where r.kind = 'read' and r.opening_id = o.id) as readAt,
       coalesce((select r.user_name from emergency_event r where r.kind = 'read' and r.opening_id = o.id
         order by r.n limit 1), '') as readBy
     from emergency_event o where o.kind = 'opened' order by o.n desc limit 200`,
  ).map((row) => EmergencyOpening.parse({ ...row, name: String(row['name']).replace(prefix, '') }));
}

/** When the code that counts now was made, and when it was typed back; null where neither happened. */
export function emergencyCodeNote(db: Connection): {
  readonly madeAt: string | null;
  readonly typedBackAt: string | null;
} {
  const made = first<{ n: number; at: string }>(
    db,
    `select n, at from emergency_event where kind = 'codeMade' order by n desc limit 1`,
  );
  if (!made) return { madeAt: null, typedBackAt: null };
  const back = first<{ at: string }>(
    db,
    `select at from emergency_event where kind = 'codeTypedBack' and n > ? order by n desc limit 1`,
    [made.n],
  );
  return { madeAt: made.at, typedBackAt: back?.at ?? null };
}
