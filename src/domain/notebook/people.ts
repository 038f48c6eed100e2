import { isMemberCode } from '../schema/column.ts';
import { issueCode, type Chance } from '../schema/member-code.ts';
import type { Row } from '../schema/submission.ts';
import type { ListedPerson } from '../intake/people-in.ts';
import { fold, tidy } from '../vietnamese.ts';
import { memberColumn, rosterKind, usualPerson, type Notebook } from './notebook.ts';

/** Who is in a notebook: people come from lists of names and from last year's notebook, and are found again. */

/** Every code that a notebook has given out. */
const codesIn = (people: readonly Row[]): ReadonlySet<string> =>
  new Set(people.flatMap((person) => [person[memberColumn]!, ...(person['ma_cu'] ?? '').split(' ')]).filter((code) => code !== ''));

/** Ensures that everybody has a code of his own; one that is no code, or another's, gives way to a new one. */
export const withCodes = (people: readonly Row[], chance: Chance): readonly Row[] => {
  const taken = new Set(codesIn(people));
  const seen = new Set<string>();
  return people.map((person) => {
    const own = person[memberColumn] ?? '';
    const code = isMemberCode(own) && !seen.has(own) ? own : issueCode(chance, taken);
    seen.add(code);
    taken.add(code);
    return code === own ? person : { ...person, [memberColumn]: code };
  });
};

/** The old codes end and new ones begin, of everybody or of some; every row follows its person. */
export const reissueCodes = (notebook: Notebook, chance: Chance, of?: ReadonlySet<string>): Notebook => {
  const taken = new Set(codesIn(notebook.rows[rosterKind]));
  const renewed = new Map<string, string>();
  for (const { [memberColumn]: code } of notebook.rows[rosterKind])
    if (code && (of?.has(code) ?? true)) {
      renewed.set(code, issueCode(chance, taken));
      taken.add(renewed.get(code)!);
    }
  const followed = Object.entries(notebook.rows).map(([kind, rows]) => [
    kind,
    rows.map((row): Row => {
      const code = renewed.get(row[memberColumn] ?? '');
      if (code === undefined) return row;
      const followed = { ...row, [memberColumn]: code };
      return kind === rosterKind ? { ...followed, ma_cu: [row['ma_cu'], row[memberColumn]].filter(Boolean).join(' ') } : followed;
    }),
  ]);
  return { ...notebook, rows: Object.fromEntries(followed) as Notebook['rows'] };
};

/** A person of whom it is not certain whether the notebook has one already. */
export interface PeopleQuestion {
  coming: ListedPerson;
  /** Codes of those who may be the same. */
  like: readonly string[];
}
/** What came of putting a list beside the people of a notebook. */
export interface Joined {
  people: readonly Row[];
  questions: readonly PeopleQuestion[];
  /** How many of the list were there already, and how many are new. */
  found: number;
  added: number;
  /** Codes of those whom the list does not name. */
  gone: readonly string[];
}

/** A name by which a person is found again: whatever its marks, its case, and the order of its words. */
const nameKey = (name: string): string =>
  fold(name)
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
    .sort()
    .join(' ');
/** That of a person of the notebook: asked for whenever somebody is looked for, and worked out once. */
const keys = new WeakMap<Row, string>();
const keyOf = (person: Row): string => {
  const key = keys.get(person) ?? nameKey(person['ho_ten'] ?? '');
  keys.set(person, key);
  return key;
};
const sameLetters = (a: string, b: string): boolean => tidy(a).toLowerCase() === tidy(b).toLowerCase();

const personOf = ({ name, birth, number, phone, code }: ListedPerson): Row => ({
  ho_ten: name,
  ngay_sinh: birth,
  so_dinh_danh: number,
  dien_thoai: phone,
  ...usualPerson,
  [memberColumn]: code,
});

/** A new person, with the code that a list gives him or a new one. */
const newcomer = (coming: ListedPerson, chance: Chance, taken: ReadonlySet<string>): Row =>
  personOf(isMemberCode(coming.code) ? coming : { ...coming, code: issueCode(chance, taken) });

/** Adds somebody of a list as a new person. */
export const addPerson = (people: readonly Row[], coming: ListedPerson, chance: Chance): readonly Row[] => {
  const isOwn = people.every((person) => person[memberColumn] !== coming.code);
  return [...people, newcomer(isOwn ? coming : { ...coming, code: '' }, chance, codesIn(people))];
};

