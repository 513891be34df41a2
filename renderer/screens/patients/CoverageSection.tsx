import { useShownPersonal } from '../../components/PersonName.tsx';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PatientView } from '../../../shared/contract/records.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { INSURANCE_TYPE_NAMES, InsuranceType, NO_INSURED } from '../../../shared/domain/filing.ts';
import { isMbi } from '../../../shared/domain/identifiers.ts';
import { PAYER_CLASS_NAMES, type PayerClass } from '../../../shared/domain/payer.ts';
import { CoverageValues } from '../../../shared/domain/people.ts';
import { call } from '../../client.ts';
import { ConflictDialog } from '../../components/ConflictDialog.tsx';
import { YesNoUnknownField } from '../../components/ChoiceField.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { SavedLine } from '../../components/SavedLine.tsx';
import { FieldRow, Section } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import { CardFoot, DisclosureCard } from '../../records/DisclosureCard.tsx';
import { bindField, frameAt, joinPath } from '../../records/editorProps.ts';
import { fieldWords } from '../../records/fieldWords.ts';
import { conflictText } from '../../records/historyWords.ts';
import { InsuredFields } from '../../records/InsuredFields.tsx';
import { PayerField } from '../../records/lookups.tsx';
import { editorOf, useStoredDraft } from '../../records/recordDraft.ts';
import { removeWithUndo, valueOrNotice } from '../../records/recordActions.ts';
import { RELATIONS } from '../../records/words.ts';
import styles from './Patient.module.css';

interface Props {
  readonly view: PatientView;
  readonly reload: () => Promise<void>;
  readonly readOnly: boolean;
}

type CoverageRow = PatientView['coverages'][number];

/** Who pays, in the order of payment. */
export function CoverageSection({ view, reload, readOnly }: Props) {
  const [openId, setOpenId] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const shown = useShownPersonal();
  const coverages = [...view.coverages].sort((a, b) => a.rank - b.rank);

  /** A coverage is on file as soon as its payer is chosen. */
  async function add(payerId: string | null) {
    if (payerId === null) return;
    const last = coverages.at(-1)?.rank ?? 0;
    const created = valueOrNotice(
      await call('coverages.save', {
        id: null,
        revision: null,
        values: {
          patientId: view.patient.id,
          payerId,
          rank: Math.min(9, last + 1),
          memberId: '',
          groupNumber: '',
          relation: 'self',
          insured: NO_INSURED,
          planName: '',
          insuranceType: '',
          from: null,
          to: null,
          signatureOnFileOn: null,
          assignment: null,
        },
      }),
    );
    if (!created) return;
    setOpenId(created.id);
    setRound(round + 1);
    await reload();
  }

  return (
    <Section title="Coverage">
      {coverages.map((coverage) => (
        <DisclosureCard
          key={coverage.id}
          title={`${coverage.rank}. ${coverage.payerName || 'Payer'}`}
          note={[
            PAYER_CLASS_NAMES[coverage.payerClass],
            shown(coverage.memberId) || 'no member ID yet',
            coverage.from ? `from ${formatUsDate(coverage.from)}` : '',
            coverage.to ? `until ${formatUsDate(coverage.to)}` : '',
          ]
            .filter(Boolean)
            .join(' · ')}
          open={openId === coverage.id}
          onToggle={() => setOpenId(openId === coverage.id ? null : coverage.id)}
        >
          <CoverageForm coverage={coverage} reload={reload} readOnly={readOnly} />
        </DisclosureCard>
      ))}
      {readOnly ? null : (
        <div className={styles.add}>
          <PayerField
            key={round}
            label={coverages.length === 0 ? 'Add coverage: the payer' : 'Add another coverage: the payer'}
            value={null}
            onChange={(payerId) => void add(payerId)}
            width="l"
          />
        </div>
      )}
    </Section>
  );
}

