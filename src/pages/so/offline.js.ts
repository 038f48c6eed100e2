/** The page's offline copy: a service worker serves only what lies below its own address. */
export { GET } from '../nop/offline.js.ts';
