import { itemColumns, memberColumn, offeredTo, usualItem, type Row } from '../domain/index.ts';
import { element } from './elements.ts';
import { addRows, removeRow, type Desk } from './row-view.ts';
import { words } from './words.ts';

/** What there is to register as a list to be ticked: with one press an item is written, with another it is taken back. */

const kind = 'dang-ky';
const { number, criterion, thing, day } = itemColumns;

/** Something to register that somebody suggests. */
interface PickedItem {
  criterion: string;
  text: string;
}

/** Writes an item of a person, numbered after the last. */
export const addItem = (desk: Desk, member: string, item: Row, focuses = true): void => {
  const { opened } = desk;
  const numbers = opened.rowsOf(kind, member).map((row) => Number(row[number]) || 0);
  addRows(desk, kind, [{ ...usualItem, ...item, [memberColumn]: member, [number]: String(Math.max(0, ...numbers) + 1) }], focuses);
};

/** A person's item of these very words. */
const itemOf = ({ opened }: Desk, member: string, { criterion: code, text }: PickedItem): Row | undefined =>
  opened.rowsOf(kind, member).find((row) => row[criterion] === code && row[thing] === text);

/** By this a suggestion in the list is known. */
const tickOf = (member: string, { criterion: code, text }: PickedItem): string => `${member}/${code}/${text}`;
/** Ticks in the list what the person has registered now, and nothing else. */
export const renewPicks = ({ opened }: Desk, member: string, list: HTMLElement): void => {
  const own = opened.rowsOf(kind, member).map((row) => tickOf(member, { criterion: row[criterion]!, text: row[thing]! }));
  const has = new Set(own);
  for (const tick of list.querySelectorAll<HTMLInputElement>('[data-tick]')) tick.checked = has.has(tick.dataset['tick']!);
};

const pickLine = (desk: Desk, member: string, dayOfNew: () => string, item: PickedItem, shown: string): HTMLElement => {
  const checked = itemOf(desk, member, item) !== undefined;
  const tick = element('input', { type: 'checkbox', checked, data: { tick: tickOf(member, item) } });
  tick.addEventListener('change', () => {
    const own = itemOf(desk, member, item);
    if (!tick.checked && own) removeRow(desk, kind, own, `“${item.text}”`);
    else if (tick.checked && !own) addItem(desk, member, { [criterion]: item.criterion, [thing]: item.text, [day]: dayOfNew() }, false);
  });
  return element('label', { className: 'tick' }, tick, element('span', { textContent: shown }));
};

/**
 * What the programme offers this branch, by criterion (Q L69, Q-42), below what its own units suggest.
 * @param dayOfNew the day on which what is ticked now was registered
 * @param own what the branch and the units above it suggest
 */
export const pickItems = (desk: Desk, member: string, dayOfNew: () => string, own: readonly PickedItem[] = []): HTMLElement => {
  const { cells, place } = desk.opened;
  const called = new Map(cells.offered(kind, criterion).map(({ value, shown }) => [value, shown]));
  const group = (name: string, items: readonly PickedItem[], shown = ({ text }: PickedItem) => text) => {
    const lines = items.map((item) => pickLine(desk, member, dayOfNew, item, shown(item)));
    return lines.length === 0 ? [] : [element('fieldset', {}, element('legend', { textContent: name }), ...lines)];
  };
  const offered = offeredTo(place.programme, place.unit).filter((one) => called.has(one.criterion.code));
  const ofCriteria = offered.flatMap(({ criterion: { code }, texts }) =>
    group(
      called.get(code)!,
      texts.map((text) => ({ criterion: code, text })),
    ),
  );
  const inForce = own.filter((item) => called.has(item.criterion));
  const suggested = group(words.suggestedHere, inForce, (item) => `${item.criterion}: ${item.text}`);
  return element('div', { className: 'picks' }, ...suggested, ...ofCriteria);
};
