import type { APIRoute, GetStaticPaths } from 'astro';
import { isBranch, reports, units } from '../../../site/content.ts';

/** What the branches of a unit suggest to register, for their members' own page: a small file for each unit above branches (Q L69, Q-42). */
export const getStaticPaths: GetStaticPaths = () => {
  const byBranch = Map.groupBy(reports.book.suggestions, ({ unit }) => unit);
  return [...Map.groupBy(units.filter(isBranch), ({ parent }) => parent ?? '')].map(([unit, branches]) => ({
    params: { unit },
    props: { suggestions: branches.flatMap(({ code }) => byBranch.get(code) ?? []) },
  }));
};

export const GET: APIRoute = ({ props }) =>
  new Response(JSON.stringify(props['suggestions']), { headers: { 'content-type': 'application/json; charset=utf-8' } });
