import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const noSerialize = {
  selector: "CallExpression[callee.property.name='serialize']",
  message: 'serialize() of an encrypted database writes it out in plain.',
};
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' };

// What oxlint cannot judge: rules of our own by the shape of the code. All others are in oxlint.json, which is judged in
// a fiftieth of the time, with types in a tenth.
export default defineConfig(
  { ignores: ['node_modules/', 'out/', 'dist/', 'coverage/', '**/data/**'] },
  { rules: { 'no-useless-assignment': 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parser: tseslint.parser },
    rules: { 'no-restricted-syntax': ['error', noSerialize, noDefaultExport] },
  },
  {
    // The core is pure: time and chance are passed in, and it writes nowhere.
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        noSerialize,
        noDefaultExport,
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pass the clock in.' },
      ],
    },
  },
  {
    // Tools want their configuration as a default export.
    files: ['build/**/*.mjs', 'build/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noSerialize] },
  },
);
