import { Dialog } from '../components/Dialog.tsx';
import { KeyHint } from '../components/KeyHint.tsx';
import { COMMANDS, type CommandInfo } from '../stores/shortcuts.ts';
import styles from './HelpDialog.module.css';

/** All keys of the program, by where they work. */
export function HelpDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" open={open} onClose={onClose} size="l">
      <div className={styles.groups}>
        {GROUPS.map(({ title, rows }) => (
          <section key={title}>
            <h3 className={styles.title}>{title}</h3>
            <dl className={styles.rows}>
              {rows.map((row) => (
                <div key={row.label} className={styles.row}>
                  <dt>{row.label}</dt>
                  <dd>
                    {row.keys.map((key) => (
                      <KeyHint key={key} keys={key} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

interface Row {
  readonly label: string;
  readonly keys: readonly string[];
}

function rowsOf(group: CommandInfo['group']): readonly Row[] {
  return COMMANDS.filter(
    (each) => each.group === group && each.keys.length > 0 && !each.id.startsWith('section.'),
  );
}

const GROUPS: readonly { readonly title: string; readonly rows: readonly Row[] }[] = [
  { title: 'Everywhere', rows: rowsOf('Everywhere') },
  {
    title: 'In a record',
    rows: [...rowsOf('In a record'), { label: 'Go to a section or step', keys: ['Alt+1 … Alt+9'] }],
  },
  {
    title: 'In lists',
    rows: [
      ...rowsOf('Lists'),
      { label: 'Move', keys: ['↑', '↓', 'Home', 'End'] },
      { label: 'Open', keys: ['Enter'] },
      { label: 'Select, select all', keys: ['Space', 'Ctrl+A'] },
      { label: 'Go to a row by its first letters', keys: ['A … Z'] },
    ],
  },
  {
    title: 'In date fields',
    rows: [
      { label: 'Today, three days ago, in a week', keys: ['t', 't-3', 't+7'] },
      { label: 'A day later or earlier', keys: ['↑', '↓'] },
      { label: 'Calendar', keys: ['Alt+↓'] },
    ],
  },
];
