import type { Page } from '@playwright/test';
import { ClaimValues } from '../../../shared/domain/claim.ts';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { OrderValues, OxygenTestValues } from '../../../shared/domain/clinical.ts';
import { DocumentValues } from '../../../shared/domain/document.ts';
import { EquipmentValues } from '../../../shared/domain/equipment.ts';
import { PayerValues } from '../../../shared/domain/payer.ts';
import {
  CoverageValues,
  DiagnosisValues,
  PatientValues,
  PhysicianValues,
} from '../../../shared/domain/people.ts';
import { ServiceVisitValues } from '../../../shared/domain/serviceVisit.ts';
import { pdfFile } from '../../support/files.ts';
import { get, upload } from './bridge.ts';

/** Puts the records of an example case into the open office, through the same channels as people's work. */

export interface Kept {
  readonly payerId: string;
  readonly patientId: string;
  /** Null where the case names no device. */
  readonly equipmentId: string | null;
  readonly visitId: string | null;
  readonly claimId: string;
  readonly number: string;
}

/** A record's values without what a store adds, parsed by their own schema. */
export function recordValues<Values>(
  schema: { readonly shape: object; parse(value: unknown): Values },
  record: object,
): Values {
  return schema.parse(
    Object.fromEntries(Object.entries(record).filter(([key]) => Object.hasOwn(schema.shape, key))),
  );
}

function required<T>(record: T | null, what: string): T {
  if (record === null) throw new Error(`the case has no ${what}`);
  return record;
}

/** Writes a whole case and opens its claim with everything that the case's claim says. */
export async function keepCase(page: Page, theCase: ClaimCase): Promise<Kept> {
  const created = { id: null, revision: null };
  const me = required((await get(page, 'session.status', {})).user, 'user');
  const payer = await get(page, 'payers.save', {
    ...created,
    values: recordValues(PayerValues, required(theCase.payer, 'payer')),
  });
  const patient = await get(page, 'patients.save', {
    ...created,
    values: recordValues(PatientValues, theCase.patient),
  });
  const coverage = await get(page, 'coverages.save', {
    ...created,
    values: {
      ...recordValues(CoverageValues, required(theCase.coverage, 'coverage')),
      patientId: patient.id,
      payerId: payer.id,
    },
  });
  for (const diagnosis of theCase.diagnoses) {
    const values = { ...recordValues(DiagnosisValues, diagnosis), patientId: patient.id };
    await get(page, 'diagnoses.save', { ...created, values });
  }
  const physician =
    theCase.physician &&
    (await get(page, 'physicians.save', {
      ...created,
      values: recordValues(PhysicianValues, theCase.physician),
    }));
  const equipment =
    theCase.equipment &&
    (await get(page, 'equipment.save', {
      ...created,
      values: { ...recordValues(EquipmentValues, theCase.equipment), holderId: patient.id },
    }));
  const equipmentId = equipment?.id ?? null;
  const visit =
    theCase.visit && (await keepVisit(page, theCase.visit, { equipmentId, patientId: patient.id, me }));

  const papers = new Map<string, string>();
  for (const paper of theCase.documents) {
    const file = await pdfFile(`${paper.type}.pdf`, [paper.title, `Made up for ${paper.documentDate}`]);
    const added = await get(page, 'documents.add', {
      uploadId: await upload(page, file),
      values: {
        ...recordValues(DocumentValues, paper),
        patientId: patient.id,
        equipmentId: paper.equipmentId && equipmentId,
        visitId: paper.visitId && (visit?.id ?? null),
      },
      claimId: null,
    });
    papers.set(paper.id, added.document.id);
  }
  function paperOf(id: string | null): string | null {
    return id === null ? null : (papers.get(id) ?? null);
  }

  const order =
    theCase.order &&
    (await get(page, 'orders.save', {
      ...created,
      values: {
        ...recordValues(OrderValues, theCase.order),
        patientId: patient.id,
        physicianId: physician?.id ?? null,
        documentId: paperOf(theCase.order.documentId),
      },
    }));
  const oxygenTest =
    theCase.oxygenTest &&
    (await get(page, 'oxygenTests.save', {
      ...created,
      values: {
        ...recordValues(OxygenTestValues, theCase.oxygenTest),
        patientId: patient.id,
        documentId: paperOf(theCase.oxygenTest.documentId),
      },
    }));

  const opened = await get(page, 'claims.create', {
    kind: theCase.claim.kind,
    patientId: patient.id,
    equipmentId,
    visitId: visit?.id ?? null,
  });
  const saved = await get(page, 'claims.save', {
    id: opened.id,
    revision: opened.revision,
    values: {
      ...recordValues(ClaimValues, theCase.claim),
      patientId: patient.id,
      coverageId: coverage.id,
      equipmentId,
      visitId: visit?.id ?? null,
      orderId: order?.id ?? null,
      oxygenTestId: oxygenTest?.id ?? null,
      documentIds: theCase.claim.documentIds.flatMap((id) => paperOf(id) ?? []),
    },
  });
  return {
    payerId: payer.id,
    patientId: patient.id,
    equipmentId,
    visitId: visit?.id ?? null,
    claimId: opened.id,
    number: saved.theCase.claim.number,
  };
}

async function keepVisit(
  page: Page,
  visit: NonNullable<ClaimCase['visit']>,
  owner: {
    readonly equipmentId: string | null;
    readonly patientId: string;
    readonly me: { readonly id: string; readonly name: string };
  },
): Promise<{ readonly id: string }> {
  const saved = await get(page, 'visits.save', {
    id: null,
    revision: null,
    values: {
      ...recordValues(ServiceVisitValues, visit),
      equipmentId: owner.equipmentId,
      patientId: owner.patientId,
      technicianId: owner.me.id,
      technicianName: owner.me.name,
    },
  });
  if (visit.seal) {
    await get(page, 'visits.seal', { id: saved.id, revision: saved.revision, signedName: owner.me.name });
  }
  return saved;
}
