import { Button } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck, IconUpload, IconX } from '@tabler/icons-react';
import { type DragEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { tooLargeText } from '../../shared/domain/document.ts';
import type { Fault, Result } from '../../shared/result.ts';
import { uploadFile } from '../client.ts';
import styles from './FileDrop.module.css';

/**
 * Takes files in: dropped (folders too), chosen by button, or pasted while the box has the focus. Each file
 * has its own progress, its own error with Try again, and can be stopped.
 *
 * label · note: what is wanted, e.g. "PDF or pictures, up to 25 MB each" · accept: as of an input's `accept` ·
 * single: one file only · onUploaded(uploadId, file): claims the bytes (documents.add); its fault is shown at
 * the file · anywhere: files dropped anywhere in the window come here · compact: a button only ·
 * camera: the button opens the camera on devices that have one · handedOn: files that were taken leave the list,
 * because the screen shows them itself
 */
export interface FileDropProps {
  readonly label: string;
  readonly note?: string | undefined;
  readonly accept?: string | undefined;
  readonly single?: boolean | undefined;
  readonly onUploaded: (uploadId: string, file: File) => Promise<Result<unknown>>;
  readonly anywhere?: boolean | undefined;
  readonly compact?: boolean | undefined;
  readonly handedOn?: boolean | undefined;
  readonly camera?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

interface Upload {
  readonly key: number;
  readonly file: File;
  /** 0 to 1 while it is being sent; null while the program takes it in. */
  readonly share: number | null;
  readonly state: 'sending' | 'done' | 'failed';
  readonly problem: string | null;
}

let lastKey = 0;

export function FileDrop(props: FileDropProps) {
  const { label, note, accept, single = false, anywhere = false, disabled = false } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const stops = useRef(new Map<number, AbortController>());

  function change(key: number, part: Partial<Upload>) {
    setUploads((before) => before.map((each) => (each.key === key ? { ...each, ...part } : each)));
  }

  function remove(key: number) {
    stops.current.get(key)?.abort();
    stops.current.delete(key);
    setUploads((before) => before.filter((each) => each.key !== key));
  }

  async function send(key: number, file: File) {
    const refused = refusal(file);
    if (refused !== null) {
      change(key, { state: 'failed', problem: refused });
      return;
    }
    const stop = new AbortController();
    stops.current.set(key, stop);
    change(key, { state: 'sending', share: 0, problem: null });
    const sent = await uploadFile(
      file,
      (share) => change(key, { share: share < 1 ? share : null }),
      stop.signal,
    );
    if (stop.signal.aborted) return;
    const taken = sent.ok ? await props.onUploaded(sent.value.uploadId, file) : sent;
    if (taken.ok && props.handedOn) remove(key);
    else
      change(key, taken.ok ? { state: 'done', share: 1 } : { state: 'failed', problem: reason(taken.fault) });
  }

  async function take(files: readonly File[]) {
    const wanted = single ? files.slice(0, 1) : files;
    const added = wanted.map((file) => {
      lastKey += 1;
      return { key: lastKey, file, share: 0, state: 'sending' as const, problem: null };
    });
    setUploads((before) => [...before.filter((each) => each.state !== 'done'), ...added]);
    // One after the other: a folder of photos must not fill the memory with sixty-megabyte bodies.
    for (const upload of added) await send(upload.key, upload.file);
  }

  function onDrop(event: DragEvent | globalThis.DragEvent) {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    if (!disabled && event.dataTransfer) void filesOf(event.dataTransfer).then(take);
  }

  const dropAnywhere = useEffectEvent(onDrop);
  useEffect(() => {
    if (!anywhere) return;
    function onOver(event: globalThis.DragEvent) {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    }
    function onLeave(event: globalThis.DragEvent) {
      if (event.relatedTarget === null) setOver(false);
    }
    function onWindowDrop(event: globalThis.DragEvent) {
      dropAnywhere(event);
    }
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onWindowDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onWindowDrop);
    };
  }, [anywhere]);

  return (
    <div className={styles.frame}>
      <div
        className={styles.box}
        role="group"
        aria-labelledby={`${id}-label`}
        aria-describedby={note ? `${id}-note` : undefined}
        data-over={over || undefined}
        data-compact={props.compact || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        onPaste={(event) => {
          const files = [...event.clipboardData.files];
          if (files.length > 0) void take(files);
        }}
      >
        <IconUpload aria-hidden="true" className={styles.icon} />
        <div className={styles.words}>
          <span id={`${id}-label`} className={styles.label}>
            {label}
          </span>
          {note ? (
            <span id={`${id}-note`} className={styles.note}>
              {note}
            </span>
          ) : null}
        </div>
        <Button size="xs" disabled={disabled} onClick={() => input.current?.click()}>
          {props.camera ? 'Take or choose photos' : single ? 'Choose a file' : 'Choose files'}
        </Button>
        <input
          ref={input}
          type="file"
          className={styles.input}
          tabIndex={-1}
          aria-label={`${label}: choose`}
          accept={accept}
          capture={props.camera ? 'environment' : undefined}
          multiple={!single}
          disabled={disabled}
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            // The same file may be chosen again after it failed.
            event.currentTarget.value = '';
            if (files.length > 0) void take(files);
          }}
        />
      </div>
      {uploads.length > 0 ? (
        <ul className={styles.list} aria-label="Files" aria-live="polite">
          {uploads.map((upload) => (
            <UploadRow
              key={upload.key}
              upload={upload}
              onRemove={() => remove(upload.key)}
              onRetry={() => void send(upload.key, upload.file)}
            />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function UploadRow(props: {
  readonly upload: Upload;
  readonly onRemove: () => void;
  readonly onRetry: () => void;
}) {
  const { upload } = props;
  const name = upload.file.name;
  return (
    <li className={styles.row} data-state={upload.state}>
      {upload.state === 'done' ? <IconCircleCheck aria-hidden="true" className={styles.sign} /> : null}
      {upload.state === 'failed' ? <IconAlertCircle aria-hidden="true" className={styles.sign} /> : null}
      {upload.state === 'sending' ? (
        <progress
          className={styles.progress}
          aria-label={`Sending ${name}`}
          max={1}
          {...(upload.share === null ? {} : { value: upload.share })}
        />
      ) : null}
      <span className={styles.name}>
        {name}
        <span className={styles.note}>
          {upload.state === 'done' ? 'Added' : (upload.problem ?? sizeWords(upload.file.size))}
        </span>
      </span>
      {upload.state === 'failed' && refusal(upload.file) === null ? (
        <Button size="xs" onClick={props.onRetry} aria-label={`Try again: ${name}`}>
          Try again
        </Button>
      ) : null}
      <button
        type="button"
        className={styles.remove}
        aria-label={upload.state === 'sending' ? `Stop ${name}` : `Take ${name} off this list`}
        onClick={props.onRemove}
      >
        <IconX aria-hidden="true" size="1rem" />
      </button>
    </li>
  );
}

/** Why a file is not even sent; null when it is. */
function refusal(file: File): string | null {
  if (file.size === 0)
    return 'This file is empty (0 bytes). Save it again where it came from, and choose it once more.';
  return tooLargeText(file.size, file.type.startsWith('image/'));
}

function reason(fault: Fault): string {
  return fault.kind === 'internal' ? `${fault.message} Reference ${fault.reference}.` : fault.message;
}

/** `812 KB`, `3.4 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Files of a drop; folders are opened, with everything in them. */
async function filesOf(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const loose = [...transfer.files];
  if (!entries.some((entry) => entry?.isDirectory)) return loose;
  const found = await Promise.all(entries.map(async (entry) => (entry ? filesUnder(entry) : [])));
  return found.flat();
}

async function filesUnder(entry: FileSystemEntry): Promise<readonly File[]> {
  if (isFileEntry(entry)) {
    const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
    // Hidden files of file managers (thumbnails, .DS_Store) are no documents.
    return file && !file.name.startsWith('.') ? [file] : [];
  }
  if (!isFolderEntry(entry)) return [];
  const reader = entry.createReader();
  const files: File[] = [];
  for (;;) {
    // A reader gives at most a hundred entries at a time.
    const part = await new Promise<readonly FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (part.length === 0) return files;
    for (const each of part) files.push(...(await filesUnder(each)));
  }
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolderEntry(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
