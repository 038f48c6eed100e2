import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Programme, type RawContent, siteSchema, submissionsFolder, unitFileSchema } from '../../src/domain/index.ts';
import { progress } from '../../src/repository/progress.ts';
import { Cure } from '../../src/domain/index.ts';
import { fixGroups } from '../publish/fixed-groups.ts';
import { readRoot } from '../../src/repository/read-root.ts';
import { writeFile } from '../command/write.ts';
import { json, sampleFiles, unitFile } from './generate.ts';
import { drawScene, sceneFor } from './pictures.ts';
import { plantSmallForest } from './small.ts';
import { type Forest, plantForest } from './units.ts';

const mediaFolder = 'content/media';

interface Pictured {
  path: string;
  sample: boolean;
  /** Below the root; undefined for an entry without a picture of its own. */
  picture: string | undefined;
  pictureAlt: string;
}

const entriesOf = ({ entries }: RawContent): Pictured[] =>
  entries.map(({ path, data }) => {
    const { sample, picture, pictureAlt } = data as { sample?: unknown; picture?: unknown; pictureAlt?: unknown };
    const name = /^@media\/([\w.-]+)$/.exec(String(picture))?.[1];
    return { path, sample: sample === true, picture: name && `${mediaFolder}/${name}`, pictureAlt: String(pictureAlt ?? '') };
  });

const unitFilesOf = (raw: RawContent) => raw.units.map(({ path, data }) => ({ path, units: unitFileSchema.parse(data).units }));

/** Takes the groups of the sample's branches out of the programmes: they are made from the members that are written. */
const forgetGroups = (root: string, { programmes }: RawContent): void => {
  for (const { path, data } of programmes) {
    const years = (data as Programme).years.map((year) => ({ ...year, groups: undefined }));
    writeFile(join(root, path), json({ ...(data as Programme), years }));
  }
};

/** What people wrote for the large sample and the small one does not need: laid over what stands in `content`. */
const authored = join(import.meta.dirname, 'authored');

/** Copies what people wrote into a new root; units and members' data are left behind. */
const copyAuthored = (from: string, to: string): void => {
  const content = join(to, 'content');
  if (existsSync(content)) throw new Cure(`${content} đã có sẵn.\n  Chữa: chọn thư mục khác, hoặc tự xoá nó đi trước.`);
  const left = ['content/units', submissionsFolder].map((folder) => join(from, folder));
  cpSync(join(from, 'content'), content, { recursive: true, filter: (path) => !left.includes(path) });
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
  write(root, plantSmallForest(), raw, true);
};

/** Writes the whole sample into a new root, beside what people wrote in `from`; with `members`, a larger one. */
export const writeSample = (from: string, to: string, members?: number): void => {
  copyAuthored(from, to);
  write(to, plantForest(members), readRoot(to), members === undefined);
};

/**
 * Takes everything that is sample out of a root: what is left is the founding documents, the programmes and the real
 * units, for an organisation to begin with. The sample's invented account numbers go as well.
 */
export const emptyRoot = (root: string): void => {
  const raw = readRoot(root);
  const files = unitFilesOf(raw);
  const kept = new Set(files.flatMap(({ units }) => units.filter((unit) => !unit.sample).map((unit) => unit.code)));
  if (files.every(({ units }) => units.every((unit) => kept.has(unit.code))))
    throw new Cure(`Kho ${root} không còn dữ liệu minh hoạ: không xoá gì.`);

  for (const { path, units } of files) {
    const real = units.filter((unit) => kept.has(unit.code));
    writeFile(
      join(root, path),
      unitFile(real.map((unit) => ({ ...unit, predecessors: unit.predecessors.filter((code) => kept.has(code)), stewards: [] }))),
    );
  }
  rmSync(join(root, submissionsFolder), { recursive: true, force: true });
  forgetGroups(root, raw);
  writeFile(join(root, 'content/exceptions.json'), json({ exceptions: [] }));
  if (raw.site) writeFile(join(root, raw.site.path), json({ ...siteSchema.parse(raw.site.data), asOf: undefined }));

  const entries = entriesOf(raw);
  const samples = entries.filter((entry) => entry.sample);
  const pictures = new Set(samples.map((entry) => entry.picture));
  for (const { picture } of entries.filter((entry) => !entry.sample)) pictures.delete(picture);
  for (const path of [...samples.map((entry) => entry.path), ...pictures]) if (path) rmSync(join(root, path), { force: true });
  progress(`đã bỏ ${samples.length} bài minh hoạ và mọi số liệu minh hoạ khỏi ${join(root, 'content')}; còn ${kept.size} đơn vị thật`);
};
