import { execFileSync } from 'node:child_process';

/** qpdf and the tools of poppler: other people's readers of PDF. `npm test` installs them on Debian. */
export function pdfTool(name: 'qpdf' | 'pdffonts'): string {
  try {
    execFileSync(name, [name === 'qpdf' ? '--version' : '-v'], { stdio: 'ignore' });
    return name;
  } catch {
    const from = name === 'qpdf' ? 'qpdf' : 'poppler-utils (poppler)';
    throw new Error(
      `This test reads PDF with ${name}, which is not installed. Install ${from} and run it again.`,
    );
  }
}
