import { z } from 'zod';
import type { Issue } from '../issues.ts';
import { exceptionsSchema, siteSchema, type Exception, type Site } from '../schema/site.ts';
import { choicesAt, codePattern, labelOf } from '../schema/field.ts';
import { collectionNames, collections, type CollectionName } from '../schema/collections.ts';
import { Forest } from '../schema/forest.ts';
import { programmeSchema, type Programme } from '../schema/programme.ts';
import { unitFileSchema, type Unit } from '../schema/unit.ts';
import { compareCodes } from '../vietnamese.ts';
import { noFacts, type BodyFacts } from './body.ts';
import type { Chunks } from './bytes.ts';
import type { MediaFault } from './media-words.ts';
import type { Unreadable } from './read-entry.ts';
import type { SheetSource } from './sheets.ts';

/** What stands on disk below `content/`, read but not judged. Front matter and JSON are already parsed. */
export interface RawContent {
  /** Undefined where the file could not be read. */
  site: { path: string; data: unknown } | undefined;
  exceptions?: { path: string; data: unknown } | undefined;
  units: readonly { path: string; data: unknown }[];
  programmes: readonly { path: string; data: unknown }[];
  entries: readonly { path: string; collection: CollectionName; id: string; data: unknown; body: string; facts?: BodyFacts }[];
  /** Files of `content/media`; undefined where they are not at hand, and nothing is said of them then. */
  media?: readonly MediaFile[] | undefined;
  submissions: readonly SubmissionSource[];
  /** Entries, settings, units and programmes that could not be read, with the line at which reading ends. */
  unreadable?: readonly ({ path: string } & Unreadable)[] | undefined;
  /** Files that belong to no room of `content/`. */
  strays: readonly string[];
}

/** A submission's path and how to walk its bytes; read only when its turn comes, and anew each time. */
export interface SubmissionSource {
  path: string;
  chunks: Chunks;
  /** The sheets of one workbook that make up the submission, in their order; then `chunks` is the first one's. */
  sheets?: readonly SheetSource[];
}

/** A file of `content/media` as the judge of media found it. */
export interface MediaFile {
  path: string;
  fault: MediaFault | undefined;
}

export interface Entry<T> {
  id: string;
  path: string;
  data: T;
  body: string;
  facts: BodyFacts;
}

/** The entries of every collection, by its name. */
export type Entries = { readonly [K in CollectionName]: readonly Entry<z.infer<(typeof collections)[K]['schema']>>[] };

/** Everything people wrote, in its shape. */
export interface Content extends Entries {
  site: Site;
  forest: Forest;
  /** Unit code → the file that lists it. */
  unitFiles: ReadonlyMap<string, string>;
  programmes: readonly Programme[];
  programmeFiles: ReadonlyMap<string, string>;
  exceptions: readonly Exception[];
  /** `unit/year` of every folder with a submission: a year without any has no pages. */
  handedIn: ReadonlySet<string>;
  /** Undefined where files of `content/media` are not at hand. */
  media: readonly MediaFile[] | undefined;
  /** Paths of entries that stand there but could not be read or have no shape: who points to one makes no mistake. */
  unread: ReadonlySet<string>;
}

/** What entries of some kinds may hold, whatever their kind. */
export interface EntryData {
  organisation: string;
  picture?: string | undefined;
  pictureAlt?: string | undefined;
  unit?: string | undefined;
  by?: string | undefined;
  copiedBy?: readonly { unit: string }[] | undefined;
  criteria?: readonly string[] | undefined;
  campaigns?: readonly string[] | undefined;
}

/** Every entry, whatever its kind. */
export const entriesOf = (content: Content): readonly Entry<EntryData>[] =>
  collectionNames.flatMap((name): readonly Entry<unknown>[] => content[name]) as readonly Entry<EntryData>[];

/** Codes beside what people read in their place: a form shows the words, a file holds the code. */
const inChoices = (codes: readonly string[], labels: Readonly<Record<string, string>>): string =>
  codes.map((code) => (labels[code] === undefined ? code : `${labels[code]} (${code})`)).join(', ');

