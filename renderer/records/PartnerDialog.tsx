import { Button } from '@mantine/core';
import { useState } from 'react';
import { TradingPartnerValues, type TradingPartner } from '../../shared/domain/tradingPartner.ts';
import { fail, type Issue } from '../../shared/result.ts';
import { call } from '../client.ts';
import { CheckField } from '../components/CheckField.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { PhoneField } from '../components/PhoneField.tsx';
import { FieldGroup, FieldRow } from '../components/Section.tsx';
import { SelectField } from '../components/SelectField.tsx';
import { TextArea } from '../components/TextArea.tsx';
import { TextField } from '../components/TextField.tsx';
import { fieldsOf } from '../components/useRecordDraft.ts';
import { SendProblem } from './SendProblem.tsx';
import { useSend } from './useSend.ts';

/** Through whom claims go, with the identifiers of the enrollment papers. Asked whole: half of one writes no file. */
interface Props {
  /** Null for a new one. */
  readonly partner: TradingPartner | null;
  readonly onClose: () => void;
  readonly onDone: (partner: TradingPartner) => void;
}

const EMPTY: TradingPartnerValues = {
  name: '',
  submitterQualifier: 'ZZ',
  submitterId: '',
  receiverQualifier: 'ZZ',
  receiverId: '',
  production: false,
  wantsTa1: false,
  contactName: '',
  contactPhone: '',
  contactEmail: '',
  note: '',
};

export function PartnerDialog({ partner, onClose, onDone }: Props) {
  const sending = useSend();
  const [typed, setTyped] = useState<TradingPartnerValues>(() => typedOf(partner));
  const fields = fieldsOf(typed, setTyped, sending.issues);

  async function save() {
    const target = { id: partner?.id ?? null, revision: partner?.revision ?? null };
    const saved = await sending.send(() => {
      const issues = partnerProblems(typed);
      const [first] = issues;
      if (first) return Promise.resolve(fail({ kind: 'invalid', message: first.message, issues }));
      return call('partners.save', { ...target, values: typed });
    });
    if (saved) onDone(saved);
  }

  return (
    <Dialog
      title={partner ? 'Change trading partner' : 'Add trading partner'}
      open
      size="l"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void save()}>
            {partner ? 'Save' : 'Add trading partner'}
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      <FieldRow>
        <TextField
          {...fields.bind('name')}
          label="Name"
          hint="The clearinghouse, contractor or payer that takes the file"
          width="l"
          maxLength={60}
          required
          autoFocus
        />
      </FieldRow>
      <FieldGroup title="You, the sender">
        <FieldRow>
          <TextField
            {...fields.bind('submitterId')}
            label="Your id"
            hint="Submitter id in your enrollment letter"
            width="m"
            code
            maxLength={15}
            required
          />
          <SelectField
            {...fields.bind('submitterQualifier')}
            label="Kind of your id"
            hint="The partner’s companion guide names it, ISA05"
            width="l"
            options={QUALIFIERS}
            onChange={(next) => setTyped({ ...typed, submitterQualifier: next ?? 'ZZ' })}
          />
        </FieldRow>
        <FieldRow>
          <TextField
            {...fields.bind('contactName')}
            label="Contact in your office"
            hint="Whom they call about a file"
            width="m"
            maxLength={60}
            required
          />
          <PhoneField {...fields.bind('contactPhone')} label="Contact’s telephone" required />
          <TextField {...fields.bind('contactEmail')} label="Contact’s email" type="email" maxLength={80} />
        </FieldRow>
      </FieldGroup>
      <FieldGroup title="They, the receiver">
        <FieldRow>
          <TextField
            {...fields.bind('receiverId')}
            label="Receiver’s id"
            hint="In their companion guide, ISA08"
            width="m"
            code
            maxLength={15}
            required
          />
          <SelectField
            {...fields.bind('receiverQualifier')}
            label="Kind of their id"
            hint="In the same guide, ISA07"
            width="l"
            options={QUALIFIERS}
            onChange={(next) => setTyped({ ...typed, receiverQualifier: next ?? 'ZZ' })}
          />
        </FieldRow>
      </FieldGroup>
      <FieldGroup title="Files">
        <CheckField
          {...fields.bind('production')}
          label="Production"
          note="Off while they are testing you: files then say that they are tests, and nothing is paid from them."
        />
        <CheckField
          {...fields.bind('wantsTa1')}
          label="Ask for a receipt of each file (TA1)"
          note="Only where the companion guide says that they answer it."
        />
        <TextArea
          {...fields.bind('note')}
          label="Note"
          hint="For the office: where files are handed over, when they are fetched"
          maxLength={500}
        />
      </FieldGroup>
    </Dialog>
  );
}

const QUALIFIERS: readonly {
  readonly value: TradingPartnerValues['submitterQualifier'];
  readonly label: string;
}[] = [
  { value: 'ZZ', label: 'ZZ, agreed between the two' },
  { value: '30', label: '30, tax id (EIN)' },
  { value: '01', label: '01, D-U-N-S number' },
  { value: '14', label: '14, D-U-N-S number with suffix' },
  { value: '20', label: '20, health industry number' },
  { value: '27', label: '27, Medicare carrier' },
  { value: '28', label: '28, Medicare fiscal intermediary' },
  { value: '29', label: '29, Medicare provider' },
  { value: '33', label: '33, NAIC company code' },
];

function typedOf(partner: TradingPartner | null): TradingPartnerValues {
  if (!partner) return EMPTY;
  const { id: _id, revision: _revision, ...values } = partner;
  return values;
}

const NEEDED: readonly { readonly key: keyof TradingPartnerValues; readonly message: string }[] = [
  { key: 'name', message: 'Give the name of the trading partner.' },
  { key: 'submitterId', message: 'Give your id at this partner, from your enrollment letter.' },
  { key: 'contactName', message: 'Name whom they call about a file.' },
  { key: 'contactPhone', message: 'Give the contact’s telephone.' },
  { key: 'receiverId', message: 'Give the receiver’s id, from their companion guide.' },
];

/** What keeps a partner from being of use: everything that each file to it has to say. */
export function partnerProblems(values: TradingPartnerValues): readonly Issue[] {
  const missing = NEEDED.filter(({ key }) => String(values[key]).trim() === '').map(({ key, message }) => ({
    path: key,
    message,
  }));
  const parsed = TradingPartnerValues.safeParse(values);
  const wrong = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  return [...missing, ...wrong];
}
