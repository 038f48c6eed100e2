import type { FieldChoice } from './fields.ts';

/** Tells whether a unit stands on some day between two days. */
export const standsIn = ({ from = '', to = '9999' }: Pick<FieldChoice, 'from' | 'to'>, first: string, last: string): boolean =>
  from <= last && to >= first;

/** The same choices, those that stand between the two days before all others. */
export const inOrder = <T extends Pick<FieldChoice, 'from' | 'to'>>(choices: readonly T[], first: string, last: string): T[] => [
  ...choices.filter((choice) => standsIn(choice, first, last)),
  ...choices.filter((choice) => !standsIn(choice, first, last)),
];
