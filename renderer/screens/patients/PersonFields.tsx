import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'wouter';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import type { Contact, PatientValues } from '../../../shared/domain/people.ts';
import type { z } from 'zod';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { PhoneField } from '../../components/PhoneField.tsx';
import { FieldRow, Section } from '../../components/Section.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import { useCalm } from '../../components/useCalm.ts';
import { useQuery } from '../../components/useQuery.ts';
import { AddressFields } from '../../records/AddressFields.tsx';
import { bindField, type EditorProps, frameAt } from '../../records/editorProps.ts';
import { SEXES } from '../../records/words.ts';
import { BranchField } from '../../records/BranchField.tsx';
import styles from './Patient.module.css';

type ContactValues = z.infer<typeof Contact>;

interface Props {
  readonly editor: EditorProps<PatientValues>;
  readonly update: (change: (values: PatientValues) => PatientValues) => void;
  /** The patient's own id, so that nobody is taken for their own double. */
  readonly ownId: string | null;
  readonly autoFocus: boolean;
}

/** Name, birth date, how to reach the patient, and who else to call. */
export function PersonFields({ editor, update, ownId, autoFocus }: Props) {
  const person = editor.value;
  return (
    <>
      <Section title="Person">
        <FieldRow>
          <TextField
            {...bindField(editor, 'firstName')}
            label="First name"
            maxLength={60}
            personal
            autoFocus={autoFocus}
          />
          <TextField
            {...bindField(editor, 'middleName')}
            label="Middle name"
            width="m"
            maxLength={60}
            personal
          />
          <TextField {...bindField(editor, 'lastName')} label="Last name" maxLength={60} personal />
          <TextField {...bindField(editor, 'suffix')} label="Suffix" width="xs" maxLength={10} personal />
          <TextField {...bindField(editor, 'chartNumber')} label="Chart number" width="s" maxLength={30} />
          <BranchField
            value={person.branchId}
            readOnly={editor.readOnly ?? false}
            onChange={(branchId) => editor.onChange({ ...person, branchId })}
          />
        </FieldRow>
        <FieldRow>
          <TypedDateField {...bindField(editor, 'birthDate')} label="Birth date" past />
          <ChoiceField
            {...frameAt(editor, 'sex')}
            label="Sex"
            options={SEXES}
            value={person.sex}
            onChange={(sex) => {
              if (sex) editor.onChange({ ...person, sex });
            }}
          />
          <PhoneField {...bindField(editor, 'phone')} label="Telephone" />
          <PhoneField {...bindField(editor, 'mobile')} label="Mobile" />
          <TextField
            {...bindField(editor, 'email')}
            label="Email"
            width="m"
            maxLength={120}
            type="email"
            personal
          />
        </FieldRow>
        <DoubleHint person={person} ownId={ownId} />
        <AddressFields
          {...editor}
          personal
          pathPrefix="address"
          value={person.address}
          onChange={(address) => update((values) => ({ ...values, address }))}
        />
        <TextArea {...bindField(editor, 'note')} label="Note" maxLength={2000} minRows={1} />
      </Section>
      <Contacts editor={editor} update={update} />
    </>
  );
}

function Contacts({ editor, update }: Pick<Props, 'editor' | 'update'>) {
  const { contacts } = editor.value;
  function change(next: readonly ContactValues[]) {
    update((values) => ({ ...values, contacts: [...next] }));
  }
  return (
    <Section
      title="Contacts"
      level={3}
      plain
      actions={
        editor.readOnly || contacts.length >= 20 ? null : (
          <Button
            size="xs"
            leftSection={<IconPlus size="1rem" aria-hidden="true" />}
            onClick={() => change([...contacts, { name: '', relation: '', phone: '', note: '' }])}
          >
            Add contact
          </Button>
        )
      }
    >
      {contacts.length === 0 ? <p className="cw-quiet">Nobody else to call is known.</p> : null}
      {contacts.map((contact, index) => {
        const props: EditorProps<ContactValues> = {
          ...editor,
          value: contact,
          pathPrefix: `contacts.${index}`,
          onChange: (next) => change(contacts.map((each, at) => (at === index ? next : each))),
        };
        return (
          <div key={index} role="group" aria-label={`Contact ${index + 1}`}>
            <FieldRow>
              <TextField {...bindField(props, 'name')} label="Name" maxLength={80} personal />
              <TextField
                {...bindField(props, 'relation')}
                label="Relation"
                width="s"
                maxLength={40}
                hint="Daughter, caregiver"
              />
              <PhoneField {...bindField(props, 'phone')} label="Telephone" />
              <TextField {...bindField(props, 'note')} label="Note" width="m" maxLength={200} />
              {editor.readOnly ? null : (
                <div className={styles.diagnosisEnd}>
                  <Button
                    variant="subtle"
                    color="gray"
                    aria-label={`Remove contact ${index + 1}`}
                    onClick={() => change(contacts.filter((_, at) => at !== index))}
                  >
                    Remove
                  </Button>
                </div>
              )}
            </FieldRow>
          </div>
        );
      })}
    </Section>
  );
}

/** Somebody of the same name and birth date may be the same person. Only said, never refused: twins and sons exist. */
function DoubleHint({ person, ownId }: { readonly person: PatientValues; readonly ownId: string | null }) {
  const { firstName, lastName, birthDate } = person;
  const complete = firstName.trim() !== '' && lastName.trim() !== '' && birthDate !== null;
  const query = complete
    ? `${lastName.trim()} ${firstName.trim()} ${formatUsDate(birthDate)}`.slice(0, 120)
    : '';
  // Asked once the typing rests.
  const calm = useCalm(query, 300);
  const found = useQuery(
    'patients.list',
    { query: calm, offset: 0, limit: 10 },
    { enabled: complete && calm !== '' },
  );
  const double = complete
    ? found.data?.rows.find(
        (row) => row.id !== ownId && row.birthDate === birthDate && sameName(row.name, person),
      )
    : undefined;
  if (!double) return null;
  return (
    <p className={styles.hint} role="status">
      Somebody with this name and birth date is on file already:{' '}
      <Link href={`/patients/${double.id}`}>
        <PersonName name={double.name} />
        {double.city ? `, ${double.city}` : ''}
      </Link>
      . Go on if this is somebody else.
    </p>
  );
}

/** The list writes `Last Suffix, First Middle`: first and last name have to be the same, the rest may differ. */
export function sameName(listed: string, person: Pick<PatientValues, 'firstName' | 'lastName'>): boolean {
  const [family = '', given = ''] = listed.toLowerCase().split(', ', 2);
  const last = person.lastName.trim().toLowerCase();
  const first = person.firstName.trim().toLowerCase();
  const begins = (text: string, name: string) => text === name || text.startsWith(`${name} `);
  return begins(family, last) && begins(given, first);
}
