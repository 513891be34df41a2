import { Button } from '@mantine/core';
import { useState } from 'react';
import { defaultFiling } from '../../../shared/domain/filing.ts';
import {
  defaultSettings,
  type PayerClass,
  PAYER_CLASS_NAMES,
  type PayerValues,
} from '../../../shared/domain/payer.ts';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { ConflictDialog } from '../../components/ConflictDialog.tsx';
import { ErrorSummary, issueAt } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Page } from '../../components/Page.tsx';
import { PhoneField } from '../../components/PhoneField.tsx';
import { FieldRow, Section } from '../../components/Section.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useArrival } from '../../components/useArrival.ts';
import { AddressFields } from '../../records/AddressFields.tsx';
import { useSectionKeys } from '../../records/useSectionKeys.ts';
import { go } from '../../shell/navigation.ts';
import { useNotices } from '../../stores/notices.ts';
import { useHasRole } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { Agreements } from './Agreements.tsx';
import { EffectsPanel } from './EffectsPanel.tsx';
import { FilingSection, ownFiling } from './FilingSection.tsx';
import { ownInGroup } from './ownSettings.ts';
import { Requirements } from './Requirements.tsx';
import { SectionIndex } from './SectionIndex.tsx';
import { SETTING_GROUPS } from './settingGroups.ts';
import { settingName } from './settingName.ts';
import { SettingsSection } from './SettingsSection.tsx';
import { differs } from './settingsPart.ts';
import { useEffects } from './useEffects.ts';
import { usePayerDraft } from './usePayerDraft.ts';
import styles from './Payers.module.css';

/**
 * Who the payer is, and every setting that the rules read, with an index of the sections and what an edit does to
 * open claims beside them.
 */
interface Props {
  readonly id: string | null;
  readonly revision: number | null;
  readonly values: PayerValues;
  /** Path of the field into which the cursor goes. */
  readonly arrival?: string | null;
}

const CLASSES: readonly PayerClass[] = ['medicare', 'medicaid', 'commercial'];
const LEADS = ['owner', 'billingLead'] as const;

