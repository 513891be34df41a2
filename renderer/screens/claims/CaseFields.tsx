import { CheckField } from '../../components/CheckField.tsx';
import { ChoiceField, YesNoUnknownField } from '../../components/ChoiceField.tsx';
import type { FieldWidth } from '../../components/fieldTypes.ts';
import { MoneyField } from '../../components/MoneyField.tsx';
import { NumberField, type NumberFieldProps } from '../../components/NumberField.tsx';
import { SelectField, type SelectOption } from '../../components/SelectField.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import { PickList } from '../../records/PickList.tsx';
import { labelOf } from './caseLabels.ts';
import { choicesAt } from './choices.ts';
import { useAnswer } from './claimContext.ts';

/** The kit's fields, bound to an answer of the open claim by its path. The label is the path's own name. */
interface CaseFieldProps {
  readonly path: string;
  readonly label?: string | undefined;
  readonly hint?: string | undefined;
  readonly width?: FieldWidth | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

function useField<V>(props: CaseFieldProps, read: (value: unknown) => V, wide = false) {
  const answer = useAnswer(props.path, wide || props.width === 'l' || props.width === 'full');
  return { ...props, ...answer, label: props.label ?? labelOf(props.path), value: read(answer.value) };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function asTextOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

const NO_TEXTS: readonly string[] = [];

function asTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : NO_TEXTS;
}

function asNumber(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function asFlag(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

export function CaseText(
  props: CaseFieldProps & {
    readonly maxLength?: number;
    readonly personal?: boolean;
    readonly code?: boolean;
  },
) {
  return <TextField {...useField(props, asText)} />;
}

export function CaseArea(
  props: CaseFieldProps & {
    readonly maxLength?: number;
    readonly minRows?: number;
    readonly placeholder?: string;
  },
) {
  return <TextArea {...useField(props, asText, true)} />;
}

export function CaseDate(props: CaseFieldProps & { readonly past?: boolean }) {
  return <TypedDateField {...useField(props, asTextOrNull)} />;
}

export function CaseMoney(props: CaseFieldProps) {
  return <MoneyField {...useField(props, asNumber)} />;
}

export function CaseNumber(
  props: CaseFieldProps & Pick<NumberFieldProps, 'min' | 'max' | 'decimals' | 'unit'>,
) {
  return <NumberField {...useField(props, asNumber)} />;
}

/** `empty`: what stands for no answer, null unless the record says ''. options: those of the path when left out. */
export function CaseSelect({
  empty = null,
  ...props
}: CaseFieldProps & {
  readonly options?: readonly SelectOption[];
  readonly clearable?: boolean;
  readonly placeholder?: string;
  readonly empty?: '' | null;
}) {
  const field = useField(props, asTextOrNull);
  const options = props.options ?? choicesAt(props.path);
  return (
    <SelectField
      {...props}
      {...field}
      options={options}
      onChange={(value) => field.onChange(value ?? empty)}
    />
  );
}

export function CaseChoice(
  props: CaseFieldProps & {
    readonly options?: readonly { readonly value: string; readonly label: string }[];
  },
) {
  const options = props.options ?? choicesAt(props.path);
  return <ChoiceField {...props} {...useField(props, asTextOrNull)} options={options} />;
}

/** Any of the path's choices. `only`: those that are offered; what is picked already stays in sight. */
export function CasePicks(props: CaseFieldProps & { readonly only?: readonly string[] | undefined }) {
  const field = useField(props, asTexts, true);
  const options = choicesAt(props.path).filter(
    ({ value }) => !props.only || props.only.includes(value) || field.value.includes(value),
  );
  return <PickList {...field} options={options} onChange={(next) => field.onChange([...next])} />;
}

export function CaseYesNo(props: CaseFieldProps) {
  return <YesNoUnknownField {...useField(props, asFlag)} />;
}

export function CaseCheck(props: CaseFieldProps & { readonly note?: string }) {
  return <CheckField {...useField(props, (value) => value === true)} />;
}
