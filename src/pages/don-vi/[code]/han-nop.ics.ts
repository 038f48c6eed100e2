import type { APIRoute } from 'astro';
import { kindOf, roundName } from '../../../domain/index.ts';
import { asOf, programme, units, yearsOf } from '../../../site/content.ts';
import { calendarFile } from '../../../site/calendar.ts';
import { unitHref } from '../../../site/links.ts';

/** The due days of a unit's newest year, for the calendar of a telephone. */
export const getStaticPaths = () => units.filter(({ code }) => yearsOf(code).length > 0).map(({ code }) => ({ params: { code } }));

export const GET: APIRoute<Record<string, never>, { code: string }> = ({ params: { code }, site }) => {
  const { unit, year, did, programme: rules } = yearsOf(code)[0]!;
  const address = new URL(unitHref(code, year), site).href;
  const days = did.due.map(({ kind, round, day }) => {
    const what = `${kindOf(kind).label}${round ? ` ${roundName(programme(rules)!, year, round)}` : ''}`;
    return {
      id: [code, year, kind, round].filter(Boolean).join('-'),
      day,
      title: `Hạn nộp: ${what}`,
      about: `${unit.name}, năm ${year}. Xem còn thiếu gì: ${address}`,
      address,
    };
  });
  return new Response(calendarFile(`Hạn nộp của ${unit.name}`, days, asOf), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
};
