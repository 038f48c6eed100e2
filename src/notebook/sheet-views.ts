import {
  codeFields,
  columnOf,
  dayInVietnam,
  itemColumns,
  kindOf,
  memberColumn,
  ownColumns,
  personalFields,
  rosterColumns,
  rosterKind,
  usualPerson,
  withCodes,
  withRows,
  type memberStates,
  type NotebookKind,
  type Row,
} from '../domain/index.ts';
import { behind, button, element, labelled, nothing, tools } from './elements.ts';
import { resultsView } from './results-view.ts';
import { drawParts, type SheetPart, type SheetPiece } from './pieces.ts';
import { addRows, control, field, problemsPlace, removeButton, rowPiece, type Desk, type Sight } from './row-view.ts';
import { chance } from './chance.ts';
import { addItem, pickItems, renewPicks } from './pick-items.ts';
import { pointsView } from './score-sheet-view.ts';
import { slipsPlace } from './slips-place.ts';
import { words } from './words.ts';

/** What the page shows of each sheet of the notebook. */

const { number, day } = itemColumns;
const hasLeft = 'chuyen_di' satisfies keyof typeof memberStates;
/** The day that the last row of a kind has: rows of one evening are written one after the other. */
const lastDay = ({ opened }: Desk, kind: NotebookKind): Row => {
  const day = ownColumns(kind).find((column) => columnOf(kind, column).type === 'day' && columnOf(kind, column).optional !== true);
  return day === undefined ? {} : { [day]: opened.now.rows[kind].at(-1)?.[day] ?? '' };
};

/** A piece that is made anew where one of these is another. */
const standing = (key: string, needs: readonly unknown[], make: () => HTMLElement): SheetPiece => ({ key, needs, make });

const peopleView = (desk: Desk, sight: Sight): readonly SheetPart[] => {
  const { opened, take } = desk;
  const shown = ['ho_ten', 'ngay_sinh', rosterColumns.kind, rosterColumns.state];
  const aside = [...Object.keys(personalFields), ...ownColumns(rosterKind), ...(sight.showsCodes ? Object.keys(codeFields) : [])];
  const draw = (person: Row) => {
    const name = words.row.person(person['ho_ten'] ?? '');
    const remove = removeButton(desk, rosterKind, person, name);
    const rest = aside.filter((column) => !shown.includes(column));
    const more = behind(
      words.more,
      () => [element('div', { className: 'fields' }, ...rest.map((column) => field(desk, rosterKind, person, column)))],
      sight.showsCodes || person[rosterColumns.state] === 'di_lam_an_xa',
    );
    return element(
      'div',
      { className: 'entry', data: { row: String(opened.numberOf(person)) } },
      element('div', { className: 'fields' }, ...shown.map((column) => field(desk, rosterKind, person, column)), remove),
      more,
      problemsPlace(desk, rosterKind, person),
    );
  };
  const add = button(words.addPerson, () => {
    const next = withCodes([...opened.people, { ho_ten: '', ...usualPerson }], chance);
    take(withRows(opened.now, rosterKind, next), { focus: opened.numberOf(next.at(-1)!) });
  });
  const people = opened.people.map((person) => ({
    key: String(opened.numberOf(person)),
    needs: [person, sight.showsCodes],
    make: () => draw(person),
  }));
  return [...people, standing(`them/${rosterKind}`, [], () => tools(add))];
};

/** The day of registration that what is written now gets: what she said, else that of the last row, else today, in a notebook of today. */
const dayOfNew = (desk: Desk, sight: Sight): string => {
  const now = dayInVietnam(new Date());
  return sight.day ?? (lastDay(desk, 'dang-ky')[day] || (now.startsWith(String(desk.opened.now.year)) ? now : ''));
};
/** That day is said once, above everybody's items; what has none yet gets it as well. */
const dayOfRegistration = (desk: Desk, sight: Sight): HTMLElement => {
  const { opened, take } = desk;
  const made = control(opened, 'dang-ky', day, { [day]: dayOfNew(desk, sight) });
  made.addEventListener('change', () => {
    sight.day = opened.cells.meant('dang-ky', day, made.value).value;
    const rows = opened.now.rows['dang-ky'];
    const dated = rows.map((row) => (row[day] === '' ? { ...row, [day]: sight.day! } : row));
    if (rows.some((row) => row[day] === '')) take(withRows(opened.now, 'dang-ky', dated), {});
  });
  return tools(labelled(words.dayOfRegistration, made));
};

