import {
  columnOf,
  formatPoints,
  notebookScore,
  pointsColumns,
  ratingOfPoints,
  scoredCriteria,
  withPoints,
  type Row,
} from '../domain/index.ts';
import { element } from './elements.ts';
import type { SheetPart } from './pieces.ts';
import { tellProblems, type Desk } from './row-view.ts';
import { slipsPlace } from './slips-place.ts';
import { words } from './words.ts';

/** The score sheets: of each person the criteria with two cells, what she gives herself and what the branch gives; and the sums. */

const kind = 'cham-diem';
const { ownPoints, points } = pointsColumns;

/** What a sheet adds up to, and the rating that the programme's marks suggest for it. */
const sumOf = ({ opened: { now, place } }: Desk, member: string): string => {
  const score = notebookScore(now, place.programme, member);
  if (!score) return words.noPoints;
  const { own, branch, most, lacking } = score;
  const level = lacking.length === 0 ? ratingOfPoints(place.programme, branch) : undefined;
  return words.points(
    own === undefined ? undefined : formatPoints(own),
    formatPoints(branch),
    formatPoints(most),
    lacking.length,
    level?.name,
  );
};

/** What a person's sheet says of a criterion; its row comes and goes while it is filled in. */
const rowOf = ({ opened }: Desk, member: string, code: string): Row | undefined =>
  opened.rowsOf(kind, member).find((row) => row[pointsColumns.criterion] === code);

/** The cell of one column: an empty field until something is written. */
const cell = (desk: Desk, member: string, criterion: { code: string; name: string }, column: string): HTMLElement => {
  const { cells } = desk.opened;
  const value = rowOf(desk, member, criterion.code)?.[column] ?? '';
  const label = `${columnOf(kind, column).label}: ${criterion.name}`;
  const input = element('input', { type: 'text', inputMode: 'decimal', autocomplete: 'off', value, ariaLabel: label });
  input.dataset['cell'] = `${kind}/${member}/${criterion.code}/${column}`;
  input.addEventListener('change', () => {
    const { value: meant } = cells.meant(kind, column, input.value);
    desk.take(withPoints(desk.opened.now, member, criterion.code, { [column]: meant }));
    const sum = input.closest('.person')?.querySelector('[data-sum]');
    if (sum) sum.textContent = sumOf(desk, member);
  });
  return element('td', {}, input);
};

const headings = { [ownPoints]: words.columns.own, [points]: words.columns.branch };

/** A person's sheet: both columns in the notebook, her own alone where she fills it in herself. */
export const sheetOf = (desk: Desk, member: string, name: string, columns = [ownPoints, points]): HTMLElement => {
  const heading = (text: string) => element('th', { scope: 'col', textContent: text });
  const rows = scoredCriteria(desk.opened.place.programme).map((criterion) => {
    const told = element('ul', { className: 'problems', ariaLive: 'polite' });
    tellProblems(desk, told, () => {
      const row = rowOf(desk, member, criterion.code);
      return row ? desk.opened.problems(kind, row) : [];
    });
    return element(
      'tr',
      { className: 'entry' },
      element(
        'th',
        { scope: 'row' },
        `${criterion.code} – ${criterion.name} `,
        element('span', { className: 'soft', textContent: words.most(formatPoints(criterion.points)) }),
        told,
      ),
      ...columns.map((column) => cell(desk, member, criterion, column)),
    );
  });
  return element(
    'table',
    { className: 'points', ariaLabel: words.sheetOf(name) },
    element('thead', {}, element('tr', {}, heading(words.columns.criterion), ...columns.map((column) => heading(headings[column]!)))),
    element('tbody', {}, ...rows),
  );
};

/** Everybody's sheet behind a line that says what it adds up to; it is drawn when it is opened. */
export const pointsView = (desk: Desk, open: Set<string>): readonly SheetPart[] => {
  if (desk.opened.called.size === 0) return [element('p', { className: 'soft', textContent: words.nobody })];
  const sheets = [...desk.opened.called].map(([member, name]) => {
    const draw = () => personSheet(desk, open, member, name);
    return { key: `${kind}/${member}`, needs: [name, ...desk.opened.rowsOf(kind, member)], make: draw };
  });
  return [{ key: 'phieu', needs: [], make: () => slipsPlace(desk) }, ...sheets];
};
const personSheet = (desk: Desk, open: Set<string>, member: string, name: string): HTMLElement => {
  const sheet = element(
    'details',
    { className: 'person', open: open.has(member), data: { person: member } },
    element(
      'summary',
      {},
      element('b', { textContent: name }),
      ' ',
      element('span', { textContent: sumOf(desk, member), data: { sum: member } }),
      ' ',
      element('span', { className: 'amiss', data: { amiss: `${kind}/${member}` } }),
    ),
  );
  const fill = () => {
    if (sheet.childElementCount === 1) sheet.append(sheetOf(desk, member, name));
  };
  if (sheet.open) fill();
  sheet.addEventListener('toggle', () => {
    if (sheet.open) fill();
    if (sheet.open) open.add(member);
    else open.delete(member);
  });
  return sheet;
};
