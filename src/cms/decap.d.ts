declare module 'decap-cms-locales' {
  export const en: import('./vi.ts').Phrases;
  export const vi: import('./vi.ts').Phrases;
}
/* The package's main file wants a browser; its parts do not. */
declare module 'decap-cms-locales/dist/esm/*/index.js' {
  const phrases: import('./vi.ts').Phrases;
  export default phrases;
}
