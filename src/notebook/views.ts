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
import type { SheetPart } from './pieces.ts';
import { addRows, control, field, problemsPlace, removeButton, rowForm, rowPiece, type Desk, type Sight } from './rows.ts';
import { chance } from './chance.ts';
import { addItem, pickItems } from './pick-items.ts';
import { pointsView } from './points.ts';
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

const peopleView = (desk: Desk, sight: Sight): readonly SheetPart[] => {
  const { opened, take } = desk;
  const shown = ['ho_ten', 'ngay_sinh', rosterColumns.kind, rosterColumns.state];
  const aside = [...Object.keys(personalFields), ...ownColumns(rosterKind), ...(sight.showsCodes ? Object.keys(codeFields) : [])];
  const draw = (person: Row, at: number) => {
    const name = words.row.person(person['ho_ten'] ?? '');
    const remove = removeButton(desk, rosterKind, at, name);
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
  };
  const add = button(words.addPerson, () => {
    const next = withCodes([...opened.people, { ho_ten: '', ...usualPerson }], chance);
    take(withRows(opened.now, rosterKind, next), { focus: `${rosterKind}/${next.length - 1}` });
  });
  const people = opened.people.map((person, at) => ({
    key: `${rosterKind}/${at}`,
    needs: [person, sight.showsCodes],
    make: () => draw(person, at),
  }));
  return [...people, tools(add)];
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

/** What one person has registered; drawn when it is asked for, for a branch has some hundred items. */
const itemsOfPerson = (desk: Desk, sight: Sight, { code, name, own }: { code: string; name: string; own: readonly number[] }) => {
  const rows = () => desk.opened.now.rows['dang-ky'];
  const minimum = desk.opened.place.programme.registration.minimumItems.count;
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
    const dayNow = () => dayOfNew(desk, sight);
    const add = button(words.addItem, () => addItem(desk, code, { [day]: dayNow() }));
    const forms = own.map((at) => rowForm(desk, 'dang-ky', at, words.row.item(rows()[at]![number]!, name), [memberColumn, number]));
    const picks = behind(words.pick, () => [pickItems(desk, code, dayNow)], sight.picks.get(code) ?? own.length < minimum);
    picks.addEventListener('toggle', () => sight.picks.set(code, picks.open));
    body.append(picks, ...forms, tools(add));
  };
  if (group.open) fill();
  group.addEventListener('toggle', () => {
    if (group.open) fill();
    if (group.open) sight.open.add(code);
    else sight.open.delete(code);
    // Closed from far below its name, what follows would be out of sight.
    if (!group.open && group.getBoundingClientRect().top < 0) group.scrollIntoView({ block: 'center' });
  });
  return group;
};

const registrationView = (desk: Desk, sight: Sight): readonly SheetPart[] => {
  const { called, now } = desk.opened;
  const rows = now.rows['dang-ky'];
  const groups = [...called].map(([code, name]) => {
    const own = desk.opened.rowsOf('dang-ky', code);
    return {
      key: `dang-ky/${code}`,
      needs: [name, ...own, ...own.map((at) => rows[at])],
      make: () => itemsOfPerson(desk, sight, { code, name, own }),
    };
  });
  const strays = [...rows.keys()].filter((at) => !called.has(rows[at]![memberColumn]!));
  return [
    ...(groups.length === 0 ? [nothing(words.nobody)] : [slipsPlace(desk), dayOfRegistration(desk, sight), ...groups]),
    ...strays.map((at) => rowPiece(desk, 'dang-ky', at, words.row.item(rows[at]![number]!), [number])),
  ];
};

/** The rows of any other sheet, one below the other. */
const rowsView = (desk: Desk, kind: NotebookKind): readonly SheetPart[] => {
  const { opened } = desk;
  const rows = opened.now.rows[kind];
  const called = opened.called;
  const ofPeople = ownColumns(kind).includes(memberColumn);
  const forms = [...rows.keys()].map((at) =>
    rowPiece(desk, kind, at, words.row.other(at + 1, called.get(rows[at]![memberColumn] ?? '') ?? '')),
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

const ownViews: Partial<Record<NotebookKind, (desk: Desk, sight: Sight) => readonly SheetPart[]>> = {
  'doan-vien': peopleView,
  'dang-ky': registrationView,
  'ket-qua': resultsView,
  'cham-diem': (desk, { open }) => pointsView(desk, open),
};
/** What a sheet shows. */
export const viewOf = (desk: Desk, kind: NotebookKind, sight: Sight): readonly SheetPart[] =>
  ownViews[kind]?.(desk, sight) ?? rowsView(desk, kind);
