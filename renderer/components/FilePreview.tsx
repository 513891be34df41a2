import { useEffect, useState } from 'react';
import type { DocumentRecord } from '../../shared/domain/document.ts';
import { copyUrl, fileUrl, readFile, saveFile } from '../client.ts';
import { DocumentPreview } from './DocumentPreview.tsx';
import styles from './FilePreview.module.css';

/**
 * What a stored document looks like: PDF, picture or text, with its messages for locked and damaged files, which
 * are told without opening them. Fills the room it is given.
 *
 * document: id, media type and condition · name: for screen readers
 */
interface Props {
  readonly document: Pick<DocumentRecord, 'id' | 'mediaType' | 'condition'>;
  readonly name: string;
}

export function FilePreview({ document: { id, mediaType, condition }, name }: Props) {
  if (condition === 'passwordProtected') {
    return (
      <Notice>
        This PDF opens only with a password. It is kept as it is, but nobody can read it here and it cannot go
        into a packet. Ask for a copy without a password, or print it and scan it.
      </Notice>
    );
  }
  if (condition === 'damaged') {
    return (
      <Notice>
        This file is damaged and cannot be shown. It is kept as it came in. Ask for it again, or scan the
        paper.
      </Notice>
    );
  }
  if (mediaType === 'text/plain') return <PlainText key={id} url={fileUrl(id)} name={name} />;
  return (
    <DocumentPreview
      url={fileUrl(id)}
      mediaType={mediaType}
      title={name}
      onSave={() => saveFile(copyUrl(id))}
    />
  );
}

function Notice({ children }: { readonly children: string }) {
  return <p className={styles.notice}>{children}</p>;
}

function PlainText({ url, name }: { readonly url: string; readonly name: string }) {
  const [text, setText] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let current = true;
    readFile(url)
      .then((response) => (response.ok ? response.text() : Promise.reject(new Error('no file'))))
      .then((body) => {
        if (current) setText(body);
      })
      .catch(() => {
        if (current) setFailed(true);
      });
    return () => {
      current = false;
    };
  }, [url]);
  if (failed) return <Notice>The file could not be read. Close this and open it again.</Notice>;
  return (
    <div className={styles.scroll} role="region" aria-label={`Preview of ${name}`} tabIndex={0}>
      <pre className={styles.text}>{text}</pre>
    </div>
  );
}
