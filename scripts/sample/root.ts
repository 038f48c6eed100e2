import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  attachmentsNamed,
  exceptionsSchema,
  json,
  type Programme,
  type RawContent,
  siteSchema,
  submissionsFolder,
  type Unit,
  unitFile,
  unitFileSchema,
} from '../../src/domain/index.ts';
import { progress } from '../../src/repository/progress.ts';
import { Cure } from '../../src/domain/index.ts';
import { fixGroups } from '../publish/fixed-groups.ts';
import { readRoot } from '../../src/repository/read-root.ts';
import { writeFile } from '../command/write.ts';
import { sampleFiles } from './generate.ts';
import { drawScene, sceneFor } from './pictures.ts';
import { plantSmallForest } from './small.ts';
import { type Forest, plantForest } from './units.ts';

const mediaFolder = 'content/media';

interface Pictured {
  path: string;
  sample: boolean;
  organisation: string;
  /** Below the root; undefined for an entry without a picture of its own. */
  picture: string | undefined;
  pictureAlt: string;
  /** The files of `content/media` that it shows or leads to. */
  media: readonly string[];
}

const entriesOf = ({ entries }: RawContent): Pictured[] =>
  entries.map(({ path, data, body }) => {
    const { sample, organisation, picture, pictureAlt } = data as Readonly<Record<string, unknown>>;
    const name = /^@media\/([\w.-]+)$/.exec(String(picture))?.[1];
    return {
      path,
      sample: sample === true,
      organisation: String(organisation),
      picture: name && `${mediaFolder}/${name}`,
      pictureAlt: String(pictureAlt ?? ''),
      media: [...(name === undefined ? [] : [name]), ...attachmentsNamed(body)].map((file) => `${mediaFolder}/${file}`),
    };
  });

/** A file of which a unit cannot be read is nobody's sample: it stays as it is. */
const unitFilesOf = (raw: RawContent) =>
  raw.units.flatMap(({ path, data }) => {
    const { units } = unitFileSchema.safeParse(data).data ?? {};
    return units ? [{ path, units }] : [];
  });

/** Takes the groups of the sample's branches out of the programmes: they are made from the members that are written. */
const forgetGroups = (root: string, { programmes }: RawContent): void => {
  for (const { path, data } of programmes) {
    const years = (data as Programme).years.map((year) => ({ ...year, groups: undefined }));
    writeFile(join(root, path), json({ ...(data as Programme), years }));
  }
};

/** What people wrote for the large sample and the small one does not need: laid over what stands in `content`. */
const authored = join(import.meta.dirname, 'authored');
/** The documents and programmes of the founding organisations: from here they come into the samples, and tests read them. */
const founding = join(import.meta.dirname, 'founding');

/** Copies what people wrote into a new root; units and members' data are left behind. */
const copyAuthored = (from: string, to: string): void => {
  const content = join(to, 'content');
  if (existsSync(content)) throw new Cure(`${content} đã có sẵn.\n  Chữa: chọn thư mục khác, hoặc tự xoá nó đi trước.`);
  const left = ['content/units', submissionsFolder].map((folder) => join(from, folder));
  cpSync(join(from, 'content'), content, { recursive: true, filter: (path) => !left.includes(path) });
  cpSync(founding, content, { recursive: true });
  cpSync(authored, content, { recursive: true });
};

/** Writes what is generated for a forest: units, what they hand in, pictures; and, unless it is only to be measured, groups. */
const write = (root: string, forest: Forest, raw: RawContent, fixing: boolean): void => {
  rmSync(join(root, submissionsFolder), { recursive: true, force: true });
  forgetGroups(root, raw);
  let written = 0;
  for (const { path, text } of sampleFiles(forest)) {
    writeFile(join(root, path), text);
    if (++written % 10_000 === 0) progress(`đã viết ${written} tệp …`);
  }
  const drawn = new Map(
    entriesOf(raw).flatMap((e) => (e.sample && e.picture?.endsWith('.svg') ? [[e.picture, e.pictureAlt] as const] : [])),
  );
  for (const [path, words] of drawn) writeFile(join(root, path), drawScene(sceneFor(words)));
  if (fixing) fixGroups(root);
  progress(`xong: ${written} tệp số liệu, ${drawn.size} tranh trong ${join(root, 'content')}`);
};

