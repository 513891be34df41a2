import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PartView } from '../../../../shared/contract/parts.ts';
import { branchName, branchStates } from '../../../../shared/domain/stock.ts';
import { Section } from '../../../components/Section.tsx';
import styles from '../../../records/rows.module.css';
import { StockChip } from './StockChip.tsx';
import { StockDialog, type StockTask } from './StockDialog.tsx';

/** What lies where of one part, and what can be done with it. */
export function StockSection({
  view,
  mayMove,
  put,
}: {
  readonly view: PartView;
  readonly mayMove: boolean;
  readonly put: (view: PartView) => void;
}) {
  const [task, setTask] = useState<StockTask | null>(null);
  const states = branchStates(view.stock, view.branch, view.part.reorderAt);
  return (
    <Section
      title="Stock"
      note="The sum of its movements. Parts of a signed visit leave the office’s own branch by themselves."
      actions={
        mayMove ? (
          <>
            <Button onClick={() => setTask('receive')}>Receive</Button>
            <Button onClick={() => setTask('count')}>Count</Button>
            <Button onClick={() => setTask('takeOut')}>Take out</Button>
            <Button onClick={() => setTask('transfer')}>Transfer</Button>
          </>
        ) : null
      }
    >
      {view.stock.length === 0 ? (
        <p className="cw-quiet">No pieces were entered yet.</p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label="Stock by branch and lot">
            <thead>
              <tr>
                <th scope="col">Branch</th>
                <th scope="col">Lot</th>
                <th scope="col">Pieces</th>
                <th scope="col">State of the branch</th>
              </tr>
            </thead>
            <tbody>
              {view.stock.map((line) => (
                <tr key={`${line.branch} ${line.lot}`}>
                  <td>{branchName(line.branch)}</td>
                  <td>{line.lot || 'Without a lot'}</td>
                  <td className="cw-number">{line.quantity}</td>
                  <td>
                    <StockChip state={states.get(line.branch) ?? 'enough'} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {task ? (
        <StockDialog
          view={view}
          task={task}
          onClose={() => setTask(null)}
          onDone={(next) => {
            put(next);
            setTask(null);
          }}
        />
      ) : null}
    </Section>
  );
}
