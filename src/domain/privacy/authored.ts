import { matterIn, weighs, type Matter } from './matter.ts';

/** A text of an entry or a setting, with the name of the field it stands in; none in the body of a text. */
export interface AuthoredText {
  key?: string | undefined;
  text: string;
}

/** The documents that founded the programmes: they pass whole, as their authors signed them. */
const founding = /^content\/documents\/(?:138-kh-tdtn-btckt-2015|05-ctr-dtn-btc-2014)\.md$/;
/** Where offices tell how to reach them. */
const tellsOffices = /^content\/(?:documents\/|site\.json$)/;
/** Fields that name who signed or decided, or an office. */
const signerFields = /^(?:signer|name|position|awardedBy|issuer|decidedBy|body|organisation|author|by)$/;

/** What an honour says of its consent: whom it names, if the name is covered. */
const consentedName = (path: string, texts: readonly AuthoredText[]): string | undefined => {
  if (!path.startsWith('content/honours/')) return undefined;
  const covers = texts.some(({ key, text }) => key === 'scope' && /(?<!\w)ten(?!\w)/.test(text));
  return covers ? texts.find(({ key }) => key === 'recipient')?.text.trim() : undefined;
};

/**
 * What points at a person in something that boards write. Office contacts, signers, consented honours and the founding
 * documents pass; the rest is weighed as an authored text.
 */
export const authoredMatters = (path: string, texts: readonly AuthoredText[]): readonly (Matter & { refused: boolean })[] => {
  if (founding.test(path)) return [];
  const name = consentedName(path, texts);
  const given = name?.split(' ').at(-1);
  return texts.flatMap(({ key, text }) => {
    const plain = name === undefined ? text : text.replaceAll(name, '').replaceAll(given!, '');
    const matter = matterIn(plain);
    if (!matter) return [];
    if (matter.weight === 'lien_lac' && tellsOffices.test(path)) return [];
    if (matter.weight === 'co_the' && key !== undefined && signerFields.test(key)) return [];
    return [{ ...matter, refused: weighs(matter, 'authored') === 'refuse' }];
  });
};

/** The lines of a Markdown or JSON file, each with its field's name where it has one. */
export const authoredLines = (text: string): AuthoredText[] =>
  text.split(/\r?\n/).map((line) => {
    const [, key, value] = /^\s*(?:- )?"?([A-Za-z]\w*)"? ?: ?(.*)$/.exec(line) ?? [];
    return key === undefined ? { text: line } : { key, text: value! };
  });
