import type { CmsBackend, CmsCollection, CmsConfig } from 'decap-cms-core';
import type { z } from 'zod';
import { type Collection, collections, departments, type IssuingBody, type Programme, type Unit } from '../domain/index.ts';
import { inOrder, standsIn } from './unit-choices.ts';
import { type FieldChoice, type Choices, type DeskField, deskFields } from './fields.ts';
import { deskBackend, hostName } from '../host/addresses.ts';

export interface DeskCollection extends CmsCollection {
  fields: DeskField[];
}
export interface DeskConfig extends CmsConfig {
  collections: DeskCollection[];
}

/** What the forms offer to choose from. */
export interface DeskData {
  units: readonly Pick<Unit, 'code' | 'name' | 'parent' | 'validFrom' | 'validTo'>[];
  programmes: readonly Programme[];
  /** The bodies whose documents the library may hold (K L1–2, K-01). */
  issuers?: readonly IssuingBody[];
  /** The day that the site counts as today; units that stand on it come first. */
  asOf: string;
}

/**
 * Things as files hold them, each by its schema, so that what a file may leave out is there. What does not fit offers nothing to
 * choose from: a fault in an entry must not close the desk where it is mended.
 */
export const fitting = <T extends z.ZodType>(schema: T, written: readonly unknown[]): z.infer<T>[] =>
  written.flatMap((one) => {
    const { success, data } = schema.safeParse(one);
    return success ? [data] : [];
  });

/** The desk's configuration, whole: nothing of it is written by hand elsewhere. */
export const deskConfig = (backend: CmsBackend, siteUrl: string, data: DeskData): DeskConfig => ({
  load_config_file: false,
  backend: { ...backend, commit_messages: commitMessages },
  site_url: siteUrl,
  logo: { src: `${siteUrl}favicon.svg` },
  locale: 'vi',
  publish_mode: 'editorial_workflow',
  media_folder: 'content/media',
  public_folder: '@media',
  // Photographs lose the place and the device they carry, and a weight no page needs.
  media_processing: { enabled: true, format: { enabled: true, default: 'webp' }, quality: 82, strip_metadata: true, width: 1600 },
  slug: { encoding: 'ascii', clean_accents: true },
  collections: deskCollections(choicesOf(data), backend.name !== 'proxy'),
});

const commitMessages = {
  create: 'Thêm {{collection}} “{{slug}}”',
  update: 'Sửa {{collection}} “{{slug}}”',
  delete: 'Xoá {{collection}} “{{slug}}”',
  uploadMedia: 'Tải lên “{{path}}”',
  deleteMedia: 'Xoá “{{path}}”',
};

/**
 * Collections in the order of their departments, so that each department finds its own together.
 * @param online on a host whose main branch is protected: publishing is the merging of a pull request, there and not here
 */
export const deskCollections = (choices: Choices = {}, online = false): DeskCollection[] =>
  Object.keys(departments).flatMap((department) =>
    Object.entries<Collection>(collections)
      .filter(([, collection]) => collection.department === department)
      .map(([name, collection]) => deskCollection(name, collection, choices, online)),
  );

const deskCollection = (name: string, { schema, ...about }: Collection, choices: Choices, online: boolean): DeskCollection => {
  const fields = deskFields(schema, choices);
  const has = (field: string) => field in schema.shape;
  const rank = ['month', 'day', 'year', 'order'].find(has);
  const numbered = rank === 'order';
  // Decap's filters cannot see a field that a file leaves out, as it may where the state is the default one.
  const states = fields.flatMap((field) =>
    field.name === 'state' && field.widget === 'select' ? field.options.filter(({ value }) => value !== field.standing) : [],
  );
  return {
    name,
    label: about.label,
    label_singular: about.singular,
    description: [`${departments[about.department]} biên tập.`, ...(online ? [byMerging] : [])].join(' '),
    folder: `content/${about.folder}`,
    extension: 'md',
    format: 'frontmatter',
    create: true,
    // Both would commit to main, which is protected there: Decap's buttons would end in an error.
    ...(online && { publish: false, delete: false }),
    slug: about.slug,
    // What has no page of its own leads to the list of its kind.
    preview_path: about.internal ? `${about.path}/` : `${about.path}/{{slug}}/`,
    summary: [rank ?? '', 'recipient', 'title']
      .filter(has)
      .map((field) => (field === 'day' ? "{{fields.day | date('DD/MM/YYYY')}}" : `{{fields.${field}}}`))
      .join(' · '),
    sortable_fields: [...(rank ? [{ field: rank, default_sort: numbered ? ('asc' as const) : ('desc' as const) }] : []), 'title'],
    view_filters: states.map(({ value, label }) => ({ label, field: 'state', pattern: `^${value}$` })),
    view_groups: [
      ...(rank && !numbered ? [{ label: 'Năm', field: rank, pattern: '\\d{4}' }] : []),
      { label: 'Đơn vị', field: 'organisation' },
    ],
    fields: [...fields, { name: 'body', label: about.body, widget: 'markdown', required: false }],
  };
};

