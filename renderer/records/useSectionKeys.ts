import { useCommand } from '../stores/shortcuts.ts';

/** Alt+1 to Alt+9 go to the sections of the page, in their order. */
export function useSectionKeys(): void {
  useCommand('section.1', () => goToSection(1));
  useCommand('section.2', () => goToSection(2));
  useCommand('section.3', () => goToSection(3));
  useCommand('section.4', () => goToSection(4));
  useCommand('section.5', () => goToSection(5));
  useCommand('section.6', () => goToSection(6));
  useCommand('section.7', () => goToSection(7));
  useCommand('section.8', () => goToSection(8));
  useCommand('section.9', () => goToSection(9));
}

/** Puts the focus on the heading of the page's nth section (from 1). */
export function goToSection(number: number): void {
  const headings = document.querySelectorAll<HTMLElement>('section > * h2');
  const heading = headings[number - 1];
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView({ block: 'start' });
}
