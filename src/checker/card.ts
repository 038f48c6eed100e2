import { folded, findingsBlock } from './findings-table.ts';
import type { FoundUnit, Judged, NotebookFound, Outcome, Place, Unplaced, UnreadableSheet } from './messages.ts';
import { slot, template, write } from '../working-page/template.ts';
import { unitSearch } from './unit-search.ts';
import { count, dropped, fileFaults, isNotebook, newer, signs, verdictOn, type Look } from './words.ts';

/** What was found of one file → its card. */

/** What the page does when something on a card is pressed. */
export interface PageActions {
  /** Takes sheets away. */
  drop: (ids: readonly string[]) => void;
  /** Says where a sheet belongs; it is judged anew. */
  answer: (id: string, place: Place) => void;
  /** Looks units up by what was typed. */
  find: (text: string) => Promise<readonly FoundUnit[]>;
}

/** A card's first lines: sign, name of the file, verdict, what to do. */
const head = (
  card: HTMLElement,
  { file, tab }: { file: string; tab?: string | undefined },
  look: Look,
  title: string,
  next: string,
): void => {
  card.dataset['look'] = look;
  write(card, 'sign', signs[look]);
  write(card, 'file', tab === undefined ? file : `${file}, trang tính “${tab}”`);
  write(card, 'title', title);
  write(card, 'next', next);
};

/** How grave what was found of a sheet is, as its card shows it. */
export const lookOf = (outcome: Outcome): Look =>
  outcome.state === 'judged'
    ? verdictOn(outcome).look
    : outcome.state === 'notebook' || (outcome.state === 'unplaced' && !outcome.fault)
      ? 'ask'
      : 'stop';

/** One file's card. */
export const card = (outcome: Exclude<Outcome, { state: 'skipped' }>, actions: PageActions, help: string): HTMLElement => {
  const made =
    outcome.state === 'judged'
      ? judgedCard(outcome, actions, help)
      : outcome.state === 'unplaced'
        ? unplacedCard(outcome, actions)
        : outcome.state === 'notebook'
          ? notebookCard(outcome)
          : unreadableCard(outcome);
  slot(made, 'drop').addEventListener('click', () => actions.drop(outcome.state === 'notebook' ? outcome.ids : [outcome.id]));
  return made;
};

const notebookCard = (outcome: NotebookFound): HTMLElement => {
  const made = template('card');
  head(made, outcome, 'ask', isNotebook.title, isNotebook.next);
  made.append(template('to-notebook'));
  return made;
};

const unreadableCard = (outcome: UnreadableSheet): HTMLElement => {
  const made = template('card');
  const { title, cure } = fileFaults[outcome.fault];
  head(made, outcome, 'stop', title, cure);
  return made;
};

const unplacedCard = (outcome: Unplaced, actions: PageActions): HTMLElement => {
  const made = template('card');
  // What no answer would mend is said before anything is asked.
  if (outcome.fault) {
    head(made, outcome, 'stop', outcome.fault.title, `${outcome.fault.what} ${outcome.fault.cure}`);
    return made;
  }
  head(made, outcome, 'ask', 'Cho biết tệp này là gì', 'Trong tệp chưa thấy đủ loại tệp, đơn vị và năm. Chọn giúp rồi bấm “Kiểm tra”.');
  made.append(askForm(outcome, actions));
  return made;
};

const judgedCard = (outcome: Judged, actions: PageActions, help: string): HTMLElement => {
  const made = template('card');
  const { look, title, next } = verdictOn(outcome);
  head(made, outcome, look, title(outcome.accepted, outcome.leftOut), next);
  const where = slot(made, 'where');
  where.hidden = false;
  write(where, 'place', `${outcome.kindLabel} · ${outcome.unitName} · ${outcome.yearName}`);
  slot(where, 'change').addEventListener('click', ({ currentTarget }) => {
    where.after(askForm({ ...outcome, seen: outcome.place }, actions));
    (currentTarget as HTMLElement).hidden = true;
    made.querySelector('select')?.focus();
  });
  write(made, 'newer', outcome.newer === undefined ? '' : newer(outcome.newer));
  write(made, 'dropped', outcome.dropped.length === 0 ? '' : dropped(outcome.dropped));
  if (outcome.findings.length > 0) made.append(look === 'good' ? folded(outcome, help) : findingsBlock(outcome, help));
  if (outcome.accepted > 0) made.append(countsBlock(outcome));
  return made;
};

const countsBlock = (outcome: Judged): HTMLElement => {
  const block = template('counts');
  write(block, 'accepted', count(outcome.accepted));
  write(block, 'people', count(outcome.people)).closest('div')!.hidden = outcome.people === 0;
  write(block, 'left-out', count(outcome.leftOut)).closest('div')!.hidden = outcome.leftOut === 0;
  const details = slot<HTMLDetailsElement>(block, 'details');
  details.open = verdictOn(outcome).look !== 'stop';
  write(details, 'by', `Đếm theo ${outcome.tallyLabel.toLowerCase()}`);
  write(details, 'tally-label', outcome.tallyLabel);
  slot(block, 'tally').append(
    ...outcome.tally.map((entry) => {
      const row = template('tally');
      write(row, 'label', entry.label);
      write(row, 'count', count(entry.count));
      return row;
    }),
  );
  return block;
};

/** Three questions: what kind of file, whose, of which year. What was recognised is filled in. */
const askForm = ({ id, seen, unitName }: { id: string; seen: Partial<Place>; unitName: string }, actions: PageActions): HTMLElement => {
  const form = template('ask') as HTMLFormElement;
  const kind = slot<HTMLSelectElement>(form, 'kind');
  const year = slot<HTMLSelectElement>(form, 'year');
  const unit = slot<HTMLSelectElement>(form, 'unit');
  if (seen.kind !== undefined) kind.value = seen.kind;
  if (seen.year !== undefined) year.value = String(seen.year);
  if (seen.unit !== undefined && unitName !== '') unit.add(new Option(unitName, seen.unit, true, true));
  const search = unitSearch(form, actions.find);
  if (seen.unit === undefined) void search();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!kind.value || !year.value || !unit.value) return;
    actions.answer(id, { kind: kind.value as Place['kind'], unit: unit.value, year: Number(year.value) });
  });
  return form;
};