/** Somebody of a list is a person of the notebook: what the notebook does not know yet is taken over. */
export const samePerson = (people: readonly Row[], code: string, coming: ListedPerson): readonly Row[] =>
  people.map((person) => {
    if (person[memberColumn] !== code) return person;
    const { ho_ten, ngay_sinh, so_dinh_danh, dien_thoai } = personOf(coming);
    const more = Object.entries({ ho_ten, ngay_sinh, so_dinh_danh, dien_thoai }).filter(([field, text]) => text && !person[field]);
    return { ...person, ...Object.fromEntries(more) } as Row;
  });

/** Who of some people is certainly the one that a list tells of; several, or none for certain, are asked about. */
const found = (
  coming: ListedPerson,
  people: readonly Row[],
  fromThisList: ReadonlySet<string>,
): { same: string } | { like: readonly string[] } => {
  const codeOf = (person: Row) => person[memberColumn]!;
  const known = coming.code === '' ? undefined : people.find((person) => codeOf(person) === coming.code);
  if (known) return { same: codeOf(known) };
  const numbered = coming.number === '' ? [] : people.filter((person) => person['so_dinh_danh'] === coming.number);
  if (numbered.length === 1) return { same: codeOf(numbered[0]!) };
  const key = nameKey(coming.name);
  const named = people.filter((person) => keyOf(person) === key);
  const spelt = named.filter((person) => sameLetters(person['ho_ten']!, coming.name));
  const born = (list: readonly Row[]) => list.filter((person) => coming.birth !== '' && person['ngay_sinh'] === coming.birth);
  // Twins differ in a mark: whom this list has named already is somebody else, if he is spelt otherwise.
  const [exact, near] = [born(spelt), born(named).filter((person) => !fromThisList.has(codeOf(person)))];
  const certain = exact.length > 0 ? exact : near;
  if (certain.length === 1) return { same: codeOf(certain[0]!) };
  // The same name with two days of birth in one list are two people.
  const other = (person: Row) => fromThisList.has(codeOf(person)) && coming.birth !== '' && (person['ngay_sinh'] ?? '') !== '';
  return { like: named.filter((person) => !other(person) || person['ngay_sinh'] === coming.birth).map(codeOf) };
};

/** Who of a notebook is meant by a name, and a day of birth where one is told: somebody for certain, or whoever it may be. */
export const likelyPeople = (
  people: readonly Row[],
  { name, birth }: Pick<ListedPerson, 'name' | 'birth'>,
): { same: string } | { like: readonly string[] } => {
  const verdict = found({ name, birth, number: '', phone: '', code: '' }, people, new Set());
  if ('same' in verdict) return verdict;
  const [one, ...others] = people.filter((person) => verdict.like.includes(person[memberColumn]!));
  // One of that name is enough where one of the two does not say when he was born.
  return one && others.length === 0 && (birth === '' || !one['ngay_sinh']) ? { same: one[memberColumn]! } : verdict;
};

/** Puts a list beside the people of a notebook: those it has are found again, the others are new, who is doubtful is asked about. */
export const joinPeople = (people: readonly Row[], list: readonly ListedPerson[], chance: Chance): Joined => {
  let now = people;
  const taken = new Set(codesIn(people));
  const questions: PeopleQuestion[] = [];
  const named = new Set<string>();
  const counts = { found: 0, added: 0 };
  for (const coming of list) {
    const verdict = found(coming, now, named);
    if ('same' in verdict) {
      now = samePerson(now, verdict.same, coming);
      if (!named.has(verdict.same)) counts.found += 1;
      named.add(verdict.same);
    } else if (verdict.like.length > 0) questions.push({ coming, like: verdict.like });
    else {
      const person = newcomer(coming, chance, taken);
      now = [...now, person];
      for (const seen of [taken, named]) seen.add(person[memberColumn]!);
      counts.added += 1;
    }
  }
  const asked = new Set(questions.flatMap(({ like }) => like));
  const gone = people.map((person) => person[memberColumn]!).filter((code) => !named.has(code) && !asked.has(code));
  return { people: now, questions, ...counts, gone };
};
