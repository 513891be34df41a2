import type { Id } from '../shared/domain/ids.ts';
import { type CustomRequirement, PayerSettings } from '../shared/domain/payer.ts';
import { requirementRuleId } from '../shared/rules/payerPack.ts';
import type { Connection } from './open.ts';
import { all } from './rows.ts';

/**
 * Whether a payer's requirement has judged a finalised claim: then what it said there must stay readable, and it is
 * no longer edited. Only claims that it can concern are looked into: of its kinds, dates and codes, finalised since.
 */
export function hasJudged(db: Connection, payerId: Id, row: CustomRequirement): boolean {
  const found = all(
    db,
    `select 1 from coverage v join claim c on c.coverage_id = v.id join claim_freeze f on f.claim_id = c.id
     where v.payer_id = :payerId and c.kind in (select value from json_each(:kinds))
       and c.date_of_service >= :from and c.date_of_service <= :to and f.at >= date(:addedOn, '-1 day')
       and (:codes = '[]' or exists (select 1 from claim_line l where l.claim_id = c.id and l.deleted_at is null
         and l.code in (select value from json_each(:codes))))
       and instr(f.evaluation, :ruleId) > 0
     limit 1`,
    {
      payerId,
      kinds: JSON.stringify(row.claimKinds),
      codes: JSON.stringify(row.codes),
      from: row.from,
      to: row.to ?? '9999-12-31',
      addedOn: row.addedOn,
      ruleId: requirementRuleId(row.id),
    },
  );
  return found.length > 0;
}

/** The payer of the coverage that a claim is billed to; null while none is chosen. */
export function payerOfClaim(db: Connection, claimId: Id): Id | null {
  const [row] = all<{ payerId: Id }>(
    db,
    'select v.payer_id as payerId from claim c join coverage v on v.id = c.coverage_id where c.id = ?',
    [claimId],
  );
  return row?.payerId ?? null;
}

/** The titles of the rules that payers' own requirements make, retired ones too, by the rules' ids. */
export function requirementTitles(db: Connection): ReadonlyMap<string, string> {
  const rows = all<{ requirements: string }>(
    db,
    `select json_extract(settings, '$.customRequirements') as requirements from payer
     where json_array_length(settings, '$.customRequirements') > 0`,
  );
  return new Map(
    rows
      .flatMap(({ requirements }) => PayerSettings.shape.customRequirements.parse(JSON.parse(requirements)))
      .map((row) => [requirementRuleId(row.id), row.title]),
  );
}
