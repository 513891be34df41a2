import { getDocument } from '../../db/documents.ts';
import { equipment, photoMarks } from '../../db/nouns.ts';
import { marksOf } from '../../db/photoMarks.ts';
import { countLogs, verifyLog } from '../../db/serviceLog.ts';
import { getVisit } from '../../db/visits.ts';
import type { NamedLogBreak } from '../../shared/contract/visitLog.ts';
import { equipmentName } from '../../shared/domain/equipment.ts';
import type { LogBreak } from '../../shared/domain/serviceLog.ts';
import { fail, invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext } from '../dispatch.ts';
import { frameOf } from './frame.ts';

type VisitLogHandlers = Pick<
  Handlers,
  'service.countLogs' | 'service.verifyLog' | 'documents.marks' | 'documents.saveMarks'
>;

/** The log of signed visits, and marks on their photos. */
export const visitLogHandlers: VisitLogHandlers = {
  'service.countLogs': (_, { db }) => ok({ logs: countLogs(db) }),
  'service.verifyLog'({ equipmentId, after }, { db }) {
    if (equipmentId !== null && !equipment.get(db, equipmentId)) return notFound('device');
    const part = verifyLog(db, equipmentId === null ? { after } : { equipmentId });
    return ok({ ...part, breaks: part.breaks.map((each) => named(db, each)) });
  },
  'documents.marks': ({ documentId }, { db }) => ok(marksOf(db, documentId)),
  'documents.saveMarks'(input, context) {
    const { db } = context;
    const document = getDocument(db, input.values.documentId);
    if (!document) return notFound('photo');
    const free = mayBeMarked(context, document.visitId);
    if (!free.ok) return free;
    const known = marksOf(db, document.id);
    if ((known?.id ?? null) !== input.id) {
      return invalid(
        'values.documentId',
        'This photo was marked meanwhile. Open it again, then add your marks.',
      );
    }
    return photoMarks.save(frameOf(context), input);
  },
};

function mayBeMarked({ db }: ReadContext, visitId: string | null): Result<void> {
  if (visitId === null || !getVisit(db, visitId)?.seal) return ok(undefined);
  return fail({
    kind: 'blocked',
    message: 'This visit is signed and sealed: the marks on its photos stay as they were.',
    rules: [],
  });
}

/** The break with what a person knows the entry by. A visit that cannot be read any more has only its device. */
function named(db: ReadContext['db'], found: LogBreak): NamedLogBreak {
  const device = found.equipmentId === null ? null : equipment.get(db, found.equipmentId);
  return {
    ...found,
    device: device ? equipmentName({ ...device, serial: '' }) : '',
    serial: device?.serial ?? '',
    visitedOn: visitDay(db, found.visitId),
  };
}

function visitDay(db: ReadContext['db'], visitId: string): string | null {
  try {
    return getVisit(db, visitId)?.visitedOn ?? null;
  } catch {
    // What somebody wrote into it is no longer a visit: that is what the break says.
    return null;
  }
}
