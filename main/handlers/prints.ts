import { getFreeze } from '../../db/claimFreeze.ts';
import { claimCaseOf } from '../../db/claimCase.ts';
import { documentsOf } from '../../db/documents.ts';
import { equipment, maintenances, patients } from '../../db/nouns.ts';
import { marksByDocument } from '../../db/photoMarks.ts';
import { getVisit } from '../../db/visits.ts';
import { PacketModel } from '../../shared/packet/documentModel.ts';
import { packetModel } from '../../shared/packet/packetModel.ts';
import { serviceReportModel } from '../../shared/packet/serviceReport.ts';
import { evaluateCase } from '../../shared/rules/evaluate.ts';
import { notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext } from '../dispatch.ts';
import type { Services } from '../services.ts';
import { printPacket } from './printPacket.ts';

type PrintHandlers = Pick<Handlers, 'claims.packet' | 'visits.report' | 'prints.page'>;

/** What is printed. File names carry the claim's number or a date, never a person. */
export const printHandlers: PrintHandlers = {
  /** The window prints; here it is only told. */
  'prints.page': () => Promise.resolve(ok({})),
  async 'claims.packet'({ id }, { services }) {
    const model = services.read((context) => modelOfClaim(context, id));
    if (!model.ok) return model;
    const packet = model.value;
    const rendered = await printPacket(services, packet.model);
    if (!rendered.ok) return rendered;
    const fileName = `${packet.number}${packet.draft ? '-draft' : ''}-packet.pdf`;
    const { bytes, pages } = rendered.value;
    const problems = rendered.value.problems.map(({ documentId, message }) => ({ documentId, message }));
    // Asked again, because the office may have been locked while the pages were set.
    return services.read(() =>
      ok({ outputId: kept(services, bytes, fileName), fileName, pages, bytes: bytes.length, problems }),
    );
  },
  async 'visits.report'({ id }, { services }) {
    const model = services.read((context) => {
      const visit = getVisit(context.db, id);
      if (!visit) return notFound('service visit');
      const photos = documentsOf(context.db, { visitId: id }).filter(({ type }) => type === 'photo');
      return ok({
        model: serviceReportModel({
          office: context.office,
          visit,
          equipment: visit.equipmentId ? equipment.get(context.db, visit.equipmentId) : null,
          patient: visit.patientId
            ? (patients.select(context.db, 'where id = ?', [visit.patientId])[0] ?? null)
            : null,
          documents: photos,
          marks: marksByDocument(
            context.db,
            photos.map((photo) => photo.id),
          ),
          maintenance: visit.maintenanceIds.flatMap((each) => maintenances.get(context.db, each)?.name ?? []),
          // What parts and labor cost is none of a technician's.
          prices: context.user.role !== 'technician',
          timeZone: context.office.timeZone,
          madeAt: visit.seal?.at ?? context.now,
        }),
        fileName: `service-report-${visit.visitedOn ?? 'undated'}.pdf`,
      });
    });
    if (!model.ok) return model;
    const rendered = await printPacket(services, model.value.model);
    if (!rendered.ok) return rendered;
    const { fileName } = model.value;
    return services.read(() => ok({ outputId: kept(services, rendered.value.bytes, fileName), fileName }));
  },
};

function kept({ outputs }: Services, bytes: Uint8Array, name: string): string {
  return outputs.put({ bytes, type: 'application/pdf', name });
}

function modelOfClaim(
  context: ReadContext,
  id: string,
): Result<{ model: PacketModel; number: string; draft: boolean }> {
  const theCase = claimCaseOf(context.db, id);
  if (!theCase) return notFound('claim');
  const { number } = theCase.claim;
  const freeze = getFreeze(context.db, id);
  if (freeze) return ok({ model: PacketModel.parse(freeze.packet), number, draft: false });
  const model = packetModel({
    theCase,
    evaluation: evaluateCase(theCase, context.today),
    finalisedAt: context.now,
    finalisedBy: context.user.name,
    timeZone: context.office.timeZone,
    draft: true,
    marks: marksByDocument(
      context.db,
      theCase.documents.map((document) => document.id),
    ),
  });
  return ok({ model, number, draft: true });
}