/** Writes the small sample into a root, in place of the one that stands there: what the repository itself carries. */
export const writeSmallSample = (root: string): void => {
  const raw = readRoot(root);
  const isSample = raw.units.some(({ data }) => (data as { units?: { sample?: unknown }[] }).units?.some((unit) => unit.sample));
  if (raw.submissions.length > 0 && !isSample)
    throw new Cure(`Kho ${root} đang có dữ liệu thật, không ghi đè dữ liệu minh hoạ lên.\n  Chữa: thêm --out THƯ_MỤC để viết ra chỗ khác.`);
  cpSync(founding, join(root, 'content'), { recursive: true });
  write(root, plantSmallForest(), readRoot(root), true);
};

/** Writes the whole sample into a new root, beside what people wrote in `from`; with `members`, a larger one. */
export const writeSample = (from: string, to: string, members?: number): void => {
  copyAuthored(from, to);
  write(to, plantForest(members), readRoot(to), members === undefined);
};

/** The codes of every unit that came with the product: those of the founding organisations and of their successors. */
const foundingCodes = (): ReadonlySet<string> =>
  new Set(Object.values(plantForest().files).flatMap((units) => units.map(({ code }) => code)));

/** What of a root came with the product. */
const broughtAlong = (raw: RawContent) => {
  const founding = foundingCodes();
  const isOurs = (unit: Unit) => unit.sample || founding.has(unit.code);
  return {
    isOurs,
    entries: entriesOf(raw).filter(({ sample, organisation }) => sample || founding.has(organisation)),
    programmes: raw.programmes.filter(({ data }) => founding.has((data as Programme).organisation)),
    units: unitFilesOf(raw).filter(({ units }) => units.some(isOurs)),
  };
};

/** Whether anything that came with the product is still there. */
export const carriesSample = (raw: RawContent): boolean => {
  const { entries, programmes, units } = broughtAlong(raw);
  return entries.length + programmes.length + units.length > 0;
};

/**
 * Takes everything that came with the product out of a root: what is invented, and the founding organisations with their documents,
 * programmes, contacts and years. What an organisation wrote beside it stays; without any, nothing is left but the settings.
 */
export const emptyRoot = (root: string): void => {
  const raw = readRoot(root);
  if (!carriesSample(raw)) throw new Cure(`Kho ${root} không còn phần có sẵn để xem thử: không xoá gì.`);

  const { isOurs, entries: gone, programmes } = broughtAlong(raw);
  const remove = (path: string) => rmSync(join(root, path), { recursive: true, force: true });
  const files = unitFilesOf(raw);
  const kept = new Set(files.flatMap(({ units }) => units.filter((unit) => !isOurs(unit)).map(({ code }) => code)));
  const isKept = (code: string) => kept.has(code);
  for (const { path, units } of files) {
    const own = units.filter(({ code }) => isKept(code));
    if (own.length === 0) remove(path);
    else if (own.length < units.length || own.some(({ predecessors }) => !predecessors.every(isKept)))
      writeFile(join(root, path), unitFile(own.map((unit) => ({ ...unit, predecessors: unit.predecessors.filter(isKept) }))));
  }
  for (const { path } of programmes) remove(path);
  for (const { path } of raw.submissions) if (!kept.has(path.split('/')[2]!)) remove(path.split('/').slice(0, 3).join('/'));
  const media = new Set(gone.flatMap((entry) => entry.media));
  const paths = new Set(gone.map(({ path }) => path));
  for (const { media: still } of entriesOf(raw).filter(({ path }) => !paths.has(path))) for (const file of still) media.delete(file);
  for (const path of [...paths, ...media]) remove(path);
  const exceptions = exceptionsSchema.parse(raw.exceptions?.data ?? { exceptions: [] }).exceptions.filter(({ unit }) => kept.has(unit));
  writeFile(join(root, 'content/exceptions.json'), json({ exceptions }));
  if (raw.site) {
    const site = siteSchema.parse(raw.site.data);
    const contacts = site.contacts.filter(({ organisation }) => kept.has(organisation));
    writeFile(join(root, raw.site.path), json({ ...site, asOf: undefined, contacts }));
  }
  progress(`đã bỏ phần có sẵn để xem thử: ${gone.length} bài, ${programmes.length} chương trình`);
};
