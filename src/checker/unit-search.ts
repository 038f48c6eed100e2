import type { FoundUnit } from './messages.ts';
import { slot, write } from './template.ts';

/** Lets a form's list of units follow what is typed above it. Gives the search, to begin with. */
export const unitSearch = (form: HTMLElement, find: (text: string) => Promise<readonly FoundUnit[]>): (() => Promise<void>) => {
  const query = slot<HTMLInputElement>(form, 'query');
  const search = async () => {
    const text = query.value;
    const units = await find(text);
    if (query.value !== text) return;
    // Only what was looked for is chosen for her; a list that nobody searched begins with nothing.
    slot<HTMLSelectElement>(form, 'unit').replaceChildren(
      ...(text === '' ? [new Option('chọn đơn vị', '')] : []),
      ...units.map(({ code, name }) => new Option(name, code)),
    );
    write(form, 'found', units.length === 0 ? 'Không thấy đơn vị nào; thử gõ ít chữ hơn.' : '');
  };
  query.addEventListener('input', () => void search());
  return search;
};
