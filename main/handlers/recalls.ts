import { getVisit } from '../../db/visits.ts';
import { equipment, patients, recalls, recallUnits } from '../../db/nouns.ts';
import {
  devicesToAdd,
  listRecalls,
  openRecallsOf,
  unitsOfRecall,
  unsweptRecallsOf,
} from '../../db/recalls.ts';
import type { RecallView } from '../../shared/contract/recalls.ts';
import type { Id } from '../../shared/domain/ids.ts';
import {
  type Recall,
  type RecallUnit,
  type RecallUnitValues,
  wasContacted,
} from '../../shared/domain/recall.ts';
import { matchRecall, recallGap } from '../../shared/domain/recallMatch.ts';
import { isBlank } from '../../shared/domain/record.ts';
import { recallLetterModel } from '../../shared/packet/recallLetter.ts';
import type { PacketModel } from '../../shared/packet/documentModel.ts';
import { recallReportModel } from '../../shared/packet/recallReport.ts';
import { fail, invalid, locked, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext, WriteContext } from '../dispatch.ts';
import { composeDocument } from '../documents/composeDocument.ts';
import { loadFonts } from '../documents/fonts.ts';
import { joinPages } from '../documents/joinPages.ts';
import { fileBytes } from '../documents/storedFile.ts';
import { frameOf } from './frame.ts';
import { printPacket } from './printPacket.ts';

type RecallHandlers = Pick<
  Handlers,
  | 'recalls.list'
  | 'recalls.get'
  | 'recalls.save'
  | 'recalls.sweep'
  | 'recalls.saveUnit'
  | 'recalls.close'
  | 'recalls.letters'
  | 'recalls.lettersSent'
  | 'recalls.report'
  | 'recalls.ofDevice'
>;

