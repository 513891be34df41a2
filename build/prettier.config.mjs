/** @type {import('prettier').Config} */
export default {
  printWidth: 110,
  tabWidth: 2,
  singleQuote: true,
  semi: true,
  trailingComma: 'all',
  overrides: [{ files: '*.md', options: { proseWrap: 'preserve' } }],
};
