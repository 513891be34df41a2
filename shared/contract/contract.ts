import type { z } from 'zod';
import { auditChannels } from './audit.ts';
import { auditTrailChannels } from './auditTrail.ts';
import { backupChannels } from './backups.ts';
import { batchChannels } from './batches.ts';
import { branchChannels } from './branches.ts';
import { claimChannels } from './claims.ts';
import { codeChannels } from './codes.ts';
import { custodyChannels } from './custody.ts';
import { formChannels } from './forms.ts';
import { letterChannels } from './letters.ts';
import { lineLinkChannels } from './lineLinks.ts';
import { outgoingChannels } from './outgoing.ts';
import { partChannels } from './parts.ts';
import { maintenanceChannels } from './maintenance.ts';
import { recallChannels } from './recalls.ts';
import { loanChannels } from './loans.ts';
import { handoverChannels } from './handovers.ts';
import { visitLogChannels } from './visitLog.ts';
import { pagePrintChannels } from './pagePrints.ts';
import { peopleChannels } from './people.ts';
import { practiceChannels } from './practice.ts';
import { recordChannels } from './records.ts';
import { rentalChannels } from './rentals.ts';
import { registerChannels } from './register.ts';
import { replacementChannels } from './replacement.ts';
import { serviceRecordChannels } from './serviceRecords.ts';
import { reportChannels } from './reports.ts';
import { returnedChannels } from './returned.ts';
import { retentionChannels } from './retention.ts';
import { safeguardsChannels } from './safeguards.ts';
import { sessionChannels } from './session.ts';

/** The truth about every message between a window and the program: names, inputs, outputs, roles. */
export const contract = {
  ...sessionChannels,
  ...peopleChannels,
  ...safeguardsChannels,
  ...retentionChannels,
  ...recordChannels,
  ...claimChannels,
  ...codeChannels,
  ...serviceRecordChannels,
  ...rentalChannels,
  ...partChannels,
  ...maintenanceChannels,
  ...recallChannels,
  ...loanChannels,
  ...practiceChannels,
  ...custodyChannels,
  ...registerChannels,
  ...lineLinkChannels,
  ...replacementChannels,
  ...handoverChannels,
  ...visitLogChannels,
  ...auditChannels,
  ...auditTrailChannels,
  ...outgoingChannels,
  ...formChannels,
  ...pagePrintChannels,
  ...backupChannels,
  ...batchChannels,
  ...returnedChannels,
  ...letterChannels,
  ...reportChannels,
  ...branchChannels,
};

export type Contract = typeof contract;
export type ChannelName = keyof Contract;
/** What a caller sends. */
export type InputOf<Name extends ChannelName> = z.input<Contract[Name]['input']>;
/** What a handler receives, checked. */
export type CheckedInputOf<Name extends ChannelName> = z.output<Contract[Name]['input']>;
export type OutputOf<Name extends ChannelName> = z.output<Contract[Name]['output']>;

export function isChannelName(name: string): name is ChannelName {
  return Object.hasOwn(contract, name);
}
