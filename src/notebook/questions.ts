import {
  addPerson,
  isDay,
  memberColumn,
  rosterKind,
  samePerson,
  shortDay,
  withRows,
  type ListedPerson,
  type PeopleQuestion,
} from '../domain/index.ts';
import { chance } from './chance.ts';
import { button, element } from './elements.ts';
import type { Desk } from './rows.ts';
import { words } from './words.ts';

/** What only she can decide: whether somebody of a list is already there. */

const told = ({ name, birth }: ListedPerson): string => (birth === '' ? name : `${name} (${isDay(birth) ? shortDay(birth) : birth})`);

/** Asks who is doubtful, one after the other; an answer goes into the notebook at once. */
export const questionItems = (
  desk: Desk,
  questions: readonly PeopleQuestion[],
  answered: (question: PeopleQuestion) => void,
): readonly HTMLElement[] => {
  const { opened, take } = desk;
  const called = opened.called;
  return questions.map((question) => {
    const { coming, like } = question;
    const answer = (people: typeof opened.people) => {
      answered(question);
      take(withRows(opened.now, rosterKind, people), {});
    };
    const known = opened.people.filter((person) => like.includes(person[memberColumn]!));
    return element(
      'li',
      {},
      element('p', { textContent: words.sameAs(told(coming)) }),
      element(
        'div',
        { className: 'tools' },
        ...known.map((person) => {
          const name = called.get(person[memberColumn]!)!;
          const born = person['ngay_sinh'] ?? '';
          const label = born === '' || name.includes('(') ? name : `${name} (${isDay(born) ? shortDay(born) : born})`;
          return button(words.yes(label), () => answer(samePerson(opened.people, person[memberColumn]!, coming)));
        }),
        button(words.no, () => answer(addPerson(opened.people, coming, chance))),
      ),
    );
  });
};
