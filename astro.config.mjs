import { fileURLToPath } from 'node:url';
import { defineConfig, fontProviders } from 'astro/config';

const fontFolder = './node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro';
const ranges = {
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
};

// SITE_URL and SITE_BASE come from the host that publishes; without them the site stands at the root of a local address.
export default defineConfig({
  site: process.env.SITE_URL || 'http://localhost:4321',
  base: process.env.SITE_BASE || '/',
  trailingSlash: 'always',
  cacheDir: './.astro',
  compressHTML: true,
  // Texts are rendered by src/site/markdown.ts; Astro's own chain is not asked.
  markdown: { syntaxHighlight: false },
  build: { inlineStylesheets: 'never' },
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
    build: {
      chunkSizeWarningLimit: 6000,
      // By content alone: the name of a picture is often a person's.
      rolldownOptions: {
        output: { assetFileNames: '_astro/[hash][extname]' },
        onLog: (level, log, say) => ['EVAL', 'MODULE_LEVEL_DIRECTIVE'].includes(log.code) || say(level, log),
      },
    },
  },
  security: {
    csp: { directives: ["default-src 'self'", "img-src 'self' data: blob:", "object-src 'none'", "base-uri 'self'", "form-action 'none'"] },
  },
  fonts: [
    {
      provider: fontProviders.local(),
      name: 'Be Vietnam Pro',
      cssVariable: '--font-text',
      fallbacks: ['system-ui', 'sans-serif'],
      options: {
        variants: [400, 600, 800].flatMap((weight) =>
          Object.entries(ranges).map(([subset, range]) => ({
            weight,
            style: 'normal',
            src: [`${fontFolder}-${subset}-${weight}-normal.woff2`],
            unicodeRange: range.split(','),
          })),
        ),
      },
    },
  ],
});
