import { equipment, patients } from '../../db/nouns.ts';
import {
  earlierRepairsOf,
  getReplacementDecision,
  insertReplacementDecision,
  replacementDecisionsOf,
} from '../../db/replacementDecisions.ts';
import { visitsOf } from '../../db/recordLists.ts';
import { rentalsOf, stationaryLife } from '../../db/rentals.ts';
import { getVisit } from '../../db/visits.ts';
import type { replacementChannels, ReplacementView } from '../../shared/contract/replacement.ts';
import { type Equipment, equipmentName } from '../../shared/domain/equipment.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import { rentalCalendar } from '../../shared/domain/rentalCalendar.ts';
import { repairStanding } from '../../shared/domain/repairStanding.ts';
import { compareWithReplacement } from '../../shared/domain/replacementCost.ts';
import { effectiveVisit, repairCost } from '../../shared/domain/serviceVisit.ts';
import { justificationSheet } from '../../shared/packet/justificationSheet.ts';
import { invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext } from '../dispatch.ts';
import { coverageOn } from './coverageOn.ts';
import { frameOf } from './frame.ts';
import { payerOf } from './payers.ts';
import { printPacket } from './printPacket.ts';

/** Repair or replace: the figures, the signed decision, and its sheet. */
export const replacementHandlers: Pick<Handlers, keyof typeof replacementChannels> = {
  'equipment.replacementView': (about, context) => replacementView(context, about),
  'equipment.decideReplacement'(input, context) {
    const view = replacementView(context, input);
    if (!view.ok) return view;
    const { user, today } = context;
    if (plain(input.signedName) !== plain(user.name)) {
      return invalid('signedName', `Sign with your own name, as the program knows you: ${user.name}.`);
    }
    const { earlier, repair, replacementCents, replacementSource, capPercent, screenPercent } = view.value;
    const { earlierCents, repairCents } = compareWithReplacement({
      ...view.value,
      remainingMonths: input.remainingMonths,
    });
    if (input.visitId === null && repair === null && input.decision === 'repair') {
      return invalid('visitId', 'A decision to repair needs the visit whose repair it is about.');
    }
    return ok(
      insertReplacementDecision(frameOf(context), {
        equipmentId: input.equipmentId,
        visitId: input.visitId,
        decidedOn: today,
        decision: input.decision,
        repairCents,
        earlierCents,
        earlierRepairs: earlier.length,
        earlierUnknown: earlier.filter(({ costCents }) => costCents === null).length,
        payerName: view.value.payerName,
        capPercent,
        screenPercent,
        replacementCents,
        replacementSource,
        remainingMonths: input.remainingMonths,
        standing: view.value.standing,
        reason: input.reason.trim(),
        signedName: user.name,
        userId: user.id,
      }),
    );
  },
  async 'equipment.justificationSheet'({ id }, { services }) {
    const model = services.read((context) => {
      const { db, office } = context;
      const decision = getReplacementDecision(db, id);
      const device = decision && equipment.get(db, decision.equipmentId);
      if (!decision || !device) return notFound('decision');
      const visit = decision.visitId === null ? null : getVisit(db, decision.visitId);
      const patientId = visit ? visit.patientId : device.holderId;
      return ok({
        model: justificationSheet({
          office,
          equipment: device,
          patient: patientId === null ? null : (patients.select(db, 'where id = ?', [patientId])[0] ?? null),
          decision,
          visitedOn: visit?.visitedOn ?? null,
          earlier: earlierRepairsOf(db, decision.equipmentId, {
            visitId: decision.visitId,
            before: visit?.visitedOn ?? decision.decidedOn,
          }),
        }),
        fileName: `repair-or-replace-${decision.decidedOn}.pdf`,
      });
    });
    if (!model.ok) return model;
    const { fileName } = model.value;
    const rendered = await printPacket(services, model.value.model);
    if (!rendered.ok) return rendered;
    const { bytes } = rendered.value;
    // Asked again, because the office may have been locked while the pages were set.
    return services.read(() =>
      ok({
        outputId: services.outputs.put({ bytes, type: 'application/pdf', name: fileName }),
        fileName,
      }),
    );
  },
};

function plain(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en-US');
}

function replacementView(
  context: ReadContext,
  about: { readonly equipmentId: Id; readonly visitId: Id | null },
): Result<ReplacementView> {
  const { db, today } = context;
  const device = equipment.get(db, about.equipmentId);
  if (!device) return notFound('device');
  const visit = about.visitId === null ? null : getVisit(db, about.visitId);
  if (about.visitId !== null && !visit) return notFound('service visit');
  if (visit && visit.equipmentId !== device.id) {
    return invalid('visitId', 'This visit was made to another device.');
  }
  const now = visit && effectiveVisit(visit);
  const patientId = now ? now.patientId : device.holderId;
  const coverage = patientId === null ? null : coverageOn(db, patientId, now?.visitedOn ?? today);
  const payer = coverage && payerOf(context, coverage.payerId);
  return ok({
    deviceName: equipmentName(device),
    repair: now ? repairCost(now) : null,
    earlier: earlierRepairsOf(db, device.id, { visitId: about.visitId, before: now?.visitedOn ?? null }),
    replacementCents: device.replacementCents,
    replacementSource: device.replacementSource,
    payerName: payer?.name ?? '',
    capPercent: payer?.settings.repair.costCapPercent ?? null,
    screenPercent: payer?.settings.repair.accumulatedCostPercent ?? null,
    standing: repairStanding({
      device,
      rental: rentalOn(context, device, patientId, now?.visitedOn ?? today),
      medicare: payer?.class === 'medicare',
      on: now?.visitedOn ?? today,
    }),
    visits: visitsOf(db, { equipmentId: device.id }).map(({ id, visitedOn, purpose }) => ({
      id,
      visitedOn,
      purpose,
    })),
    decisions: replacementDecisionsOf(db, device.id),
  });
}

/** The rental that the device was in on a day, or its last one with the holder: title and lifetime are counted there. */
function rentalOn(
  { db }: ReadContext,
  device: Equipment,
  patientId: Id | null,
  on: IsoDate,
): Parameters<typeof repairStanding>[0]['rental'] {
  const own = rentalsOf(db, { equipmentId: device.id })
    .map(({ rental }) => rental)
    .filter(
      (rental) => rental.patientId === patientId && rental.startedOn !== null && rental.startedOn <= on,
    );
  const rental = own.findLast(({ endedOn }) => endedOn === null || endedOn >= on) ?? own.at(-1);
  if (!rental || rental.class === null || rental.startedOn === null) return null;
  const calendar = rentalCalendar(rental, {
    until: on,
    stationaryLife: stationaryLife(db, rental.patientId, rental.startedOn),
  });
  return calendar && { class: rental.class, calendar };
}
