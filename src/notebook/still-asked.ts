import {
  addPerson,
  isDay,
  memberColumn,
  rosterKind,
  samePerson,
  shortDay,
  takeSlipOf,
  withRows,
  type PeopleQuestion,
  type Row,
  type SlipQuestion,
} from '../domain/index.ts';
import { chance } from './chance.ts';
import { button, element } from './elements.ts';
import { drawParts, type SheetPiece } from './pieces.ts';
import type { StillAsked, Desk } from './row-view.ts';
import { words } from './words.ts';

/** What she is asked: who of a list is already there, whose a slip is, and what else is doubtful; an answer goes into the notebook at once. */

export const nothingAsked: StillAsked = { people: [], slips: [], doubts: [] };

const born = (birth: string): string => (birth === '' ? '' : ` (${isDay(birth) ? shortDay(birth) : birth})`);
/** Somebody of the notebook, with the day of birth. */
const known = ({ opened }: Desk, person: Row): string => {
  const name = opened.called.get(person[memberColumn]!)!;
  return name.includes('(') ? name : `${name}${born(person['ngay_sinh'] ?? '')}`;
};
/** Those of the notebook who may be meant. */
const among = ({ opened }: Desk, codes: readonly string[]): readonly Row[] =>
  opened.people.filter((person) => codes.includes(person[memberColumn]!));

/**
 * Draws what is asked, and says how many things it is.
 * @param change what an answer makes of all that is asked by then
 */
export const drawAsked = (
  place: HTMLElement,
  desk: Desk,
  { people, slips, doubts }: StillAsked,
  change: (next: (asked: StillAsked) => StillAsked) => void,
): number => {
  const ask = (key: string, question: PeopleQuestion | SlipQuestion, words: string, answers: () => readonly HTMLElement[]): SheetPiece => ({
    key,
    needs: [question, desk.opened.people],
    make: () => element('li', {}, element('p', { textContent: words }), element('div', { className: 'tools' }, ...answers())),
  });
  drawParts(place, [
    ...people.map((question, at) =>
      ask(`nguoi/${at}`, question, words.sameAs(`${question.coming.name}${born(question.coming.birth)}`), () =>
        whoIsComing(desk, question, () => change((now) => ({ ...now, people: now.people.filter((other) => other !== question) }))),
      ),
    ),
    ...slips.map((question, at) =>
      ask(`phieu/${at}`, question, words.whoseSlip(question.called), () =>
        whoseSlip(desk, question, (told) =>
          change((now) => ({ ...now, slips: now.slips.filter((other) => other !== question), doubts: [...now.doubts, ...told] })),
        ),
      ),
    ),
    ...doubts.map((doubt, at) => ({ key: `doubt/${at}`, needs: [doubt], make: () => element('li', { textContent: doubt }) })),
  ]);
  return people.length + slips.length + doubts.length;
};

const whoIsComing = (desk: Desk, { coming, like }: PeopleQuestion, answered: () => void): readonly HTMLElement[] => {
  const { opened, take } = desk;
  const answer = (people: readonly Row[]) => {
    answered();
    take(withRows(opened.now, rosterKind, people), {});
  };
  return [
    ...among(desk, like).map((person) =>
      button(words.yes(known(desk, person)), () => answer(samePerson(opened.people, person[memberColumn]!, coming))),
    ),
    button(words.no, () => answer(addPerson(opened.people, coming, chance))),
  ];
};

const whoseSlip = (desk: Desk, { slip, like }: SlipQuestion, answered: (told: readonly string[]) => void): readonly HTMLElement[] => {
  const { opened, take } = desk;
  return [
    ...among(desk, like).map((person) =>
      button(words.yes(known(desk, person)), () => {
        const { notebook, doubts } = takeSlipOf(opened.now, slip, person[memberColumn]!);
        answered(doubts);
        take(notebook, { say: doubts.length === 0 ? words.taken([slip.name]) : '' });
      }),
    ),
    button(words.nobodys, () => {
      answered([]);
      desk.draw();
    }),
  ];
};
