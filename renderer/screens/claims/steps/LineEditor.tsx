import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { CodeEntry } from '../../../../shared/contract/codes.ts';
import { MODIFIERS, modifierEntry } from '../../../../shared/codes/modifiers.ts';
import type { ClaimLine } from '../../../../shared/domain/claim.ts';
import { isRepairKind } from '../../../../shared/domain/claimKind.ts';
import { formatUsDate } from '../../../../shared/domain/dates.ts';
import { formatCents } from '../../../../shared/domain/money.ts';
import { repairCost } from '../../../../shared/domain/serviceVisit.ts';
import { ModifierField } from '../../../components/ModifierField.tsx';
import { readableDates } from '../../../components/readableDates.ts';
import { FieldRow } from '../../../components/Section.tsx';
import { useQuery } from '../../../components/useQuery.ts';
import { CaseArea, CaseMoney, CaseNumber, CaseText } from '../CaseFields.tsx';
import { useAnswer, useCase, useReadOnly } from '../claimContext.ts';
import { CodeField } from './CodeField.tsx';
import { FurtherModifiers } from './FurtherModifiers.tsx';
import { LineDrugFields } from './LineDrugFields.tsx';
import { LineLog } from './LineLog.tsx';
import { LineNote } from './LineNote.tsx';
import { LinePointers } from './LinePointers.tsx';
import { NOTE_LENGTH } from './noteLength.ts';
import styles from '../Claim.module.css';

/** One line of the claim: code, modifiers, units, charge, and what the payer reads beside them. */
export function LineEditor({
  line,
  index,
  onRemove,
}: {
  readonly line: ClaimLine;
  readonly index: number;
  readonly onRemove: () => void;
}) {
  const path = `claim.lines.${index}`;
  const readOnly = useReadOnly('claim.lines');
  const { payer, claim } = useCase();
  const entry = useQuery(
    'codes.get',
    { code: line.code, on: claim.dateOfService },
    { enabled: line.code !== '' },
  );
  const known = entry.data?.code === line.code ? entry.data : null;
  const limit = payer?.settings.narrativeMaxChars ?? NOTE_LENGTH;
  const length = line.narrative.length;
  return (
    <div className={styles.line} role="group" aria-label={`Line ${index + 1}`} data-claim-line={index}>
      <div className={styles.lineHead}>
        <span>Line {index + 1}</span>
        {readOnly ? null : (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={`Remove line ${index + 1}`}
            leftSection={<IconTrash size="1rem" aria-hidden="true" />}
            onClick={onRemove}
          >
            Remove
          </Button>
        )}
      </div>
      <FieldRow>
        <CodeField path={`${path}.code`} entry={known} required />
        <Modifiers path={`${path}.modifiers`} entry={known} />
        <CaseNumber path={`${path}.units`} min={1} max={9999} width="xs" />
        <CaseMoney path={`${path}.chargeCents`} />
        <ChargeOffer path={`${path}.chargeCents`} charge={line.chargeCents} />
      </FieldRow>
      <FurtherModifiers line={line} path={path} />
      {known ? <Meanings entry={known} /> : null}
      <ModifierWords modifiers={[...line.modifiers, ...line.furtherModifiers]} />
      <LineLog line={line} index={index} />
      <CaseText path={`${path}.description`} width="full" maxLength={120} />
      <CaseArea
        path={`${path}.narrative`}
        maxLength={500}
        minRows={1}
        hint={
          length <= limit
            ? `${length} of the ${limit} characters that ${payer ? 'this payer takes' : 'a line note carries'}`
            : `${length} characters: ${payer ? 'this payer takes' : 'a line note carries'} ${limit}, the rest is cut off`
        }
      />
      <LineNote line={line} index={index} />
      <LinePointers line={line} path={path} />
      <LineDrugFields line={line} path={path} />
    </div>
  );
}

function Modifiers({ path, entry }: { readonly path: string; readonly entry: CodeEntry | null }) {
  const answer = useAnswer(path);
  const value = Array.isArray(answer.value) ? answer.value.filter((each) => typeof each === 'string') : [];
  // Those for codes of this kind come first.
  const own = MODIFIERS.filter(({ code }) => entry?.modifiers.includes(code));
  const known = [...own, ...MODIFIERS.filter((each) => !own.includes(each))];
  return (
    <ModifierField
      {...answer}
      label="Modifiers"
      width="m"
      value={value}
      known={known.map(({ code, use }) => ({ code, label: use }))}
    />
  );
}

/** Official words beside the guide's; where they disagree, what to use instead. */
function Meanings({ entry }: { readonly entry: CodeEntry }) {
  return (
    <>
      <dl className={styles.meanings}>
        <div className={styles.meaning}>
          <dt>Official meaning of {entry.code}</dt>
          <dd>
            {entry.official?.long ||
              entry.official?.short ||
              (entry.standing === 'notInForce'
                ? 'This code is in no release at hand.'
                : 'The releases here hold no words for it.')}
            {entry.official ? <span className={styles.source}> {entry.official.source}</span> : null}
          </dd>
        </div>
        {entry.guide ? (
          <div className={styles.meaning}>
            <dt>In the billing guide</dt>
            <dd>
              {entry.guide.text} <span className={styles.source}>{entry.guide.source}</span>
            </dd>
          </div>
        ) : null}
      </dl>
      {entry.conflict ? (
        <p className={styles.conflict}>
          <strong>The two do not agree.</strong> {entry.conflict.explanation}
          {entry.conflict.meant.length > 0
            ? ` The official code for this is ${entry.conflict.meant.map(({ code }) => code).join(' or ')}.`
            : ''}{' '}
          <span className={styles.source}>{entry.conflict.source}</span>
        </p>
      ) : null}
      {entry.standing === 'notInForce' ? (
        <p className={styles.conflict}>
          <strong>Not in force on {formatUsDate(entry.on)}:</strong> {readableDates(entry.why)}.
          {entry.meant.length > 0
            ? ` Probably meant: ${entry.meant.map(({ code, official }) => `${code} (${official})`).join(', ')}.`
            : ''}
        </p>
      ) : null}
      {entry.standing === 'notKnown' ? (
        <p className={styles.conflict}>
          <strong>Standing on {formatUsDate(entry.on)} not known:</strong> {readableDates(entry.why)}.
        </p>
      ) : null}
    </>
  );
}

function ModifierWords({ modifiers }: { readonly modifiers: readonly string[] }) {
  if (modifiers.length === 0) return null;
  return (
    <ul className={styles.modifierWords} aria-label="What the modifiers say">
      {modifiers.map((code) => {
        const entry = modifierEntry(code);
        return (
          <li key={code}>
            <strong>{code}</strong>{' '}
            {entry ? [entry.official, entry.use].filter(Boolean).join('. ') : 'Not in the list of modifiers.'}
          </li>
        );
      })}
    </ul>
  );
}

/** A repair is billed at what its parts and labour add up to: one press, once everything has a price. */
function ChargeOffer({ path, charge }: { readonly path: string; readonly charge: number | null }) {
  const answer = useAnswer(path);
  const { claim, visit } = useCase();
  const cost = visit ? repairCost(visit) : null;
  if (!isRepairKind(claim.kind) || answer.readOnly || claim.lines.length !== 1) return null;
  if (!cost || cost.unpricedLines > 0 || cost.totalCents === 0 || cost.totalCents === charge) return null;
  return (
    <div className={styles.besideField}>
      <Button onClick={() => answer.onChange(cost.totalCents)}>
        Charge {formatCents(cost.totalCents)} of parts and labor
      </Button>
    </div>
  );
}
