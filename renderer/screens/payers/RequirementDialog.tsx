import { Button } from '@mantine/core';
import { useState } from 'react';
import { CLAIM_KIND_NAMES, ClaimKind } from '../../../shared/domain/claimKind.ts';
import { DOCUMENT_TYPE_NAMES, DocumentType } from '../../../shared/domain/document.ts';
import { isHcpcsShape } from '../../../shared/domain/identifiers.ts';
import { CustomRequirement, requirementProblems } from '../../../shared/domain/payer.ts';
import type { Issue } from '../../../shared/result.ts';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorSummary, issueAt } from '../../components/ErrorSummary.tsx';
import { ModifierField } from '../../components/ModifierField.tsx';
import { FieldRow } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { SEVERITIES, type Severity } from '../../components/StatusChip.tsx';
import { TagList } from '../../components/TagList.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import { newId } from '../../records/newId.ts';
import { PickList } from '../../records/PickList.tsx';
import { useToday } from '../../stores/session.ts';
import { RequirementTrial } from './RequirementTrial.tsx';

/** One requirement of a payer, new or edited, with a try on a claim before it is kept. */
interface Props {
  /** Null for a payer that is not saved yet: then there is no claim to try it on. */
  readonly payerId: string | null;
  readonly row: CustomRequirement | null;
  readonly onClose: () => void;
  readonly onDone: (row: CustomRequirement) => void;
}

/** As it is typed: what may still be missing is null. */
interface Typed {
  readonly id: string;
  readonly title: string;
  readonly codes: readonly string[];
  readonly claimKinds: readonly ClaimKind[];
  readonly is: CustomRequirement['wants']['is'];
  readonly type: DocumentType | null;
  readonly modifier: string | null;
  readonly severity: Severity;
  readonly from: string | null;
  readonly to: string | null;
  readonly source: string;
}

export function RequirementDialog({ payerId, row, onClose, onDone }: Props) {
  const today = useToday();
  const [typed, setTyped] = useState<Typed>(() => typedOf(row, today));
  const [attempt, setAttempt] = useState(0);
  const read = rowOf(typed, row, today);
  const issues = attempt > 0 ? read.issues : [];
  function set(part: Partial<Typed>) {
    setTyped((before) => ({ ...before, ...part }));
  }
  function common(path: string) {
    return { path: `requirement.${path}`, error: issueAt(issues, path) };
  }
  return (
    <Dialog
      title={row === null ? 'Add a requirement' : 'Edit the requirement'}
      open
      size="l"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="filled"
            onClick={() => {
              setAttempt(attempt + 1);
              if (read.row !== null && read.issues.length === 0) onDone(read.row);
            }}
          >
            {row === null ? 'Add to the payer' : 'Keep changes'}
          </Button>
        </>
      }
    >
      <ErrorSummary
        attempt={attempt}
        issues={issues.map(({ path, message }) => ({ path: `requirement.${path}`, message }))}
      />
      <FieldRow>
        <TextField
          {...common('title')}
          label="What is asked for"
          hint="Shown as the finding, e.g. Record of use each quarter"
          width="full"
          maxLength={80}
          required
          autoFocus
          value={typed.title}
          onChange={(title) => set({ title })}
        />
      </FieldRow>
      <FieldRow>
        <ChoiceField
          {...common('wants')}
          label="The payer wants"
          options={WANTS}
          value={typed.is}
          onChange={(is) => {
            if (is !== null) set({ is });
          }}
        />
        {typed.is === 'document' ? (
          <SelectField
            {...common('wants.type')}
            label="Which paper"
            width="l"
            required
            options={PAPERS}
            value={typed.type}
            onChange={(type) => set({ type })}
          />
        ) : null}
        {typed.is === 'modifier' ? (
          <ModifierField
            {...common('wants.modifier')}
            label="Which modifier"
            width="s"
            max={1}
            required
            value={typed.modifier === null ? [] : [typed.modifier]}
            onChange={([modifier]) => set({ modifier: modifier ?? null })}
          />
        ) : null}
      </FieldRow>
      <PickList
        {...common('claimKinds')}
        label="For claims of"
        required
        options={KINDS}
        value={typed.claimKinds}
        onChange={(claimKinds) => set({ claimKinds })}
      />
      <TagList
        {...common('codes')}
        label="That bill one of the codes"
        hint="Enter or a comma adds one; without a code, every claim of these kinds"
        width="full"
        max={50}
        normalise={(text) => (isHcpcsShape(text.toUpperCase()) ? text.toUpperCase() : null)}
        refuse="A HCPCS code is a letter and four digits."
        value={typed.codes}
        onChange={(codes) => set({ codes })}
      />
      <FieldRow>
        <TypedDateField
          {...common('from')}
          label="Service from"
          required
          value={typed.from}
          onChange={(from) => set({ from })}
        />
        <TypedDateField
          {...common('to')}
          label="Service to"
          hint="Empty: no end"
          value={typed.to}
          onChange={(to) => set({ to })}
        />
        <ChoiceField
          {...common('severity')}
          label="Without it the claim"
          options={WEIGHTS}
          value={typed.severity}
          onChange={(severity) => {
            if (severity !== null) set({ severity });
          }}
        />
      </FieldRow>
      <TextField
        {...common('source')}
        label="Where the payer says so"
        hint="Manual, bulletin or letter, with its page or date"
        width="full"
        maxLength={200}
        required
        value={typed.source}
        onChange={(source) => set({ source })}
      />
      {payerId === null ? null : (
        <RequirementTrial payerId={payerId} row={read.issues.length === 0 ? read.row : null} />
      )}
    </Dialog>
  );
}

