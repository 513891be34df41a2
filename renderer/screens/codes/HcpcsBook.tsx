import type { IsoDate } from '../../../shared/domain/dates.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useChanges } from '../../stores/changes.ts';
import { CodeDetail } from './CodeDetail.tsx';
import { CodeList } from './CodeList.tsx';
import styles from './Codes.module.css';
import { CodesStart } from './CodesStart.tsx';

/** Found codes at the left, the chosen one beside them. Before anything is searched for: the codes of the guides. */
interface Props {
  readonly query: string;
  readonly on: IsoDate;
  readonly code: string | null;
  readonly onOpen: (code: string) => void;
}

const MOST_SHOWN = 100;

export function HcpcsBook({ query, on, code, onOpen }: Props) {
  const asked = query !== '';
  const found = useQuery('codes.find', { query, on, limit: MOST_SHOWN }, { keep: true, enabled: asked });
  const overview = useQuery('codes.overview', {});
  useChanges(() => void overview.reload());
  useChanges(() => void found.reload());
  const hits = (asked ? found.data : overview.data?.guides) ?? [];
  const chosen = code ?? (asked && !found.loading ? (hits[0]?.code ?? lookedUp(query)) : null);
  const fault = asked ? found.fault : overview.fault;
  return (
    <div className={styles.book}>
      <div className={styles.list}>
        <LoadingBar loading={asked ? found.loading : overview.loading} />
        {fault ? (
          <FaultMessage fault={fault} onRetry={() => void (asked ? found : overview).reload()} />
        ) : null}
        {asked ? null : <h2 className={styles.listTitle}>Codes that the billing guides describe</h2>}
        {asked && found.data && hits.length === 0 ? (
          <EmptyState text="No code fits." detail="Type fewer letters, or a word of its description." />
        ) : (
          <CodeList
            label={asked ? 'Found codes' : 'Codes of the billing guides'}
            items={hits}
            current={chosen}
            onOpen={onOpen}
          />
        )}
        {hits.length === MOST_SHOWN ? (
          <p className={styles.more}>The first {MOST_SHOWN}. Another letter or word narrows them.</p>
        ) : null}
      </div>
      <div
        className={styles.detail}
        role="region"
        aria-label={chosen ? `About ${chosen}` : 'About the code library'}
        tabIndex={0}
        data-scroll
      >
        {chosen ? <Chosen key={chosen} code={chosen} on={on} onOpen={onOpen} /> : null}
        {!chosen && !asked && overview.data ? <CodesStart overview={overview.data} onOpen={onOpen} /> : null}
      </div>
    </div>
  );
}

/** A whole code that nothing was found for is shown all the same: with why it is none, and what was meant. */
function lookedUp(query: string): string | null {
  return /^[a-z]\d{4}$/i.test(query) ? query.toUpperCase() : null;
}

interface ChosenProps {
  readonly code: string;
  readonly on: IsoDate;
  readonly onOpen: (code: string) => void;
}

function Chosen({ code, on, onOpen }: ChosenProps) {
  const entry = useQuery('codes.get', { code, on }, { keep: true });
  useChanges(() => void entry.reload());
  if (entry.data) return <CodeDetail entry={entry.data} onOpen={onOpen} />;
  return entry.fault ? <FaultMessage fault={entry.fault} /> : <LoadingBar loading={entry.loading} />;
}
