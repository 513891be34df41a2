import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ClaimLine } from '../../../../shared/domain/claim.ts';
import type { OtherCoverage } from '../../../../shared/domain/claimCase.ts';
import type { PayerAdjustment, PriorPayment } from '../../../../shared/domain/filing.ts';
import { carcWords } from '../../../../shared/codes/denialSteps.ts';
import { formatCents } from '../../../../shared/domain/money.ts';
import { focusPath } from '../../../components/focusPath.ts';
import { MoneyField } from '../../../components/MoneyField.tsx';
import { NumberField } from '../../../components/NumberField.tsx';
import { FieldRow } from '../../../components/Section.tsx';
import { Chip } from '../../../components/StatusChip.tsx';
import { labelOf } from '../caseLabels.ts';
import { CaseDate, CaseMoney, CaseSelect, CaseText } from '../CaseFields.tsx';
import { useAnswer, useCase, useClaimPage, useReadOnly } from '../claimContext.ts';
import { claimOff, lineOff, linesMatch, matchLines, offWords } from '../priorBalance.ts';
import { GroupNote } from './GroupNote.tsx';
import styles from './Filing.module.css';
import lines from '../Claim.module.css';

/**
 * What each payer before this one decided, from its remittance: the next one pays by it, and refuses what does not add
 * up. Line by line where the remittance tells so, else for the claim as a whole.
 */
const PATH = 'claim.filing.priorPayments';

