import { itemColumns, memberColumn, resultColumns, roundsOf, withRows, type ItemState, type Row } from '../domain/index.ts';
import { behind, button, element, labelled, nothing, tools } from './elements.ts';
import type { SheetPart } from './pieces.ts';
import { addRows, problemsPlace, rowForm, type Desk, type Sight } from './rows.ts';
import { words } from './words.ts';

/** What the page shows of the results: a round is chosen, and what is done in it is ticked. */

const { number } = itemColumns;
const result = resultColumns;
const isDone = 'hoan_thanh' satisfies ItemState;
const underWay = 'dang_lam' satisfies ItemState;
/** Whose item, and which. */
const keyOf = (row: Row): string => `${row[memberColumn]}/${row[number]}`;

/** How many of a person's items are done in a round. */
const doneOf = ({ opened }: Desk, member: string, round: string): string => {
  const { rows } = opened.now;
  const own = opened.rowsOf('dang-ky', member).filter((at) => rows['dang-ky'][at]![number] !== '');
  const results = opened.rowsOf('ket-qua', member).map((at) => rows['ket-qua'][at]!);
  return words.done(results.filter((row) => row[result.round] === round && row[result.state] === isDone).length, own.length);
};

/** Where the result of an item in a round stands; -1 where there is none. */
const resultAt = ({ opened }: Desk, item: Row, round: string): number => {
  const rows = opened.now.rows['ket-qua'];
  const isOf = (at: number) => rows[at]![result.number] === item[number] && rows[at]![result.round] === round;
  return opened.rowsOf('ket-qua', item[memberColumn]!).find(isOf) ?? -1;
};

/** The result of an item in a round: ticked, it is done, as much as was registered. */
const resultRow = (desk: Desk, item: Row, round: string, name: string): HTMLElement => {
  const { opened, take } = desk;
  const at = resultAt(desk, item, round);
  const checked = opened.now.rows['ket-qua'][at]?.[result.state] === isDone;
  const tick = element('input', { type: 'checkbox', checked, data: { tick: keyOf(item) } });
  tick.addEventListener('change', () => {
    // What the row beside holds may have been changed since it was drawn.
    const now = opened.now.rows['ket-qua'];
    const own = now[resultAt(desk, item, round)];
    const done = { ...own, ...doneRow(item, round) };
    // A row that goes moves those below it.
    if (!tick.checked)
      return take(
        withRows(
          opened.now,
          'ket-qua',
          now.filter((row) => row !== own),
        ),
        {},
      );
    take(withRows(opened.now, 'ket-qua', own ? now.map((row) => (row === own ? done : row)) : [...now, done]));
    const drawn = resultRow(desk, item, round, name);
    made.closest('section')!.querySelector('small')!.textContent = doneOf(desk, item[memberColumn]!, round);
    made.replaceWith(drawn);
    drawn.querySelector('input')!.focus();
  });
  const line = element(
    'label',
    { className: 'tick' },
    tick,
    element('span', { textContent: item[itemColumns.thing] || words.nameless(item[number]!) }),
  );
  const made = element('div', { className: 'result' }, line, ...resultDetail(desk, item, round, at, name));
  return made;
};

/** What there is to write of a result: of one that is done it stands behind a line, for nothing more need be said. */
const resultDetail = (desk: Desk, item: Row, round: string, at: number, name: string): readonly HTMLElement[] => {
  if (at < 0) {
    const notDone = button(words.notDone, () =>
      addRows(desk, 'ket-qua', [{ ...doneRow(item, round), [result.state]: underWay, [result.amount]: '' }]),
    );
    notDone.className = 'link';
    return [notDone];
  }
  const form = () => rowForm(desk, 'ket-qua', at, words.row.result(item[number]!, name), [memberColumn, result.number, result.round]);
  if (desk.opened.now.rows['ket-qua'][at]![result.state] !== isDone) return [form()];
  const problems = problemsPlace(desk, 'ket-qua', at);
  const more = behind(words.more, () => {
    problems.remove();
    return [form()];
  });
  return [more, problems];
};
const doneRow = (item: Row, round: string): Row => ({
  [memberColumn]: item[memberColumn]!,
  [result.number]: item[number]!,
  [result.round]: round,
  [result.state]: isDone,
  [result.amount]: item[itemColumns.amount] ?? '',
});

export const resultsView = (desk: Desk, sight: Sight): readonly SheetPart[] => {
  const { opened, take } = desk;
  const { programme, year, unit } = opened.place;
  const items = opened.now.rows['dang-ky'].filter((item) => item[memberColumn] !== '' && item[number] !== '');
  if (items.length === 0) return [nothing(words.noItems)];
  const rounds = element(
    'select',
    {},
    new Option(words.choose, ''),
    ...roundsOf(programme, year, unit.yearKind).map(({ code, name }) => new Option(name, code)),
  );
  rounds.value = sight.round;
  rounds.addEventListener('change', () => {
    sight.round = rounds.value;
    desk.draw();
  });
  const choose = tools(labelled(words.round, rounds));
  if (sight.round === '') return [choose, nothing(words.noRound)];
  const missing = () => {
    const told = new Set(opened.now.rows['ket-qua'].filter((row) => row[result.round] === sight.round).map(keyOf));
    return items.filter((item) => !told.has(keyOf(item)));
  };
  const all = button(words.tickAll, () =>
    take(withRows(opened.now, 'ket-qua', [...opened.now.rows['ket-qua'], ...missing().map((item) => doneRow(item, sight.round))]), {}),
  );
  all.disabled = missing().length === 0;
  choose.append(all);
  const results = opened.now.rows['ket-qua'];
  const ofPeople = Map.groupBy(items, (item) => item[memberColumn]!);
  const groups = [...opened.called].flatMap(([code, name]) => {
    const own = ofPeople.get(code);
    if (!own) return [];
    const draw = () =>
      element(
        'section',
        { className: 'person', ariaLabel: name },
        element('h3', {}, name, ' ', element('small', { className: 'soft', textContent: doneOf(desk, code, sight.round) })),
        ...own.map((item) => resultRow(desk, item, sight.round, name)),
      );
    const said = opened.rowsOf('ket-qua', code);
    return [{ key: `ket-qua/${code}`, needs: [name, sight.round, ...own, ...said, ...said.map((at) => results[at])], make: draw }];
  });
  return [choose, ...groups];
};
