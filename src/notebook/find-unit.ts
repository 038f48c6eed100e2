import { findUnits, type Organisation } from '../checker/known-organisation.ts';
import { partOf } from '../working-page/template.ts';
import { words } from './words.ts';

/** Finds units while their names are being typed; gives the list in which one is chosen. */
export const listenForUnits = (page: HTMLElement, organisation: Promise<Organisation>): HTMLSelectElement => {
  const query = partOf<HTMLInputElement>(page, 'query');
  const unit = partOf<HTMLSelectElement>(page, 'unit');
  const search = async () => {
    const found = findUnits((await organisation).forest, query.value);
    unit.replaceChildren(new Option(words.choose, ''), ...found.map(({ code, name }) => new Option(name, code)));
    if (found.length === 1) unit.value = found[0]!.code;
  };
  query.addEventListener('input', () => void search());
  void search();
  return unit;
};