const byMerging = `Bài lên trang khi yêu cầu gộp (pull request) của bài được duyệt và gộp trên ${hostName}.`;

/** Only lists that hold something: a field whose list is empty stays a plain text with its pattern. */
const choicesOf = ({ units, programmes, issuers = [], asOf }: DeskData): Choices => {
  const criteria = programmes.flatMap(({ short, families }) =>
    families.flatMap((family) => family.criteria.map(({ code, name }) => ({ value: code, label: `${code} – ${name} (${short})` }))),
  );
  const campaigns = programmes.flatMap((programme) => programme.campaigns.map(({ code, name }) => ({ value: code, label: name })));
  const departmentNames = programmes.flatMap(({ assignments }) =>
    (assignments?.departments ?? []).map(({ code, name }) => ({ value: code, label: name })),
  );
  const allUnits = inOrder(unitChoices(units, asOf), asOf, asOf);
  const roots = new Set(units.filter((unit) => !unit.parent).map(({ code }) => code));
  const choices: Choices = {
    organisation: allUnits.filter(({ value }) => roots.has(value)),
    unit: allUnits,
    by: allUnits,
    issuer: inOrder(issuerChoices(issuers), asOf, asOf),
    department: [...new Map(departmentNames.map((department) => [department.value, department])).values()],
    campaigns: [...new Map(campaigns.map((campaign) => [campaign.value, campaign])).values()],
    criteria: [...new Map(criteria.map((criterion) => [criterion.value, criterion])).values()],
    set: programmes.flatMap(({ lessonSet, short }) => (lessonSet ? [{ value: lessonSet.set, label: `${lessonSet.set} (${short})` }] : [])),
  };
  return Object.fromEntries(Object.entries(choices).filter(([, options]) => options.length > 0));
};

/** Units by name and the unit above; one that does not stand today, or that has a namesake, says when it stands. */
const unitChoices = (units: DeskData['units'], asOf: string): FieldChoice[] => {
  const nameOf = new Map(units.map((unit) => [unit.code, unit.name]));
  const namesakes = Map.groupBy(units, ({ name }) => name);
  return units.map(({ code, name, parent, validFrom: from, validTo: to }) => {
    const tellDays = (namesakes.get(name)?.length ?? 0) > 1 || !standsIn({ from, to }, asOf, asOf);
    const days = [from && `từ ${dayMonthYear(from)}`, to && `đến ${dayMonthYear(to)}`];
    return {
      value: code,
      label: [[name, parent && nameOf.get(parent)].filter(Boolean).join(' – '), ...(tellDays ? days : [])].filter(Boolean).join(', '),
      ...(from && { from }),
      ...(to && { to }),
    };
  });
};
/** Issuing bodies by the name that a document's head bears; of several with one name the first. */
const issuerChoices = (bodies: readonly IssuingBody[]): FieldChoice[] =>
  [...Map.groupBy(bodies, ({ name }) => name)].map(([name, [first]]) => ({
    value: name,
    label: name,
    ...(first!.validFrom && { from: first!.validFrom }),
    ...(first!.validTo && { to: first!.validTo }),
  }));
const dayMonthYear = (day: string): string => day.split('-').reverse().join('/');

/**
 * Where the desk keeps what it writes. `DESK_LOCAL_URL` is set by `npm start`: a copy on this machine, without a login.
 * `DESK_REPO` (owner/name at the host) and `DESK_AUTH_URL` (the sign-in service) open the same desk online.
 */
export const backendFrom = (env: Readonly<Record<string, string | undefined>>): CmsBackend | undefined => {
  const branch = env.DESK_BRANCH || 'main';
  if (env.DESK_LOCAL_URL) return { name: 'proxy', proxy_url: env.DESK_LOCAL_URL, branch };
  if (!env.DESK_REPO || !env.DESK_AUTH_URL) return undefined;
  const { origin, pathname } = new URL(env.DESK_AUTH_URL);
  return { ...deskBackend, repo: env.DESK_REPO, branch, base_url: origin, auth_endpoint: pathname.slice(1) };
};
