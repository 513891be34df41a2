import { broken, type BrokenCase } from './brokenCase.ts';
import { anOverride, partOf, recordOf } from './startingCases.ts';

/** Records that contradict each other: one of each, with the one finding that it raises. */
export const CONTRADICTING_CASES: readonly BrokenCase[] = [
  broken(
    'repair',
    'RECORD-DELIVERY',
    'serviced before it came',
    'warning',
    'unmet',
    'visit.visitedOn',
    (c) => {
      recordOf(c.equipment).acquiredOn = '2026-10-21';
    },
  ),
  broken('repair', 'RECORD-SERIAL', 'held by two', 'warning', 'unmet', 'equipment.serial', (c) => {
    c.serviceHistory.sameSerialHeldElsewhere = 1;
  }),
  broken('repair', 'RECORD-TECHNICIAN', 'in two places', 'warning', 'unmet', 'visit.arrivedAt', (c) => {
    Object.assign(recordOf(c.visit), { arrivedAt: '09:30', leftAt: '11:15' });
    c.serviceHistory.technicianVisits = [{ arrivedAt: '11:00', leftAt: '12:00', samePatient: false }];
  }),
  broken(
    'repair',
    'RECORD-PART-TWICE',
    'one serial fitted on two visits',
    'warning',
    'unmet',
    'visit.parts.1.lotOrSerial',
    (c) => {
      partOf(c, 1).lotOrSerial = 'SN 4711';
      c.serviceHistory.deviceVisits = [{ visitedOn: '2026-03-03', findings: [], partMarks: ['4711'] }];
    },
  ),
  broken(
    'repair',
    'RECORD-LABOR-TIME',
    'longer at work than there',
    'warning',
    'unmet',
    'visit.labor',
    (c) => {
      Object.assign(recordOf(c.visit), { arrivedAt: '09:30', leftAt: '10:00' });
    },
  ),
  broken(
    'repair',
    'RECORD-SAME-FAULT',
    'the same fault three times',
    'advice',
    'unmet',
    'visit.findings',
    (c) => {
      c.serviceHistory.deviceVisits = ['2026-06-01', '2026-01-01'].map((visitedOn) => ({
        visitedOn,
        findings: ['lowOxygen'],
        partMarks: [],
      }));
    },
  ),
  broken(
    'repair',
    'RECORD-WARRANTY',
    'billed under warranty, although billing was agreed',
    'blocker',
    'unmet',
    'visit.parts.0.billed',
    (c) => {
      recordOf(c.equipment).warrantyUntil = '2026-10-20';
      c.claim.overrides = [anOverride('CLAIM-BILLABLE')];
    },
    ['CLAIM-BILLABLE'],
  ),
];
