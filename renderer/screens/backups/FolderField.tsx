import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { call } from '../../client.ts';
import { TextField, type TextFieldProps } from '../../components/TextField.tsx';
import { useSession } from '../../stores/session.ts';
import styles from './Backups.module.css';

/** A folder's whole path: typed, or chosen in the system's own dialog where the program's host has one. */
interface Props extends Omit<TextFieldProps, 'width' | 'maxLength'> {
  /** More buttons beside the field. */
  readonly children?: ReactNode;
}

export function FolderField({ children, ...field }: Props) {
  const canPick = useSession((store) => store.status?.canPickFolder === true);

  async function pick() {
    const answer = await call('backups.pickFolder', {});
    if (answer.ok && answer.value.folder !== null) field.onChange(answer.value.folder);
  }

  return (
    <div className={styles.choice}>
      <TextField {...field} width="full" maxLength={1000} />
      {canPick ? <Button onClick={() => void pick()}>Choose…</Button> : null}
      {children}
    </div>
  );
}
