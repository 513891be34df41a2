import { formatUsDate } from '../../shared/domain/dates.ts';
import { equipmentName } from '../../shared/domain/equipment.ts';
import { PAYER_CLASS_NAMES } from '../../shared/domain/payer.ts';
import { fullName } from '../../shared/domain/people.ts';
import { call } from '../client.ts';
import { useShownName, useShownPersonal } from '../components/PersonName.tsx';
import type { FieldProps } from '../components/fieldTypes.ts';
import { LookupField, type LookupOption } from '../components/LookupField.tsx';
import { useQuery } from '../components/useQuery.ts';
import { labelOf, STATUSES } from './words.ts';

/**
 * Look-ups of whole records by what people know of them. value: the record's id, or null · name: shown for it
 * until its record is read.
 *
 * PatientField (name, birth date, telephone) · EquipmentField (serial, make, model) · PayerField (name)
 */
export interface RecordFieldProps extends FieldProps<string | null> {
  readonly placeholder?: string | undefined;
  readonly name?: string | undefined;
  readonly create?:
    { readonly label: (text: string) => string; readonly run: (text: string) => void } | undefined;
}

export function PatientField({ value, onChange, name, ...rest }: RecordFieldProps) {
  const shownName = useShownName();
  const shown = useShownPersonal();
  const stored = useQuery('patients.get', { id: value ?? '' }, { enabled: value !== null && !name });
  const label = name ?? (stored.data?.patient.id === value ? fullName(stored.data.patient) : '');
  async function search(text: string): Promise<readonly LookupOption[]> {
    const answer = await call('patients.list', { query: text, offset: 0, limit: 20 });
    if (!answer.ok) return [];
    return answer.value.rows.map((row) => ({
      value: row.id,
      label: shownName(row.name),
      note: [shown(row.birthDate ? formatUsDate(row.birthDate) : ''), row.city].filter(Boolean).join(' · '),
    }));
  }
  return (
    <LookupField
      {...rest}
      width={rest.width ?? 'l'}
      placeholder="Name, birth date or telephone"
      value={value === null ? null : { value, label: label ? shownName(label) : 'Patient on file' }}
      search={search}
      onChange={(option) => onChange(option?.value ?? null)}
    />
  );
}

export function EquipmentField({ value, onChange, name, ...rest }: RecordFieldProps) {
  const stored = useQuery('equipment.get', { id: value ?? '' }, { enabled: value !== null && !name });
  const label = name ?? (stored.data?.equipment.id === value ? equipmentName(stored.data.equipment) : '');
  return (
    <LookupField
      {...rest}
      width={rest.width ?? 'l'}
      placeholder={rest.placeholder ?? 'Serial, make or model'}
      value={value === null ? null : { value, label: label || 'Device on file' }}
      search={findEquipment}
      onChange={(option) => onChange(option?.value ?? null)}
    />
  );
}

async function findEquipment(text: string): Promise<readonly LookupOption[]> {
  const answer = await call('equipment.list', { query: text, ownership: null, offset: 0, limit: 20 });
  if (!answer.ok) return [];
  return answer.value.rows.map((row) => ({
    value: row.id,
    label: row.name,
    ...(row.serial ? { code: row.serial } : {}),
    note: [
      row.recalled ? 'Open recall' : '',
      row.status === 'inRepair' || row.status === 'retired' ? labelOf(STATUSES, row.status) : '',
    ]
      .filter(Boolean)
      .join(' · '),
  }));
}

export function PayerField({ value, onChange, name, ...rest }: RecordFieldProps) {
  const stored = useQuery('payers.get', { id: value ?? '' }, { enabled: value !== null && !name });
  const label = name ?? (stored.data?.id === value ? stored.data.name : '');
  return (
    <LookupField
      {...rest}
      width={rest.width ?? 'm'}
      minChars={0}
      placeholder="Name of the payer"
      value={value === null ? null : { value, label: label || 'Payer on file' }}
      search={findPayers}
      onChange={(option) => onChange(option?.value ?? null)}
    />
  );
}

async function findPayers(text: string): Promise<readonly LookupOption[]> {
  const answer = await call('payers.list', { query: text, offset: 0, limit: 50 });
  if (!answer.ok) return [];
  return answer.value.rows.map((row) => ({
    value: row.id,
    label: row.name,
    note: PAYER_CLASS_NAMES[row.class],
  }));
}
