import {
  codeFields,
  columnOf,
  isDay,
  itemColumns,
  memberColumn,
  offeredTo,
  ownColumns,
  personalFields,
  rosterKind,
  withRows,
  type Notebook,
  type NotebookKind,
  type PeopleQuestion,
  type ReadingCode,
  type Row,
  type SlipQuestion,
} from '../domain/index.ts';
import { afterDrawn } from '../working-page/moments.ts';
import { behind, element, labelled } from './elements.ts';
import type { Opened, Problem } from './opened.ts';
import { whenReleased } from './pressing.ts';
import { standsAt, type SheetPiece } from './pieces.ts';
import { words } from './words.ts';

/** A row of the notebook as a form: each column a control, and below it what is amiss. */

const { number, criterion, thing } = itemColumns;

/** How the page goes on after a change that makes or takes away rows. */
export interface Redraw {
  /** The row, by its number, whose first control gets the focus. */
  focus?: number;
  say?: string;
  /** What is asked of her since. */
  asked?: Partial<StillAsked>;
}

/** What only she can decide: whether somebody of a list is already there, whose a slip is, and what is told in words. */
export interface StillAsked {
  people: readonly PeopleQuestion[];
  slips: readonly SlipQuestion[];
  doubts: readonly string[];
}

/** What the views may ask of the page. */
export interface Desk {
  opened: Opened;
  help: string;
  /** What need not be told in the rows here, for the page tells it in its own way. */
  untold?: ReadonlySet<string>;
  /** Takes a change. Where rows came or went the view is drawn anew, and the control of that name gets the focus. */
  take: (next: Notebook, redraw?: Redraw) => void;
  /** Draws the view anew where only the way to look at it changed. */
  draw: () => void;
}

/** What a page remembers of how a sheet is being looked at, beside the notebook itself. */
export interface Sight {
  /** The round whose results are being written. */
  round: string;
  /** Whose rows stand open. */
  open: Set<string>;
  /** Whose list of suggestions was opened, or closed. */
  picks: Map<string, boolean>;
  /** The day on which what is written now was registered; where nobody said, that of the last row. */
  day?: string;
  showsCodes: boolean;
}

export const removeRow = ({ opened, take }: Desk, kind: NotebookKind, row: Row, what: string): void =>
  take(opened.with(kind, opened.numberOf(row), undefined), { say: words.removed(what) });
export const removeButton = (desk: Desk, kind: NotebookKind, row: Row, what: string): HTMLElement => {
  const remove = element('button', { type: 'button', className: 'remove', ariaLabel: words.remove(what), textContent: words.removeIt });
  remove.addEventListener('click', () => removeRow(desk, kind, row, what));
  return remove;
};
/** Adds rows at the end; the first field of the first one gets the focus, where it is to be written in. */
export const addRows = ({ opened, take }: Desk, kind: NotebookKind, rows: readonly Row[], isWritten = true): void => {
  if (rows.length === 0) return;
  const blank = Object.fromEntries(ownColumns(kind).map((column) => [column, '']));
  const added = rows.map((row): Row => ({ ...blank, ...row }));
  const next = withRows(opened.now, kind, [...opened.now.rows[kind], ...added]);
  take(next, isWritten ? { focus: opened.numberOf(added[0]!) } : {});
};

const select = (options: readonly { value: string; shown: string }[], value: string, none: string): HTMLSelectElement => {
  const made = element('select', {}, new Option(none, ''));
  // What is not on the list is kept, for it was written there.
  const all = value === '' || options.some((option) => option.value === value) ? options : [...options, { value, shown: value }];
  made.append(...all.map((option) => new Option(option.shown, option.value)));
  made.value = value;
  return made;
};

/** Everybody stands in every row: a list holds who is chosen, and the others once somebody turns to it. */
const selectPerson = (opened: Opened, value: string, none: string): HTMLSelectElement => {
  const listed = (codes: Iterable<string>) => [...codes].map((code) => ({ value: code, shown: opened.called.get(code)! }));
  const made = select(listed(opened.called.has(value) ? [value] : []), value, none);
  const fill = () => {
    const chosen = made.value;
    if (made.options.length > 2) return;
    made.replaceChildren(...select(listed(opened.called.keys()), chosen, none).options);
    made.value = chosen;
  };
  for (const turned of ['pointerdown', 'keydown']) made.addEventListener(turned, fill);
  // The page itself leads to the list after a press, which is answered first.
  made.addEventListener('focus', () => afterDrawn(fill));
  return made;
};

