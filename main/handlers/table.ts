import type { Handlers } from '../dispatch.ts';
import { auditHandlers } from './audit.ts';
import { auditTrailHandlers } from './auditTrail.ts';
import { backupHandlers } from './backups.ts';
import { batchHandlers } from './batches.ts';
import { claimHandlers } from './claims.ts';
import { codeReleaseHandlers } from './codeReleases.ts';
import { codeHandlers } from './codes.ts';
import { custodyHandlers } from './custody.ts';
import { documentHandlers } from './documents.ts';
import { formHandlers } from './forms.ts';
import { chaseHandlers } from './chases.ts';
import { letterHandlers } from './letters.ts';
import { letterTemplateHandlers } from './letterTemplates.ts';
import { lineLinkHandlers } from './lineLinks.ts';
import { payerHandlers } from './payers.ts';
import { outgoingHandlers } from './outgoing.ts';
import { partHandlers } from './parts.ts';
import { maintenanceHandlers } from './maintenance.ts';
import { recallHandlers } from './recalls.ts';
import { loanHandlers } from './loans.ts';
import { handOverHandlers } from './handOver.ts';
import { handoverHandlers } from './handovers.ts';
import { visitLogHandlers } from './visitLog.ts';
import { peopleHandlers } from './people.ts';
import { practiceHandlers } from './practice.ts';
import { printHandlers } from './prints.ts';
import { officeLogoHandlers } from './officeLogo.ts';
import { recordHandlers } from './records.ts';
import { rentalHandlers } from './rentals.ts';
import { registerHandlers } from './register.ts';
import { replacementHandlers } from './replacement.ts';
import { serviceRecordHandlers } from './serviceRecords.ts';
import { reportHandlers } from './reports.ts';
import { remittanceCopyHandlers } from './remittanceCopies.ts';
import { returnedHandlers } from './returned.ts';
import { denialHandlers } from './denials.ts';
import { nextPayerHandlers } from './nextPayer.ts';
import { retentionHandlers } from './retention.ts';
import { safeguardsHandlers } from './safeguards.ts';
import { sessionHandlers } from './session.ts';
import { branchHandlers } from './branches.ts';
import { joiningHandlers } from './joining.ts';
import { syncHandlers } from './syncing.ts';
import { workHandlers } from './work.ts';

/** Every channel with its handler. One that is missing does not compile. */
export const handlers: Handlers = {
  ...sessionHandlers,
  ...peopleHandlers,
  ...safeguardsHandlers,
  ...retentionHandlers,
  ...recordHandlers,
  ...officeLogoHandlers,
  ...payerHandlers,
  ...documentHandlers,
  ...claimHandlers,
  ...handOverHandlers,
  ...serviceRecordHandlers,
  ...rentalHandlers,
  ...printHandlers,
  ...workHandlers,
  ...codeHandlers,
  ...codeReleaseHandlers,
  ...partHandlers,
  ...maintenanceHandlers,
  ...recallHandlers,
  ...loanHandlers,
  ...practiceHandlers,
  ...custodyHandlers,
  ...registerHandlers,
  ...lineLinkHandlers,
  ...replacementHandlers,
  ...handoverHandlers,
  ...visitLogHandlers,
  ...auditHandlers,
  ...auditTrailHandlers,
  ...outgoingHandlers,
  ...formHandlers,
  ...backupHandlers,
  ...batchHandlers,
  ...letterHandlers,
  ...letterTemplateHandlers,
  ...chaseHandlers,
  ...returnedHandlers,
  ...remittanceCopyHandlers,
  ...denialHandlers,
  ...nextPayerHandlers,
  ...reportHandlers,
  ...branchHandlers,
  ...syncHandlers,
  ...joiningHandlers,
};
