import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Dialog } from '../components/Dialog.tsx';
import { Facts } from '../components/Section.tsx';
import { useNotices } from '../stores/notices.ts';
import { type TypedText, unsealUnsaved } from '../stores/sealed.ts';
import { useSession } from '../stores/session.ts';

/** After unlocking: what was not saved before the lock is there again. Records take theirs; loose texts are shown. */
export function FoundAgain() {
  const userId = useSession((store) => store.status?.user?.id ?? null);
  const draftKey = useSession((store) => store.status?.draftKey ?? null);
  const show = useNotices((store) => store.show);
  const [typed, setTyped] = useState<readonly TypedText[]>([]);
  useEffect(() => {
    if (userId === null || draftKey === null) return;
    void unsealUnsaved(userId, draftKey).then((found) => {
      if (!found) return;
      setTyped(found.typed);
      if (found.drafts > 0)
        show({
          tone: 'news',
          text: 'What was not saved before the lock is there again when you open its record.',
        });
    });
  }, [userId, draftKey, show]);
  if (typed.length === 0) return null;
  return (
    <Dialog
      title="Typed before the lock"
      open
      fixed
      onClose={() => setTyped([])}
      actions={
        <Button variant="filled" onClick={() => setTyped([])}>
          Close and forget it
        </Button>
      }
    >
      <p>The office was locked before this was saved. Copy from here what you still need.</p>
      <Facts items={typed.map(({ label, value }) => ({ label: label || 'Text', value }))} columns={1} />
    </Dialog>
  );
}
