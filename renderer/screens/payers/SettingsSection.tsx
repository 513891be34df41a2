import type { ReactNode } from 'react';
import type { PayerClass, PayerSettings } from '../../../shared/domain/payer.ts';
import { PAYER_CLASS_NAMES } from '../../../shared/domain/payer.ts';
import type { Issue } from '../../../shared/result.ts';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { Section } from '../../components/Section.tsx';
import { valueAt, withValueAt } from '../../stores/merge.ts';
import { Setting } from './Setting.tsx';
import { SettingControl } from './SettingControl.tsx';
import type { SettingGroup } from './settingGroups.ts';
import { differs } from './settingsPart.ts';
import { rulesFor, type SettingText, valueInWords } from './settingText.ts';
import { Thresholds } from './Thresholds.tsx';

/** One group of a payer's settings, each as a row that says what it changes. */
interface Props {
  readonly group: SettingGroup;
  readonly payerClass: PayerClass;
  readonly settings: PayerSettings;
  readonly standard: PayerSettings;
  readonly onChange: (settings: PayerSettings) => void;
  readonly readOnly: boolean;
  readonly issues: readonly Issue[];
  /** What stands under the group's settings. */
  readonly children?: ReactNode;
}

export function SettingsSection(props: Props) {
  const { group, payerClass, settings, standard, onChange, readOnly, issues } = props;
  return (
    <Section title={group.title} id={`payer-${group.id}`} note={group.note}>
      {group.settings
        .filter((text) => isAsked(text, settings))
        .map((text) => {
          const { control, path } = text;
          const begins = valueAt(standard, path);
          const rules = rulesFor(text, payerClass);
          // What no rule of the class reads cannot be set: it would promise an effect that it has not.
          const settled = text.rules.length > 0 && rules.length === 0;
          const fixed = readOnly || settled;
          const common = {
            readOnly: fixed,
            onChange: (value: unknown) => onChange(edited(settings, path, value)),
          };
          return (
            <Setting
              key={path}
              text={text}
              rules={rules}
              unread={unreadWords(text, payerClass)}
              standard={valueInWords(control, begins)}
              own={differs(valueAt(settings, path), begins)}
              onReset={fixed ? null : () => onChange(edited(settings, path, begins))}
            >
              {control.is === 'thresholds' ? (
                <Thresholds {...common} issues={issues} value={settings.rental.thresholds} />
              ) : (
                <SettingControl
                  {...common}
                  text={text}
                  control={control}
                  error={issueAt(issues, path)}
                  value={valueAt(settings, path)}
                />
              )}
            </Setting>
          );
        })}
      {props.children}
    </Section>
  );
}

/** The length of a minimum term is asked for only where there is one. */
function isAsked(text: SettingText, settings: PayerSettings): boolean {
  return text.path !== 'rental.minimumTermMonths' || settings.rental.term === 'minimumTerm';
}

const USUAL_TERM = 12;

/** The settings with one of them changed. The value comes from the control that is made for that very path. */
function edited(settings: PayerSettings, path: string, value: unknown): PayerSettings {
  const next = withValueAt(settings, path, value) as PayerSettings;
  if (path !== 'rental.term') return next;
  const minimumTermMonths =
    next.rental.term === 'minimumTerm' ? (next.rental.minimumTermMonths ?? USUAL_TERM) : null;
  return { ...next, rental: { ...next.rental, minimumTermMonths } };
}

function unreadWords(text: SettingText, payerClass: PayerClass): string {
  if (text.rules.length === 0) return 'Read by lists, not by a rule';
  return `Settled by ${PAYER_CLASS_NAMES[payerClass]}’s own rules: nothing to set`;
}
