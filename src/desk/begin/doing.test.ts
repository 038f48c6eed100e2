import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { doAlone } from './doing.ts';

/** What a press says while it is being done: at a province it takes seconds. */

test.each([
  ['pressed', 'button', undefined],
  ['sent by Enter in a field', 'input', undefined],
  ['refused', 'button', new Error('Sai mã.')],
])('%s: the button says that it is being done, then its own words again', async (_, focused, fault) => {
  const { document } = parseHTML('<main><form><input><button type="submit">Chốt nhóm</button></form><p></p></main>');
  const [page, place] = ['main', 'p'].map((name) => document.querySelector<HTMLElement>(name)!) as [HTMLElement, HTMLElement];
  place.scrollIntoView = () => {};
  Object.defineProperty(document, 'activeElement', { value: document.querySelector(focused) });
  const button = document.querySelector('button')!;
  const seen: [string | null, boolean][] = [];
  await doAlone(page, place, () => {
    seen.push([button.textContent, button.disabled]);
    return fault ? Promise.reject(fault) : Promise.resolve();
  });
  expect(seen).toEqual([['Đang làm…', true]]);
  expect([button.textContent, button.disabled, place.textContent]).toEqual(['Chốt nhóm', false, fault?.message ?? '']);
});