function CoverageForm({
  coverage,
  reload,
  readOnly,
}: { readonly coverage: CoverageRow } & Omit<Props, 'view'>) {
  const draft = useStoredDraft({
    key: `coverage:${coverage.id}`,
    schema: CoverageValues,
    channel: 'coverages.save',
    stored: coverage,
    empty: coverage,
    onSaved: () => void reload(),
  });
  const editor = editorOf(draft, readOnly);
  const values = draft.values;
  const member = bindField(editor, 'memberId');
  const samePayer = values.payerId === coverage.payerId;

  async function remove() {
    await draft.flush();
    const { id, revision } = draft.draft.store.getState();
    if (id === null || revision === null) return;
    await removeWithUndo('The coverage', () => call('coverages.remove', { id, revision }), reload);
  }

  return (
    <>
      <FieldRow>
        <PayerField
          {...frameAt(editor, 'payerId')}
          label="Payer"
          value={values.payerId}
          name={samePayer ? coverage.payerName : undefined}
          onChange={(payerId) => {
            // A coverage without a payer says nothing: clearing the look-up keeps the last one until another is picked.
            if (payerId !== null) editor.onChange({ ...values, payerId });
          }}
        />
        <NumberField
          {...frameAt(editor, 'rank')}
          label="Pays"
          hint="1 pays first"
          width="xs"
          min={1}
          max={9}
          value={values.rank}
          onChange={(rank) => {
            if (rank !== null) editor.onChange({ ...values, rank });
          }}
        />
        <TextField
          {...member}
          label={coverage.payerClass === 'medicare' ? 'Medicare number (MBI)' : 'Member ID'}
          maxLength={30}
          code
          error={member.error ?? memberIdProblem(samePayer ? coverage.payerClass : null, values.memberId)}
        />
        <TextField {...bindField(editor, 'groupNumber')} label="Group number" width="s" maxLength={30} />
        <TextField
          {...bindField(editor, 'planName')}
          label="Plan name"
          hint="As on the card"
          width="m"
          maxLength={60}
        />
      </FieldRow>
      {values.insuranceType !== '' || (coverage.payerClass === 'medicare' && values.rank > 1) ? (
        <FieldRow>
          <SelectField
            {...frameAt(editor, 'insuranceType')}
            label="Why Medicare pays second"
            hint="Told on each claim that Medicare gets second"
            width="l"
            options={INSURANCE_TYPES}
            clearable
            placeholder="Not said yet"
            value={values.insuranceType === '' ? null : values.insuranceType}
            onChange={(insuranceType) => editor.onChange({ ...values, insuranceType: insuranceType ?? '' })}
          />
        </FieldRow>
      ) : null}
      <FieldRow>
        <TypedDateField {...bindField(editor, 'from')} label="First day" />
        <TypedDateField {...bindField(editor, 'to')} label="Last day" hint="Blank while it runs" />
        <SelectField
          {...frameAt(editor, 'relation')}
          label="Insured"
          options={RELATIONS}
          value={values.relation}
          onChange={(next) => {
            const found = RELATIONS.find((each) => each.value === next);
            if (found) editor.onChange({ ...values, relation: found.value });
          }}
        />
      </FieldRow>
      {values.relation === 'self' ? null : (
        <InsuredFields
          {...editor}
          pathPrefix={joinPath(editor.pathPrefix, 'insured')}
          value={values.insured}
          onChange={(insured) => editor.onChange({ ...values, insured })}
        />
      )}
      <FieldRow>
        <TypedDateField
          {...bindField(editor, 'signatureOnFileOn')}
          label="Authorization signed"
          width="m"
          hint="To bill and to ask for records"
        />
        <YesNoUnknownField {...bindField(editor, 'assignment')} label="Assignment accepted" />
      </FieldRow>
      <CardFoot>
        <span>
          <SavedLine draft={draft} />
          <ConflictDialog draft={draft} labelOf={fieldWords} show={conflictText} />
        </span>
        {readOnly ? null : (
          <Button size="xs" onClick={() => void remove()}>
            Remove coverage
          </Button>
        )}
      </CardFoot>
    </>
  );
}

const INSURANCE_TYPES = InsuranceType.options
  .filter((value) => value !== '')
  .map((value) => ({ value, label: INSURANCE_TYPE_NAMES[value] }));

/** What is wrong with the form of a Medicare number; null when it is right, empty, or another payer's. */
export function memberIdProblem(payerClass: PayerClass | null, memberId: string): string | null {
  if (payerClass !== 'medicare' || memberId.trim() === '' || isMbi(memberId)) return null;
  const places = memberId.replace(/[\s-]/g, '').length;
  if (places !== 11) return `A Medicare number has 11 places, as 1EG4-TE5-MK73; this has ${places}.`;
  return 'Not the form of a Medicare number, as 1EG4-TE5-MK73. The letters S, L, O, I, B and Z are never used.';
}
