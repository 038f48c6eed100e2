import { collections, type CollectionName } from '../domain/index.ts';

/** The site may stand below a folder of its host (`/repository/`); every address inside the site is made here. */
const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
export const href = (path: string): string => base + path.replace(/^\//, '');
export const unitHref = (code: string, year?: number): string => href(year === undefined ? `don-vi/${code}/` : `don-vi/${code}/${year}/`);
export const entryHref = (collection: CollectionName, id: string): string => href(`${collections[collection].path}/${id}/`);
export const programmeHref = (code: string): string => href(`chuong-trinh/${code}/`);
/** The search, within one kind of what can be found (`src/site/search-entries.ts`). */
export const searchHref = (kind: string): string => href(`tim/?trong=${encodeURIComponent(kind)}`);
/** Where something is sought: whoever comes to it by a link has room for what is found. */
export const searchField = 'o-tim';
