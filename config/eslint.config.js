import eslint from '@eslint/js';
import checkFile from 'eslint-plugin-check-file';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import * as regexp from 'eslint-plugin-regexp';
import globals from 'globals';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const bannedSyntax = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  {
    selector: 'TSEnumDeclaration',
    message: 'Use an `as const` object and a type of the same name.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Randomness comes from Web Crypto or node:crypto.',
  },
];
const bannedEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only config/ reads the environment; entry points hand it over.',
};

/** Chrome 109 and Safari 15.6 do not know these; a build changes syntax, not what browsers bring. */
const tooNew = {
  selector:
    'CallExpression[callee.property.name=/^(?:toSorted|toReversed|toSpliced|groupBy|withResolvers|fromAsync)$/]',
  message: 'The oldest browsers of the pages do not have it.',
};

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'data/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [
      eslint.configs.recommended,
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
      regexp.configs['flat/recommended'],
    ],
    plugins: { 'check-file': checkFile },
    languageOptions: {
      globals: { ...globals.node },
      parserOptions: { projectService: true, tsconfigRootDir: root },
    },
    rules: {
      '@typescript-eslint/consistent-type-definitions': 'off', // a type and an interface both read well
      '@typescript-eslint/consistent-type-imports': 'error',
      // express and mongoose declare as classes what is handed around as plain objects
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'check-file/filename-naming-convention': [
        'error',
        { '**/*.ts': 'KEBAB_CASE', '**/*.tsx': 'PASCAL_CASE' },
        { ignoreMiddleExtensions: true },
      ],
      'no-console': 'error',
      'no-empty': 'error',
      'no-restricted-syntax': ['error', ...bannedSyntax, bannedEnvironment],
      eqeqeq: 'error',
    },
  },
  {
    files: ['core/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...bannedSyntax, bannedEnvironment, tooNew] },
  },
  {
    files: ['client/**/*.ts', 'client/**/*.tsx'],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat['recommended-latest']],
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      // What was opened is never markup, and a policy of the browser says the same.
      'no-restricted-syntax': [
        'error',
        ...bannedSyntax,
        bannedEnvironment,
        tooNew,
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Text is rendered as text.',
        },
        {
          selector: "JSXAttribute[name.name='style']",
          message: 'The policy allows no inline style.',
        },
      ],
      // Handlers of React may be promises: their failures are shown by whoever renders the state.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
    },
  },
  {
    files: ['client/main.tsx', 'client/front/main.tsx'],
    rules: { 'check-file/filename-naming-convention': 'off' }, // named like every entry
  },
  {
    files: ['config/**/*.ts', 'server/main.ts', 'server/log-signer.ts'],
    rules: { 'no-restricted-syntax': ['error', ...bannedSyntax] },
  },
  {
    files: ['config/vite*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' }, // the tool takes the default export
  },
  {
    files: ['scripts/**', 'tests/**'],
    rules: { 'no-console': 'off', 'no-restricted-syntax': ['error', ...bannedSyntax] },
  },
);
