import type { AuditDetails, AuditKind } from '../../shared/domain/auditEntry.ts';
import type { User } from '../../shared/domain/people.ts';
import type { Fault } from '../../shared/result.ts';
import { type Door, WAYS_IN } from './house.ts';

/** What the audit trail is told of doors: who came, who was turned away, who went. */

export function noteAs(
  door: Door | null,
  user: User | null,
  kind: AuditKind,
  channel: string,
  details: AuditDetails = {},
  about: { readonly subject: string; readonly subjectId: string } | null = null,
): void {
  door?.store.note({
    userId: user?.id ?? '',
    userName: user?.name ?? '',
    kind,
    channel,
    details,
    ...(about ?? {}),
  });
}

/** Of somebody who is signed in and typed a passphrase that is not theirs. */
export function noteWrong(door: Door, user: User, channel: string, fault: Fault): void {
  if (fault.kind !== 'invalid' || !fault.issues.some((issue) => issue.path === 'passphrase')) return;
  noteAs(door, user, 'signInFailed', channel, { count: 1 });
}

/** A locked store takes no note: whoever was turned away since the last sitting is told at the next one. */
export function tellTurnedAway(door: Door): void {
  for (const { userId, kind, count } of door.store.turnedAway()) {
    const about = userId === '' ? null : { subject: 'user', subjectId: userId };
    noteAs(door, null, 'signInFailed', WAYS_IN[kind], { count }, about);
  }
  door.store.turnedAwayTold();
}
