import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist/', '.astro/', '.desk/', 'node_modules/'] },
  js.configs.recommended,
  ts.configs.strict,
  astro.configs['flat/recommended'],
  {
    rules: {
      // The compiler knows which indexes exist; a `!` beside a checked invariant reads better than a dead branch.
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-undef': 'off',
      eqeqeq: 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
);
