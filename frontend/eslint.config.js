import js from '@eslint/js'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import hooks from 'eslint-plugin-react-hooks'
import ts from 'typescript-eslint'

/** One direction: ui, lib, api and i18n below features, features below app; no feature knows another. */
const below = (...folders) => ({
  'no-restricted-imports': ['error', { patterns: folders.map((folder) => ({ group: [`**/${folder}/**`] })) }],
})

const FEATURES = ['account', 'analyse', 'compare', 'dashboard', 'improve', 'matching', 'rank', 'result']

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/api/schema.d.ts', 'public'] },
  js.configs.recommended,
  ...ts.configs.strict,
  hooks.configs.flat['recommended-latest'],
  jsxA11y.flatConfigs.recommended,
  {
    rules: {
      'jsx-a11y/no-noninteractive-tabindex': ['error', { roles: ['tabpanel', 'region'], tags: [] }],
    },
  },
  // A fixture's `use` is Playwright's, not React's.
  { files: ['e2e/**'], rules: { 'react-hooks/rules-of-hooks': 'off' } },
  { files: ['src/{ui,lib,i18n}/**'], rules: below('api', 'features', 'app') },
  { files: ['src/api/**'], rules: below('features', 'app', 'ui') },
  ...FEATURES.map((own) => ({
    files: [`src/features/${own}/**`],
    rules: below(...FEATURES.filter((other) => other !== own).map((other) => `features/${other}`)),
  })),
)
