/** The page's offline copy: it judges by what the checker knows. */
export { GET } from '../nop/offline.js.ts';
