import { parse as parseYaml } from 'yaml';
import {
  check,
  collectionNames,
  collections,
  type CollectionName,
  type Issue,
  type RawContent,
  submissionsFolder,
  wordsOf,
} from '../../src/domain/index.ts';
import { Refused } from './desk-answers.ts';
import type { DeskStore } from './desk-store.ts';

/** The desk's judge: what `npm run check` would say of main with a change on it. The rules are the check's own. */

/** Path → the text that shall stand there; null: nothing. */
export type Texts = ReadonlyMap<string, string | null>;

/** An issue as the desk's page shows it. */
export interface Told {
  severity: Issue['severity'];
  file: string;
  line?: number;
  field?: string;
  title: string;
  what: string;
  cure: string;
}
/** Something that points at what is to go. */
export interface Reference {
  path: string;
  title: string;
  field: string;
}

const told = (issue: Issue): Told => {
  const { title, what, cure } = wordsOf(issue);
  const { severity, file, line, column, values } = issue;
  const field = column ?? (values['path'] === undefined ? undefined : String(values['path']));
  return { severity, file, ...(line !== undefined && { line }), ...(field !== undefined && { field }), title, what, cure };
};
const keyOf = ({ code, severity, file, row, column, values }: Issue): string => JSON.stringify([code, severity, file, row, column, values]);

/** Of these kinds submissions speak too, or they of submissions: then every row is judged again. */
const tiedToSubmissions = new Set<CollectionName>(['lessons', 'documents', 'honours']);

interface Root {
  raw: RawContent;
  /** Issues as main stands, with and without the rows of submissions. */
  issues: Map<boolean, readonly Issue[]>;
}

export class DeskJudge {
  readonly #store: DeskStore;
  /** Main's content as it was read last, by its tree. */
  #last: { tree: string; root: Promise<Root> } | undefined;

  constructor(store: DeskStore) {
    this.#store = store;
  }

  /** What the check says of these entries where they stand, and of anything else only on their account. */
  async issues(main: string, texts: Texts): Promise<Told[]> {
    const { own, added } = await this.#compare(main, texts);
    return [...own, ...added].map(told);
  }

  /** Throws where the check would refuse main with these texts on it. */
  async demand(main: string, texts: Texts): Promise<void> {
    const { own, added } = await this.#compare(main, texts);
    const gone = [...texts].flatMap(([path, text]) => (text === null ? [path] : []));
    const errors = own.filter(({ severity }) => severity === 'loi');
    const grave = added.filter(({ severity }) => severity === 'loi');
    if (gone.length > 0 && grave.length > 0) throw this.#pointedAt(grave);
    if (errors.length + grave.length > 0)
      throw new Refused(422, 'Bài chưa công bố được: còn điều phải sửa. Hãy sửa theo danh sách bên dưới, lưu lại rồi công bố.', {
        code: 'chua-dat',
        issues: [...errors, ...grave].map(told),
      });
  }

  #pointedAt(issues: readonly Issue[]): Refused {
    const references = issues.map((issue): Reference => {
      const { title, field = '' } = told(issue);
      return { path: issue.file, title, field };
    });
    const distinct = [...new Map(references.map((one) => [JSON.stringify(one), one])).values()];
    return pointedAt(distinct);
  }

  async #compare(main: string, texts: Texts): Promise<{ own: Issue[]; added: Issue[] }> {
    const root = await this.#root(main);
    const whole = [...texts].some(([path, text]) => text === null || tiedToSubmissions.has(collectionOf(path)!));
    const standing = root.issues.get(whole) ?? issuesOf(root.raw, whole);
    root.issues.set(whole, standing);
    const known = new Set(standing.map(keyOf));
    const own: Issue[] = [];
    const added: Issue[] = [];
    for (const issue of issuesOf(withTexts(root.raw, texts), whole)) {
      if (texts.has(issue.file)) own.push(issue);
      else if (!known.has(keyOf(issue))) added.push(issue);
    }
    return { own, added };
  }

  async #root(main: string): Promise<Root> {
    const tree = (await this.#store.resolve(`${main}:content`))!;
    if (this.#last?.tree !== tree) {
      const root = readTree(this.#store, main).then((raw): Root => ({ raw, issues: new Map() }));
      this.#last = { tree, root };
      root.catch(() => (this.#last = undefined));
    }
    return this.#last.root;
  }
}

export const pointedAt = (references: readonly Reference[]): Refused =>
  new Refused(422, 'Chưa xoá hay dời được: còn chỗ khác dẫn tới bài này. Hãy sửa những chỗ ấy trước.', { code: 'con-dan-toi', references });

const issuesOf = (raw: RawContent, whole: boolean): Issue[] => {
  const submissions = whole ? raw.submissions : raw.submissions.map(({ path }) => ({ path, chunks: () => [] }));
  const { contentIssues, files } = check({ ...raw, submissions }, { accept: () => undefined });
  return [...contentIssues, ...(whole ? files.flatMap((file) => file.issues) : [])];
};

const collectionOf = (path: string): CollectionName | undefined =>
  collectionNames.find((name) => path.startsWith(`content/${collections[name].folder}/`));

const entryOf = (path: string, text: string) => {
  const collection = collectionOf(path)!;
  const plain = text
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .normalize('NFC');
  const found = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(plain);
  const id = path.split('/').at(-1)!.replace(/\.md$/, '');
  return { path, collection, id, data: found ? orNothing(() => parseYaml(found[1]!) as unknown) : {}, body: found ? found[2]! : plain };
};

/** What cannot be read has no data, and the rules say so of that file alone. */
const orNothing = (read: () => unknown): unknown => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

const withTexts = (raw: RawContent, texts: Texts): RawContent => ({
  ...raw,
  entries: [
    ...raw.entries.filter(({ path }) => !texts.has(path)),
    ...[...texts].flatMap(([path, text]) => (text === null ? [] : [entryOf(path, text)])),
  ],
});

/** Everything below `content/` of a version, read as a root on disk is. Submissions are read when asked for. */
const readTree = async (store: DeskStore, version: string): Promise<RawContent> => {
  const files = await store.filesBelow(version, 'content');
  const contents = new Map<string, Buffer>();
  await store.reading((objects) =>
    Promise.all(
      files.map(async ({ path, id }) => {
        if (!path.startsWith('content/media/')) contents.set(path, (await objects.read(id))!);
      }),
    ),
  );
  const text = (path: string) => contents.get(path)?.toString('utf8') ?? '';
  const json = (path: string) => ({ path, data: orNothing(() => JSON.parse(text(path))) });
  const paths = [...contents.keys()].sort();
  const exceptions = paths.includes('content/exceptions.json') ? json('content/exceptions.json') : undefined;
  return {
    site: json('content/site.json'),
    ...(exceptions && { exceptions }),
    units: paths.filter((path) => /^content\/units\/[^/]+\.json$/.test(path)).map(json),
    programmes: paths.filter((path) => /^content\/programmes\/[^/]+\.json$/.test(path)).map(json),
    entries: paths.filter((path) => collectionOf(path) && path.endsWith('.md')).map((path) => entryOf(path, text(path))),
    submissions: paths
      .filter((path) => path.startsWith(`${submissionsFolder}/`))
      .map((path) => ({ path, chunks: () => [contents.get(path)!] })),
    strays: [],
  };
};
