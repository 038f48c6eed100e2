import { remember } from '../remember.ts';
import { rejoined, tidy } from '../vietnamese.ts';
import { asShown } from './as-shown.ts';
import { otherAlone } from './given-names.ts';
import { commonFamilies, families, givenNames, rareFamilies } from './known.ts';
import { withoutHistory } from './people-of-history.ts';
import { lifeTold } from './life.ts';
import { personNamed } from './names.ts';
import { personalValue, type CertainKind } from './numbers.ts';
import { asTyped } from './typed.ts';

/** How a matter points at a person: by a number of papers, a way to reach them, a day of birth, a name beside a member's code; or perhaps, by a name and the like. */
export type MatterWeight = 'giay_to' | 'lien_lac' | 'ngay_sinh' | 'ma_ten' | 'co_the';

/** What in a text points at a person: what it is, in words that repeat nothing of it. */
export interface Matter {
  kind: string;
  weight: MatterWeight;
  /** Nothing but a name: no sentence about a street or a hero. */
  bare?: true;
}

const weights: Readonly<Record<CertainKind, MatterWeight>> = {
  'một số giấy tờ': 'giay_to',
  'một số điện thoại': 'lien_lac',
  'một địa chỉ thư': 'lien_lac',
  'một ngày sinh': 'ngay_sinh',
};

/** A key from code to person: a member's code and a name in one cell. */
const memberCode = /(?<![\w-])[A-Z]{1,4}\d*-(?=[A-Z]*\d)[A-Z\d]{2,10}(?![\w-])/;
/** `DV-7K3M: Mai`, `Mai (DV-7K3M)`: beside a code one given name is enough, where nothing else is said of it. */
const nameBesideCode = new RegExp(
  `${memberCode.source} ?(?:[:=–(-]|là)? ?(\\p{Lu}\\p{Ll}+)(?= ?(?:$|[,;.)\\n]))|(?:^|[,;(\\n] ?)(\\p{Lu}\\p{Ll}+) ?(?:[:=–(-]|là)? ?${memberCode.source}`,
  'u',
);
const isNamedBesideCode = (text: string): boolean => {
  if (!memberCode.test(text)) return false;
  const [, behind, before] = nameBesideCode.exec(text) ?? [];
  const name = (behind ?? before)?.toLowerCase();
  return name !== undefined && givenNames.has(name) && !otherAlone.test(name);
};

/** A cell that is a name and nothing else; the first word of a sentence has its capital too, so a family must stand there. */
const isNameAlone = (text: string): boolean => {
  const first = /[\p{L}'’ʼ]+/u.exec(text)?.[0].toLowerCase() ?? '';
  return nameAlone.test(text) && (families.has(first) || commonFamilies.has(first) || rareFamilies.has(first) || /^[yh]\b/.test(first));
};
const nameAlone = /^[("“]?(?:\p{Lu}[\p{L}'’ʼ]*\.?)(?: \p{Lu}[\p{L}'’ʼ]*\.?){1,4}[)"”]?$/u;

/** What a text says: as it stands, as a page shows it, and as it was typed or copied. */
function* readingsOf(given: string): Generator<string> {
  const text = tidy(given);
  yield text;
  const unfolded = asShown(given);
  const shown = unfolded === given ? text : tidy(unfolded);
  if (shown !== text) yield shown;
  const whole = asTyped(shown) ?? rejoined(shown);
  if (whole !== undefined) yield whole;
}

/** What in a text points at a person, the gravest first; undefined where nothing does. For who remembers the answers himself. */
export const lookAt = (given: string): Matter | undefined => {
  let held: Matter | undefined;
  for (const reading of readingsOf(given)) {
    const found = told(reading);
    if (found && found.weight !== 'co_the') return found;
    held ??= found;
  }
  return held;
};
const told = (text: string): Matter | undefined => {
  const certain = personalValue(text);
  if (certain) return { kind: certain, weight: weights[certain] };
  if (personNamed(text)) {
    if (memberCode.test(text)) return { kind: 'một họ tên bên mã đoàn viên', weight: 'ma_ten' };
    return { kind: 'một họ tên', weight: 'co_the', ...(isNameAlone(text) && { bare: true }) };
  }
  if (isNamedBesideCode(text)) return { kind: 'một họ tên bên mã đoàn viên', weight: 'ma_ten' };
  const life = lifeTold(withoutHistory(text));
  return life === undefined ? undefined : { kind: life, weight: 'co_the' };
};
const remembered = remember(lookAt);

/** The same with a memory: a text comes again in many files. */
export const matterIn = (text: string): Matter | undefined => (text.length > 400 ? lookAt(text) : remembered(text));

/**
 * The one rule for “nothing personal enters Git” (domain §0 row 4, §2.14). In what units hand in, whatever points at a
 * person for certain refuses, and what may be a name is held for a person. In what boards write, only a number of papers
 * refuses: an office has a telephone, a signer a name.
 */
export const weighs = (matter: Matter, where: 'submission' | 'authored'): 'refuse' | 'hold' =>
  matter.weight === 'giay_to' || (where === 'submission' && matter.weight !== 'co_the') ? 'refuse' : 'hold';