/** The items that a person has registered, to choose one by what it says. */
const itemsOf = (opened: Opened, row: Row) =>
  opened
    .rowsOf('dang-ky', row[memberColumn] ?? '')
    .filter((item) => item[number] !== '')
    .map((item) => ({ value: item[number]!, shown: `${item[number]}. ${item[thing]}` }));

/** What the programme offers for a criterion, as a list that the browser shows while she types. */
const suggestionList = ({ place }: Opened, criterion: string): string => {
  const id = `goi-y-${criterion}`;
  if (!document.getElementById(id)) {
    const texts = offeredTo(place.programme, place.unit).flatMap((offered) => (offered.criterion.code === criterion ? offered.texts : []));
    document.body.append(element('datalist', { id }, ...texts.map((text) => new Option(text, text))));
  }
  return id;
};

/** The control for a column, as its declaration says what it takes. */
export const control = (opened: Opened, kind: NotebookKind, column: string, row: Row): HTMLInputElement | HTMLSelectElement => {
  const value = row[column] ?? '';
  if (column === memberColumn && kind !== rosterKind) return selectPerson(opened, value, row['nguoi_chua_ro'] ?? words.choosePerson);
  if (column === number && kind !== 'dang-ky') return select(itemsOf(opened, row), value, words.choose);
  const isOwn = isOfKind(kind, column);
  const offered = isOwn ? opened.cells.offered(kind, column) : [];
  const { type = 'text', max } = isOwn ? columnOf(kind, column) : {};
  if (offered.length > 0 && type !== 'text') return select(offered, value, words.choose);
  const isDate = (type === 'day' || column === 'ngay_sinh') && (value === '' || isDay(value));
  const input = element('input', { type: isDate ? 'date' : column === 'dien_thoai' ? 'tel' : 'text', value, autocomplete: 'off' });
  // A code that was written over would part its person from every row: it is issued anew instead.
  input.readOnly = kind === rosterKind && column in codeFields;
  if (type === 'whole' || type === 'decimal') input.inputMode = 'decimal';
  if (max !== undefined) input.maxLength = max;
  if (column === thing) input.setAttribute('list', suggestionList(opened, row[criterion] ?? ''));
  else if (offered.length > 0) {
    const id = `chon-${column}`;
    if (!document.getElementById(id))
      document.body.append(element('datalist', { id }, ...offered.map((o) => new Option(o.shown, o.shown))));
    input.setAttribute('list', id);
  }
  return input;
};

/** Whether the kind's own declaration says what a column takes; the rest is the notebook's alone. */
const isOfKind = (kind: NotebookKind, column: string): boolean =>
  !(column in personalFields || column in codeFields) || (column === memberColumn && kind !== rosterKind);

/** A text that is still being written is none of the notebook's yet: it becomes so before the page goes. */
export const finishWhenLeaving = (): void =>
  addEventListener('pagehide', () => {
    const writing = document.activeElement;
    if (writing instanceof HTMLElement && writing.dataset['cell'] !== undefined) writing.dispatchEvent(new Event('change'));
  });

/** Tells when somebody has turned away from a row. */
export const whenLeft = (view: HTMLElement, tell: (row: HTMLElement) => void): void =>
  view.addEventListener('focusout', ({ target }) => {
    const left = (target as HTMLElement).closest<HTMLElement>('.entry');
    if (left) setTimeout(() => whenReleased(() => tell(left)));
  });

const labelOf = (kind: NotebookKind, column: string): string => {
  if (column === memberColumn && kind !== rosterKind) return words.columns.person;
  return { ...personalFields, ...codeFields }[column] ?? columnOf(kind, column).label;
};

/** A column's control with its name; what is written becomes what the notebook holds. */
export const field = (desk: Desk, kind: NotebookKind, row: Row, column: string): HTMLElement => {
  const { opened, take } = desk;
  const here = opened.numberOf(row);
  // What stands behind a line is made later: other cells of the row may have been written in since.
  const made = control(opened, kind, column, opened.row(kind, here) ?? row);
  made.dataset['cell'] = `${kind}/${here}/${column}`;
  made.addEventListener('change', () => {
    const isOwn = column !== memberColumn && isOfKind(kind, column);
    const meant = isOwn ? opened.cells.meant(kind, column, made.value) : { value: made.value.replace(/\s+/g, ' ').trim() };
    const unit = 'unit' in meant && columnOf(kind, column).number?.unit;
    const before = opened.row(kind, here);
    take(opened.with(kind, here, { [column]: meant.value, ...(unit ? { [unit]: meant.unit! } : {}) }));
    standsAt(made, before, opened.row(kind, here));
    if (column === criterion) {
      const text = document.querySelector(`[data-cell="${kind}/${here}/${thing}"]`);
      text?.setAttribute('list', suggestionList(opened, meant.value));
    }
  });
  const asked = labelled(labelOf(kind, column), made);
  asked.dataset['column'] = column;
  return asked;
};

