import { levelLabels, shortDay, type ProposedUnits, type Question } from '../../domain/index.ts';
import { element } from '../dialog.ts';

/** What the machine proposes beside the questions: units with their codes, what it is not sure of, days. */

/** So many units are shown at once; the others on asking. */
const shownAtOnce = 12;

const tableOf = (caption: string, headings: readonly string[], rows: readonly (readonly (Node | string)[])[]): Node =>
  element(
    'table',
    {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...headings.map((heading) => element('th', { scope: 'col' }, heading)))),
    element('tbody', {}, ...rows.map((row) => element('tr', {}, ...row.map((cell) => element('td', {}, cell))))),
  );
/** The first rows of a table, and the others once somebody asks for them. */
export const tableOnAsking = (
  caption: string,
  headings: readonly string[],
  rows: readonly (readonly (Node | string)[])[],
  others: string,
): Node[] => {
  const rest = rows.slice(shownAtOnce);
  const more = element('details', {}, element('summary', {}, `Xem cả ${rest.length} ${others} còn lại`));
  more.addEventListener('toggle', () => more.childElementCount === 1 && more.append(tableOf(`Các ${others} còn lại`, headings, rest)), {
    once: true,
  });
  return [tableOf(caption, headings, rows.slice(0, shownAtOnce)), ...(rest.length > 0 ? [more] : [])];
};

/** Which columns of a list were left out, and why. */
export const leftOut = (left: ProposedUnits['left']): Node[] =>
  left.map(({ column, why }) => element('p', {}, `Bỏ ra cột “${column}”: ${why}.`));

/** How many units of each level the list makes, with their codes, and what was left out of it or cannot stand. */
export const drawUnits = (place: Element, { units, left, faults }: ProposedUnits): void => {
  const counts = [...Map.groupBy(units, ({ level }) => level)].map(([level, own]) => `${own.length} ${levelLabels[level]}`);
  const rows = units.map(({ name, code, level }) => [name, element('code', {}, code), levelLabels[level]]);
  place.replaceChildren(
    ...tableOnAsking(`Nhận ra ${units.length} đơn vị: ${counts.join(', ')}.`, ['Đơn vị', 'Mã đề nghị', 'Cấp'], rows, 'đơn vị'),
    ...leftOut(left),
    ...faults.map((fault) => element('p', { class: 'told', 'data-look': 'stop' }, fault)),
  );
};

const questionOf = ({ id, text, options, chosen }: Question): Node =>
  element(
    'fieldset',
    {},
    element('legend', {}, text),
    ...options.map(({ code, label }) => {
      const choice = element('input', { type: 'radio', name: `q:${id}`, value: code });
      choice.checked = code === chosen;
      choice.defaultChecked = code === chosen;
      return element('label', {}, choice, element('span', {}, label));
    }),
  );

/** What only a person can tell. Drawn anew only where other questions came up, so that the keyboard stays where it is. */
export const drawQuestions = (place: HTMLElement, questions: readonly Question[]): void => {
  const ids = JSON.stringify(questions.map(({ id, text }) => [id, text]));
  if (place.dataset['drawn'] === ids) return;
  place.dataset['drawn'] = ids;
  const drawn = questions.map(questionOf);
  const heading = element('p', {}, `Máy phân vân ở ${questions.length} chỗ. Đã chọn sẵn cách hay gặp; xem lại từng chỗ:`);
  place.replaceChildren(...(questions.length > 0 ? [heading, ...drawn] : []));
};

/** The proposed days, each a field of its own; one that somebody changed keeps what was changed. */
export const drawDays = (place: HTMLElement, days: readonly { day: string; kinds: readonly string[] }[]): void => {
  const key = JSON.stringify(days);
  if (place.dataset['drawn'] === key) return;
  place.dataset['drawn'] = key;
  const changed = new Map([...place.querySelectorAll('input')].map((input) => [input.name, input.value]));
  place.replaceChildren(
    ...days.map(({ day, kinds }) => {
      const input = element('input', { type: 'date', name: `day:${day}`, required: '' });
      input.value = changed.get(input.name) ?? day;
      return element('label', {}, kinds.join('; '), input, element('small', {}, `Đề nghị: ${shortDay(day)}`));
    }),
  );
};
