import { isMemberCode } from './column.ts';

/**
 * A member's code as a branch's own device issues it: `7K3-MQ2-XD`, seven signs by chance and one that checks them. It says
 * nothing of anybody. Codes of any older form stay valid; only those of this form can be told to be mistyped.
 *
 * 31 signs, a prime, so that the check sees every wrong sign and every swap; none looks like another one (no 0, 1, I, L, O).
 * Groups of three keep four letters from standing together, which might be a name. What is drawn without a letter or without
 * a figure (9.2%) is drawn again: 31⁷ × 0.908 = 2.5 × 10¹⁰ codes are left. Among 200,000 members of a province, who
 * make 2 × 10¹⁰ pairs, 0.8 pairs are expected to have the same code; within a branch, which knows its own, none has.
 */
export const codeSigns = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** So many bytes by chance: chance comes from outside. */
export type Chance = (count: number) => Uint8Array;

const bodyLength = 7;
const form = /^([A-Z0-9]{3})-([A-Z0-9]{3})-([A-Z0-9]{2})$/;

/** Each sign times its place: no two places weigh the same, so that a swap is seen like a wrong sign. */
const weight = (signs: string): number => [...signs].reduce((sum, sign, at) => sum + (at + 1) * codeSigns.indexOf(sign), 0);

/** The sign that makes the weight of all eight come out even: the eighth weighs eight. */
const checkSign = (body: string): string => [...codeSigns].find((sign) => weight(body + sign) % codeSigns.length === 0)!;

/** Whether a code has the form in which they are issued here, rightly typed or not. */
export const isIssuedForm = (code: string): boolean => form.test(code);

/** Whether a code of that form is one that may have been issued: each sign is known, and the last one fits the others. */
export const checksOut = (code: string): boolean => {
  const signs = form.exec(code)?.slice(1).join('') ?? '';
  return [...signs].every((sign) => codeSigns.includes(sign)) && signs !== '' && weight(signs) % codeSigns.length === 0;
};

/** Seven signs by chance, each as likely as another: a byte above the last whole round of the signs is passed over. */
const drawBody = (chance: Chance): string => {
  const fair = 256 - (256 % codeSigns.length);
  let body = '';
  while (body.length < bodyLength)
    for (const byte of chance(bodyLength)) if (byte < fair && body.length < bodyLength) body += codeSigns[byte % codeSigns.length]!;
  return body;
};

/** A new code, none of those that are taken. */
export const issueCode = (chance: Chance, taken: ReadonlySet<string> = new Set()): string => {
  for (;;) {
    const body = drawBody(chance);
    const code = `${body.slice(0, 3)}-${body.slice(3, 6)}-${body.slice(6)}${checkSign(body)}`;
    if (isMemberCode(code) && !taken.has(code)) return code;
  }
};
