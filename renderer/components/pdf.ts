import type { PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { readFile } from '../client.ts';

/**
 * Opens PDF files for the preview. The reader is fetched from the program itself when the first file is
 * shown; it runs in a worker, evaluates no strings and starts no WebAssembly, as the content policy demands.
 */

export type PdfProblem = 'damaged' | 'password' | 'missing';
export type OpenedPdf =
  | { readonly ok: true; readonly pdf: PDFDocumentProxy; readonly close: () => void }
  | { readonly ok: false; readonly problem: PdfProblem };

/** Decoders of fax and JPEG 2000 images, copied beside the page by the build. */
const DECODERS = '/pdfjs/';

export async function openPdf(url: string, signal: AbortSignal): Promise<OpenedPdf> {
  const pdfjs = await import('pdfjs-dist');
  pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;
  let bytes: ArrayBuffer;
  try {
    const answer = await readFile(url, signal);
    if (!answer.ok) return { ok: false, problem: 'missing' };
    bytes = await answer.arrayBuffer();
  } catch {
    return { ok: false, problem: 'missing' };
  }
  const task = pdfjs.getDocument({
    data: bytes,
    useWasm: false,
    wasmUrl: new URL(DECODERS, window.location.href).href,
    useSystemFonts: true,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  // The worker's own question for a password is answered by giving up: the preview says so in words.
  try {
    const pdf = await task.promise;
    return { ok: true, pdf, close: () => void task.destroy() };
  } catch (error) {
    void task.destroy();
    const locked = error instanceof Error && error.name === 'PasswordException';
    return { ok: false, problem: locked ? 'password' : 'damaged' };
  }
}
