import { useState } from 'react';
import { type Physician, sortName } from '../../shared/domain/people.ts';
import { call } from '../client.ts';
import type { FieldProps } from '../components/fieldTypes.ts';
import { LookupField, type LookupOption } from '../components/LookupField.tsx';
import { useQuery } from '../components/useQuery.ts';
import { PhysicianDialog } from './PhysicianDialog.tsx';

/**
 * The ordering physician: found by name or NPI, or made on the spot.
 *
 * value: the physician's id, or null · onChange(id) · name: shown until the record is read
 */
export interface PhysicianFieldProps extends Omit<FieldProps<string | null>, 'onChange'> {
  readonly onChange: (id: string | null) => void;
  readonly name?: string | undefined;
}

export function PhysicianField({ value, onChange, name, ...rest }: PhysicianFieldProps) {
  const [typedName, setTypedName] = useState<string | null>(null);
  const stored = useQuery('physicians.get', { id: value ?? '' }, { enabled: value !== null });
  const physician = value !== null && stored.data?.id === value ? stored.data : null;
  const label = physician ? sortName(physician) : (name ?? '');

  return (
    <>
      <LookupField
        {...rest}
        width={rest.width ?? 'l'}
        placeholder="Name or NPI"
        value={value === null ? null : { value, label: label || 'Physician on file' }}
        from={rest.from ?? (physician?.npi ? `NPI ${physician.npi}` : null)}
        search={findPhysicians}
        onChange={(option) => onChange(option?.value ?? null)}
        create={{
          label: (text) => (text.trim() ? `New physician “${text.trim()}”` : 'New physician'),
          run: setTypedName,
        }}
      />
      {typedName === null ? null : (
        <PhysicianDialog
          typed={typedName}
          onClose={() => setTypedName(null)}
          onCreated={(created) => {
            setTypedName(null);
            onChange(created.id);
          }}
        />
      )}
    </>
  );
}

async function findPhysicians(text: string): Promise<readonly LookupOption[]> {
  const answer = await call('physicians.list', { query: text, offset: 0, limit: 20 });
  return answer.ok ? answer.value.rows.map(physicianOption) : [];
}

function physicianOption(physician: Physician): LookupOption {
  return {
    value: physician.id,
    label: sortName(physician) || 'Without a name',
    note: physician.npi ? `NPI ${physician.npi}` : 'No NPI',
  };
}
