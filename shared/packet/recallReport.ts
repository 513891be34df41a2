import type { Instant } from '../domain/dates.ts';
import type { Office } from '../domain/people.ts';
import {
  type Recall,
  RECALL_CONTACT_NAMES,
  RECALL_OUTCOME_NAMES,
  RecallOutcome,
  type RecallUnit,
  wasContacted,
} from '../domain/recall.ts';
import { type Block, fact, heading, type PacketModel, paragraph, type TableRow } from './documentModel.ts';
import { letterhead } from './letterhead.ts';
import { date } from './wording.ts';

export interface RecallReportFacts {
  readonly office: Office;
  readonly recall: Recall;
  readonly units: readonly {
    readonly unit: RecallUnit;
    readonly device: string;
    readonly serial: string;
    readonly lot: string;
  }[];
  readonly madeAt: Instant;
}

/** What a recall came to, for the maker and the file: it names devices and never a person. */
export function recallReportModel(facts: RecallReportFacts): PacketModel {
  const { office, recall, units } = facts;
  const open = units.filter(({ unit }) => unit.outcome === null);
  return {
    version: 1,
    kind: 'serviceReport',
    language: 'en-US',
    title: 'Recall report',
    supplier: letterhead(office),
    heading: {
      title: recall.closedOn === null ? 'Recall report' : 'Recall closing report',
      lines: [recall.title, recall.closedOn === null ? 'Not closed yet' : ''].filter(Boolean),
    },
    stamp: { subject: recall.title || 'Recall', reference: recall.reference },
    marks: office.sample ? ['sample'] : [],
    madeAt: facts.madeAt,
    sections: [
      {
        id: 'recallReport',
        title: 'Recall report',
        newPage: true,
        blocks: [
          { kind: 'facts', columns: 2, rows: noticeFacts(recall) },
          heading('Devices'),
          countTable(facts),
          ...(recall.closingNote === '' ? [] : [heading('Closing note'), paragraph(recall.closingNote)]),
          ...(open.length === 0
            ? []
            : [
                heading('Without an outcome'),
                openTable(open),
                paragraph(openNote(recall, open.length), 'note'),
              ]),
          heading('Each device'),
          unitTable(units),
        ],
      },
    ],
    attachments: [],
  };
}

function noticeFacts(recall: Recall): ReturnType<typeof fact>[] {
  const serials = [
    recall.serialFrom && `from ${recall.serialFrom}`,
    recall.serialTo && `to ${recall.serialTo}`,
  ];
  return [
    fact('Notice', recall.reference),
    fact('Issued by', recall.issuer),
    fact('Issued on', date(recall.issuedOn)),
    fact('Make and model', [recall.make, recall.model || 'every model'].filter(Boolean).join(' ')),
    fact('Lots', recall.lots.join(', ') || 'Any'),
    fact('Serials', serials.filter(Boolean).join(' ') || 'Any'),
    fact('Opened on', date(recall.openedOn)),
    fact('Closed on', date(recall.closedOn)),
  ];
}

function countTable({ units }: RecallReportFacts): Block {
  const row = (label: string, count: number, weight: TableRow['weight'] = 'body'): TableRow => ({
    cells: [label, String(count)],
    weight,
  });
  const held = units.filter(({ unit }) => unit.holderId !== null);
  const contacts = (['reached', 'letter', 'tried', 'printed', 'none'] as const).map((contact) =>
    row(RECALL_CONTACT_NAMES[contact], held.filter(({ unit }) => unit.contact === contact).length),
  );
  const outcomes = RecallOutcome.options.map((outcome) =>
    row(RECALL_OUTCOME_NAMES[outcome], units.filter(({ unit }) => unit.outcome === outcome).length),
  );
  return {
    kind: 'table',
    columns: [
      { title: 'What', share: 4, align: 'left' },
      { title: 'Devices', share: 1, align: 'right' },
    ],
    rows: [
      row('Found', units.length, 'total'),
      row('With somebody', held.length),
      row('In stock', units.length - held.length),
      row(
        'With somebody who was called or written to',
        held.filter(({ unit }) => wasContacted(unit)).length,
        'total',
      ),
      ...contacts,
      row('With an outcome', units.filter(({ unit }) => unit.outcome !== null).length, 'total'),
      ...outcomes,
      row('Without an outcome', units.filter(({ unit }) => unit.outcome === null).length, 'total'),
    ],
    whenEmpty: 'No device was found.',
  };
}

function openNote(recall: Recall, count: number): string {
  const devices = count === 1 ? 'One device is' : `${String(count)} devices are`;
  return recall.closedOn === null
    ? `${devices} still to be settled.`
    : `${devices} without an outcome; the recall was closed for the reasons given.`;
}

function openTable(units: RecallReportFacts['units']): Block {
  return {
    kind: 'table',
    columns: [
      { title: 'Serial', share: 2, align: 'left' },
      { title: 'Reason', share: 5, align: 'left' },
    ],
    rows: units.map(({ serial, unit }) => ({
      cells: [serial || 'No serial', unit.openReason || null],
      weight: 'body',
    })),
    whenEmpty: 'None',
  };
}

function unitTable(units: RecallReportFacts['units']): Block {
  return {
    kind: 'table',
    columns: [
      { title: 'Serial', share: 3, align: 'left' },
      { title: 'Lot', share: 2, align: 'left' },
      { title: 'Where', share: 2, align: 'left' },
      { title: 'Contact', share: 3, align: 'left' },
      { title: 'On', share: 2, align: 'left' },
      { title: 'Outcome', share: 4, align: 'left' },
      { title: 'On', share: 2, align: 'left' },
    ],
    rows: units.map(({ unit, serial, lot }) => ({
      cells: [
        serial || 'No serial',
        lot || null,
        unit.holderId === null ? 'In stock' : 'In a home',
        unit.holderId === null && unit.contact === 'none' ? 'Not needed' : RECALL_CONTACT_NAMES[unit.contact],
        date(unit.contactedOn),
        unit.outcome === null ? 'Open' : RECALL_OUTCOME_NAMES[unit.outcome],
        date(unit.completedOn),
      ],
      weight: 'body',
    })),
    whenEmpty: 'No device was found.',
  };
}
