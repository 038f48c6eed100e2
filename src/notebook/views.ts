import {
  codeFields,
  columnOf,
  itemColumns,
  kindOf,
  memberColumn,
  ownColumns,
  personalFields,
  resultColumns,
  rosterColumns,
  rosterKind,
  roundsOf,
  usualItem,
  usualPerson,
  withCodes,
  withRows,
  type ItemState,
  type memberStates,
  type NotebookKind,
  type Row,
} from '../domain/index.ts';
import { behind, button, element, labelled } from './elements.ts';
import { addRows, control, field, problemsPlace, removeRow, rowForm, type Desk } from './rows.ts';
import { chance } from './chance.ts';
import { slipsPlace } from './slips-place.ts';
import { words } from './words.ts';

/** What the page shows of each sheet of the notebook. */

const { number } = itemColumns;
const result = resultColumns;
const isDone = 'hoan_thanh' satisfies ItemState;
const underWay = 'dang_lam' satisfies ItemState;
const hasLeft = 'chuyen_di' satisfies keyof typeof memberStates;
/** Whose item, and which. */
const keyOf = (row: Row): string => `${row[memberColumn]}/${row[number]}`;

/** What a page remembers of how a sheet is being looked at, beside the notebook itself. */
export interface Sight {
  /** The round whose results are being written. */
  round: string;
  /** Whose rows stand open. */
  open: Set<string>;
  showsCodes: boolean;
}

const tools = (...children: HTMLElement[]): HTMLElement => element('div', { className: 'tools' }, ...children);
const nothing = (text: string): HTMLElement => element('p', { className: 'soft', textContent: text });

/** The day that the last row of a kind has: rows of one evening are written one after the other. */
const lastDay = ({ opened }: Desk, kind: NotebookKind): Row => {
  const day = ownColumns(kind).find((column) => columnOf(kind, column).type === 'day' && columnOf(kind, column).optional !== true);
  return day === undefined ? {} : { [day]: opened.now.rows[kind].at(-1)?.[day] ?? '' };
};

const peopleView = (desk: Desk, sight: Sight): readonly HTMLElement[] => {
  const { opened, take } = desk;
  const shown = ['ho_ten', 'ngay_sinh', rosterColumns.kind, rosterColumns.state];
  const aside = [...Object.keys(personalFields), ...ownColumns(rosterKind), ...(sight.showsCodes ? Object.keys(codeFields) : [])];
  const people = opened.people.map((person, at) => {
    const name = person['ho_ten'] || 'người này';
    const remove = element('button', { type: 'button', className: 'remove', ariaLabel: words.remove(name), textContent: 'Xoá' });
    remove.addEventListener('click', () => removeRow(desk, rosterKind, at, name));
    const rest = aside.filter((column) => !shown.includes(column));
    const more = behind(
      words.more,
      () => [element('div', { className: 'fields' }, ...rest.map((column) => field(desk, rosterKind, at, column)))],
      sight.showsCodes || person[rosterColumns.state] === 'di_lam_an_xa',
    );
    return element(
      'div',
      { className: 'entry', data: { row: `${rosterKind}/${at}` } },
      element('div', { className: 'fields' }, ...shown.map((column) => field(desk, rosterKind, at, column)), remove),
      more,
      problemsPlace(desk, rosterKind, at),
    );
  });
  const add = button('Thêm người', () => {
    const next = withCodes([...opened.people, { ho_ten: '', ...usualPerson }], chance);
    take(withRows(opened.now, rosterKind, next), { focus: `${rosterKind}/${next.length - 1}` });
  });
  return [...people, tools(add)];
};

const registrationView = (desk: Desk, sight: Sight): readonly HTMLElement[] => {
  const { opened } = desk;
  const rows = opened.now.rows['dang-ky'];
  const groups = [...opened.called].map(([code, name]) => {
    const own = [...rows.keys()].filter((at) => rows[at]![memberColumn] === code);
    const body = element('div', { className: 'items' });
    const group = element(
      'details',
      { className: 'person', open: sight.open.has(code), data: { person: code } },
      element(
        'summary',
        {},
        element('b', { textContent: name }),
        ` ${words.items(own.length)} `,
        element('span', { className: 'amiss', data: { amiss: `dang-ky/${code}` } }),
      ),
      body,
    );
    const fill = () => {
      if (body.childElementCount > 0) return;
      const add = button(words.addItem, () => {
        const next = String(Math.max(0, ...own.map((at) => Number(rows[at]![number]) || 0)) + 1);
        addRows(desk, 'dang-ky', [{ ...lastDay(desk, 'dang-ky'), ...usualItem, [memberColumn]: code, [number]: next }]);
      });
      const forms = own.map((at) => rowForm(desk, 'dang-ky', at, `việc ${rows[at]![number]} của ${name}`, [memberColumn, number]));
      body.append(...forms, tools(add));
    };
    // A branch has some hundred items: those of one person are drawn when they are asked for.
    if (group.open) fill();
    group.addEventListener('toggle', () => {
      if (group.open) fill();
      if (group.open) sight.open.add(code);
      else sight.open.delete(code);
    });
    return group;
  });
  const strays = [...rows.keys()].filter((at) => !opened.people.some((person) => person[memberColumn] === rows[at]![memberColumn]));
  return [
    ...(groups.length === 0 ? [nothing(words.nobody)] : [slipsPlace(desk), ...groups]),
    ...strays.map((at) => rowForm(desk, 'dang-ky', at, `việc ${rows[at]![number]}`, [number])),
  ];
};

