import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  defaultFiling,
  FILING_INDICATOR_NAMES,
  FilingIndicator,
  FilingSettings,
} from '../../../shared/domain/filing.ts';
import type { PayerClass } from '../../../shared/domain/payer.ts';
import type { Issue } from '../../../shared/result.ts';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Section } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { PartnerDialog } from '../../records/PartnerDialog.tsx';
import { useChanges } from '../../stores/changes.ts';
import { FILING_TEXTS } from './filingTexts.ts';
import { Setting } from './Setting.tsx';
import { SettingControl } from './SettingControl.tsx';
import { valueInWords } from './settingText.ts';

/** How a payer's claims are filed: through whom, and what its files and forms have to look like. */
interface Props {
  readonly payerClass: PayerClass;
  readonly value: FilingSettings;
  readonly onChange: (value: FilingSettings) => void;
  readonly readOnly: boolean;
  readonly issues: readonly Issue[];
}

export function FilingSection({ payerClass, value, onChange, readOnly, issues }: Props) {
  const standard = defaultFiling(payerClass);
  const partners = useQuery('partners.list', {}, { keep: true });
  const [adding, setAdding] = useState(false);
  useChanges(() => void partners.reload());
  const known = partners.data ?? [];

  return (
    <Section
      title="Filing"
      id="payer-filing"
      note="The way of its claims out of the office. What is changed here holds for the next file, also for claims that are finalized already. No rule reads it."
    >
      <Setting
        text={{
          label: 'Trading partner',
          effect:
            'Who takes the files of this payer’s claims. Without one its claims wait and can go on paper only.',
          range: 'one of the office’s trading partners',
        }}
        rules={[]}
        unread=""
        standard="none chosen"
        own={false}
        onReset={null}
      >
        {partners.fault && !partners.data ? (
          <FaultMessage fault={partners.fault} onRetry={() => void partners.reload()} />
        ) : (
          <SelectField
            label="Files go through"
            path="filing.tradingPartnerId"
            error={issueAt(issues, 'filing.tradingPartnerId')}
            width="full"
            clearable
            readOnly={readOnly}
            placeholder={known.length === 0 ? 'None on file yet' : 'Not chosen'}
            options={known.map(({ id, name }) => ({ value: id, label: name }))}
            value={value.tradingPartnerId}
            onChange={(tradingPartnerId) => onChange({ ...value, tradingPartnerId })}
          />
        )}
        {readOnly ? null : (
          <Button size="xs" variant="subtle" onClick={() => setAdding(true)}>
            Add trading partner
          </Button>
        )}
      </Setting>
      <Setting
        text={{
          label: 'Kind of insurance in the file',
          effect:
            'The code by which the payer’s system knows what kind of plan is billed (SBR09). A wrong one is sent back before anybody reads the claim.',
          range: 'one of the list',
        }}
        rules={[]}
        unread=""
        standard={FILING_INDICATOR_NAMES[standard.filingIndicator]}
        own={value.filingIndicator !== standard.filingIndicator}
        onReset={readOnly ? null : () => onChange({ ...value, filingIndicator: standard.filingIndicator })}
      >
        <SelectField
          label="Filing indicator"
          path="filing.filingIndicator"
          error={issueAt(issues, 'filing.filingIndicator')}
          width="full"
          readOnly={readOnly}
          options={INDICATORS}
          value={value.filingIndicator}
          onChange={(filingIndicator) => {
            if (filingIndicator !== null) onChange({ ...value, filingIndicator });
          }}
        />
      </Setting>
      {FILING_TEXTS.map((text) => {
        const { control, key } = text;
        const path = `filing.${key}`;
        const own = value[key] !== standard[key];
        return (
          <Setting
            key={key}
            text={text}
            rules={[]}
            unread=""
            standard={valueInWords(control, spoken(standard[key]))}
            own={own}
            onReset={readOnly ? null : () => onChange({ ...value, [key]: standard[key] })}
          >
            <SettingControl
              text={{ path }}
              control={control}
              readOnly={readOnly}
              error={issueAt(issues, path)}
              value={spoken(value[key])}
              onChange={(next) => onChange(edited(value, key, next))}
            />
          </Setting>
        );
      })}
      {adding ? (
        <PartnerDialog
          partner={null}
          onClose={() => setAdding(false)}
          onDone={(partner) => {
            setAdding(false);
            onChange({ ...value, tradingPartnerId: partner.id });
            void partners.reload();
          }}
        />
      ) : null}
    </Section>
  );
}

const INDICATORS = FilingIndicator.options.map((value) => ({
  value,
  label: `${value}, ${FILING_INDICATOR_NAMES[value]}`,
}));

/** Choices speak of texts; the number of letters is one. */
function spoken(value: string | number | boolean | null): string | boolean | null {
  return typeof value === 'number' ? String(value) : value;
}

/** What no choice offers leaves the settings as they are. */
function edited(value: FilingSettings, key: string, next: unknown): FilingSettings {
  const meant = key === 'paperPointers' ? Number(next) : next;
  const parsed = FilingSettings.safeParse({ ...value, [key]: meant });
  return parsed.success ? parsed.data : value;
}

/** Settings that are not what a new payer of this class begins with; the partner is nobody's standard. */
export function ownFiling(value: FilingSettings, payerClass: PayerClass): number {
  const standard = defaultFiling(payerClass);
  return ['filingIndicator' as const, ...FILING_TEXTS.map(({ key }) => key)].filter(
    (key) => value[key] !== standard[key],
  ).length;
}
