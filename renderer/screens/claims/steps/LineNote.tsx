import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ClaimLine } from '../../../../shared/domain/claim.ts';
import { isRepairKind } from '../../../../shared/domain/claimKind.ts';
import { PAPER_NOTE, repairNarrative } from '../../../../shared/packet/repairNarrative.ts';
import { ChoiceField } from '../../../components/ChoiceField.tsx';
import { useQuery } from '../../../components/useQuery.ts';
import { useAnswer, useCase } from '../claimContext.ts';
import { NOTE_LENGTH } from './noteLength.ts';
import styles from './LineLog.module.css';

/**
 * The note that the log gives for a line, as it would be sent, with what has no room. It comes into the line by the
 * button alone: what somebody typed stays.
 */
export function LineNote({ line, index }: { readonly line: ClaimLine; readonly index: number }) {
  const theCase = useCase();
  const { claim, visit, payer } = theCase;
  const answer = useAnswer(`claim.lines.${index}.narrative`);
  const [paper, setPaper] = useState(false);
  const repair = isRepairKind(claim.kind) && visit !== null;
  const catalog = visit?.parts.some(({ catalogId }) => catalogId !== null) ?? false;
  const makers = useQuery('visits.partMakers', { id: visit?.id ?? '' }, { enabled: repair && catalog });
  if (!repair || answer.readOnly) return null;
  const room = payer?.settings.narrativeMaxChars ?? NOTE_LENGTH;
  const limit = paper ? Math.min(PAPER_NOTE, room) : room;
  const known = new Map((makers.data ?? []).map(({ catalogId, maker }) => [catalogId, maker]));
  const { text, leftOut } = repairNarrative(theCase, line, limit, known);
  const taken = line.narrative === text;
  return (
    <div className={styles.note} role="group" aria-label={`Note for line ${index + 1} from the log`}>
      <div className={styles.noteHead}>
        <strong>Note from the log</strong>
        <ChoiceField
          label={`How line ${index + 1} is sent`}
          hideLabel
          bare
          value={paper ? 'paper' : 'electronic'}
          options={[
            { value: 'electronic', label: `Electronic, ${room}` },
            { value: 'paper', label: `Paper, ${Math.min(PAPER_NOTE, room)}` },
          ]}
          onChange={(next) => setPaper(next === 'paper')}
        />
        <span className="cw-number">
          {text.length} of {limit} characters
        </span>
        {text === '' ? null : (
          <Button size="xs" disabled={taken} onClick={() => answer.onChange(text)}>
            {taken ? 'In the line' : line.narrative === '' ? 'Use this note' : 'Replace the note by this'}
          </Button>
        )}
      </div>
      <div className={styles.text}>{text || 'Nothing to tell yet.'}</div>
      {leftOut.length > 0 ? <p className={styles.left}>Left out: {leftOut.join('; ')}.</p> : null}
    </div>
  );
}
