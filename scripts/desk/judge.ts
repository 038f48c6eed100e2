import {
  check,
  collections,
  compareCodes,
  mediaFault,
  mediaFolder,
  wordsOf,
  type Collection,
  type Issue,
  type MediaFile,
  type RawContent,
} from '../../src/domain/index.ts';
import type { DeskIssue, EntryReference } from '../../src/desk/backend.ts';
import { Refused } from './answers.ts';
import type { DeskStore } from './store.ts';
import type { ObjectStore } from '../../src/repository/objects.ts';
import { readFiles } from '../../src/site/content-files.ts';

/** The desk's judge: what `npm run check` would say of main with a change on it. The rules are the check's own. */

/** Path → the text that shall stand there; null: nothing, of an entry or of a picture. */
export type Texts = ReadonlyMap<string, string | null>;
/** Paths of pictures that come with the texts; they were judged when they were taken in. */
export type Pictures = Iterable<string>;

const told = (issue: Issue): DeskIssue => {
  const { title, what, cure } = wordsOf(issue);
  const { severity, file, line, column, values } = issue;
  const field = column ?? (values['path'] === undefined ? undefined : String(values['path']));
  return { severity, file, ...(line !== undefined && { line }), ...(field !== undefined && { field }), title, what, cure };
};
const keyOf = ({ code, severity, file, row, column, values }: Issue): string => JSON.stringify([code, severity, file, row, column, values]);

interface StandingMain {
  raw: RawContent;
  /** Issues as main stands, with and without the rows of submissions. */
  issues: Map<boolean, readonly Issue[]>;
}

export class DeskJudge {
  readonly #store: DeskStore;
  /** Main's content as it was read last, by its tree. */
  #last: { tree: string; root: Promise<StandingMain> } | undefined;

  /** What was found of a picture: its bytes never change under their name in Git. */
  readonly #faults = new Map<string, { fault: MediaFile['fault'] }>();

  constructor(store: DeskStore) {
    this.#store = store;
  }

  /** What the check says of these entries where they stand, and what it would refuse elsewhere only on their account. */
  async issues(main: string, texts: Texts, pictures: Pictures = []): Promise<DeskIssue[]> {
    const { own, added } = await this.#compare(main, texts, pictures);
    return [...own, ...added].map(told);
  }

  /** Throws where the check would refuse main with these texts on it. */
  async demand(main: string, texts: Texts, pictures: Pictures = []): Promise<void> {
    const { own, added } = await this.#compare(main, texts, pictures);
    if (added.length > 0 && [...texts.values()].includes(null)) throw this.#pointedAt(added);
    const errors = [...own.filter(({ severity }) => severity === 'error'), ...added];
    if (errors.length > 0)
      throw new Refused(422, 'Bài chưa công bố được: còn điều phải sửa. Hãy sửa theo danh sách bên dưới, lưu lại rồi công bố.', {
        code: 'chua-dat',
        issues: errors.map(told),
      });
  }

  #pointedAt(issues: readonly Issue[]): Refused {
    const references = issues.map((issue): EntryReference => {
      const { title, field = '' } = told(issue);
      return { path: issue.file, title, field };
    });
    const distinct = [...new Map(references.map((one) => [JSON.stringify(one), one])).values()];
    return pointedAt(distinct);
  }

  async #compare(main: string, texts: Texts, pictures: Pictures): Promise<{ own: Issue[]; added: Issue[] }> {
    const root = await this.#root(main);
    const whole = [...texts].some(([path, text]) => (text === null ? path.endsWith('.md') : collectionOf(path)?.tiedToSubmissions));
    const issues = issuesOf(changed(root.raw, texts, pictures), whole);
    const own = issues.filter(({ file }) => texts.has(file));
    const elsewhere = issues.filter(({ file, severity }) => severity === 'error' && !texts.has(file));
    // Main is judged for comparison only where there is something to compare.
    if (elsewhere.length === 0) return { own, added: [] };
    const standing = root.issues.get(whole) ?? issuesOf(root.raw, whole);
    root.issues.set(whole, standing);
    const known = new Set(standing.map(keyOf));
    const added = elsewhere.filter((issue) => !known.has(keyOf(issue)));
    return { own, added };
  }

  /** Everything below `content/` of a version, by the reader that reads a folder. */
  async #read(version: string): Promise<RawContent> {
    const files = await this.#store.filesBelow(version, 'content');
    const isMedia = (path: string) => path.startsWith(`${mediaFolder}/`);
    const contents = new Map<string, Uint8Array>();
    const media: MediaFile[] = [];
    await this.#store.reading((objects) =>
      Promise.all(
        files.map(async ({ path, id }) => {
          if (!isMedia(path)) contents.set(path, (await objects.read(id))!);
          else media.push({ path, fault: await this.#faultOf(path, id, objects) });
        }),
      ),
    );
    return readFiles({
      paths: [...contents.keys()].sort(compareCodes),
      bytes: (path) => contents.get(path)!,
      submission: (path) => ({ path, chunks: () => [contents.get(path)!] }),
      media,
    });
  }

  async #faultOf(path: string, id: string, objects: ObjectStore): Promise<MediaFile['fault']> {
    const key = `${path} ${id}`;
    const known = this.#faults.get(key);
    if (known) return known.fault;
    const fault = mediaFault(path.slice(mediaFolder.length + 1), (await objects.read(id))!);
    this.#faults.set(key, { fault });
    return fault;
  }

  async #root(main: string): Promise<StandingMain> {
    const tree = (await this.#store.resolve(`${main}:content`))!;
    if (this.#last?.tree !== tree) {
      const root = this.#read(main).then((raw): StandingMain => ({ raw, issues: new Map() }));
      const last = { tree, root };
      this.#last = last;
      root.catch(() => {
        // Another main may have been read meanwhile.
        if (this.#last === last) this.#last = undefined;
      });
    }
    return this.#last.root;
  }
}

const pointedAt = (references: readonly EntryReference[]): Refused =>
  new Refused(422, 'Chưa xoá hay dời được: còn chỗ khác dẫn tới bài này. Hãy sửa những chỗ ấy trước.', { code: 'con-dan-toi', references });

const issuesOf = (raw: RawContent, whole: boolean): Issue[] => {
  const submissions = whole ? raw.submissions : raw.submissions.map(({ path }) => ({ path, chunks: () => [] }));
  const { contentIssues, files } = check({ ...raw, submissions }, { accept: () => undefined });
  return [...contentIssues, ...(whole ? files.flatMap((file) => file.issues) : [])];
};

const collectionOf = (path: string): Collection | undefined =>
  Object.values<Collection>(collections).find(({ folder }) => path.startsWith(`content/${folder}/`));

/** Content with these texts in place of those that stand there. */
const changed = (raw: RawContent, texts: Texts, pictures: Pictures): RawContent => {
  const encoder = new TextEncoder();
  const given = [...texts].flatMap(([path, text]) => (text === null ? [] : [path]));
  const read = readFiles({
    paths: given,
    bytes: (path) => encoder.encode(texts.get(path)!),
    submission: (path) => ({ path, chunks: () => [] }),
    media: [],
  });
  const stays = ({ path }: { path: string }) => !texts.has(path);
  const added = [...pictures].map((path): MediaFile => ({ path, fault: undefined }));
  return {
    ...raw,
    entries: [...raw.entries.filter(stays), ...read.entries],
    unreadable: [...(raw.unreadable ?? []).filter(stays), ...(read.unreadable ?? [])],
    media: [...new Map([...(raw.media ?? []).filter(stays), ...added].map((file) => [file.path, file])).values()],
  };
};
