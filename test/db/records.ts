import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { NO_INSURED } from '../../shared/domain/filing.ts';
import { insertClaim } from '../../db/claims.ts';
import { coverages, equipment, orders, patients, payers, physicians } from '../../db/nouns.ts';
import { insertOffice } from '../../db/offices.ts';
import type { WriteFrame } from '../../db/recordTable.ts';
import { type Actor, Store, type StoreOptions, type WriteTransaction } from '../../db/store.ts';
import { insertUser } from '../../db/users.ts';
import { insertVisit } from '../../db/visits.ts';
import { type Claim, newClaimValues } from '../../shared/domain/claim.ts';
import type { ClaimKind } from '../../shared/domain/claimKind.ts';
import type { Equipment } from '../../shared/domain/equipment.ts';
import type { Payer } from '../../shared/domain/payer.ts';
import type { Coverage, Patient, Physician } from '../../shared/domain/people.ts';
import { NO_ADDRESS } from '../../shared/domain/record.ts';
import type { ServiceVisit } from '../../shared/domain/serviceVisit.ts';
import { ok, type Result } from '../../shared/result.ts';
import { aDevice, anOffice, anOrder, aPatient, aPayer, aUser, aVisit, TODAY } from './samples.ts';
import { quickSchema } from '../support/quickSchema.ts';
import { CLERK, openFolder, optionsFor, OWNER, PASSPHRASE, tempFolder, value } from './workbench.ts';

/** An office with people and records, in the program's own tables. */

export const asOwner: Actor = { userId: OWNER, action: 'test.write' };
export const asClerk: Actor = { userId: CLERK, action: 'test.write' };

let made: Promise<string> | null = null;

/** Made once and copied: a copy is opened in half the time of the making. */
function officeFolder(): Promise<string> {
  made ??= (async () => {
    const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'cw-office-'));
    process.once('exit', () => fs.rmSync(dataDir, { recursive: true, force: true }));
    const store = value(Store.open(optionsFor(dataDir, { schema: quickSchema() })));
    await createOffice(store);
    store.close();
    return dataDir;
  })();
  return made;
}

/** An open office with two people, in the program's own tables. Several of them are copies of one. */
export async function realOffice(overrides: Partial<StoreOptions> = {}): Promise<Store> {
  const dataDir = overrides.dataDir ?? tempFolder();
  const copied = Object.keys(overrides).length === 0;
  if (copied) fs.cpSync(await officeFolder(), dataDir, { recursive: true });
  const store = openFolder(dataDir, { schema: quickSchema(), ...overrides });
  if (copied) value(await store.unlock({ userId: OWNER, passphrase: PASSPHRASE }));
  else await createOffice(store);
  return store;
}

async function createOffice(store: Store): Promise<void> {
  value(
    await store.create({
      holder: { userId: OWNER, label: 'Olive Owner' },
      passphrase: PASSPHRASE,
      officeName: 'Harbor Oxygen',
      populate(tx) {
        insertOffice(tx, anOffice(), false);
        insertUser(tx, aUser());
        insertUser(tx, aUser({ id: CLERK, name: 'Cal Clerk', role: 'office' }));
        return ok(undefined);
      },
    }),
  );
}

/** Writes as the owner and answers the value. */
export function write<T>(store: Store, work: (tx: WriteTransaction) => T, actor: Actor = asOwner): T {
  return value(store.write(actor, (tx) => ok(work(tx))));
}

export function attempt<T>(
  store: Store,
  work: (tx: WriteTransaction) => Result<T>,
  actor: Actor = asOwner,
): Result<T> {
  return store.write(actor, work);
}

export interface RepairCase {
  readonly patient: Patient;
  readonly payer: Payer;
  readonly coverage: Coverage;
  readonly physician: Physician;
  readonly device: Equipment;
  readonly visit: ServiceVisit;
  readonly claim: Claim;
}

/** A patient with coverage, device, order, visit with a part and labour, and a claim that names them. */
export function aRepairCase(frame: WriteFrame, kind: ClaimKind = 'repair'): RepairCase {
  const patient = patients.insert(frame, aPatient());
  const payer = payers.insert(frame, aPayer());
  const coverage = coverages.insert(frame, {
    patientId: patient.id,
    payerId: payer.id,
    rank: 1,
    memberId: 'SPEC123456',
    groupNumber: '',
    relation: 'self',
    insured: NO_INSURED,
    planName: '',
    insuranceType: '',
    from: '2026-01-01',
    to: null,
    signatureOnFileOn: null,
    assignment: null,
  });
  const physician = physicians.insert(frame, {
    firstName: 'Phil',
    lastName: "O'Specimen",
    credential: 'MD',
    npi: '1234567893',
    phone: '2175550177',
    fax: '',
    address: NO_ADDRESS,
  });
  const order = orders.insert(frame, anOrder(patient.id, { physicianId: physician.id }));
  const device = equipment.insert(frame, aDevice({ holderId: patient.id }));
  const visit = insertVisit(
    frame,
    aVisit({
      equipmentId: device.id,
      patientId: patient.id,
      parts: [
        {
          id: frame.newId(),
          code: '',
          partNumber: 'SB-1',
          description: 'Sieve bed',
          quantity: 2,
          unitCostCents: 9_000,
          lotOrSerial: 'L77',
          reason: 'Spent',
          billed: true,
          catalogId: null,
        },
      ],
      labor: [
        {
          id: frame.newId(),
          repairedCode: '',
          standardRepair: '',
          description: 'Bench',
          minutes: 60,
          hourlyRateCents: 6_000,
          runs: [],
        },
      ],
    }),
  );
  const claim = insertClaim(frame, {
    values: {
      ...newClaimValues(kind, patient.id),
      coverageId: coverage.id,
      equipmentId: device.id,
      visitId: visit.id,
      orderId: order.id,
      dateOfService: '2026-05-20',
      diagnosisCodes: ['J44.9'],
      lines: [
        {
          id: frame.newId(),
          code: 'E1390',
          modifiers: ['RB'],
          furtherModifiers: [],
          units: 1,
          chargeCents: 24_000,
          description: 'Sieve beds',
          narrative: '',
          logIds: [],
          pointers: [],
          drug: null,
        },
      ],
    },
    openedOn: TODAY,
    ownerId: OWNER,
    replacesId: null,
  });
  return { patient, payer, coverage, physician, device, visit, claim };
}
