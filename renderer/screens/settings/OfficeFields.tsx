import { useMemo, useState } from 'react';
import type { OfficeValues } from '../../../shared/domain/people.ts';
import { NO_ADDRESS } from '../../../shared/domain/record.ts';
import type { Issue } from '../../../shared/result.ts';
import { CheckField } from '../../components/CheckField.tsx';
import { NpiField } from '../../components/NpiField.tsx';
import { PhoneField } from '../../components/PhoneField.tsx';
import { FieldGroup, FieldRow } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import { AddressFields, type AddressLabels } from '../../records/AddressFields.tsx';
import { timeZoneOptions } from './timeZones.ts';

/** The supplier's own particulars, as on every claim: at set-up and under Settings. Paths begin with `office.`. */
interface Props {
  readonly office: OfficeValues;
  readonly onChange: (office: OfficeValues) => void;
  readonly issues: readonly Issue[];
  readonly readOnly?: boolean;
  /** Puts the cursor into the name. */
  readonly autoFocus?: boolean;
}

const PAY_TO: AddressLabels = {
  line1: 'Payments to: street or PO box',
  city: 'Payments to: city',
  state: 'Payments to: state',
  zip: 'Payments to: ZIP',
};

export function OfficeFields({ office, onChange, issues, readOnly = false, autoFocus = false }: Props) {
  const paidElsewhere = Object.values(office.payTo).some((part) => part !== '');
  const [opened, setElsewhere] = useState(false);
  const elsewhere = opened || paidElsewhere;
  const zones = useMemo(() => timeZoneOptions(office.timeZone), [office.timeZone]);

  function set(part: Partial<OfficeValues>) {
    onChange({ ...office, ...part });
  }
  // Stock follows the name of the branch: it is kept when it was typed whole, not letter by letter.
  const [typedBranch, setBranch] = useState<string | null>(null);
  const branch = typedBranch ?? office.branch;
  function keepBranch() {
    if (typedBranch !== null && typedBranch.trim() !== office.branch) set({ branch: typedBranch.trim() });
    setBranch(null);
  }
  function common(path: string) {
    const full = `office.${path}`;
    return { path: full, error: issues.find((issue) => issue.path === full)?.message, readOnly };
  }

  return (
    <>
      <FieldGroup title="Supplier">
        <FieldRow>
          <TextField
            {...common('name')}
            label="Supplier name"
            hint="As enrolled with the payers"
            width="l"
            maxLength={80}
            required
            autoFocus={autoFocus}
            value={office.name}
            onChange={(name) => set({ name })}
          />
          <TextField
            {...common('branch')}
            label="Branch"
            hint="Where there are several"
            width="s"
            maxLength={60}
            value={branch}
            onChange={setBranch}
            onBlur={keepBranch}
            onEnter={keepBranch}
          />
        </FieldRow>
        <FieldRow>
          <NpiField
            {...common('npi')}
            label="NPI"
            hint="Ten digits"
            required
            value={office.npi}
            onChange={(npi) => set({ npi })}
          />
          <TextField
            {...common('taxId')}
            label="Tax id (EIN)"
            hint="12-3456789"
            width="s"
            maxLength={10}
            value={office.taxId}
            onChange={(taxId) => set({ taxId: taxId.trim() })}
          />
          <TextField
            {...common('taxonomy')}
            label="Taxonomy code"
            hint="332B00000X for equipment suppliers"
            code
            maxLength={10}
            value={office.taxonomy}
            onChange={(taxonomy) => set({ taxonomy: taxonomy.trim() })}
          />
        </FieldRow>
      </FieldGroup>
      <FieldGroup title="License">
        <FieldRow>
          <TextField
            {...common('licenseNumber')}
            label="License number"
            maxLength={40}
            value={office.licenseNumber}
            onChange={(licenseNumber) => set({ licenseNumber })}
          />
          <TextField
            {...common('licenseState')}
            label="License state"
            hint="Two letters"
            code
            width="s"
            maxLength={2}
            value={office.licenseState}
            onChange={(licenseState) => set({ licenseState })}
          />
          <TypedDateField
            {...common('licenseExpiresOn')}
            label="License expires"
            value={office.licenseExpiresOn}
            onChange={(licenseExpiresOn) => set({ licenseExpiresOn })}
          />
        </FieldRow>
      </FieldGroup>
      <FieldGroup title="Address and telephone">
        <AddressFields
          pathPrefix="office.address"
          value={office.address}
          onChange={(address) => set({ address })}
          readOnly={readOnly}
          errorAt={(path) => issues.find((issue) => issue.path === path)?.message}
        />
        <CheckField
          {...common('payTo')}
          label="Payments are mailed to another address"
          note="A PO box is taken here, and nowhere else"
          value={elsewhere}
          onChange={(next) => {
            setElsewhere(next);
            if (!next) set({ payTo: NO_ADDRESS });
          }}
        />
        {elsewhere ? (
          <AddressFields
            pathPrefix="office.payTo"
            labels={PAY_TO}
            value={office.payTo}
            onChange={(payTo) => set({ payTo })}
            readOnly={readOnly}
            errorAt={(path) => issues.find((issue) => issue.path === path)?.message}
          />
        ) : null}
        <FieldRow>
          <PhoneField
            {...common('phone')}
            label="Telephone"
            value={office.phone}
            onChange={(phone) => set({ phone })}
          />
          <PhoneField {...common('fax')} label="Fax" value={office.fax} onChange={(fax) => set({ fax })} />
          <TextField
            {...common('email')}
            label="Email"
            type="email"
            width="l"
            maxLength={120}
            value={office.email}
            onChange={(email) => set({ email })}
          />
        </FieldRow>
        <FieldRow>
          <SelectField
            {...common('timeZone')}
            label="Time zone"
            hint="Decides which day it is, for every date of the office"
            width="l"
            required
            options={zones}
            value={office.timeZone === '' ? null : office.timeZone}
            onChange={(timeZone) => set({ timeZone: timeZone ?? '' })}
          />
        </FieldRow>
      </FieldGroup>
    </>
  );
}
