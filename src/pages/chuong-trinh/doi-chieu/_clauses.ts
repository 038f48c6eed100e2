import clauses from '../../../site/clauses.json' with { type: 'json' };

/** One row of the table: a sentence of a founding document, where it lives here, and the test that holds it. */
export interface ClauseRow {
  /** `K-31`, `Q-17a`; rules and reports made from the sentences: `R5`, `P8`. */
  id: string;
  document: keyof typeof documents;
  /** The document's own heading above the sentence. */
  section: string;
  /** Lines of the document as it was received. */
  lines: string;
  /** The document's words, `…` where some are left out; a rule or a report in our own. */
  quote: string;
  /** Pages of the site (`/…`) or files of the repository. */
  where: readonly { label: string; path: string }[];
  test: { file: string; name: string };
}

/** The two founding documents by the letter of their rows, and what was made from both. */
export const documents = {
  K: { title: 'Kế hoạch của Tỉnh Đoàn Kiên Giang', short: 'Kế hoạch 138-KH', entry: '138-kh-tdtn-btckt-2015' },
  Q: { title: 'Chương trình của Quận Đoàn 8', short: 'Chương trình 05-CTr', entry: '05-ctr-dtn-btc-2014' },
  R: { title: 'Quy tắc rút ra từ hai văn bản', short: '', entry: undefined },
  P: { title: 'Báo cáo hai văn bản đòi hỏi', short: '', entry: undefined },
} as const;

export const rows = clauses as readonly ClauseRow[];

/** The lines a row comes from as people name them: `Dòng 62–63`, or with the document where the row is made from both. */
export const linesOf = ({ document, lines }: ClauseRow): readonly string[] =>
  lines.split(/, (?=[KQ] )/).map((part) => {
    const [, letter, numbers] = /^(?:([KQ]) )?(.*)$/.exec(part)! as unknown as [string, 'K' | 'Q' | undefined, string];
    const said = numbers.replaceAll('L', '');
    return letter === undefined || letter === document ? `Dòng ${said}` : `${documents[letter].short}, dòng ${said}`;
  });

const titles = new Map(rows.filter((row) => row.document === 'P').map((row) => [row.where[0]!.path, row.quote]));
/** The name of a place; a report is named by its title. */
export const placeName = ({ label, path }: ClauseRow['where'][number]): string => {
  const title = titles.get(path);
  return title === undefined ? label : `Báo cáo: ${title}`;
};

/** A sentence with several parts (Q-17a–e) is one numbered row of its document. */
export const numbered = (document: ClauseRow['document']): number =>
  new Set(rows.filter((r) => r.document === document).map((r) => r.id.replace(/[a-e]$/, ''))).size;

/** Rows that say nowhere, or that no test holds. */
export const empty = rows.filter((r) => r.quote === '' || r.where.length === 0 || r.test.file === '' || r.test.name === '');
