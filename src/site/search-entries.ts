import {
  catalogue,
  collectionNames,
  collections,
  documentTypes,
  handbookAudiences,
  kindOf,
  publicReports,
  reportSlug,
  type Collection,
  type CollectionName,
} from '../domain/index.ts';
import { campaigns, documents, entries, kindsHandedIn, library, programmes, unit, unitName, units } from './content.ts';
import { entryHref, href, programmeHref, unitHref } from './links.ts';
import { rooms } from './rooms.ts';

/** What can be found: everything public, and of it no more than its own page says. Kinds in the order in which they are listed. */

/** The kind whose index comes apart: of units a province has thousands. */
export const unitKind = 'Đơn vị';

export type Shelf = readonly [kind: string, entries: readonly (readonly [path: string, title: string, more: string])[]];

const cut = (text: string): string => (text.length > 90 ? `${text.slice(0, 90).replace(/\s+\S*$/, '')}…` : text);
const above = (parent: string | null): string => (parent === null ? '' : (unit(parent)?.name ?? ''));

/** The entries of a collection as it says that they are found, under the name of its room. */
const shelfOf = (name: CollectionName): readonly Shelf[] => {
  const { path, found }: Collection = collections[name];
  if (!found) return [];
  return [
    [
      rooms[`${path}/`]!.label,
      entries[name].map(({ id, data }) => {
        const [title, more] = found(data as never, unitName);
        return [entryHref(name, id), title, cut(more)];
      }),
    ],
  ];
};

const rows: readonly Shelf[] = [
  ['Mục', Object.entries(rooms).map(([path, { label, about }]) => [href(path), label, about])],
  [unitKind, units.map((u) => [unitHref(u.code), u.name, above(u.parent)])],
  ['Văn bản', documents.map(({ id, data }) => [entryHref('documents', id), `${documentTypes[data.type]} ${data.symbol}`, cut(data.title)])],
  [
    'Cẩm nang',
    library.flatMap(({ id, data }) =>
      data.audience ? [[entryHref('documents', id), data.title, handbookAudiences[data.audience]] as const] : [],
    ),
  ],
  ...collectionNames.flatMap(shelfOf),
  [
    'Chương trình',
    programmes.map((p) => [programmeHref(p.code), p.name, p.families.flatMap((f) => f.criteria.map((c) => c.name)).join('; ')]),
  ],
  ['Phong trào', campaigns.map(({ code, name }) => [href(`phong-trao/${code}/`), name, ''])],
  ['Báo cáo', publicReports.map((r) => [href(`bao-cao/${reportSlug(r)}/`), r.question, r.title])],
  ['Biểu mẫu', kindsHandedIn.map((kind) => [`${href('bieu-mau/')}#${kind}`, kindOf(kind).label, 'cột nào ghi gì'])],
  ['Báo lỗi', [...catalogue].map(([code, { title }]) => [href(`loi/${code}/`), title, ''])],
];

export const shelves: readonly Shelf[] = rows.filter(([, entries]) => entries.length > 0);

/** The index without units: shelves as they are. */
export const indexWithoutUnits = shelves.filter(([kind]) => kind !== unitKind);
/** The units, short: code, name, and where in this list the unit above stands (-1: none). */
export const unitIndex: readonly (readonly [code: string, name: string, above: number])[] = (() => {
  const places = new Map(units.map(({ code }, i) => [code, i]));
  return units.map(({ code, name, parent }) => [code, name, parent === null ? -1 : (places.get(parent) ?? -1)]);
})();
