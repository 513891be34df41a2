import type { DocumentRecord } from '../../shared/domain/document.ts';
import { newAuditRequest } from '../../shared/domain/auditRequest.ts';
import type { AuditRequest } from '../../shared/domain/auditRequest.ts';
import { auditPacketModel } from '../../shared/packet/auditPacket.ts';
import type { AuditedClaim, AuditFacts, AuditPacketModel } from '../../shared/packet/auditPacket.ts';
import { packetModel } from '../../shared/packet/packetModel.ts';
import { frozenRepair, packetDocument, packetId, repairCase } from './packetCase.ts';

/** A made-up audit of the made-up claims of packetCase.ts. */

export function auditRequest(changes: Partial<AuditRequest> = {}): AuditRequest {
  return {
    ...newAuditRequest(packetId(2), '2026-11-01'),
    id: packetId(900),
    revision: 1,
    askedBy: 'Example Review Contractor',
    reference: 'ADR-000-777',
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    ...changes,
  };
}

/** The nth claim, a month after the one before it. */
export function auditedClaim(
  n: number,
  documents: readonly DocumentRecord[] = repairCase().documents,
): AuditedClaim {
  const frozen = frozenRepair();
  const base = frozen.theCase;
  const theCase = {
    ...base,
    documents: [...documents],
    claim: {
      ...base.claim,
      id: packetId(500 + n),
      number: `CW-2026-000${String(123 + n)}`,
      dateOfService: `2026-${String(1 + n).padStart(2, '0')}-06`,
    },
  };
  return { theCase, evaluation: frozen.evaluation, packet: packetModel({ ...frozen, theCase }) };
}

export function auditModel(
  claims: readonly AuditedClaim[],
  request: Partial<AuditRequest> = {},
  changes: Partial<AuditFacts> = {},
): AuditPacketModel {
  const { office, patient } = repairCase();
  return auditPacketModel({
    request: auditRequest(request),
    office,
    patient,
    claims,
    papers: [],
    marks: new Map(),
    left: [],
    madeAt: '2026-11-22T16:42:00.000Z',
    madeBy: 'Kim Ownerperson',
    timeZone: 'America/Chicago',
    ...changes,
  });
}

/** Papers that are on no claim. */
export function papers(count: number, from = 20): DocumentRecord[] {
  return Array.from({ length: count }, (_, index) =>
    packetDocument(from + index, 'correspondence', { title: `Letter ${String(index + 1)}` }),
  );
}
