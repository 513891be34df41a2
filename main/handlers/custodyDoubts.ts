import { openVisitDays } from '../../db/custody.ts';
import { likeDevicesHeld } from '../../db/duplicates.ts';
import { openRecallsOf, unsweptRecallsOf } from '../../db/recalls.ts';
import { familyOf } from '../../shared/codes/modifiers.ts';
import {
  IN_REPAIR,
  OTHER_KIND,
  RECALL_OPEN,
  SERIAL_ELSEWHERE,
  VISIT_OPEN,
} from '../../shared/contract/custody.ts';
import { formatUsDate } from '../../shared/domain/dates.ts';
import type { Equipment } from '../../shared/domain/equipment.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { isBlank } from '../../shared/domain/record.ts';
import { fail, invalid, ok, type Result } from '../../shared/result.ts';
import type { ReadContext } from '../dispatch.ts';

/** What gives pause before a device moves: refused once in words, then done with a typed reason that the log keeps. */
export interface Doubt {
  readonly rule: string;
  readonly message: string;
}

/** @param answer where the reason is typed, and whether the doubts were seen before */
export function settled(
  doubts: readonly Doubt[],
  answer: { readonly path: string; readonly reason: string; readonly anyway: boolean },
): Result<void> {
  if (doubts.length === 0) return ok(undefined);
  if (!answer.anyway) {
    return fail({
      kind: 'blocked',
      message: doubts.map(({ message }) => message).join(' '),
      rules: doubts.map(({ rule }) => rule),
    });
  }
  return isBlank(answer.reason)
    ? invalid(answer.path, 'Say why it is done all the same: the log keeps the reason.')
    : ok(undefined);
}

/** What speaks against a device going into a home: an open recall, a repair that is not done. */
export function goingOutDoubts(db: ReadContext['db'], device: Equipment): readonly Doubt[] {
  const recalls = recallTitles(db, device);
  return [
    ...(recalls.length > 0
      ? [
          {
            rule: RECALL_OPEN,
            message: `This device stands under an open recall: ${recalls.join('; ')}. Settle it in the recall first. If it has to go out all the same, go on and say why.`,
          },
        ]
      : []),
    ...(device.status === 'inRepair'
      ? [
          {
            rule: IN_REPAIR,
            message:
              'This device is in repair. Finish the repair first, or go on and say why it goes out as it is.',
          },
        ]
      : []),
  ];
}

/** Titles of the open recalls that name a device or cannot rule it out. */
export function recallTitles(db: ReadContext['db'], device: Equipment): readonly string[] {
  const found = [...openRecallsOf(db, device.id), ...unsweptRecallsOf(db, device)];
  return [...new Set(found.map(({ title }) => title))];
}

/** @param besides a device that comes back in the same write */
export function twinDoubts(
  db: ReadContext['db'],
  device: Equipment,
  besides: Id | null = null,
): readonly Doubt[] {
  const twins = likeDevicesHeld(db, device).filter((id) => id !== besides);
  if (twins.length === 0) return [];
  const which = twins.length === 1 ? 'Another device record' : `${twins.length} other device records`;
  return [
    {
      rule: SERIAL_ELSEWHERE,
      message: `${which} with this serial ${twins.length === 1 ? 'is' : 'are'} in another home. If it is the same device, pick it up there first. If both are real, go on and say why.`,
    },
  ];
}

export function visitDoubts(db: ReadContext['db'], equipmentId: Id): readonly Doubt[] {
  const days = openVisitDays(db, equipmentId);
  if (days.length === 0) return [];
  const named = days
    .map((day) => (day === null ? 'without a date' : `of ${formatUsDate(day)}`))
    .join(' and ');
  return [
    {
      rule: VISIT_OPEN,
      message: `The visit ${named} on this device is still open. Sign it first, or go on: the visit stays and can be signed afterward.`,
    },
  ];
}

/** An exchange is like for like: the rental goes on by its months, whatever stands there. */
export function otherKindDoubts(old: Equipment, other: Equipment): readonly Doubt[] {
  const families = [familyOf(old.hcpcs), familyOf(other.hcpcs)];
  const sameFamily = old.hcpcs === '' || other.hcpcs === '' || families[0] === families[1];
  if (old.kind === other.kind && sameFamily) return [];
  return [
    {
      rule: OTHER_KIND,
      message:
        'The two devices are not of the same kind, as far as the register tells. An exchange goes on with the rental as it is: for another kind of equipment pick this one up and deliver the other. If they do the same, go on and say why.',
    },
  ];
}
