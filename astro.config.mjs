import { fileURLToPath } from 'node:url';
import { defineConfig, fontProviders } from 'astro/config';
import { subsetFonts } from './scripts/publish/subset-fonts.ts';

/** The two weights of the site; a unit's page, which is figures, has the first alone. */
const weights = await subsetFonts(fileURLToPath(new URL('.', import.meta.url)), [400, 700]);
const typeface = (cssVariable, variants, display = 'optional') => ({
  provider: fontProviders.local(),
  name: 'Be Vietnam Pro',
  cssVariable,
  // Of the same width as the typeface (src/styles/base.css), so that a text stays where it is whichever comes first.
  fallbacks: ['Fallback', 'sans-serif'],
  optimizedFallbacks: false,
  display,
  options: { variants },
});

/** In bytes: a page's own style stays below it, what all pages share does not. */
const largestOwnStyle = 10_000;

// SITE_URL and SITE_BASE come from the host that publishes; without them the site stands at the root of a local address.
export default defineConfig({
  site: process.env.SITE_URL || 'http://localhost:4321',
  base: process.env.SITE_BASE || '/',
  trailingSlash: 'always',
  cacheDir: './.astro',
  compressHTML: true,
  // Texts are rendered by src/site/markdown.ts; Astro's own chain is not asked.
  markdown: { syntaxHighlight: false },
  build: { inlineStylesheets: 'auto' },
  // Decap's own packages use eval and carry directives of another bundler. Both are known, and /admin's alone.
  vite: {
    resolve: {
      alias: [
        {
          find: /^@astrojs\/(internal-helpers\/shiki|prism\/dist\/highlighter)$/,
          replacement: fileURLToPath(new URL('./src/desk/no-highlighter.ts', import.meta.url)),
        },
        {
          find: /^decap-cms-widget-(markdown|richtext)$/,
          replacement: fileURLToPath(new URL('./src/desk/editor/no-widget.ts', import.meta.url)),
        },
      ],
    },
    // A worker has no page: Markdown's names of signs come from its list there, as its package says, not from the browser's parser.
    worker: {
      plugins: () => [
        {
          name: 'signs-without-a-page',
          enforce: 'pre',
          resolveId: (id) =>
            id === 'decode-named-character-reference'
              ? fileURLToPath(new URL('./node_modules/decode-named-character-reference/index.js', import.meta.url))
              : undefined,
        },
      ],
    },
    build: {
      chunkSizeWarningLimit: 6000,
      // The style of one page alone comes with it; what every page shares is larger, and is asked for once.
      assetsInlineLimit: (file, { length }) => (file.endsWith('.css') ? length < largestOwnStyle : undefined),
      // By content alone: the name of a picture is often a person's.
      rolldownOptions: {
        // The domain does nothing by being taken in, but for saying how schemas are run: what a page does not use of it does not come along.
        treeshake: { moduleSideEffects: [{ test: /\/src\/domain\/(?!index|no-eval)/, sideEffects: false }] },
        output: { assetFileNames: '_astro/[hash][extname]' },
        onLog: (level, log, say) => ['EVAL', 'MODULE_LEVEL_DIRECTIVE'].includes(log.code) || say(level, log),
      },
    },
  },
  security: {
    csp: { directives: ["default-src 'self'", "img-src 'self' data: blob:", "object-src 'none'", "base-uri 'self'", "form-action 'self'"] },
  },
  fonts: [
    typeface('--font-text', weights),
    typeface('--font-paper', weights, 'block'),
    typeface(
      '--font-lean',
      weights.filter(({ weight }) => weight === 400),
    ),
  ],
});
