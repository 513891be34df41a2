// A name as a sender gives it, made safe to store, to show and to save under.

const LONGEST = 200;
/** Names that Windows keeps for devices. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** No folders, no control or direction characters, nothing that a file system refuses; never empty. */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/\p{Surrogate}/gu, '')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const named = DEVICE.test(plain) ? `_${plain}` : plain;
  return shortened(named) || 'file';
}

/** Cut in the middle of the name, so that its ending is kept. */
function shortened(name: string): string {
  if (name.length <= LONGEST) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : '';
  const kept = Array.from(name.slice(0, dot > 0 && ending !== '' ? dot : name.length));
  while (kept.join('').length + ending.length > LONGEST) kept.pop();
  return kept.join('').trimEnd() + ending;
}