export const recallHandlers: RecallHandlers = {
  'recalls.list': ({ branchId }, { db }) => ok(listRecalls(db, branchId)),
  'recalls.get': ({ id }, context) => viewOf(context, id),
  'recalls.save'({ id, revision, values }, context) {
    if (isBlank(values.title)) return invalid('title', 'Give the recall a title.');
    const gap = recallGap(values);
    if (gap) return invalid(gap.path, gap.message);
    const stored = id === null ? null : recalls.get(context.db, id);
    if (stored?.closedOn) return closedFault();
    const kept = stored ?? { openedOn: context.today, closedOn: null, closingNote: '' };
    const { openedOn, closedOn, closingNote } = kept;
    return recalls.save(frameOf(context), {
      id,
      revision,
      values: { ...values, openedOn, closedOn, closingNote },
    });
  },
  'recalls.sweep'({ id }, context) {
    const recall = openRecall(context, id);
    if (!recall.ok) return recall;
    const found = devicesToAdd(context.db, recall.value);
    for (const { id: equipmentId, holderId } of found) {
      recallUnits.insert(frameOf(context), { ...NEW_UNIT, recallId: id, equipmentId, holderId });
    }
    const view = viewOf(context, id);
    return view.ok ? ok({ view: view.value, added: found.length }) : view;
  },
  'recalls.saveUnit'({ id, revision, values }, context) {
    const unit = recallUnits.get(context.db, id);
    if (!unit) return notFound('device of the recall');
    const recall = openRecall(context, unit.recallId);
    if (!recall.ok) return recall;
    for (const day of ['contactedOn', 'completedOn'] as const) {
      if ((values[day] ?? '') > context.today) return invalid(`values.${day}`, 'This day has not come yet.');
    }
    if (values.visitId !== null && values.visitId !== unit.visitId) {
      const visit = getVisit(context.db, values.visitId);
      if (visit?.equipmentId !== unit.equipmentId) {
        return invalid('values.visitId', 'This visit was to another device. Choose a visit to this one.');
      }
    }
    return recallUnits.update(frameOf(context), { id, revision }, dated(unit, values, context.today));
  },
  'recalls.close'({ id, revision, note, unsweptReason, reasons }, context) {
    const recall = openRecall(context, id);
    if (!recall.ok) return recall;
    const unswept = devicesToAdd(context.db, recall.value).length;
    if (unswept > 0 && isBlank(unsweptReason)) {
      return fail({
        kind: 'blocked',
        message: `${unswept === 1 ? '1 device' : `${String(unswept)} devices`} of the register may be meant and ${unswept === 1 ? 'is' : 'are'} not in the recall. Sweep the register, or say why the recall is closed without.`,
        rules: [],
      });
    }
    const given = new Map(reasons.map(({ unitId, reason }) => [unitId, reason.trim()]));
    const open = recallUnits
      .select(context.db, 'where recall_id = ? and deleted_at is null', [id])
      .filter(({ outcome }) => outcome === null);
    const silent = open.filter((unit) => (given.get(unit.id) ?? '') === '');
    if (silent.length > 0) {
      return fail({
        kind: 'blocked',
        message:
          silent.length === 1
            ? 'One device has no outcome. Enter it, or say why the recall is closed without it.'
            : `${String(silent.length)} devices have no outcome. Enter them, or say for each why the recall is closed without it.`,
        rules: [],
      });
    }
    for (const unit of open) {
      const { id: unitId, revision: seen, ...values } = unit;
      const openReason = given.get(unitId) ?? '';
      recallUnits.update(frameOf(context), { id: unitId, revision: seen }, { ...values, openReason });
    }
    const { id: _id, revision: _revision, ...values } = recall.value;
    const closed = recalls.update(
      frameOf(context),
      { id, revision },
      { ...values, closedOn: context.today, closingNote: closingNote(note, unswept, unsweptReason) },
    );
    return closed.ok ? viewOf(context, id) : closed;
  },
  async 'recalls.letters'({ id }, { services }) {
    const asked = services.read((context) => lettersOf(context, id));
    if (!asked.ok) return asked;
    const { letters, unitIds, fileName, madeAt } = asked.value;
    const fonts = await loadFonts();
    const pages: Uint8Array[] = [];
    // Without papers of others there is nothing that could harm the program: no worker for each of many letters.
    for (const letter of letters) {
      if (services.sitting.aborted) return locked();
      const { bytes } = await composeDocument(
        letter,
        (file) => Promise.resolve(fileBytes(services, file)),
        fonts,
      );
      pages.push(bytes);
    }
    const joined = await joinPages(pages, 'Recall letters', new Date(madeAt));
    // Only what was really made counts as printed.
    const marked = services.write('recalls.letters', null, (context) => markPrinted(context, unitIds));
    if (!marked.ok) return marked;
    return services.read(() =>
      ok({ ...put(services.outputs, joined.bytes, fileName), pages: joined.pages, unitIds: [...unitIds] }),
    );
  },
  'recalls.lettersSent'({ id, unitIds }, context) {
    const recall = openRecall(context, id);
    if (!recall.ok) return recall;
    const asked = new Set(unitIds);
    const units = recallUnits
      .select(context.db, 'where recall_id = ? and deleted_at is null', [id])
      // Whoever was spoken to stays so: a letter on top of that says less.
      .filter((unit) => asked.has(unit.id) && unit.contact !== 'reached');
    for (const { id: unitId, revision, ...values } of units) {
      const sent = { ...values, contact: 'letter', contactedOn: context.today } as const;
      const saved = recallUnits.update(frameOf(context), { id: unitId, revision }, sent);
      if (!saved.ok) return saved;
    }
    return viewOf(context, id);
  },
  async 'recalls.report'({ id }, { services }) {
    const asked = services.read((context) => {
      const recall = recalls.get(context.db, id);
      if (!recall) return notFound('recall');
      const units = unitsOfRecall(context.db, recall);
      return ok({
        model: recallReportModel({ office: context.office, recall, units, madeAt: context.now }),
        fileName: `recall-report-${context.today}.pdf`,
      });
    });
    if (!asked.ok) return asked;
    const { model, fileName } = asked.value;
    const printed = await printPacket(services, model);
    if (!printed.ok) return printed;
    const { bytes, pages } = printed.value;
    return services.read(() => ok({ ...put(services.outputs, bytes, fileName), pages }));
  },
  'recalls.ofDevice'({ id }, { db }) {
    const device = equipment.get(db, id);
    if (!device) return notFound('device');
    return ok([
      ...openRecallsOf(db, id).map((recall) => ({ ...recall, swept: true })),
      ...unsweptRecallsOf(db, device).map(({ id: recallId, title, hazard, action }) => ({
        recallId,
        title,
        hazard,
        action,
        swept: false,
      })),
    ]);
  },
};

const NEW_UNIT: Omit<RecallUnitValues, 'recallId' | 'equipmentId' | 'holderId'> = {
  contact: 'none',
  contactedOn: null,
  contactNote: '',
  outcome: null,
  completedOn: null,
  visitId: null,
  openReason: '',
};

