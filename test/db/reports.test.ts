import { expect, test } from 'vitest';
import { moveClaim } from '../../db/claims.ts';
import { payers } from '../../db/nouns.ts';
import { requirementTitles } from '../../db/payerRequirements.ts';
import { dueSoon } from '../../db/reports.ts';
import { requirementRuleId } from '../../shared/rules/payerPack.ts';
import { ok } from '../../shared/result.ts';
import { aRequirement } from '../support/aRequirement.ts';
import { aRepairCase, realOffice, write } from './records.ts';
import { aPayer, TODAY } from './samples.ts';
import { value } from './workbench.ts';

test('the appeal of a denied claim is due so many days after its denial as its payer takes', async () => {
  const store = await realOffice();
  const { claim, payer } = write(store, (tx) => aRepairCase(tx));
  const settings = { ...payer.settings, appealDays: 30 };
  write(store, (tx) => value(payers.update(tx, payer, aPayer({ settings }))));
  const appeals = () =>
    value(store.read((db) => ok(dueSoon(db, TODAY, 60)))).filter(({ what }) => what.startsWith('Appeal'));
  expect(appeals()).toEqual([]);
  write(store, (tx) =>
    value(
      moveClaim(tx, { id: claim.id, revision: claim.revision }, { state: 'denied', note: '', userName: 'O' }),
    ),
  );
  expect(appeals()).toMatchObject([
    { what: `Appeal of ${claim.number}`, dueOn: '2026-07-03', daysLeft: 30, claimId: claim.id },
  ]);
});

test('titles of payers’ own requirements, retired ones too, by their rules', async () => {
  const store = await realOffice();
  const retired = aRequirement({ id: '019a0000-0000-7000-8000-000000000902', retiredOn: '2026-02-02' });
  const rows = [aRequirement({ title: 'Photo of the device' }), retired];
  const { settings } = aPayer();
  write(store, (tx) => payers.insert(tx, aPayer({ settings: { ...settings, customRequirements: rows } })));
  write(store, (tx) => payers.insert(tx, aPayer()));
  const titles = value(store.read((db) => ok(requirementTitles(db))));
  expect([...titles]).toEqual(rows.map((row) => [requirementRuleId(row.id), row.title]));
});
