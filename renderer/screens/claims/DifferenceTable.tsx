import type { OutputOf } from '../../../shared/contract/contract.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { isNamed, labelOf, placedLabel, valueInWords } from './caseLabels.ts';
import styles from './Claim.module.css';

type Row = OutputOf<'claims.difference'>[number];

/** What a correcting claim says otherwise than the claim that it corrects: before and now, in words. */
export function DifferenceTable({ claimId }: { readonly claimId: string }) {
  const difference = useQuery('claims.difference', { id: claimId });
  if (difference.fault)
    return <FaultMessage fault={difference.fault} onRetry={() => void difference.reload()} />;
  if (!difference.data) return null;
  if (difference.data.length === 0) return <p className="cw-quiet">Nothing differs yet.</p>;
  return (
    <table className={styles.answers}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Before</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {difference.data.map((row) => (
          <tr key={row.path}>
            <th scope="row">{differenceLabel(row)}</th>
            <td>{valueInWords(row.path, row.before)}</td>
            <td>{valueInWords(row.path, row.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** "Line 1 (K0739): Charge"; what has no name of its own is told by what is around it. */
export function differenceLabel({ path, about }: Pick<Row, 'path' | 'about'>): string {
  const key = path.split('.').at(-1) ?? '';
  const placed = placedLabel(path);
  const label = isNamed(path) || labelOf(path) === 'This claim' ? placed : `${placed}, ${plain(key)}`;
  const line = /^Line (\d+): /.exec(label);
  if (about === '' || !line) return label;
  return `Line ${line[1] ?? ''} (${about}): ${label.slice(line[0].length)}`;
}

function plain(key: string): string {
  return key
    .replace(/Cents$/, '')
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .toLowerCase();
}
