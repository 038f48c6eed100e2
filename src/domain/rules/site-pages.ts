import type { Content } from '../intake/read-content.ts';
import { handbookAudiences } from '../schema/collections/documents.ts';
import { collectionNames, collectionOf, collections } from '../schema/collections.ts';
import { existsIn } from '../schema/forest.ts';
import { programmeOf } from '../schema/programme-lookup.ts';
import { eventPage, hasEventPage } from '../schema/programme.ts';

/** Pages that stand whatever people write. A test compares this list, and all below, with the built site. */
const fixed = [
  '/',
  '/admin/',
  '/bao-cao/',
  '/bieu-mau/',
  '/bieu-mau/phieu-dang-ky/',
  '/chuong-trinh/',
  '/chuong-trinh/danh-gia/',
  '/chuong-trinh/doi-chieu/',
  '/don-vi/',
  '/hoi-dap/',
  '/lich/',
  '/loi/',
  '/nop/',
  '/phan-mem/',
  '/phan-mem/mau/',
  '/phieu/',
  '/phong-trao/',
  '/quyen-rieng-tu/',
  '/so/',
  '/so-lieu/',
  '/tim/',
  '/tro-giup/',
  '/tro-giup/ban-phu-trach/',
  '/tro-giup/bi-thu-chi-doan/',
  '/tro-giup/doan-co-so/',
  '/tro-giup/doan-vien/',
  '/tro-giup/nguoi-giu-kho/',
  '/tro-nang/',
  '/tuyen-duong/xac-minh/',
];

/**
 * Pages and files that the machine makes of figures and of its own words. Nobody writes them: of these, only the form of the
 * address is looked at.
 */
const made =
  /^\/(loi\/[a-z0-9-]+\/|bao-cao\/p\d\d\/([a-z0-9-]+(\/|\.csv|\.docx))?|bieu-mau\/(phieu-dang-ky\/[a-z0-9-]+\/|don-vi\/[a-z0-9-]+-20\d\d\.xlsx|[a-z-]+\.(csv|xlsx))|so-lieu\/(datapackage\.json|v2[a-z.-]*\.json|v2\/[a-z0-9-]+-20\d\d(-[a-z-]+)?\.(json|csv)))$/;

/** Tells whether an entry has a page. A withdrawn honour keeps one, which says no more than that. */
const hasPage = ({ state }: { state: string }): boolean => ['cong_bo', 'het_hieu_luc', 'thay_the', 'go_bo'].includes(state);

/** Tells whether a page of the site stands at an address, among those that are known by name and those the machine makes. */
export const isSitePage = (named: ReadonlySet<string>, path: string): boolean => named.has(path) || made.test(path);

/** Every address of the site that a text may lead to. */
export const sitePages = (content: Content): { named: ReadonlySet<string>; has: (path: string) => boolean } => {
  const { forest, programmes, handedIn, unread } = content;
  const years = new Map<string, Set<number>>();
  for (const folder of handedIn) {
    const [code = '', year] = folder.split('/');
    const unit = forest.get(code);
    const root = unit && forest.root(unit).code;
    if (root !== undefined) years.set(root, (years.get(root) ?? new Set()).add(Number(year)));
  }
  const named = new Set([
    ...fixed,
    ...Object.keys(handbookAudiences).map((audience) => `/thu-vien/cam-nang/${audience}/`),
    ...programmes.map(({ code }) => `/chuong-trinh/${code}/`),
    ...programmes.flatMap((p) => p.years.flatMap((y) => y.events.filter(hasEventPage).map((event) => `/${eventPage(p, y.year, event)}`))),
    ...programmes.flatMap((p) => p.campaigns.map(({ code }) => `/phong-trao/${code}/`)),
    ...collectionNames.flatMap((name) => [
      `/${collections[name].path}/`,
      ...content[name].flatMap(({ id, data }) =>
        !collectionOf(name).internal && hasPage(data) ? [`/${collections[name].path}/${id}/`] : [],
      ),
    ]),
    ...content.honours.flatMap(({ id, data }) => (hasPage(data) ? [`/${collections.honours.path}/${id}/giay/`] : [])),
    // Whoever links to an entry that cannot be read today has made no mistake.
    ...[...unread].flatMap((path) => {
      const [, folder, file] = path.split('/') as [string, string, string];
      const collection = collectionNames.map(collectionOf).find((c) => c.folder === folder && !c.internal);
      return collection ? [`/${collection.path}/${file.replace(/\.md$/, '')}/`] : [];
    }),
    ...forest.units.flatMap((unit) => [
      `/don-vi/${unit.code}/`,
      ...[...(years.get(forest.root(unit).code) ?? [])]
        .filter((year) => existsIn(unit, year) && programmeOf(programmes, forest, unit, year))
        .map((year) => `/don-vi/${unit.code}/${year}/`),
    ]),
  ]);
  return { named, has: (path) => isSitePage(named, path) };
};
