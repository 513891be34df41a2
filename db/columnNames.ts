/** A field of the domain and its column: snake case, but for the words that SQL keeps for itself. */

const RENAMED: Readonly<Record<string, string>> = { from: 'from_date', to: 'to_date' };

export function columnOf(field: string): string {
  return RENAMED[field] ?? field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export function fieldOf(column: string): string {
  const renamed = Object.entries(RENAMED).find(([, name]) => name === column);
  return renamed ? renamed[0] : column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