function closedFault(): Result<never> {
  return fail({ kind: 'blocked', message: 'This recall is closed and stays as it was reported.', rules: [] });
}

function openRecall({ db }: ReadContext, id: Id): Result<Recall> {
  const recall = recalls.get(db, id);
  if (!recall) return notFound('recall');
  return recall.closedOn === null ? ok(recall) : closedFault();
}

function viewOf({ db }: ReadContext, id: Id): Result<RecallView> {
  const recall = recalls.get(db, id);
  if (!recall) return notFound('recall');
  return ok({
    recall,
    units: unitsOfRecall(db, recall),
    toAdd: recall.closedOn === null ? devicesToAdd(db, recall).length : 0,
  });
}

type UnitChange = Pick<
  RecallUnitValues,
  'contact' | 'contactedOn' | 'contactNote' | 'outcome' | 'completedOn' | 'visitId'
>;

/** A contact and an outcome have a day: today's where none was given. */
function dated(unit: RecallUnit, change: UnitChange, today: string): RecallUnitValues {
  const { recallId, equipmentId, holderId, openReason } = unit;
  return {
    recallId,
    equipmentId,
    holderId,
    openReason,
    ...change,
    contactedOn: wasContacted(change) ? (change.contactedOn ?? today) : null,
    completedOn: change.outcome === null ? null : (change.completedOn ?? today),
  };
}

interface Letters {
  readonly letters: readonly PacketModel[];
  readonly unitIds: readonly Id[];
  readonly fileName: string;
  readonly madeAt: string;
}

function lettersOf(context: ReadContext, id: Id): Result<Letters> {
  const { db, office, now, today } = context;
  const found = openRecall(context, id);
  if (!found.ok) return found;
  const recall = found.value;
  const byHolder = new Map<Id, { unitId: Id; equipmentId: Id }[]>();
  for (const { unit, holderId } of unitsOfRecall(db, recall)) {
    if (unit.outcome !== null || holderId === null) continue;
    const mine = byHolder.get(holderId) ?? [];
    byHolder.set(holderId, [...mine, { unitId: unit.id, equipmentId: unit.equipmentId }]);
  }
  const letters: PacketModel[] = [];
  const unitIds: Id[] = [];
  for (const [holderId, units] of byHolder) {
    const holder = patients.get(db, holderId);
    if (!holder) continue;
    const devices = units.flatMap(({ equipmentId }) => {
      const device = equipment.get(db, equipmentId);
      return device ? [{ ...device, doubtful: matchRecall(recall, device).match === 'unknown' }] : [];
    });
    letters.push(recallLetterModel({ office, recall, holder, devices, madeAt: now, on: today }));
    unitIds.push(...units.map(({ unitId }) => unitId));
  }
  if (letters.length === 0) {
    return fail({
      kind: 'blocked',
      message: 'Nobody is to be written to: no open device of this recall is with a patient.',
      rules: [],
    });
  }
  return ok({ letters, unitIds, fileName: `recall-letters-${today}.pdf`, madeAt: now });
}

/** Keeps the note with what was left out, so that the report says it. */
function closingNote(note: string, unswept: number, reason: string): string {
  const devices = unswept === 1 ? '1 device' : `${String(unswept)} devices`;
  const left = unswept === 0 ? '' : `Closed with ${devices} not swept in: ${reason.trim()}`;
  return [note.trim(), left].filter(Boolean).join(' ');
}

/** A letter that was printed was not sent yet. What is known already says more: a call, an earlier letter, an answer. */
function markPrinted(context: WriteContext, unitIds: readonly Id[]): Result<void> {
  for (const unitId of unitIds) {
    const unit = recallUnits.get(context.db, unitId);
    if (unit?.contact !== 'none') continue;
    const { id, revision, ...values } = unit;
    const printed = { ...values, contact: 'printed' } as const;
    const saved = recallUnits.update(frameOf(context), { id, revision }, printed);
    if (!saved.ok) return saved;
  }
  return ok(undefined);
}

function put(
  outputs: { put(output: { bytes: Uint8Array; type: string; name: string }): string },
  bytes: Uint8Array,
  fileName: string,
): { outputId: string; fileName: string } {
  return { outputId: outputs.put({ bytes, type: 'application/pdf', name: fileName }), fileName };
}
