import { devicesOfSchedule, insertMaintenanceDone } from '../../db/maintenance.ts';
import { equipment, maintenances, recallUnits } from '../../db/nouns.ts';
import { insertStockMove } from '../../db/stock.ts';
import { addDays } from '../../shared/domain/dates.ts';
import type { Equipment, EquipmentValues } from '../../shared/domain/equipment.ts';
import type { Maintenance, MaintenanceValues } from '../../shared/domain/maintenance.ts';
import type { CatalogPartValues } from '../../shared/domain/partsCatalog.ts';
import type { Result } from '../../shared/result.ts';
import type { WriteContext } from '../dispatch.ts';
import { loanHandlers } from '../handlers/loans.ts';
import { partHandlers } from '../handlers/parts.ts';
import { recallHandlers } from '../handlers/recalls.ts';

/** Upkeep of the sample office: maintenance schedules, parts with their stock, an open recall and a loan. */
export function writeUpkeep(context: WriteContext, base: EquipmentValues): void {
  const schedules = SCHEDULES.map((schedule) =>
    maintenances.insert(frameOf(context), { ...NO_SCHEDULE, ...schedule }),
  );
  if (schedules[0]) writeDone(context, schedules[0]);
  writeParts(context);
  writeRecall(context);
  writeLoan(context, base);
}

function frameOf(context: WriteContext): { db: WriteContext['db']; at: string; newId: () => string } {
  return { db: context.db, at: context.now, newId: context.newId };
}

function must<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(`the sample office was refused: ${answer.fault.kind}`);
  return answer.value;
}

/** The yearly check was done at each device, at some longer ago than a year. */
function writeDone(context: WriteContext, schedule: Maintenance): void {
  for (const [index, equipmentId] of devicesOfSchedule(context.db, schedule).entries()) {
    insertMaintenanceDone(frameOf(context), {
      maintenanceId: schedule.id,
      equipmentId,
      visitId: null,
      doneOn: addDays(context.today, -(110 + 22 * index)),
      hourMeter: null,
      note: 'Taken over from the paper log',
      userId: context.user.id,
      userName: context.user.name,
    });
  }
}

const NO_SCHEDULE: MaintenanceValues = {
  name: '',
  equipmentId: null,
  make: 'Examplair',
  model: '',
  everyDays: null,
  everyHours: null,
  afterPart: '',
  afterPartDays: null,
  task: '',
  source: 'Examplair service manual (made up)',
  active: true,
};

const SCHEDULES: readonly Partial<MaintenanceValues>[] = [
  {
    name: 'Yearly check of concentration and flow',
    model: 'Home 5',
    everyDays: 365,
    task: 'Measure concentration, flow and pressure; test the alarms; clean the cabinet filter.',
  },
  {
    name: 'Compressor service',
    model: 'Home 5',
    everyHours: 24_000,
    task: 'Change the compressor’s cups and the intake filter.',
  },
  {
    name: 'Battery check',
    model: 'Go 3',
    everyDays: 180,
    task: 'Run the battery down once and note how long it lasts.',
  },
  {
    name: 'Leak test after a new sieve bed',
    model: 'Home 5',
    afterPart: 'EX5-SIEVE',
    afterPartDays: 30,
    task: 'Test the fittings of the new bed for leaks.',
  },
];

interface SamplePart {
  readonly values: Partial<CatalogPartValues>;
  readonly lot: string;
  readonly received: number;
}

const HOME = ['Examplair Home 5'];
const GO = ['Examplair Go 3'];

const PARTS: readonly SamplePart[] = [
  {
    values: {
      partNumber: 'EX5-SIEVE',
      description: 'Sieve bed, pair',
      fits: HOME,
      unitCostCents: 16_800,
      reorderAt: 2,
    },
    lot: 'SB-2611',
    received: 6,
  },
  {
    values: {
      partNumber: 'EX5-COMP',
      description: 'Compressor',
      fits: HOME,
      unitCostCents: 24_500,
      reorderAt: 2,
    },
    lot: '',
    received: 1,
  },
  {
    values: {
      partNumber: 'EX5-VALVE',
      description: 'Pilot valve',
      fits: HOME,
      unitCostCents: 4250,
      reorderAt: 3,
    },
    lot: '',
    received: 8,
  },
  {
    values: { partNumber: 'EX5-BOARD', description: 'Control board', fits: HOME, unitCostCents: 11_900 },
    lot: 'CB-0926',
    received: 2,
  },
  {
    values: {
      partNumber: 'EX5-FILT-I',
      description: 'Intake filter',
      fits: HOME,
      unitCostCents: 650,
      reorderAt: 20,
    },
    lot: '',
    received: 48,
  },
  {
    values: {
      partNumber: 'EX5-FILT-B',
      description: 'Bacterial filter',
      fits: [],
      unitCostCents: 890,
      reorderAt: 10,
    },
    lot: 'BF-77',
    received: 9,
  },
  {
    values: { partNumber: 'EG3-BATT', description: 'Battery', fits: GO, unitCostCents: 18_900, reorderAt: 2 },
    lot: 'BT-0826',
    received: 3,
  },
  {
    values: {
      partNumber: 'EG3-COLUMN',
      description: 'Sieve column',
      fits: GO,
      unitCostCents: 13_400,
      reorderAt: 2,
    },
    lot: '',
    received: 0,
  },
  {
    values: {
      partNumber: 'EG2-CASTER',
      description: 'Caster, front',
      fits: ['Examplair Glide 2'],
      unitCostCents: 2150,
    },
    lot: '',
    received: 4,
  },
  {
    values: {
      partNumber: 'CORD-US-3',
      description: 'Power cord, three prongs',
      fits: [],
      unitCostCents: 1175,
      reorderAt: 5,
    },
    lot: '',
    received: 2,
  },
];

