import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { PatientView } from '../../../shared/contract/records.ts';
import { type OxygenTest, OxygenTestValues } from '../../../shared/domain/clinical.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { call } from '../../client.ts';
import { ConflictDialog } from '../../components/ConflictDialog.tsx';
import { SavedLine } from '../../components/SavedLine.tsx';
import { Section } from '../../components/Section.tsx';
import { CardFoot, DisclosureCard } from '../../records/DisclosureCard.tsx';
import { fieldWords } from '../../records/fieldWords.ts';
import { conflictText } from '../../records/historyWords.ts';
import { newOxygenTest, OxygenGroupChip, OxygenTestFields } from '../../records/OxygenTestFields.tsx';
import { editorOf, useStoredDraft } from '../../records/recordDraft.ts';
import { removeWithUndo, valueOrNotice } from '../../records/recordActions.ts';
import { labelOf, TEST_CONDITIONS, TEST_METHODS } from '../../records/words.ts';
import { useHasRole } from '../../stores/session.ts';
import styles from './Patient.module.css';

interface Props {
  readonly view: PatientView;
  readonly reload: () => Promise<void>;
  readonly readOnly: boolean;
}

/** Oxygen tests, newest first, each with the group that its values reach. */
export function OxygenTestsSection({ view, reload, readOnly }: Props) {
  const bench = useHasRole(['technician']);
  const [openId, setOpenId] = useState<string | null>(null);
  const tests = [...view.oxygenTests].sort((a, b) =>
    (b.testedOn ?? '9999').localeCompare(a.testedOn ?? '9999'),
  );

  async function add() {
    const values = newOxygenTest(view.patient.id);
    const created = valueOrNotice(await call('oxygenTests.save', { id: null, revision: null, values }));
    if (!created) return;
    setOpenId(created.id);
    await reload();
  }

  return (
    <Section
      title="Oxygen tests"
      note={`Groups by Medicare’s thresholds (NCD 240.2).${bench ? '' : ' A claim is judged by its own payer’s.'}`}
    >
      {tests.length === 0 ? <p className="cw-quiet">No oxygen test yet.</p> : null}
      {tests.map((test) => (
        <DisclosureCard
          key={test.id}
          title={test.testedOn ? formatUsDate(test.testedOn) : 'New test'}
          note={testLine(test)}
          aside={<OxygenGroupChip test={test} />}
          open={openId === test.id}
          onToggle={() => setOpenId(openId === test.id ? null : test.id)}
        >
          <TestForm test={test} view={view} reload={reload} readOnly={readOnly} />
        </DisclosureCard>
      ))}
      {readOnly ? null : (
        <div className={styles.add}>
          <Button leftSection={<IconPlus size="1rem" aria-hidden="true" />} onClick={() => void add()}>
            New oxygen test
          </Button>
        </div>
      )}
    </Section>
  );
}

function TestForm({ test, view, reload, readOnly }: { readonly test: OxygenTest } & Props) {
  const draft = useStoredDraft({
    key: `oxygenTest:${test.id}`,
    schema: OxygenTestValues,
    channel: 'oxygenTests.save',
    stored: test,
    empty: test,
    onSaved: () => void reload(),
  });

  async function remove() {
    await draft.flush();
    const { id, revision } = draft.draft.store.getState();
    if (id === null || revision === null) return;
    await removeWithUndo('The oxygen test', () => call('oxygenTests.remove', { id, revision }), reload);
  }

  return (
    <>
      <OxygenTestFields {...editorOf(draft, readOnly)} documents={view.documents} />
      <CardFoot>
        <span>
          <SavedLine draft={draft} />
          <ConflictDialog draft={draft} labelOf={fieldWords} show={conflictText} />
        </span>
        {readOnly ? null : (
          <Button size="xs" onClick={() => void remove()}>
            Remove test
          </Button>
        )}
      </CardFoot>
    </>
  );
}

/** `Oximetry · At rest · 87 % · room air`. */
function testLine(test: OxygenTest): string {
  return [
    labelOf(TEST_METHODS, test.method),
    labelOf(TEST_CONDITIONS, test.condition),
    test.saturation === null ? '' : `${test.saturation}%`,
    test.pao2 === null ? '' : `PaO2 ${test.pao2} mm Hg`,
    test.roomAir === null ? '' : test.roomAir ? 'room air' : `on ${test.onLpm ?? '?'} L/min`,
  ]
    .filter(Boolean)
    .join(' · ');
}
