import { z } from 'zod';
import { collections, collectionNames, mediaFolder } from '../../src/domain/index.ts';
import { Refused } from './answers.ts';

/**
 * What the desk's page may ask (Decap's proxy protocol, and our additions to it). A path outside the folders of our
 * collections, another branch than main or a word that no action knows is refused before anything looks at it.
 */

const folders = [...collectionNames.map((name) => `content/${collections[name].folder}`), mediaFolder];
const plainPath = z
  .string()
  .max(300)
  .regex(/^[^\\\0\n]+$/)
  .refine((path) => !/(^|\/)\./.test(path) && !/\/\/|\/$/.test(path));
const folder = plainPath.refine((path) => folders.includes(path));
const filePath = plainPath.refine((path) => folders.includes(path.slice(0, path.lastIndexOf('/'))));
const entryPath = filePath.refine((path) => path.endsWith('.md') && !path.startsWith(`${mediaFolder}/`));
const mediaPath = filePath.refine((path) => path.startsWith(`${mediaFolder}/`));

const collection = z.enum(collectionNames as [string, ...string[]]).transform((name) => name as keyof typeof collections);
/** A slug becomes part of a name in Git. */
const slug = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_][\w-]*(\.[\w-]+)*$/)
  .refine((text) => !text.endsWith('.lock'));
const blobId = z.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/);
const asset = z.strictObject({ path: mediaPath, content: z.string(), encoding: z.literal('base64') });
const message = z.string().min(1).max(2000);
const draft = { collection, slug };
const prefix = { cmsLabelPrefix: z.string().optional() };
const dataFile = z.strictObject({
  slug,
  path: entryPath,
  raw: z.string(),
  newPath: entryPath.optional(),
  /** The blob the form was opened from; null: the form is a new entry. */
  base: blobId.nullable(),
  /** Main's version that this text has taken account of; null: main has none any more. */
  settled: blobId.nullable().optional(),
});
const commitOnly = z.strictObject({ commitMessage: message });

const params = {
  info: z.unknown().optional(),
  entriesByFolder: { folder, extension: z.string().regex(/^\w*$/), depth: z.number() },
  entriesByFiles: { files: z.array(z.strictObject({ path: filePath, label: z.string().optional() })) },
  getEntry: { path: filePath },
  unpublishedEntries: {},
  unpublishedEntry: { id: z.string().optional(), collection: collection.optional(), slug: slug.optional(), ...prefix },
  unpublishedEntryDataFile: { ...draft, id: z.string(), path: entryPath },
  unpublishedEntryMediaFile: { ...draft, id: z.string(), path: mediaPath },
  deleteUnpublishedEntry: draft,
  persistEntry: {
    dataFiles: z.array(dataFile).min(1),
    assets: z.array(asset),
    options: z.strictObject({
      collectionName: collection,
      commitMessage: message,
      // A text goes to main by publishing, where it is judged.
      useWorkflow: z.literal(true),
      status: z.string().max(40).optional(),
      newEntry: z.boolean().optional(),
      unpublished: z.boolean().optional(),
      hasSubfolders: z.boolean().optional(),
    }),
    ...prefix,
  },
  updateUnpublishedEntryStatus: { ...draft, newStatus: z.string().min(1).max(40), ...prefix },
  publishUnpublishedEntry: draft,
  judge: { dataFiles: z.array(z.strictObject({ path: entryPath, raw: z.string() })), assets: z.array(asset).default([]) },
  getMedia: { mediaFolder: z.literal(mediaFolder) },
  getMediaFile: { path: mediaPath },
  persistMedia: { asset, options: commitOnly },
  deleteFile: { path: filePath, options: commitOnly },
  deleteFiles: { paths: z.array(filePath).min(1), options: commitOnly },
  getDeployPreview: draft,
  // The answers are read by the shape of the questions, which tells what is amiss in its own words.
  beginState: {},
  begin: { answers: z.unknown() },
  emptySample: {},
  settle: { said: z.unknown() },
  units: {},
  waiting: {},
  unitEffect: { change: z.unknown() },
  changeUnits: { change: z.unknown() },
  settings: {},
  setting: { setting: z.unknown() },
  changeSetting: { setting: z.unknown(), was: z.string(), data: z.unknown() },
  issueKey: { unit: slug },
  issueKeysBelow: { unit: slug },
  revokeKey: { unit: slug, sign: slug },
  beginYear: { programme: slug, year: z.int().min(2000).max(2100), answers: z.unknown() },
} as const;

type Shapes = typeof params;
export type Action = keyof Shapes;
const onMain = { branch: z.literal('main') };
const schemaOf = (shape: Shapes[Action]) => ('safeParse' in shape ? shape : z.strictObject({ ...onMain, ...shape }));

/** The parameters of an action, as they come out of its schema. */
export type ParamsOf<A extends Action> = Shapes[A] extends z.ZodType
  ? unknown
  : z.infer<z.ZodObject<Shapes[A] extends z.core.$ZodLooseShape ? Shapes[A] : never>>;

/** One request, with its action and parameters. Throws where it is none of ours. */
export const requestOf = (body: unknown): { action: Action; params: unknown } => {
  const outer = z
    .strictObject({ branch: z.literal('main').optional(), action: z.string(), params: z.unknown().optional() })
    .safeParse(body);
  const action = outer.data?.action;
  if (action !== undefined && !Object.hasOwn(params, action))
    throw new Refused(422, `Bàn biên tập không có việc “${action.slice(0, 40)}”.`);
  const inner = action === undefined ? undefined : schemaOf(params[action as Action]).safeParse(outer.data?.params);
  if (!inner?.success) throw new Refused(403, 'Bàn biên tập chỉ đọc và ghi các bài trong thư mục content, trên nhánh main.');
  return { action: action as Action, params: inner.data };
};
