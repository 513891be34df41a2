import type { CodeEntry } from '../../../shared/contract/claims.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { CodeDetail } from './CodeDetail.tsx';
import { CodeList } from './CodeList.tsx';
import styles from './Codes.module.css';

/** Found codes at the left, the chosen one beside them. */
interface Props {
  readonly query: string;
  readonly code: string | null;
  readonly onOpen: (code: string) => void;
}

export function HcpcsBook({ query, code, onOpen }: Props) {
  const found = useQuery('codes.find', { query, limit: 50 }, { keep: true });
  const codes = found.data ?? [];
  const chosen = code ?? codes[0]?.code ?? null;
  return (
    <div className={styles.book}>
      <div className={styles.list}>
        <LoadingBar loading={found.loading} />
        {found.fault ? <FaultMessage fault={found.fault} onRetry={() => void found.reload()} /> : null}
        {found.data && codes.length === 0 ? (
          <EmptyState text="No code fits." detail="Type fewer letters, or a word of its description." />
        ) : (
          <CodeList
            label="Found codes"
            items={codes.map((entry) => ({
              code: entry.code,
              text: shortText(entry),
              mark: entry.conflict !== null,
            }))}
            current={chosen}
            onOpen={onOpen}
          />
        )}
      </div>
      <div
        className={styles.detail}
        role="region"
        aria-label={chosen ? `About ${chosen}` : 'No code chosen'}
        tabIndex={0}
        data-scroll
      >
        {chosen ? (
          <Chosen
            key={chosen}
            code={chosen}
            known={codes.find((entry) => entry.code === chosen) ?? null}
            onOpen={onOpen}
          />
        ) : null}
      </div>
    </div>
  );
}

export function shortText(entry: CodeEntry): string {
  return entry.official?.short ?? entry.guide?.text ?? entry.category;
}

interface ChosenProps {
  readonly code: string;
  readonly known: CodeEntry | null;
  readonly onOpen: (code: string) => void;
}

function Chosen({ code, known, onOpen }: ChosenProps) {
  const asked = useQuery('codes.get', { code }, { enabled: known === null });
  const entry = known ?? asked.data;
  if (entry) return <CodeDetail entry={entry} onOpen={onOpen} />;
  return asked.fault ? <FaultMessage fault={asked.fault} /> : <LoadingBar loading={asked.loading} />;
}