function writeParts(context: WriteContext): void {
  const { branch } = context.office;
  for (const { values, lot, received } of PARTS) {
    const part = must(
      partHandlers['parts.save'](
        {
          id: null,
          revision: null,
          values: {
            partNumber: '',
            description: '',
            maker: 'Examplair',
            fits: [],
            code: '',
            unitCostCents: null,
            costSource: 'Made-up price list, 2026',
            reorderAt: null,
            active: true,
            ...values,
          },
        },
        context,
      ),
    );
    const move = { catalogId: part.id, visitId: null, userId: context.user.id, userName: context.user.name };
    const on = addDays(context.today, -40);
    if (received > 0) {
      const came = {
        ...move,
        branch,
        lot,
        on,
        reason: 'received',
        quantity: received,
        note: 'Delivery',
      } as const;
      insertStockMove(frameOf(context), came);
    }
    // More cords were taken than were ever entered: the books show it until somebody counts.
    if (values.partNumber === 'CORD-US-3') {
      const went = {
        ...move,
        branch,
        lot,
        on: context.today,
        reason: 'used',
        quantity: -3,
        note: '',
      } as const;
      insertStockMove(frameOf(context), went);
    }
    if (values.partNumber === 'EX5-FILT-I') {
      const transfer = { ...move, lot, on, reason: 'transferred', note: 'For the van' } as const;
      insertStockMove(frameOf(context), { ...transfer, branch, quantity: -12 });
      insertStockMove(frameOf(context), { ...transfer, branch: 'Van 1 (sample)', quantity: 12 });
    }
  }
}

function writeRecall(context: WriteContext): void {
  const recall = must(
    recallHandlers['recalls.save'](
      {
        id: null,
        revision: null,
        values: {
          title: 'Battery latch may open',
          reference: 'SAMPLE-Z-0042',
          issuer: 'Examplair (made up)',
          issuedOn: addDays(context.today, -21),
          make: 'Examplair',
          model: 'Go 3',
          lots: [],
          serialFrom: 'EG3-000400',
          serialTo: 'EG3-900003',
          hazard: 'The latch of the battery may open when the device is lifted, and the device stops.',
          action: 'The latch is exchanged at the home. It takes ten minutes.',
        },
      },
      context,
    ),
  );
  const { view } = must(recallHandlers['recalls.sweep']({ id: recall.id }, context));
  const [first, second] = view.units.filter(({ holderId }) => holderId !== null);
  for (const [row, done] of [
    [first, true],
    [second, false],
  ] as const) {
    if (!row) continue;
    const { id, revision, ...values } = row.unit;
    const contactedOn = addDays(context.today, -6);
    must(
      recallUnits.update(
        frameOf(context),
        { id, revision },
        {
          ...values,
          contact: done ? 'reached' : 'tried',
          contactedOn,
          outcome: done ? 'corrected' : null,
          completedOn: done ? contactedOn : null,
        },
      ),
    );
  }
}

/** A loaner that is out, for a concentrator that waits for its compressor. */
function writeLoan(context: WriteContext, base: EquipmentValues): void {
  const own = equipment
    .select(
      context.db,
      `where holder_id is not null and kind = 'stationaryConcentrator' and ownership = 'patientOwned'
         and deleted_at is null order by serial desc`,
    )
    .at(0);
  if (!own?.holderId) throw new Error('the sample office has no concentrator at a home');
  const loaner: Equipment = equipment.insert(frameOf(context), {
    ...base,
    holderId: null,
    ownership: 'loaner',
    status: 'inStock',
    location: 'Shelf B1',
    serial: 'EX5-900004',
  });
  must(
    loanHandlers['loans.lend'](
      {
        equipmentId: loaner.id,
        forEquipmentId: own.id,
        patientId: own.holderId,
        visitId: null,
        from: addDays(context.today, -3),
        reason: 'The compressor is on order and comes next week.',
        anywayReason: '',
        note: '',
      },
      context,
    ),
  );
}