/** What one person has registered: suggestions to pick from, and each item. */
const itemsOf = (desk: Desk, sight: Sight, code: string, name: string): readonly SheetPart[] => {
  const { opened } = desk;
  const own = opened.rowsOf('dang-ky', code);
  const minimum = opened.place.programme.registration.minimumItems.count;
  const dayNow = () => dayOfNew(desk, sight);
  const picks = () => {
    const list = behind(words.pick, () => [pickItems(desk, code, dayNow)], sight.picks.get(code) ?? own.length < minimum);
    list.addEventListener('toggle', () => sight.picks.set(code, list.open));
    return list;
  };
  return [
    { key: 'goi-y', needs: own, make: picks, renew: (list) => renewPicks(desk, code, list) },
    ...own.map((row) => rowPiece(desk, 'dang-ky', row, words.row.item(row[number]!, name), [memberColumn, number])),
    standing('them', [], () => tools(button(words.addItem, () => addItem(desk, code, { [day]: dayNow() })))),
  ];
};

/** A person, and what she has registered; drawn when it is asked for, for a branch has some hundred items. */
const personPiece = (desk: Desk, sight: Sight, code: string, name: string): SheetPiece => {
  const renew = (group: HTMLElement) => {
    group.querySelector('b')!.textContent = name;
    group.querySelector('[data-count]')!.textContent = ` ${words.items(desk.opened.rowsOf('dang-ky', code).length)} `;
    const items = group.querySelector<HTMLElement>('.items')!;
    if ((group as HTMLDetailsElement).open || items.hasChildNodes()) drawParts(items, itemsOf(desk, sight, code, name));
  };
  const make = () => {
    const group = element(
      'details',
      { className: 'person', open: sight.open.has(code), data: { person: code } },
      element(
        'summary',
        {},
        element('b'),
        element('span', { data: { count: '' } }),
        element('span', { className: 'amiss', data: { amiss: `dang-ky/${code}` } }),
      ),
      element('div', { className: 'items' }),
    );
    renew(group);
    group.addEventListener('toggle', () => {
      if (group.open) sight.open.add(code);
      else sight.open.delete(code);
      renew(group);
      // Closed from far below its name, what follows would be out of sight.
      if (!group.open && group.getBoundingClientRect().top < 0) group.scrollIntoView({ block: 'center' });
    });
    return group;
  };
  return { key: `dang-ky/${code}`, needs: [name, ...desk.opened.rowsOf('dang-ky', code)], make, renew };
};

const registrationView = (desk: Desk, sight: Sight): readonly SheetPart[] => {
  const { called, now } = desk.opened;
  const groups = [...called].map(([code, name]) => personPiece(desk, sight, code, name));
  const strays = now.rows['dang-ky'].filter((row) => !called.has(row[memberColumn]!));
  const above = [
    standing('phieu', [], () => slipsPlace(desk)),
    standing('ngay', [dayOfNew(desk, sight)], () => dayOfRegistration(desk, sight)),
  ];
  return [
    ...(groups.length === 0 ? [nothing(words.nobody)] : [...above, ...groups]),
    ...strays.map((row) => rowPiece(desk, 'dang-ky', row, words.row.item(row[number]!), [number])),
  ];
};

/** The rows of any other sheet, one below the other. */
const rowsView = (desk: Desk, kind: NotebookKind): readonly SheetPart[] => {
  const { opened } = desk;
  const rows = opened.now.rows[kind];
  const called = opened.called;
  const ofPeople = ownColumns(kind).includes(memberColumn);
  const forms = rows.map((row) => rowPiece(desk, kind, row, words.row.other(called.get(row[memberColumn] ?? ''))));
  const add = button(words.addRow, () => addRows(desk, kind, [{ ...lastDay(desk, kind), ...(ofPeople && { [memberColumn]: '' }) }]));
  return [
    ...(rows.length === 0 ? [nothing(words.nothing)] : forms),
    standing(`them/${kind}`, [], () => tools(add)),
    ...(ofPeople && kind !== 'dieu-chinh' ? [forEverybody(desk, kind)] : []),
  ];
};

/** A row for each who has none, all of one evening: what is the same for everybody is chosen once. */
const forEverybody = (desk: Desk, kind: NotebookKind): SheetPiece => {
  const column = ownColumns(kind).find((own) => own !== memberColumn && columnOf(kind, own).optional !== true)!;
  const last = lastDay(desk, kind);
  return standing(`moi-nguoi/${kind}`, [last[column]], () =>
    rowsForEverybody(desk, kind, column, control(desk.opened, kind, column, last)),
  );
};
const rowsForEverybody = (desk: Desk, kind: NotebookKind, column: string, same: HTMLInputElement | HTMLSelectElement): HTMLElement => {
  /** A talk of another day is another row; a proposal is one a year. */
  const isOne = (row: Row) => !kindOf(kind).key.includes(column) || row[column] === same.value;
  const { opened } = desk;
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

const ownViews: Partial<Record<NotebookKind, (desk: Desk, sight: Sight) => readonly SheetPart[]>> = {
  'doan-vien': peopleView,
  'dang-ky': registrationView,
  'ket-qua': resultsView,
  'cham-diem': (desk, { open }) => pointsView(desk, open),
};
/** What a sheet shows. */
export const viewOf = (desk: Desk, kind: NotebookKind, sight: Sight): readonly SheetPart[] =>
  ownViews[kind]?.(desk, sight) ?? rowsView(desk, kind);
