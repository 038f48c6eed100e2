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
import { drawParts, type SheetPiece } from './pieces.ts';
import type { Desk } from './rows.ts';
import { words } from './words.ts';

/** What only she can decide: whether somebody of a list is already there. */

const told = ({ name, birth }: ListedPerson): string => (birth === '' ? name : `${name} (${isDay(birth) ? shortDay(birth) : birth})`);

/** Draws what she is asked: who is doubtful, one after the other, an answer going into the notebook at once; and what else is doubtful. */
export const drawAsked = (
  place: HTMLElement,
  desk: Desk,
  { questions, doubts }: { questions: readonly PeopleQuestion[]; doubts: readonly string[] },
  answered: (question: PeopleQuestion) => void,
): void =>
  drawParts(place, [
    ...questions.map((question, at) => questionPiece(desk, question, String(at), answered)),
    ...doubts.map((doubt, at) => ({ key: `doubt/${at}`, needs: [doubt], make: () => element('li', { textContent: doubt }) })),
  ]);

const questionPiece = (
  { opened, take }: Desk,
  question: PeopleQuestion,
  key: string,
  answered: (question: PeopleQuestion) => void,
): SheetPiece => {
  const { coming, like } = question;
  const { called } = opened;
  const answer = (people: typeof opened.people) => {
    answered(question);
    take(withRows(opened.now, rosterKind, people), {});
  };
  const make = () => {
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
  };
  return { key, needs: [question, opened.people], make };
};
