import type { APIRoute } from 'astro';
import { kindOf, roundName, unitInYear } from '../../../domain/index.ts';
import { asOf, firstDay, programme, unit as unitOf, units, yearsOf } from '../../../site/content.ts';
import { calendarFile } from '../../../site/calendar.ts';
import { unitHref } from '../../../site/links.ts';

/** The due days of the year that a unit's page speaks of: its newest, or the one before it. */
const yearWithDues = (code: string) => {
  const [newest] = yearsOf(code);
  if (newest) return { year: newest.year, rules: programme(newest.programme)!, dues: newest.did.due };
  const first = firstDay(unitOf(code)!);
  return first && { year: first.year, rules: first.programme, dues: first.dues };
};

/** Due days for the calendar of a telephone. */
export const getStaticPaths = () => units.filter(({ code }) => yearWithDues(code)).map(({ code }) => ({ params: { code } }));

export const GET: APIRoute<Record<string, never>, { code: string }> = ({ params: { code }, site }) => {
  const unit = unitOf(code)!;
  const { year, rules, dues } = yearWithDues(code)!;
  const address = new URL(unitHref(code, yearsOf(code)[0]?.year), site).href;
  const days = dues.map(({ kind, round, day }) => {
    const what = `${kindOf(kind).label}${round ? ` ${roundName(rules, year, round)}` : ''}`;
    return {
      id: [code, year, kind, round].filter(Boolean).join('-'),
      day,
      title: `Hạn nộp: ${what}`,
      about: `${unitInYear(unit, year)}. Xem còn thiếu gì: ${address}`,
      address,
    };
  });
  return new Response(calendarFile(`Hạn nộp của ${unit.name}`, days, asOf), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
};
