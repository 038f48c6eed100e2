import clauses from '../../../site/clauses.json' with { type: 'json' };
import { allReports, catalogue, reportSlug } from '../../../domain/index.ts';

/** A page of the site (`/…`) or a file of the repository; with words of its own where it is one part of it that is meant. */
type ClausePlace = string | { path: string; label: string };

/** One row of the table: a sentence of a founding document, and where it lives here. */
export interface ClauseRow {
  /** `K-31`, `Q-17a`; rules and reports made from the sentences: `R5`, `P8`. Its letter is that of its document. */
  id: string;
  /** The document's own heading above the sentence. */
  section: string;
  /** Lines of the document as it was received. */
  lines: string;
  /** The document's words, `…` where some are left out; a rule or a report in our own. */
  quote: string;
  where: readonly ClausePlace[];
  /** The name of the test that holds it, where no test's name has the row's id in it. */
  test?: string;
}

/** The two founding documents by the letter of their rows, and what was made from both. */
export const documents = {
  K: { title: 'Kế hoạch của Tỉnh Đoàn Kiên Giang', short: 'Kế hoạch 138-KH', entry: '138-kh-tdtn-btckt-2015' },
  Q: { title: 'Chương trình của Quận Đoàn 8', short: 'Chương trình 05-CTr', entry: '05-ctr-dtn-btc-2014' },
  R: { title: 'Quy tắc rút ra từ hai văn bản', short: '', entry: undefined },
  P: { title: 'Báo cáo hai văn bản đòi hỏi', short: '', entry: undefined },
} as const;
type Letter = keyof typeof documents;
export const letterOf = ({ id }: ClauseRow): Letter => id[0] as Letter;

/** The lines that a report's clause names: `K L54, L59 “…”; Q L41 (K-42)` → `K L54, K L59, Q L41`. */
const linesNamed = (clause: string): string => {
  let letter = '';
  return [...clause.replace(/“[^”]*”|\([^)]*\)/g, '').matchAll(/(?:([KQ]) )?(L[\d–]+)/g)]
    .map(([, own, line]) => `${(letter = own ?? letter)} ${line!}`)
    .join(', ');
};
/** A report tells its row by itself. */
const reportRows = allReports.map((report): ClauseRow => {
  const { code, clause, title } = report;
  return { id: code, section: 'Báo cáo', lines: linesNamed(clause), quote: title, where: [`/bao-cao/${reportSlug(report)}/`] };
});
export const rows: readonly ClauseRow[] = [...(clauses.rows as readonly ClauseRow[]), ...reportRows];

/** The lines a row comes from as people name them: `Dòng 62–63`, or with the document where the row is made from both. */
export const linesOf = (row: ClauseRow): readonly string[] =>
  row.lines.split(/, (?=[KQ] )/).map((part) => {
    const [, letter, numbers] = /^(?:([KQ]) )?(.*)$/.exec(part)! as unknown as [string, 'K' | 'Q' | undefined, string];
    const said = numbers.replaceAll('L', '');
    return letter === undefined || letter === letterOf(row) ? `Dòng ${said}` : `${documents[letter].short}, dòng ${said}`;
  });

const labels: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...catalogue].map(([code, { title }]) => [`/loi/${code}/`, `Máy nói: ${title}`])),
  ...Object.fromEntries(allReports.map((report) => [`/bao-cao/${reportSlug(report)}/`, `Báo cáo: ${report.title}`])),
  ...clauses.places,
};
export const pathOf = (place: ClausePlace): string => (typeof place === 'string' ? place : place.path);
/** The name of a place: an issue and a report say theirs themselves. */
export const placeName = (place: ClausePlace): string => (typeof place === 'string' ? (labels[place] ?? '') : place.label);

/** A sentence with several parts (Q-17a–e) is one numbered row of its document. */
export const numbered = (letter: Letter): number =>
  new Set(rows.filter((row) => letterOf(row) === letter).map((row) => row.id.replace(/[a-e]$/, ''))).size;

/** Rows that say nothing or nowhere. */
export const empty = rows.filter((row) => row.quote === '' || row.where.length === 0 || row.where.some((place) => placeName(place) === ''));