const blank = 'o-trong' satisfies ReadingCode;
/** What there is to tell in each place, and what stands there: the same is not written twice. */
const told = new WeakMap<HTMLElement, () => readonly Problem[]>();
const written = new WeakMap<HTMLElement, string>();
/** Writes anew what is amiss in every place within a part of the page. */
export const writeAllProblems = (desk: Desk, within: HTMLElement): void => {
  for (const place of within.querySelectorAll<HTMLElement>('.problems')) writeProblems(desk, place);
};
const writeProblems = ({ help, untold }: Desk, place: HTMLElement): void => {
  const found = told.get(place)?.() ?? [];
  if (found.length === 0 && written.get(place) === '[]') return;
  // What is still blank in the row that is being filled in is no fault yet.
  const isWriting = place.closest('.entry')?.contains(document.activeElement) === true;
  const problems = found.filter(({ code }) => !(isWriting && ['', blank].includes(code)) && untold?.has(code) !== true);
  const now = JSON.stringify(problems);
  if (written.get(place) === now) return;
  written.set(place, now);
  place.hidden = problems.length === 0;
  place.replaceChildren(
    ...problems.map(({ isError, title, cure, code }) =>
      element(
        'li',
        { data: { look: isError ? 'stop' : 'look' } },
        element('b', { textContent: title }),
        ` ${cure} `,
        ...(code === '' ? [] : [element('a', { href: `${help}${code}/`, textContent: words.help, target: '_blank', rel: 'noopener' })]),
      ),
    ),
  );
};
/** Writes how many rows of a sheet, or of a person in it, are to be looked at. */
export const writeAmiss = (opened: Opened, within: HTMLElement): void => {
  for (const place of within.querySelectorAll<HTMLElement>('[data-amiss]')) {
    const [kind, member] = place.dataset['amiss']!.split('/') as [NotebookKind, string | undefined];
    const n = opened.amiss(kind, member);
    place.textContent = n === 0 ? '' : words.amiss(n);
  }
};
/** Tells in a place what is amiss with something. */
export const tellProblems = (desk: Desk, place: HTMLElement, problems: () => readonly Problem[]): void => {
  told.set(place, problems);
  writeProblems(desk, place);
};
/** The place below a row where what is amiss with it is told. */
export const problemsPlace = (desk: Desk, kind: NotebookKind, row: Row): HTMLElement => {
  const { opened } = desk;
  const number = opened.numberOf(row);
  const place = element('ul', { className: 'problems', ariaLive: 'polite' });
  tellProblems(desk, place, () => {
    const now = opened.row(kind, number);
    return now ? opened.problems(kind, now) : [];
  });
  return place;
};

/** A row as a piece of its sheet. */
export const rowPiece = (desk: Desk, kind: NotebookKind, row: Row, what: string, without?: readonly string[]): SheetPiece => {
  const { opened } = desk;
  return {
    key: String(opened.numberOf(row)),
    needs: [row, what, opened.called, kind === 'dang-ky' || opened.now.rows['dang-ky']],
    make: () => rowForm(desk, kind, row, what, without),
  };
};

/** A row: what must be filled in, behind a line what may be, what is amiss, and a way to take it out. */
export const rowForm = (desk: Desk, kind: NotebookKind, row: Row, what: string, without: readonly string[] = []): HTMLElement => {
  const columns = ownColumns(kind).filter((column) => !without.includes(column));
  const isAside = (column: string) => columnOf(kind, column).optional === true && !(kind === 'dieu-chinh' && column === number);
  const fields = (such: boolean) => columns.filter((column) => isAside(column) === such).map((column) => field(desk, kind, row, column));
  const isFilled = columns.some((column) => isAside(column) && (row[column] ?? '') !== '');
  return element(
    'div',
    { className: 'entry', data: { row: String(desk.opened.numberOf(row)) } },
    element('div', { className: 'fields' }, ...fields(false), removeButton(desk, kind, row, what)),
    ...(columns.some(isAside) ? [behind(words.more, () => [element('div', { className: 'fields' }, ...fields(true))], isFilled)] : []),
    problemsPlace(desk, kind, row),
  );
};