export function PayerEditor({ id, revision, values: stored, arrival = null }: Props) {
  const draft = usePayerDraft(id, revision, stored);
  useArrival(arrival);
  const mayEdit = useHasRole(LEADS);
  const [attempt, setAttempt] = useState(0);
  const show = useNotices((store) => store.show);
  const { values, issues } = draft;
  // A new one gets a page of its own with its first save: nothing is typed into the page that ends then.
  const readOnly = !mayEdit || (id === null && draft.phase === 'saving');
  const standard = defaultSettings(values.class);
  const settingsChanged = differs(values.settings, draft.base.settings);
  const effects = useEffects(id, values.settings, settingsChanged && mayEdit);

  function set(part: Partial<PayerValues>) {
    draft.update({ ...values, ...part });
  }
  function setSettings(part: Partial<PayerValues['settings']>) {
    set({ settings: { ...values.settings, ...part } });
  }
  function common(path: string) {
    return { path, error: issueAt(issues, path), readOnly };
  }

  async function save() {
    setAttempt(attempt + 1);
    const saved = await draft.save();
    if (!saved) return;
    show({
      tone: 'done',
      text: id === null ? 'Payer added.' : 'Payer saved. Open claims were checked again.',
    });
    if (id === null) go(`/payers/${saved.id}`);
  }
  useCommand('save', () => void save(), { enabled: mayEdit && draft.changed });
  useSectionKeys();

  /** A new payer begins with what its class begins with; a stored one keeps its settings. */
  function setClass(next: PayerClass) {
    const { tradingPartnerId } = values.filing;
    if (id === null) {
      const filing = { ...defaultFiling(next), tradingPartnerId };
      set({ class: next, settings: defaultSettings(next), filing });
    } else set({ class: next });
  }

  const standing = values.settings.customRequirements.filter((row) => row.retiredOn === null).length;
  const entries = [
    { id: 'payer-identity', title: 'Payer', own: '', problems: 0 },
    {
      id: 'payer-filing',
      title: 'Filing',
      own: differing(ownFiling(values.filing, values.class)),
      problems: issues.filter(({ path }) => path.startsWith('filing.')).length,
    },
    ...SETTING_GROUPS.map((group) => ({
      id: `payer-${group.id}`,
      title: group.title,
      own: differing(
        ownInGroup(values, group).length +
          (group.id === 'modifiers' ? values.settings.codeAgreements.length : 0),
      ),
      problems: issues.filter(({ path }) =>
        group.settings.some((text) => path === text.path || path.startsWith(`${text.path}.`)),
      ).length,
    })),
    {
      id: 'payer-requirements',
      title: 'Custom requirements',
      own: standing === 0 ? '' : String(standing),
      problems: issues.filter(({ path }) => path.startsWith('customRequirements')).length,
    },
  ];

  return (
    <Page
      fill
      title={values.name.trim() === '' ? 'New payer' : values.name}
      back={{ to: '/payers', label: 'Payers' }}
      status={
        <>
          <Chip tone="neutral">{PAYER_CLASS_NAMES[values.class]}</Chip>
          {!mayEdit ? <span>Only the billing lead and the owner change payers.</span> : null}
        </>
      }
      actions={
        !mayEdit ? null : (
          <>
            <ConflictDialog draft={draft} labelOf={settingName} personal={false} />
            <Button disabled={!draft.changed || draft.phase === 'saving'} onClick={draft.discard}>
              Discard changes
            </Button>
            <Button
              variant="filled"
              disabled={!draft.changed || draft.phase === 'conflict'}
              loading={draft.phase === 'saving'}
              onClick={() => void save()}
            >
              {id === null ? 'Add payer' : 'Save changes'}
            </Button>
          </>
        )
      }
    >
      <div className={styles.frame}>
        <div className={styles.layout}>
          <aside className={styles.side} aria-label="Sections and effects">
            <SectionIndex entries={entries} />
            {readOnly ? null : (
              <EffectsPanel effects={effects} changed={settingsChanged} isNew={id === null} />
            )}
          </aside>
          <div className={styles.main} data-scroll>
            <ErrorSummary issues={issues} attempt={attempt} />
            {draft.fault && draft.phase === 'failed' ? <FaultMessage fault={draft.fault} /> : null}
            <Section title="Payer" plain id="payer-identity">
              <FieldRow>
                <TextField
                  {...common('name')}
                  label="Name"
                  width="l"
                  maxLength={80}
                  required
                  autoFocus={id === null}
                  value={values.name}
                  onChange={(name) => set({ name })}
                />
                <TextField
                  {...common('payerIdentifier')}
                  label="Payer id"
                  hint="As enrolled"
                  width="s"
                  maxLength={20}
                  value={values.payerIdentifier}
                  onChange={(payerIdentifier) => set({ payerIdentifier })}
                />
                <PhoneField
                  {...common('phone')}
                  label="Telephone"
                  value={values.phone}
                  onChange={(phone) => set({ phone })}
                />
              </FieldRow>
              <FieldRow>
                <ChoiceField
                  {...common('class')}
                  label="Class"
                  width="l"
                  hint={
                    id === null
                      ? 'Decides with which settings it begins'
                      : 'Changing it leaves the settings below as they are'
                  }
                  options={CLASSES.map((value) => ({ value, label: PAYER_CLASS_NAMES[value] }))}
                  value={values.class}
                  onChange={(next) => {
                    if (next !== null) setClass(next);
                  }}
                />
              </FieldRow>
              <AddressFields
                pathPrefix="address"
                value={values.address}
                onChange={(address) => set({ address })}
                readOnly={readOnly}
                errorAt={(path) => issueAt(issues, path)}
              />
            </Section>
            <FilingSection
              payerClass={values.class}
              value={values.filing}
              readOnly={readOnly}
              issues={issues}
              onChange={(filing) => set({ filing })}
            />
            {SETTING_GROUPS.map((group) => (
              <SettingsSection
                key={group.id}
                group={group}
                payerClass={values.class}
                settings={values.settings}
                standard={standard}
                readOnly={readOnly}
                issues={issues}
                onChange={(settings) => set({ settings })}
              >
                {group.id === 'modifiers' ? (
                  <Agreements
                    value={values.settings.codeAgreements}
                    issues={issues}
                    readOnly={readOnly}
                    onChange={(codeAgreements) => setSettings({ codeAgreements })}
                  />
                ) : null}
              </SettingsSection>
            ))}
            <Requirements
              payerId={id}
              value={values.settings.customRequirements}
              stored={draft.base.settings.customRequirements}
              issues={issues}
              readOnly={readOnly}
              onChange={(customRequirements) => setSettings({ customRequirements })}
            />
            <div className={styles.end} />
          </div>
        </div>
      </div>
    </Page>
  );
}

function differing(count: number): string {
  if (count === 0) return '';
  return count === 1 ? '1 differs' : `${count} differ`;
}
