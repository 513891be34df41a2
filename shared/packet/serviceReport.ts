import type { Id } from '../domain/ids.ts';
import type { PhotoMark } from '../domain/photoMarks.ts';
import type { Instant } from '../domain/dates.ts';
import type { DocumentRecord } from '../domain/document.ts';
import type { Equipment } from '../domain/equipment.ts';
import type { Office, Patient } from '../domain/people.ts';
import type { ServiceVisit } from '../domain/serviceVisit.ts';
import { formatPhone } from '../domain/identifiers.ts';
import { formatAddress } from '../domain/record.ts';
import { attachmentsOf } from './attachments.ts';
import { fact } from './documentModel.ts';
import type { Fact, PacketModel } from './documentModel.ts';
import { letterhead, personName, stampName } from './letterhead.ts';
import { deviceFacts, visitBlocks, visitFacts } from './visitBlocks.ts';
import { date } from './wording.ts';

export interface ServiceReportFacts {
  readonly office: Office;
  readonly visit: ServiceVisit;
  readonly equipment: Equipment | null;
  readonly patient: Patient | null;
  /** Pictures and papers of the visit, shown behind the report; none: the report alone. */
  readonly documents: readonly DocumentRecord[];
  /** What is drawn over the copies of photos, by document. */
  readonly marks?: ReadonlyMap<Id, readonly PhotoMark[]>;
  /** Names of the maintenance schedules that the visit fulfils. */
  readonly maintenance?: readonly string[];
  /** Parts and labor with their amounts. */
  readonly prices: boolean;
  readonly timeZone: string;
  /** When it is printed; the seal's time makes a sealed visit print the same every time. */
  readonly madeAt: Instant;
}

/** The report of one visit. Ordinary content fills one Letter page. */
export function serviceReportModel(facts: ServiceReportFacts): PacketModel {
  const { office, visit, equipment, patient } = facts;
  return {
    version: 1,
    kind: 'serviceReport',
    language: 'en-US',
    title: 'Service report',
    supplier: letterhead(office),
    heading: { title: 'Service report', lines: [`Visit of ${date(visit.visitedOn) ?? 'a date not given'}`] },
    stamp: { subject: stampName(patient), reference: 'Service report' },
    marks: office.sample ? ['sample'] : [],
    madeAt: facts.madeAt,
    sections: [
      {
        id: 'serviceReport',
        title: 'Service report',
        newPage: true,
        blocks: [
          {
            kind: 'panels',
            panels: [
              { title: 'Patient', rows: holderFacts(patient) },
              { title: 'Visit', rows: [...visitFacts(visit), ...maintenanceFacts(facts.maintenance)] },
            ],
          },
          { kind: 'facts', columns: 2, rows: reportDeviceFacts(equipment) },
          ...visitBlocks(visit, facts.timeZone, facts.prices),
        ],
      },
    ],
    attachments: attachmentsOf(facts.documents, facts.marks),
  };
}

function maintenanceFacts(names: readonly string[] = []): Fact[] {
  return names.length === 0 ? [] : [fact('Maintenance done', names.join('; '))];
}

function holderFacts(patient: Patient | null): Fact[] {
  if (patient === null) return [fact('Name', null)];
  return [
    fact('Name', personName(patient)),
    fact('Birth date', date(patient.birthDate)),
    fact('Address', formatAddress(patient.address)),
    fact('Telephone', formatPhone(patient.phone || patient.mobile)),
  ];
}

function reportDeviceFacts(equipment: Equipment | null): Fact[] {
  // A technician's report says which device it was; what it cost and when it was bought is for the claim.
  const wanted = ['Device', 'Kind', 'Make and model', 'Serial', 'Lot', 'Ownership', 'Warranty, parts'];
  return deviceFacts(equipment).filter((row) => wanted.includes(row.label));
}