/** How many of a person's items are done in a round. */
const doneOf = ({ opened: { now } }: Desk, member: string, round: string): string => {
  const own = now.rows['dang-ky'].filter((item) => item[memberColumn] === member && item[number] !== '');
  const results = now.rows['ket-qua'].filter((row) => row[memberColumn] === member && row[result.round] === round);
  return words.done(results.filter((row) => row[result.state] === isDone).length, own.length);
};

/** The result of an item in a round: ticked, it is done, as much as was registered. */
const resultRow = (desk: Desk, item: Row, round: string, name: string): HTMLElement => {
  const { opened, take } = desk;
  const rows = opened.now.rows['ket-qua'];
  const isOf = (row: Row) => keyOf(row) === keyOf(item) && row[result.round] === round;
  const at = rows.findIndex(isOf);
  const checked = rows[at]?.[result.state] === isDone;
  const tick = element('input', { type: 'checkbox', checked, data: { tick: keyOf(item) } });
  tick.addEventListener('change', () => {
    // What the row beside holds may have been changed since it was drawn.
    const now = opened.now.rows['ket-qua'];
    const own = now.find(isOf);
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
    element('span', { textContent: item[itemColumns.thing] || `Việc ${item[number]}` }),
  );
  const made = element('div', { className: 'result' }, line, ...resultDetail(desk, item, round, at, name));
  return made;
};

/** What there is to write of a result: of one that is done it stands behind a line, for nothing more need be said. */
const resultDetail = (desk: Desk, item: Row, round: string, at: number, name: string): readonly HTMLElement[] => {
  if (at < 0) {
    const notDone = button('Chưa xong, ghi trạng thái', () =>
      addRows(desk, 'ket-qua', [{ ...doneRow(item, round), [result.state]: underWay, [result.amount]: '' }]),
    );
    notDone.className = 'link';
    return [notDone];
  }
  const form = () => rowForm(desk, 'ket-qua', at, `kết quả việc ${item[number]} của ${name}`, [memberColumn, result.number, result.round]);
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

const resultsView = (desk: Desk, sight: Sight): readonly HTMLElement[] => {
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
  const choose = tools(labelled('Kỳ', rounds));
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
  const groups = [...opened.called].flatMap(([code, name]) => {
    const own = items.filter((item) => item[memberColumn] === code);
    if (own.length === 0) return [];
    return [
      element(
        'section',
        { className: 'person', ariaLabel: name },
        element('h3', {}, name, ' ', element('small', { className: 'soft', textContent: doneOf(desk, code, sight.round) })),
        ...own.map((item) => resultRow(desk, item, sight.round, name)),
      ),
    ];
  });
  return [choose, ...groups];
};

/** The rows of any other sheet, one below the other. */
const rowsView = (desk: Desk, kind: NotebookKind): readonly HTMLElement[] => {
  const { opened } = desk;
  const rows = opened.now.rows[kind];
  const called = opened.called;
  const ofPeople = ownColumns(kind).includes(memberColumn);
  const forms = [...rows.keys()].map((at) =>
    rowForm(desk, kind, at, `dòng ${at + 1} ${called.get(rows[at]![memberColumn] ?? '') ?? ''}`.trim()),
  );
  const add = button(words.addRow, () => addRows(desk, kind, [{ ...lastDay(desk, kind), ...(ofPeople && { [memberColumn]: '' }) }]));
  return [
    ...(rows.length === 0 ? [nothing(words.nothing)] : forms),
    tools(add),
    ...(ofPeople && kind !== 'dieu-chinh' ? [forEverybody(desk, kind)] : []),
  ];
};

/** A row for each who has none, all of one evening: what is the same for everybody is chosen once. */
const forEverybody = (desk: Desk, kind: NotebookKind): HTMLElement => {
  const { opened } = desk;
  const column = ownColumns(kind).find((own) => own !== memberColumn && columnOf(kind, own).optional !== true)!;
  const same = control(opened, kind, column, lastDay(desk, kind));
  /** A talk of another day is another row; a proposal is one a year. */
  const isOne = (row: Row) => !kindOf(kind).key.includes(column) || row[column] === same.value;
  const press = button(words.addForAll, () => {
    const told = new Set(opened.now.rows[kind].filter(isOne).map((row) => row[memberColumn]));
    const lacking = opened.people.filter((person) => !told.has(person[memberColumn]) && person[rosterColumns.state] !== hasLeft);
    addRows(
      desk,
      kind,
      lacking.map((person) => ({ [memberColumn]: person[memberColumn]!, [column]: same.value })),
    );
  });
  return tools(labelled(columnOf(kind, column).label, same), press);
};

const ownViews: Partial<Record<NotebookKind, (desk: Desk, sight: Sight) => readonly HTMLElement[]>> = {
  'doan-vien': peopleView,
  'dang-ky': registrationView,
  'ket-qua': resultsView,
};
/** What a sheet shows. */
export const viewOf = (desk: Desk, kind: NotebookKind, sight: Sight): readonly HTMLElement[] =>
  ownViews[kind]?.(desk, sight) ?? rowsView(desk, kind);
