import { Button, Modal } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { ShortcutLayer, useShortcuts } from '../stores/shortcuts.ts';
import styles from './Dialog.module.css';

/**
 * The base of all dialogs: titled, labelled close button, Esc closes, focus goes in and comes back; commands
 * of the page rest while it is open.
 *
 * Dialog {title, open, onClose, size s 26rem | m 36rem | l 56rem | xl 76rem, actions: the row at the bottom,
 * fixed: Esc and clicks beside it do nothing}
 * ConfirmDialog {title, open, text, confirm: label of the action, danger, onConfirm, onClose, busy}
 */
export interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly size?: 's' | 'm' | 'l' | 'xl' | undefined;
  readonly actions?: ReactNode;
  readonly fixed?: boolean | undefined;
  readonly children: ReactNode;
}

const SIZES = { s: '26rem', m: '36rem', l: '56rem', xl: '76rem' } as const;

export function Dialog(props: DialogProps) {
  return (
    <Modal
      opened={props.open}
      onClose={props.onClose}
      title={props.title}
      size={SIZES[props.size ?? 'm']}
      closeOnEscape={!props.fixed}
      closeOnClickOutside={false}
      classNames={MODAL_CLASSES}
    >
      <Layer>
        <div className={styles.body}>{props.children}</div>
        {props.actions ? <div className={styles.actions}>{props.actions}</div> : null}
      </Layer>
    </Modal>
  );
}

const MODAL_CLASSES = {
  content: styles.content ?? '',
  header: styles.header ?? '',
  body: styles.inside ?? '',
  title: styles.title ?? '',
  overlay: styles.overlay ?? '',
  inner: styles.inner ?? '',
};

/** One more layer of commands for as long as the dialog's content is there. */
function Layer({ children }: { readonly children: ReactNode }) {
  const openLayer = useShortcuts((store) => store.openLayer);
  const [depth] = useState(() => useShortcuts.getState().layer + 1);
  useEffect(() => openLayer(), [openLayer]);
  return <ShortcutLayer value={depth}>{children}</ShortcutLayer>;
}

export interface ConfirmDialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly text: ReactNode;
  readonly confirm: string;
  readonly danger?: boolean | undefined;
  readonly busy?: boolean | undefined;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog
      title={props.title}
      open={props.open}
      onClose={props.onClose}
      size="s"
      actions={
        <>
          <Button onClick={props.onClose} data-autofocus={props.danger || undefined}>
            Cancel
          </Button>
          <Button
            variant="filled"
            {...(props.danger ? { color: 'red' } : {})}
            loading={props.busy ?? false}
            data-autofocus={props.danger ? undefined : true}
            onClick={props.onConfirm}
          >
            {props.confirm}
          </Button>
        </>
      }
    >
      {props.text}
    </Dialog>
  );
}