/** Reason in plain words for the shape faults that forms let through; the rest name the field only. */
export const reasonOf = (schema: z.ZodType, issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === '' ? 'chưa có.' : 'chưa đúng dạng.';
    case 'unrecognized_keys':
      return `có mục lạ (${issue.keys.join(', ')}).`;
    case 'invalid_value':
      if (issue.input === undefined || issue.input === '') return 'chưa có.';
      return `chỉ nhận một trong: ${inChoices(issue.values.map(String), choicesAt(schema, issue.path))}.`;
    case 'too_big':
      return `quá dài hoặc quá lớn (nhiều nhất ${String(issue.maximum)}).`;
    case 'too_small':
      return `còn thiếu (ít nhất ${String(issue.minimum)}).`;
    case 'custom':
      return `${issue.message}.`;
    default:
      return 'chưa đúng dạng.';
  }
};

/** Judges one piece of data by its schema; faults become issues, each with the place inside the file. */
const parse = <T extends z.ZodType>(schema: T, path: string, data: unknown, issues: Issue[]): z.infer<T> | undefined => {
  const result = schema.safeParse(data, { reportInput: true });
  if (result.success) return result.data;
  for (const fault of result.error.issues)
    issues.push({
      code: 'noi-dung-sai',
      severity: 'error',
      file: path,
      values: { path: fault.path.join('.') || 'cả tệp', label: labelOf(schema, fault.path), reason: reasonOf(schema, fault) },
    });
  return undefined;
};

/** Things that files hold, with the file of each: of several with one code the first counts, the others are issues. */
const firstOfEach = <T extends { code: string }>(
  from: readonly { path: string; data: unknown }[],
  read: (file: { path: string; data: unknown }) => readonly T[],
  issues: Issue[],
): { list: T[]; files: Map<string, string> } => {
  const list: T[] = [];
  const files = new Map<string, string>();
  for (const file of from)
    for (const thing of read(file)) {
      const { code } = thing;
      const other = files.get(code);
      if (other !== undefined) issues.push({ code: 'ma-trung', severity: 'error', file: file.path, values: { code, other } });
      else {
        files.set(code, file.path);
        list.push(thing);
      }
    }
  return { list, files };
};

/**
 * Gives content its shape. Whatever fits is kept; whatever does not is an issue.
 * Without a readable `site.json` nothing can be shown: `content` is undefined then.
 */
export const readContent = (raw: RawContent): { content: Content | undefined; issues: Issue[] } => {
  const issues: Issue[] = [];
  for (const path of raw.strays) issues.push({ code: 'tep-la', severity: 'error', file: path, values: {} });
  for (const { path, line, reason } of raw.unreadable ?? [])
    issues.push({ code: 'bai-khong-doc-duoc', severity: 'error', file: path, line, values: { line, reason } });
  const unread = new Set((raw.unreadable ?? []).map(({ path }) => path));

  const site = raw.site && parse(siteSchema, raw.site.path, raw.site.data, issues);
  const exceptions = raw.exceptions ? parse(exceptionsSchema, raw.exceptions.path, raw.exceptions.data, issues) : undefined;

  const { list: units, files: unitFiles } = firstOfEach(
    raw.units,
    ({ path, data }): Unit[] => parse(unitFileSchema, path, data, issues)?.units ?? [],
    issues,
  );
  const { list: programmes, files: programmeFiles } = firstOfEach(
    raw.programmes,
    ({ path, data }): Programme[] => {
      const programme = parse(programmeSchema, path, data, issues);
      return programme ? [programme] : [];
    },
    issues,
  );
  programmes.sort((a, b) => compareCodes(a.code, b.code));

  const ofKind = (name: CollectionName): Entry<unknown>[] =>
    raw.entries
      .filter((e) => e.collection === name)
      .flatMap((e) => {
        if (!codePattern.test(e.id)) issues.push({ code: 'ten-tep-sai', severity: 'error', file: e.path, values: {} });
        const data = parse(collections[name].schema, e.path, e.data, issues);
        if (data === undefined) unread.add(e.path);
        return data === undefined ? [] : [{ id: e.id, path: e.path, data, body: e.body, facts: e.facts ?? noFacts }];
      })
      .sort((a, b) => compareCodes(a.id, b.id));
  const entries = Object.fromEntries(collectionNames.map((name) => [name, ofKind(name)])) as unknown as Entries;

  const content = site && {
    site,
    forest: new Forest(units),
    unitFiles,
    programmes,
    programmeFiles,
    exceptions: exceptions?.exceptions ?? [],
    handedIn: new Set(raw.submissions.map(({ path }) => path.split('/').slice(-3, -1).join('/'))),
    media: raw.media,
    unread,
    ...entries,
  };
  return { content, issues };
};
