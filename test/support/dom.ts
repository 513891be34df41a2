// What a page needs and happy-dom leaves out, and a clean page after each test.
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

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
