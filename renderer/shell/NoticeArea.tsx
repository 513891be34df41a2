import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { type Notice, standingTime, useNotices } from '../stores/notices.ts';
import styles from './NoticeArea.module.css';

/** Notices at the lower edge, spoken politely; each can be closed, and its action (undo) reached by keyboard. */
export function NoticeArea() {
  const { notices, close } = useNotices();
  return (
    <div className={styles.area} role="region" aria-label="Notices">
      <div role="status" aria-live="polite" className={styles.stack}>
        {notices.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} onClose={() => close(notice.id)} />
        ))}
      </div>
    </div>
  );
}

const ICONS = { done: IconCircleCheck, problem: IconAlertTriangle, news: IconInfoCircle } as const;

function NoticeCard({ notice, onClose }: { readonly notice: Notice; readonly onClose: () => void }) {
  const time = standingTime(notice);
  const close = useNotices((store) => store.close);
  useEffect(() => {
    if (time === null) return;
    const timer = setTimeout(() => close(notice.id), time);
    return () => clearTimeout(timer);
  }, [time, notice.id, close]);
  const IconOf = ICONS[notice.tone];
  return (
    <div className={styles.notice} data-tone={notice.tone}>
      <IconOf aria-hidden="true" className={styles.icon} />
      <span className={styles.text}>
        {notice.text}
        {notice.detail ? <span className={styles.detail}>{notice.detail}</span> : null}
      </span>
      {notice.action ? (
        <button
          type="button"
          className={styles.action}
          onClick={() => {
            notice.action?.run();
            onClose();
          }}
        >
          {notice.action.label}
        </button>
      ) : null}
      <button type="button" className={styles.close} aria-label="Close notice" onClick={onClose}>
        <IconX aria-hidden="true" size="1rem" />
      </button>
    </div>
  );
}
