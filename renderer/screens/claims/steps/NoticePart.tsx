import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { NO_NOTICE } from '../../../../shared/domain/claimAnswers.ts';
import { isRentalKind } from '../../../../shared/domain/claimKind.ts';
import { FieldRow, Section } from '../../../components/Section.tsx';
import { same } from '../../../stores/merge.ts';
import { CaseArea, CaseChoice, CaseDate, CaseMoney, CaseSelect } from '../CaseFields.tsx';
import { useCase } from '../claimContext.ts';
import { PaperLine } from './PaperLine.tsx';

/** The notice that Medicare may not pay. Shown where it can matter: rentals, Medicare, or once it is spoken of. */
export function NoticePart() {
  const theCase = useCase();
  if (!noticeMatters(theCase)) return null;
  return (
    <Section
      level={3}
      title="Advance Beneficiary Notice"
      note="Given before delivery, where payment is expected to be refused. GA belongs on a line only with the notice on file; GX where it was voluntary."
    >
      <PaperLine type="abn" />
      <FieldRow>
        <CaseChoice path="claim.notice.abnKind" />
        <CaseDate path="claim.notice.abnIssuedOn" />
        <CaseDate path="claim.notice.abnSignedOn" />
        <CaseMoney path="claim.notice.abnEstimateCents" />
      </FieldRow>
      <CaseSelect
        path="claim.notice.abnOption"
        clearable
        width="full"
        placeholder="As ticked on the notice"
      />
      <CaseArea path="claim.notice.abnReason" maxLength={300} minRows={1} />
    </Section>
  );
}

const NOTICE_MODIFIERS: readonly string[] = ['GA', 'GX', 'GY', 'GZ'];

function noticeMatters({ claim, payer }: ClaimCase): boolean {
  return (
    isRentalKind(claim.kind) ||
    payer === null ||
    payer.class === 'medicare' ||
    !same(claim.notice, NO_NOTICE) ||
    claim.lines.some((line) =>
      [...line.modifiers, ...line.furtherModifiers].some((modifier) => NOTICE_MODIFIERS.includes(modifier)),
    )
  );
}