export function PriorPaymentsPart({ before }: { readonly before: readonly OtherCoverage[] }) {
  const { store } = useClaimPage();
  const { claim } = useCase();
  const { priorPayments } = claim.filing;
  const readOnly = useReadOnly(PATH);
  function put(next: readonly PriorPayment[]) {
    store.getState().edit(PATH, [...next]);
  }
  function enter(coverageId: string) {
    const blank: PriorPayment = {
      coverageId,
      adjudicatedOn: null,
      claimNumber: '',
      paidCents: null,
      adjustments: [],
      lines: [],
    };
    put([...priorPayments, matchLines(claim.lines, blank)]);
    requestAnimationFrame(() => focusPath(`${PATH}.${priorPayments.length}.adjudicatedOn`));
  }
  const nameOf = (coverageId: string) =>
    before.find((other) => other.coverage.id === coverageId)?.payer.name ??
    'A payer that is not before this one';
  const open = before.filter(({ coverage }) =>
    priorPayments.every(({ coverageId }) => coverageId !== coverage.id),
  );
  return (
    <div data-path={PATH}>
      <GroupNote path={PATH} />
      {priorPayments.map((prior, index) => (
        <Decision
          key={prior.coverageId}
          prior={prior}
          index={index}
          payerName={nameOf(prior.coverageId)}
          onRemove={() => {
            put(priorPayments.filter((_, at) => at !== index));
            requestAnimationFrame(() => focusPath(PATH));
          }}
        />
      ))}
      {readOnly ? null : (
        <div className={lines.actions}>
          {open.map(({ coverage, payer }) => (
            <Button
              key={coverage.id}
              leftSection={<IconPlus size="1rem" aria-hidden="true" />}
              onClick={() => enter(coverage.id)}
            >
              Enter what {payer.name} decided
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

function Decision({
  prior,
  index,
  payerName,
  onRemove,
}: {
  readonly prior: PriorPayment;
  readonly index: number;
  readonly payerName: string;
  readonly onRemove: () => void;
}) {
  const { store } = useClaimPage();
  const { claim } = useCase();
  const path = `${PATH}.${index}`;
  const readOnly = useReadOnly(path);
  const off = claimOff(claim.lines, prior);
  const asOne = prior.lines.length === 0;
  return (
    <div className={lines.line} role="group" aria-label={`Decision of ${payerName}`}>
      <div className={lines.lineHead}>
        <span>{payerName}</span>
        {readOnly ? null : (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={`Remove the decision of ${payerName}`}
            leftSection={<IconTrash size="1rem" aria-hidden="true" />}
            onClick={onRemove}
          >
            Remove
          </Button>
        )}
      </div>
      <FieldRow>
        <CaseDate path={`${path}.adjudicatedOn`} required />
        <CaseText path={`${path}.claimNumber`} maxLength={50} hint="As on the remittance" />
        <CaseMoney path={`${path}.paidCents`} required />
        {off === null ? null : (
          <div className={lines.besideField}>
            <Chip tone={off === 0 ? 'met' : 'unmet'}>{`In all: ${offWords(off)}`}</Chip>
          </div>
        )}
      </FieldRow>
      {asOne
        ? null
        : claim.lines.map((line, at) => {
            const row = prior.lines.findIndex(({ lineId }) => lineId === line.id);
            return row < 0 ? null : (
              <DecidedLine
                key={line.id}
                line={line}
                place={at}
                path={`${path}.lines.${row}`}
                prior={prior}
                row={row}
              />
            );
          })}
      {linesMatch(claim.lines, prior) ? null : (
        <div className={lines.actions}>
          <Chip tone="unmet">The lines of the claim changed since</Chip>
          {readOnly ? null : (
            <Button size="xs" onClick={() => store.getState().edit(path, matchLines(claim.lines, prior))}>
              Match the lines
            </Button>
          )}
        </div>
      )}
      <Adjustments
        path={`${path}.adjustments`}
        value={prior.adjustments}
        of="of the claim"
        title={asOne ? 'Adjustments of the claim as a whole' : 'Adjustments of the claim beside its lines'}
      />
      {readOnly ? null : (
        <div className={lines.actions}>
          <Button
            size="xs"
            variant="subtle"
            onClick={() =>
              store.getState().edit(path, asOne ? matchLines(claim.lines, prior) : { ...prior, lines: [] })
            }
          >
            {asOne ? 'The remittance tells each line' : 'The remittance tells the claim as a whole only'}
          </Button>
        </div>
      )}
    </div>
  );
}

function DecidedLine({
  line,
  place,
  path,
  prior,
  row,
}: {
  readonly line: ClaimLine;
  readonly place: number;
  readonly path: string;
  readonly prior: PriorPayment;
  readonly row: number;
}) {
  const paid = useAnswer(`${path}.paidCents`);
  const units = useAnswer(`${path}.units`);
  const decision = prior.lines[row];
  if (!decision) return null;
  const off = lineOff(line.chargeCents ?? 0, decision);
  const name = `Line ${place + 1}`;
  return (
    <div className={styles.decided} role="group" aria-label={`${name} as decided`}>
      <div className={styles.decidedHead}>
        <strong>
          {name}, {line.code || 'no code yet'}
        </strong>
        <span>Charge {formatCents(line.chargeCents)}</span>
        <Chip tone={off === 0 ? 'met' : 'unmet'}>{offWords(off)}</Chip>
      </div>
      <FieldRow>
        <MoneyField
          {...paid}
          label={labelOf(`${path}.paidCents`)}
          value={decision.paidCents}
          onChange={(cents) => paid.onChange(cents ?? 0)}
        />
        <NumberField
          {...units}
          label={labelOf(`${path}.units`)}
          width="xs"
          min={0}
          max={9999}
          value={decision.units}
          onChange={(next) => units.onChange(next ?? 0)}
        />
      </FieldRow>
      <Adjustments
        path={`${path}.adjustments`}
        value={decision.adjustments}
        of={`of line ${place + 1}`}
        title={`Adjustments of line ${place + 1}`}
      />
    </div>
  );
}

function Adjustments({
  path,
  value,
  title,
  of,
}: {
  readonly path: string;
  readonly value: readonly PayerAdjustment[];
  readonly title: string;
  /** What they are of, after "Add adjustment". */
  readonly of: string;
}) {
  const { store } = useClaimPage();
  const readOnly = useReadOnly(path);
  function put(next: readonly PayerAdjustment[]) {
    store.getState().edit(path, [...next]);
  }
  return (
    <div className={styles.adjustments} data-path={path} role="group" aria-label={title}>
      {value.map((each, index) => (
        <div key={index}>
          <FieldRow>
            <CaseSelect path={`${path}.${index}.group`} width="m" />
            <CaseText path={`${path}.${index}.reason`} code width="xs" maxLength={5} />
            <AdjustmentAmount path={`${path}.${index}.cents`} value={each.cents} />
            <CaseNumberOrNone path={`${path}.${index}.quantity`} value={each.quantity} />
            {readOnly ? null : (
              <div className={lines.besideField}>
                <Button
                  size="xs"
                  variant="subtle"
                  color="gray"
                  aria-label={`Remove adjustment ${index + 1}: ${title}`}
                  onClick={() => put(value.filter((_, at) => at !== index))}
                >
                  Remove
                </Button>
              </div>
            )}
          </FieldRow>
          <p className={styles.reason}>
            {each.reason === ''
              ? 'The reason is the remittance’s CARC, as 45.'
              : `${each.reason}: ${carcWords(each.reason).words}`}
          </p>
        </div>
      ))}
      {readOnly || value.length >= 30 ? null : (
        <Button
          size="xs"
          variant="subtle"
          aria-label={`Add adjustment: ${title}`}
          leftSection={<IconPlus size="1rem" aria-hidden="true" />}
          onClick={() => {
            put([...value, { group: 'CO', reason: '', cents: 0, quantity: null }]);
            requestAnimationFrame(() => focusPath(`${path}.${value.length}.reason`));
          }}
        >
          Add adjustment {of}
        </Button>
      )}
    </div>
  );
}

const MOST = 1_000_000_000;

/** A correction can add to the payment: amounts below zero are taken. */
function AdjustmentAmount({ path, value }: { readonly path: string; readonly value: number }) {
  const answer = useAnswer(path);
  return (
    <MoneyField
      {...answer}
      label={labelOf(path)}
      width="s"
      min={-MOST}
      value={value}
      onChange={(cents) => answer.onChange(cents ?? 0)}
    />
  );
}

function CaseNumberOrNone({ path, value }: { readonly path: string; readonly value: number | null }) {
  const answer = useAnswer(path);
  return <NumberField {...answer} label={labelOf(path)} width="xs" decimals={3} value={value} />;
}
