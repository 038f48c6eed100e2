import type { FoundUnit } from './messages.ts';
import { slot, write } from '../working-page/template.ts';

/**
 * Lets a form's list of units follow what is typed above it: the best match is chosen, until somebody chooses herself. A list
 * that comes after she did leaves her choice. Gives the search, to begin with.
 */
export const unitSearch = (form: HTMLElement, find: (text: string) => Promise<readonly FoundUnit[]>): (() => Promise<void>) => {
  const [query, list] = [slot<HTMLInputElement>(form, 'query'), slot<HTMLSelectElement>(form, 'unit')];
  let chosen: string | undefined;
  const search = async () => {
    const text = query.value;
    const units = await find(text);
    if (query.value !== text) return;
    // Only what was looked for is chosen for her; a list that nobody searched begins with nothing.
    list.replaceChildren(
      ...(text === '' ? [new Option('chọn đơn vị', '')] : []),
      ...units.map(({ code, name }) => new Option(name, code, false, code === chosen)),
    );
    write(form, 'found', units.length === 0 ? 'Không thấy đơn vị nào; thử gõ ít chữ hơn.' : '');
  };
  list.addEventListener('change', () => (chosen = list.value));
  query.addEventListener('input', () => {
    chosen = undefined;
    void search();
  });
  return search;
};
