import { kindNames, kindOf, levels, rowRuns, wordsOf, type Issue, type IssueWords, type ReadingCode } from '../domain/index.ts';
import type { Organisation } from './known-organisation.ts';
import type { Place, ShownFinding } from './messages.ts';
import { recognisedAbove } from './words.ts';

/** What was mended while reading: nothing is left to do about it. */
const mended: ReadonlySet<string> = new Set<ReadingCode>(['da-sua', 'bang-ma-khac', 'cot-dien-giup', 'dong-tren-bang']);
const order = ['error', 'warning', 'note'] as const;

/** The words of an issue. A branch has no file of the unit above: that one looks at it when it has both. */
const saidOf = ({ forest }: Organisation, { unit }: Place, issue: Issue): IssueWords => {
  const words = wordsOf(issue);
  const at = forest.get(unit);
  const recogniser = at && levels[at.level].submits ? forest.recogniser(at) : undefined;
  const kind =
    issue.code === ('chua-doi-chieu' satisfies ReadingCode) ? kindNames.find((name) => name === issue.values['kind']) : undefined;
  return recogniser && kind && kindOf(kind).by === 'recogniser' ? { ...words, ...recognisedAbove(recogniser.name) } : words;
};

/** Issues as a person reads them: equal ones as one, what needs a hand first. */
export const findingsOf = (organisation: Organisation, place: Place, issues: readonly Issue[]): readonly ShownFinding[] => {
  const said = (issue: Issue) => saidOf(organisation, place, issue);
  const groups = Map.groupBy(issues, (issue) => {
    const { what, cure } = said(issue);
    return [issue.severity, issue.code, issue.column, what, cure].join('\n');
  });
  const findings = [...groups.values()].map((same): ShownFinding => {
    const { code, severity, column, values } = same[0]!;
    const rows = rowsOf(same);
    return {
      code,
      severity,
      mended: mended.has(code),
      ...said(same[0]!),
      count: same.length,
      // One issue speaks for all cells mended in the same way: it stands at the first of them.
      rows: code === ('da-sua' satisfies ReadingCode) && Number(values['count']) > 1 ? `${rows}…` : rows,
      column,
    };
  });
  return findings.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || Number(a.mended) - Number(b.mended));
};

/** `2–4, 9`; of several sheets each with its name before its rows. */
const rowsOf = (issues: readonly Issue[]): string =>
  [...Map.groupBy(issues, ({ sheet }) => sheet)]
    .map(([sheet, same]) => {
      const runs = rowRuns(same.flatMap(({ row }) => row ?? []));
      return sheet === undefined ? runs : `trang “${sheet}”${runs && `: ${runs}`}`;
    })
    .join('; ');
