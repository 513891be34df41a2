// What a page needs and happy-dom leaves out, a clean page after each test, and for each file the program's
// modules and the browser's memory anew: libraries are shared between files, stores are not.
import { cleanup } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

vi.resetModules();
localStorage.clear();
sessionStorage.clear();
afterEach(cleanup);

class QuietObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

window.matchMedia ??= (query: string): MediaQueryList => new MediaQueryListOf(query);
window.ResizeObserver ??= QuietObserver;
window.HTMLElement.prototype.scrollIntoView = function scrollIntoView(): void {};

class MediaQueryListOf extends EventTarget implements MediaQueryList {
  readonly matches = false;
  readonly onchange = null;
  readonly media: string;
  constructor(query: string) {
    super();
    this.media = query;
  }
  addListener(): void {}
  removeListener(): void {}
}
