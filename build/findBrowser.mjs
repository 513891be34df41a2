// Prints the path of an installed Chrome, Edge or Chromium, or nothing. Run by test.mjs on the packaged Node, which
// reads TypeScript as it is.
import { findBrowser } from '../main/hosts/browser/findBrowser.ts';

process.stdout.write(findBrowser() ?? '');
