import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconArchive,
  IconCash,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleMinus,
  IconCircleX,
  IconClipboardCheck,
  IconHelpCircle,
  IconInfoCircle,
  IconPencil,
  IconPlayerPause,
  IconSend,
  IconSendOff,
  IconRosetteDiscountCheck,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { CLAIM_STATE_NAMES, type ClaimState } from '../../shared/domain/claim.ts';
import styles from './StatusChip.module.css';

/**
 * A state as icon, word and colour together.
 *
 * StatusChip {state: ClaimState} · AnswerChip {answer: met | unmet | unknown | notApplicable} ·
 * SeverityChip {severity: blocker | warning | advice} · Chip {tone, icon?, children} for other states
 */
export type Tone = 'neutral' | 'met' | 'unmet' | 'unknown' | 'na' | 'advice';
type Icon = ComponentType<{ readonly 'aria-hidden': 'true'; readonly className?: string | undefined }>;

export function Chip({
  tone,
  icon: IconOf,
  children,
}: {
  readonly tone: Tone;
  readonly icon?: Icon;
  readonly children: string;
}) {
  return (
    <span className={styles.chip} data-tone={tone}>
      {IconOf ? <IconOf aria-hidden="true" className={styles.icon} /> : null}
      {children}
    </span>
  );
}

const STATES: Readonly<Record<ClaimState, { readonly tone: Tone; readonly icon: Icon }>> = {
  draft: { tone: 'na', icon: IconPencil },
  onHold: { tone: 'unknown', icon: IconPlayerPause },
  review: { tone: 'advice', icon: IconClipboardCheck },
  finalised: { tone: 'met', icon: IconRosetteDiscountCheck },
  sent: { tone: 'advice', icon: IconSend },
  rejected: { tone: 'unknown', icon: IconSendOff },
  denied: { tone: 'unmet', icon: IconCircleX },
  paid: { tone: 'met', icon: IconCash },
  closed: { tone: 'na', icon: IconArchive },
};

export function StatusChip({ state }: { readonly state: ClaimState }) {
  return <Chip {...STATES[state]}>{CLAIM_STATE_NAMES[state]}</Chip>;
}

export type Answer = 'met' | 'unmet' | 'unknown' | 'notApplicable';
export type Severity = 'blocker' | 'warning' | 'advice';

interface Sign {
  readonly tone: Tone;
  readonly icon: Icon;
  readonly word: string;
}

export const ANSWERS: Readonly<Record<Answer, Sign>> = {
  met: { tone: 'met', icon: IconCircleCheck, word: 'Met' },
  unmet: { tone: 'unmet', icon: IconCircleX, word: 'Not met' },
  unknown: { tone: 'unknown', icon: IconHelpCircle, word: 'Not known' },
  notApplicable: { tone: 'na', icon: IconCircleMinus, word: 'Does not apply' },
};

export const SEVERITIES: Readonly<Record<Severity, Sign>> = {
  blocker: { tone: 'unmet', icon: IconAlertOctagon, word: 'Must fix' },
  warning: { tone: 'unknown', icon: IconAlertTriangle, word: 'Should fix' },
  advice: { tone: 'advice', icon: IconInfoCircle, word: 'For information' },
};

export const NOT_STARTED_ICON: Icon = IconCircleDashed;

export function AnswerChip({ answer }: { readonly answer: Answer }) {
  const { word, ...sign } = ANSWERS[answer];
  return <Chip {...sign}>{word}</Chip>;
}

export function SeverityChip({ severity }: { readonly severity: Severity }) {
  const { word, ...sign } = SEVERITIES[severity];
  return <Chip {...sign}>{word}</Chip>;
}
