import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { flushCompileCache } from 'node:module';
import { insertClaim, updateClaim } from '../../db/claims.ts';
import { insertDocument } from '../../db/documents.ts';
import { equipment, patients } from '../../db/nouns.ts';
import { storeSchema } from '../../db/schema.ts';
import { Store } from '../../db/store.ts';
import { insertVisit } from '../../db/visits.ts';
import { newClaimValues } from '../../shared/domain/claim.ts';
import { ok, type Result } from '../../shared/result.ts';
import { DISTINCTIVE, killPassphrase, KILL_KDF, payload } from './killShared.ts';
import { aDevice, aPaper, aPatient, aVisit } from './samples.ts';

/**
 * Writes to a store until it is killed, and says what was acknowledged: `w 12` after the twelfth write, `p 3`
 * after the third passphrase took effect. Started by kill.test.ts with the data folder, the person's id, the number
 * of writes so far and of the passphrase in force.
 */
const [dataDir = '', userId = '', writes = '0', passphrases = '0'] = process.argv.slice(2);

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

function say(line: string): void {
  fs.writeSync(1, `${line}\n`);
}

const store = must(
  Store.open({ dataDir, schema: storeSchema, clock: Date.now, random: randomBytes, kdf: KILL_KDF }),
);
let passphrase = Number(passphrases);
must(await store.unlock({ userId, passphrase: killPassphrase(passphrase) }));
say('open');
// Else never kept: a killed process writes nothing at its end, and the next one compiles everything anew.
flushCompileCache();

/** One acknowledged write over every kind of table, with a paper and a change of what it wrote. */
function write(n: number): void {
  must(
    store.write({ userId, action: 'kill.write' }, (tx) => {
      const patient = patients.insert(tx, aPatient({ lastName: DISTINCTIVE, chartNumber: String(n) }));
      const device = equipment.insert(tx, aDevice({ holderId: patient.id, serial: `K-${n}` }));
      const part = {
        id: tx.newId(),
        code: '',
        partNumber: '',
        description: '',
        quantity: 1,
        unitCostCents: n,
        lotOrSerial: '',
        reason: '',
        billed: true,
        catalogId: null,
      };
      const visit = insertVisit(tx, aVisit({ patientId: patient.id, equipmentId: device.id, parts: [part] }));
      const attachment = tx.attachments.put(payload(n));
      const facts = {
        fileName: 'scan.pdf',
        mediaType: 'application/pdf',
        pages: 1,
        condition: 'readable',
      } as const;
      const paper = insertDocument(tx, aPaper({ patientId: patient.id }), {
        ...facts,
        bytes: payload(n).length,
        sha256: '0'.repeat(64),
        addedAt: tx.at,
        addedBy: 'Olive',
        attachment,
      });
      const values = { ...newClaimValues('repair', patient.id), visitId: visit.id, documentIds: [paper.id] };
      const claim = insertClaim(tx, { values, openedOn: '2026-06-03', ownerId: null, replacesId: null });
      must(updateClaim(tx, claim, { ...values, note: `write ${n}` }));
      return ok(undefined);
    }),
  );
  say(`w ${n}`);
}

for (let n = Number(writes) + 1; ; n += 1) {
  write(n);
  if (n % 7 === 0) {
    const change = {
      passphrase: killPassphrase(passphrase),
      newPassphrase: killPassphrase(passphrase + 1),
      officeName: '',
    };
    must(await store.changePassphrase(userId, change));
    passphrase += 1;
    say(`p ${passphrase}`);
  }
  if (n % 11 === 0) {
    store.lock(); // brings the journal into the file: the other moment at which a kill may tear something
    must(await store.unlock({ userId, passphrase: killPassphrase(passphrase) }));
  }
}
