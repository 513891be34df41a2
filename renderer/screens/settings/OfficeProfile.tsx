import type { Office, OfficeValues } from '../../../shared/domain/people.ts';
import { OfficeValues as OfficeValuesSchema } from '../../../shared/domain/people.ts';
import { ok } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { ConflictDialog } from '../../components/ConflictDialog.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { SavedLine } from '../../components/SavedLine.tsx';
import { Section } from '../../components/Section.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useRecordDraft } from '../../components/useRecordDraft.ts';
import { fieldWords } from '../../records/fieldWords.ts';
import { HistoryPanel } from '../../records/HistoryPanel.tsx';
import { conflictText } from '../../records/historyWords.ts';
import type { Saved } from '../../stores/draft.ts';
import { useHasRole, useSession } from '../../stores/session.ts';
import { OfficeFields } from './OfficeFields.tsx';
import { OfficeLogo } from './OfficeLogo.tsx';
import styles from './Settings.module.css';

const OWNER = ['owner'] as const;
const NOTE = 'As it stands on every claim and packet. A finalized claim keeps what was true then.';

/** The supplier's particulars. The owner changes them, everybody but technicians may look them up. */
export function OfficeProfile() {
  const office = useQuery('office.get', {});
  if (office.data) return <Profile key={office.data.id} office={office.data} />;
  return (
    <Section title="Office profile" note={NOTE} id="office">
      <LoadingBar loading={office.loading} />
      {office.fault ? <FaultMessage fault={office.fault} onRetry={() => void office.reload()} /> : null}
    </Section>
  );
}

function Profile({ office }: { readonly office: Office }) {
  const mayEdit = useHasRole(OWNER);
  const refresh = useSession((store) => store.refresh);
  const draft = useRecordDraft<OfficeValues>({
    key: `office:${office.id}`,
    ...valuesOf(office),
    save: async ({ revision, values }) => {
      const answer = await call('office.save', { revision: revision ?? office.revision, values });
      if (!answer.ok) return answer;
      // The bar over everything shows the name and the branch.
      void refresh();
      return ok(valuesOf(answer.value));
    },
  });
  const issues = draft.issues.map((issue) => ({
    ...issue,
    path: `office.${issue.path.replace(/^values\./, '')}`,
  }));
  return (
    <Section
      title="Office profile"
      note={mayEdit ? NOTE : `${NOTE} Only the owner changes it.`}
      id="office"
      actions={
        <>
          <SavedLine draft={draft} />
          <ConflictDialog draft={draft} labelOf={fieldWords} show={conflictText} personal={false} />
        </>
      }
    >
      <div className={styles.fields}>
        <OfficeFields
          office={draft.values}
          issues={issues}
          readOnly={!mayEdit}
          onChange={(office) => draft.update(() => office)}
        />
        <OfficeLogo
          logo={draft.values.logo}
          readOnly={!mayEdit}
          before={draft.flush}
          onSaved={(saved) => draft.adopt(valuesOf(saved))}
          onRemove={() => draft.update((values) => ({ ...values, logo: '' }))}
        />
      </div>
      <HistoryPanel kind="office" id={office.id} />
    </Section>
  );
}

function valuesOf(office: Office): Saved<OfficeValues> {
  const { id, revision } = office;
  const entries = Object.keys(OfficeValuesSchema.shape).map((key) => [key, Reflect.get(office, key)]);
  return { id, revision, values: OfficeValuesSchema.parse(Object.fromEntries(entries)) };
}
