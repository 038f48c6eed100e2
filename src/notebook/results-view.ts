import { itemColumns, memberColumn, resultColumns, roundsOf, withRows, type ItemState, type Row } from '../domain/index.ts';
import { behind, button, element, labelled, nothing, tools } from './elements.ts';
import { drawParts, type SheetPart, type SheetPiece } from './pieces.ts';
import { addRows, problemsPlace, rowForm, type Desk, type Sight } from './row-view.ts';
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
  const own = opened.rowsOf('dang-ky', member).filter((row) => row[number] !== '');
  const results = opened.rowsOf('ket-qua', member);
  return words.done(results.filter((row) => row[result.round] === round && row[result.state] === isDone).length, own.length);
};

/** The result of an item in a round, as it is now. */
const resultOf = ({ opened }: Desk, item: Row, round: string): Row | undefined =>
  opened.rowsOf('ket-qua', item[memberColumn]!).find((row) => row[result.number] === item[number] && row[result.round] === round);

/** The result of an item in a round: ticked, it is done, as much as was registered. */
const resultRow = (desk: Desk, item: Row, round: string, name: string): HTMLElement => {
  const { opened, take } = desk;
  const drawn = resultOf(desk, item, round);
  const tick = element('input', { type: 'checkbox', checked: drawn?.[result.state] === isDone, data: { tick: keyOf(item) } });
  tick.addEventListener('change', () => {
    // What the row beside holds may have been changed since it was drawn.
    const own = resultOf(desk, item, round);
    const done = tick.checked ? doneRow(item, round) : undefined;
    const { now } = opened;
    take(
      own ? opened.with('ket-qua', opened.numberOf(own), done) : withRows(now, 'ket-qua', [...now.rows['ket-qua'], done ?? []].flat()),
      {},
    );
  });
  const line = element(
    'label',
    { className: 'tick' },
    tick,
    element('span', { textContent: item[itemColumns.thing] || words.nameless(item[number]!) }),
  );
  const made = element('div', { className: 'result' }, line, ...resultDetail(desk, { item, round, name, own: drawn }));
  // What is written of it may say otherwise than the tick did.
  made.addEventListener('change', ({ target }) => {
    if (target === tick) return;
    tick.checked = resultOf(desk, item, round)?.[result.state] === isDone;
    made.parentElement!.querySelector('small')!.textContent = doneOf(desk, item[memberColumn]!, round);
  });
  return made;
};

/** What there is to write of a result: of one that is done it stands behind a line, for nothing more need be said. */
const resultDetail = (
  desk: Desk,
  { item, round, name, own }: { item: Row; round: string; name: string; own: Row | undefined },
): readonly HTMLElement[] => {
  if (!own) {
    const notDone = button(words.notDone, () =>
      addRows(desk, 'ket-qua', [{ ...doneRow(item, round), [result.state]: underWay, [result.amount]: '' }]),
    );
    notDone.className = 'link';
    return [notDone];
  }
  const form = () => rowForm(desk, 'ket-qua', own, words.row.result(item[number]!, name), [memberColumn, result.number, result.round]);
  if (own[result.state] !== isDone) return [form()];
  const problems = problemsPlace(desk, 'ket-qua', own);
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

/** A person's results in a round: of what is ticked, that row alone is drawn anew. */
const personPiece = (desk: Desk, of: { code: string; name: string; own: readonly Row[]; round: string }): SheetPiece => {
  const { code, name, own, round } = of;
  const rowOf = (item: Row): SheetPiece => ({
    key: String(desk.opened.numberOf(item)),
    needs: [item, resultOf(desk, item, round), round, name],
    make: () => resultRow(desk, item, round, name),
  });
  const renew = (section: HTMLElement) => {
    section.ariaLabel = name;
    const heading = element('h3', {}, name, ' ', element('small', { className: 'soft', textContent: doneOf(desk, code, round) }));
    drawParts(section, [heading, ...own.map(rowOf)]);
  };
  const make = () => {
    const section = element('section', { className: 'person' });
    renew(section);
    return section;
  };
  return { key: `ket-qua/${code}`, needs: [name, round, ...own, ...desk.opened.rowsOf('ket-qua', code)], make, renew };
};

export const resultsView = (desk: Desk, sight: Sight): readonly SheetPart[] => {
  const { opened, take } = desk;
  const { programme, year, unit } = opened.place;
  const items = opened.now.rows['dang-ky'].filter((item) => item[memberColumn] !== '' && item[number] !== '');
  if (items.length === 0) return [nothing(words.noItems)];
  const missing = () => {
    const told = new Set(opened.now.rows['ket-qua'].filter((row) => row[result.round] === sight.round).map(keyOf));
    return items.filter((item) => !told.has(keyOf(item)));
  };
  const choose = (): HTMLElement => {
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
    const made = tools(labelled(words.round, rounds));
    if (sight.round === '') return made;
    const all = button(words.tickAll, () =>
      take(withRows(opened.now, 'ket-qua', [...opened.now.rows['ket-qua'], ...missing().map((item) => doneRow(item, sight.round))]), {}),
    );
    all.disabled = missing().length === 0;
    made.append(all);
    return made;
  };
  const above = { key: 'ky', needs: [sight.round, missing().length === 0, opened.now.rows['dang-ky']], make: choose };
  if (sight.round === '') return [above, nothing(words.noRound)];
  const ofPeople = Map.groupBy(items, (item) => item[memberColumn]!);
  const groups = [...opened.called].flatMap(([code, name]) => {
    const own = ofPeople.get(code);
    if (!own) return [];
    return [personPiece(desk, { code, name, own, round: sight.round })];
  });
  return [above, ...groups];
};
