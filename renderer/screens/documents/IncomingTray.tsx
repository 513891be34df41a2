import { Button } from '@mantine/core';
import { useState } from 'react';
import { FieldRow, Section } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import { EquipmentField, PatientField } from '../../records/lookups.tsx';
import { IncomingRow } from './IncomingRow.tsx';
import { type SharedValues, useIncoming } from './incoming.ts';
import { TYPE_OPTIONS, typeOf } from './documentTypes.ts';
import styles from './Documents.module.css';

/** What has just come in, to be given a type, a date and an owner: one by one, or all at once. */
export function IncomingTray({ onChanged }: { readonly onChanged: () => void }) {
  const { items, finish } = useIncoming();
  if (items.length === 0) return null;
  return (
    <Section
      title={items.length === 1 ? 'Just added' : `Just added: ${items.length} documents`}
      note="Stored already. Say what they are and whom they belong to; every change saves itself."
      plain
      actions={<Button onClick={finish}>Done with these</Button>}
    >
      {items.length > 1 ? <ForAll count={items.length} /> : null}
      <ul className={styles.incoming} aria-label="Just added">
        {items.map((item) => (
          <IncomingRow key={item.document.id} item={item} onChanged={onChanged} />
        ))}
      </ul>
    </Section>
  );
}

/** A folder of photos is one visit of one patient: said once. */
function ForAll({ count }: { readonly count: number }) {
  const applyToAll = useIncoming((store) => store.applyToAll);
  const [values, setValues] = useState<SharedValues>({});
  const empty = Object.values(values).every((value) => value === null || value === undefined);

  function set(part: SharedValues) {
    setValues({ ...values, ...part });
  }

  return (
    <div className={styles.forAll} role="group" aria-label="The same for all">
      <FieldRow>
        <SelectField
          label="Type of all"
          options={TYPE_OPTIONS}
          clearable
          value={values.type ?? null}
          onChange={(type) => {
            const next = typeOf(type);
            const { type: _before, ...rest } = values;
            setValues(next ? { ...rest, type: next } : rest);
          }}
        />
        <TypedDateField
          label="Date of all"
          value={values.documentDate ?? null}
          onChange={(documentDate) => set({ documentDate })}
        />
        <PatientField
          label="Patient of all"
          width="m"
          value={values.patientId ?? null}
          onChange={(patientId) => set({ patientId })}
        />
        <EquipmentField
          label="Device of all"
          width="m"
          value={values.equipmentId ?? null}
          onChange={(equipmentId) => set({ equipmentId })}
        />
        <div className={styles.beside}>
          <Button
            disabled={empty}
            onClick={() => {
              applyToAll(Object.fromEntries(Object.entries(values).filter(([, value]) => value != null)));
              setValues({});
            }}
          >
            Apply to all {count}
          </Button>
        </div>
      </FieldRow>
    </div>
  );
}
