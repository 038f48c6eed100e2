import { findUnits, type Organisation } from '../checker/known-organisation.ts';
import { partOf } from '../working-page/template.ts';
import { words } from './words.ts';

/** Finds units while their names are being typed. Gives what is chosen: not before what was typed last has been looked up. */
export const listenForUnits = (page: HTMLElement, organisation: Promise<Organisation>): (() => Promise<string>) => {
  const query = partOf<HTMLInputElement>(page, 'query');
  const unit = partOf<HTMLSelectElement>(page, 'unit');
  const search = async () => {
    const found = findUnits((await organisation).forest, query.value);
    unit.replaceChildren(new Option(words.choose, ''), ...found.map(({ code, name }) => new Option(name, code)));
    const meant = found.find(({ isMeant }) => isMeant);
    if (meant) unit.value = meant.code;
  };
  let searched = search();
  query.addEventListener('input', () => (searched = search()));
  return async () => {
    await searched;
    return unit.value;
  };
};
