import type { Denial } from '../../../shared/domain/denial.ts';
import type { Id } from '../../../shared/domain/ids.ts';
import { call } from '../../client.ts';
import { go } from '../../shell/navigation.ts';
import { isOpen } from './refusalWords.ts';

/** Opens what a claim was refused for; the claim itself where no answer said why, as for one that a person moved. */
export async function openRefusal(claimId: Id, kind: Denial['kind']): Promise<void> {
  const answer = await call('denials.ofClaim', { claimId });
  const rows = answer.ok ? answer.value.filter(({ denial }) => denial.kind === kind) : [];
  const row = rows.find(({ denial }) => isOpen(denial)) ?? rows[0];
  go(row ? `/refusals/one/${row.denial.id}` : `/claims/${claimId}`);
}