const WANTS = [
  { value: 'document', label: 'A paper' },
  { value: 'modifier', label: 'A modifier' },
  { value: 'authorization', label: 'An authorization' },
] as const;

const PAPERS = DocumentType.options
  .map((value) => ({ value, label: DOCUMENT_TYPE_NAMES[value] }))
  .filter(({ value }) => value !== 'other');

const KINDS = ClaimKind.options.map((value) => ({ value, label: CLAIM_KIND_NAMES[value] }));

const WEIGHTS: readonly { readonly value: Severity; readonly label: string }[] = [
  { value: 'blocker', label: SEVERITIES.blocker.word },
  { value: 'warning', label: SEVERITIES.warning.word },
  { value: 'advice', label: SEVERITIES.advice.word },
];

function typedOf(row: CustomRequirement | null, today: string): Typed {
  if (row === null) {
    return {
      id: newId(),
      title: '',
      codes: [],
      claimKinds: [],
      is: 'document',
      type: null,
      modifier: null,
      severity: 'warning',
      from: today,
      to: null,
      source: '',
    };
  }
  const { wants } = row;
  return {
    ...row,
    is: wants.is,
    type: wants.is === 'document' ? wants.type : null,
    modifier: wants.is === 'modifier' ? wants.modifier : null,
  };
}

/** The row that the typed words make, and what is still wrong with it. */
function rowOf(
  typed: Typed,
  before: CustomRequirement | null,
  today: string,
): { readonly row: CustomRequirement | null; readonly issues: readonly Issue[] } {
  const missing: (Issue | null)[] = [
    typed.is === 'document' && typed.type === null
      ? { path: 'wants.type', message: 'Choose the paper that is wanted.' }
      : null,
    typed.is === 'modifier' && typed.modifier === null
      ? { path: 'wants.modifier', message: 'Give the modifier that is wanted.' }
      : null,
    typed.from === null ? { path: 'from', message: 'Give the first day of service that it is about.' } : null,
  ];
  const { id, title, codes, claimKinds, severity, to, source } = typed;
  const parsed = CustomRequirement.safeParse({
    id,
    title: title.trim(),
    codes,
    claimKinds,
    wants: wantsOf(typed),
    severity,
    from: typed.from ?? today,
    to,
    source: source.trim(),
    addedBy: before?.addedBy ?? '',
    addedOn: before?.addedOn ?? today,
    retiredOn: before?.retiredOn ?? null,
  });
  const gaps = missing.filter((issue) => issue !== null);
  const problems = parsed.success
    ? requirementProblems(parsed.data)
    : parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  const issues = [...gaps, ...problems].sort((one, other) => placeOf(one) - placeOf(other));
  return { row: parsed.success ? parsed.data : null, issues };
}

/** The fields in the order in which they stand in the dialog. */
const FIELDS = ['title', 'wants', 'claimKinds', 'codes', 'from', 'to', 'severity', 'source'];

function placeOf({ path }: Issue): number {
  return FIELDS.findIndex((field) => path.startsWith(field));
}

function wantsOf({ is, type, modifier }: Typed): unknown {
  if (is === 'document') return { is, type: type ?? 'other' };
  // Only for reading the rest: without its modifier the row is not kept.
  return is === 'modifier' ? { is, modifier: modifier ?? '00' } : { is };
}
