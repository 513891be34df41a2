import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { hasTwoMeanings } from '../../../../shared/codes/officialMeaning.ts';
import type { ClaimLine } from '../../../../shared/domain/claim.ts';
import { totalCharge } from '../../../../shared/domain/claim.ts';
import { GUIDE_CODE, isRepairKind } from '../../../../shared/domain/claimKind.ts';
import { formatCents } from '../../../../shared/domain/money.ts';
import { Section } from '../../../components/Section.tsx';
import { focusPath } from '../../../components/focusPath.ts';
import { newId } from '../../../records/newId.ts';
import { CaseArea, CaseChoice, CaseText } from '../CaseFields.tsx';
import { useCase, useClaimPage, useReadOnly } from '../claimContext.ts';
import { AttestationPart } from './AttestationPart.tsx';
import { DiagnosesPart } from './DiagnosesPart.tsx';
import { GroupNote } from './GroupNote.tsx';
import { LineEditor } from './LineEditor.tsx';
import { LogLinks } from './LineLog.tsx';
import { NoticePart } from './NoticePart.tsx';
import styles from '../Claim.module.css';

/** What is billed: diagnoses in their order, the lines with their modifiers, and what the modifiers rest on. */
export function CodesStep() {
  const { store } = useClaimPage();
  const { claim } = useCase();
  const readOnly = useReadOnly('claim.lines');
  const total = totalCharge(claim.lines);

  function add() {
    const line: ClaimLine = {
      id: newId(),
      code: claim.lines.length === 0 ? GUIDE_CODE[claim.kind] : '',
      modifiers: [],
      furtherModifiers: [],
      units: 1,
      chargeCents: null,
      description: '',
      narrative: '',
      logIds: [],
      pointers: [],
      drug: null,
    };
    const at = claim.lines.length;
    store.getState().edit('claim.lines', [...claim.lines, line]);
    requestAnimationFrame(() => focusPath(`claim.lines.${at}.code`));
  }

  return (
    <>
      <Section level={3} plain title="Diagnoses">
        <DiagnosesPart />
      </Section>
      <Section
        level={3}
        title="Lines"
        note={total === null || claim.lines.length === 0 ? undefined : `Total charge ${formatCents(total)}`}
      >
        <div data-path="claim.lines">
          <GroupNote path="claim.lines" />
          {claim.lines.length === 0 ? <p className="cw-quiet">Nothing is billed yet.</p> : null}
          <LogLinks />
          {claim.lines.map((line, index) => (
            <LineEditor
              key={line.id}
              line={line}
              index={index}
              onRemove={() => {
                store.getState().edit(
                  'claim.lines',
                  claim.lines.filter((each) => each.id !== line.id),
                );
                requestAnimationFrame(() => focusPath('claim.lines'));
              }}
            />
          ))}
          {readOnly ? null : (
            <div className={styles.actions}>
              <Button leftSection={<IconPlus size="1rem" aria-hidden="true" />} onClick={add}>
                {claim.lines.length === 0 ? `Add line ${GUIDE_CODE[claim.kind]}` : 'Add line'}
              </Button>
            </div>
          )}
        </div>
      </Section>
      <MeaningPart />
      {claim.kind === 'repair' ? (
        <Section
          level={3}
          title="If NU is on a line"
          note="Only where the work amounts to a functional renewal of the device."
        >
          <CaseArea path="claim.repair.renewalReason" maxLength={500} />
        </Section>
      ) : null}
      {claim.kind === 'radiopharmaceutical' ? <DistinctPart /> : null}
      {isRepairKind(claim.kind) ? null : <AttestationPart />}
      <NoticePart />
    </>
  );
}

/** Asked where a billed code has two meanings on this claim: which of them is billed is the biller's to say. */
function MeaningPart() {
  const { claim } = useCase();
  const two = claim.lines.filter(({ code }) => hasTwoMeanings(code, claim.kind)).map(({ code }) => code);
  if (two.length === 0 && claim.attestation.codeMeaning === null) return null;
  const codes = [...new Set(two)].join(' and ');
  return (
    <Section
      level={3}
      title="In which meaning?"
      note={
        two.length === 0
          ? 'No code of this claim can be billed in two meanings any more.'
          : `The billing guide takes ${codes} for something else than the official descriptor says. Both stand at the line.`
      }
    >
      <CaseChoice path="claim.attestation.codeMeaning" />
    </Section>
  );
}

const DISTINCT: readonly string[] = ['59', 'XE', 'XP', 'XS', 'XU'];

/** Asked once a line says that the service stands apart from another. */
function DistinctPart() {
  const { claim } = useCase();
  const { distinctFrom, distinctReason } = claim.radiopharmaceutical;
  const said = claim.lines.some((line) => line.modifiers.some((each) => DISTINCT.includes(each)));
  if (!said && distinctFrom === '' && distinctReason === '') return null;
  return (
    <Section
      level={3}
      title="A service of its own"
      note="Modifier 59 and the X modifiers say that another procedure would normally include this one, and why it does not."
    >
      <CaseText path="claim.radiopharmaceutical.distinctFrom" width="full" maxLength={160} />
      <CaseArea path="claim.radiopharmaceutical.distinctReason" maxLength={500} />
    </Section>
  );
}
