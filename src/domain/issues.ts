/** How grave an issue is. */
export const severities = { error: 'Lỗi', warning: 'Cảnh báo', note: 'Ghi nhận' } as const;
export type Severity = keyof typeof severities;

/** How grave an issue is, seen without colour. */
export const severitySigns = { error: '✗', warning: '!', note: '·' } as const satisfies Record<Severity, string>;

/**
 * One thing to tell about a file: what rule, where, and the few values its words need. Never a member's own value:
 * issues are shown in public.
 */
export interface Issue {
  /** Permanent: a help page and people's memory hang on it. */
  code: string;
  severity: Severity;
  /** Path below the root, with `/`. */
  file: string;
  /** The sheet of a workbook, where the file is made of several. */
  sheet?: string;
  /** Row as the spreadsheet numbers it, the header being 1 when it stands first. */
  row?: number;
  /** Line of the text file; differs from `row` after a quoted line break. */
  line?: number;
  column?: string;
  values: Readonly<Record<string, string | number>>;
}

/** What an issue is about, in the order in which a sender meets it. */
export const issueGroups = {
  tep: 'Đọc tệp',
  cot: 'Cột',
  o: 'Dòng và ô',
  quy_dinh: 'Quy định của chương trình',
  noi_nop: 'Nơi nộp',
  noi_dung: 'Bài viết, danh mục, chương trình',
} as const;
export type IssueGroup = keyof typeof issueGroups;

/**
 * The words of an issue: what happened, then what to do; no blame and no programmer's word. `{name}` stands for a value. They stand in
 * the file of their rule; of reading, in `intake/reading-words.ts`; of the door, in `rules/gate/door-words.ts`.
 * The example is drawn as people see it: cells of a sheet with ` | ` between them, one line a row, or the name of a file.
 */
export interface IssueWords {
  title: string;
  what: string;
  cure: string;
  example: { wrong: string; right: string };
}

/** An example as rows of cells. */
export const exampleRows = (example: string): readonly (readonly string[])[] => example.split('\n').map((row) => row.split(/ *\| */));

/** Fills the blanks of an issue's words with its values. */
export const fillWords = (words: IssueWords, { values }: Pick<Issue, 'values'>): IssueWords => {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  return { title: words.title, what: fill(words.what), cure: fill(words.cure), example: words.example };
};

/** Issues of one file that say the same, as one: how often, and at which rows. */
export interface SameIssues {
  issue: Issue;
  count: number;
  /** `4, 7, 9–12`; '' where they stand at no row. */
  rows: string;
}

/** So many runs of rows are named; of the rest only that there are more. */
const runsNamed = 12;

/** `[2, 3, 4, 9]` → `2–4, 9`. */
export const rowRuns = (rows: Iterable<number>): string => {
  const runs: [number, number][] = [];
  for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else runs.push([row, row]);
  }
  const named = runs.slice(0, runsNamed).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return [...named, ...(runs.length > runsNamed ? ['…'] : [])].join(', ');
};

/** Gathers the issues that say the same of one file, in the order of the first of them. */
export const gatherSame = (issues: readonly Issue[]): readonly SameIssues[] => {
  const groups = Map.groupBy(issues, ({ file, code, severity, column, values }) => JSON.stringify([file, code, severity, column, values]));
  return [...groups.values()].map((same) => ({ issue: same[0]!, count: same.length, rows: rowRuns(same.flatMap(({ row }) => row ?? [])) }));
};
