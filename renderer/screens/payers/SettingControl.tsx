import { CheckField } from '../../components/CheckField.tsx';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { ModifierField } from '../../components/ModifierField.tsx';
import { MoneyField } from '../../components/MoneyField.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { FieldRow } from '../../components/Section.tsx';
import { TagList } from '../../components/TagList.tsx';
import { isHcpcsShape } from '../../../shared/domain/identifiers.ts';
import { missing, YES_NO, yesNo } from './settingsPart.ts';
import { periodOf, type SettingControl as Kind, type SettingText, wordsOf } from './settingText.ts';

/** The control of one setting, by its kind. A required number that is emptied is NaN: no check lets it through. */
interface Props {
  readonly text: Pick<SettingText, 'path'>;
  readonly control: Exclude<Kind, { readonly is: 'thresholds' }>;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly readOnly: boolean;
  readonly error: string | null;
}

export function SettingControl({ text, control, value, onChange, readOnly, error }: Props) {
  const common = { path: text.path, readOnly, error };
  switch (control.is) {
    case 'yesNo':
      return (
        <ChoiceField
          {...common}
          label={control.label}
          options={YES_NO}
          value={yesNo(value === true)}
          onChange={(answer) => onChange(answer === 'yes')}
        />
      );
    case 'number':
      return <NumberControl {...common} control={control} value={value} onChange={onChange} />;
    case 'money':
      return (
        <MoneyField
          {...common}
          label={control.label}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
        />
      );
    case 'choice':
      return (
        <ChoiceField
          {...common}
          label={control.label}
          options={optionsOf(control.names)}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      );
    case 'words':
      return (
        <TagList
          {...common}
          label={control.label}
          width="full"
          max={control.max}
          hint="Enter or a comma adds one"
          {...WORDS[control.of]}
          value={wordsOf(value)}
          onChange={onChange}
        />
      );
    case 'modifiers':
      return (
        <ModifierField
          {...common}
          label={control.label}
          width="full"
          max={control.max}
          hint="Two letters or digits each"
          value={wordsOf(value)}
          onChange={onChange}
        />
      );
    case 'anyOf':
      return <AnyOf {...common} control={control} value={wordsOf(value)} onChange={onChange} />;
    case 'perPeriod':
      return <PerPeriod {...common} control={control} value={value} onChange={onChange} />;
  }
}

type Common = Pick<Props, 'readOnly' | 'error'> & { readonly path: string };
type Of<K extends Kind['is']> = Extract<Kind, { readonly is: K }>;

const WORDS = {
  code: {
    normalise: (text: string) => (isHcpcsShape(text.toUpperCase()) ? text.toUpperCase() : null),
    refuse: 'A HCPCS code is a letter and four digits.',
  },
  partNumber: {
    normalise: (text: string) => (text.length <= 40 ? text : null),
    refuse: 'A part number has at most 40 characters.',
  },
} as const;

function NumberControl({
  control,
  value,
  onChange,
  ...common
}: Common & {
  readonly control: Of<'number'>;
  readonly value: unknown;
  readonly onChange: Props['onChange'];
}) {
  const required = control.empty === undefined;
  const number = typeof value === 'number' ? value : null;
  return (
    <NumberField
      {...common}
      label={control.label}
      unit={control.unit}
      min={control.min}
      max={control.max}
      decimals={control.decimals ?? 0}
      error={(required && number !== null ? missing(number) : null) ?? common.error}
      value={number === null || Number.isNaN(number) ? null : number}
      onChange={(next) => onChange(required ? (next ?? Number.NaN) : next)}
    />
  );
}

function AnyOf({
  control,
  value,
  onChange,
  path,
  readOnly,
}: Common & {
  readonly control: Of<'anyOf'>;
  readonly value: readonly string[];
  readonly onChange: Props['onChange'];
}) {
  const every = Object.keys(control.names);
  return (
    <div className="cw-stack" data-path={path}>
      {every.map((word) => (
        <CheckField
          key={word}
          label={control.names[word] ?? word}
          readOnly={readOnly}
          value={value.includes(word)}
          onChange={(on) => onChange(every.filter((each) => (each === word ? on : value.includes(each))))}
        />
      ))}
    </div>
  );
}

/** Two numbers that only count together: the first one given brings the other with it. */
function PerPeriod({
  control,
  value,
  onChange,
  path,
  ...common
}: Common & {
  readonly control: Of<'perPeriod'>;
  readonly value: unknown;
  readonly onChange: Props['onChange'];
}) {
  const period = periodOf(value, control.counted);
  function set(count: number | null, months: number | null) {
    onChange(count === null || months === null ? null : { [control.counted]: count, months });
  }
  return (
    <FieldRow>
      <NumberField
        {...common}
        label={control.label}
        path={`${path}.${control.counted}`}
        width="xs"
        min={1}
        max={control.most}
        value={period?.count ?? null}
        onChange={(count) => set(count, period?.months ?? 12)}
      />
      <NumberField
        {...common}
        label="Within"
        path={`${path}.months`}
        width="s"
        unit="months"
        min={1}
        max={120}
        value={period?.months ?? null}
        onChange={(months) => set(period?.count ?? 1, months)}
      />
    </FieldRow>
  );
}

function optionsOf(names: Readonly<Record<string, string>>): readonly {
  readonly value: string;
  readonly label: string;
}[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}
