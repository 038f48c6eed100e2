import type { APIRoute, GetStaticPaths } from 'astro';
import { suggestionsBelow } from '../../../site/content.ts';

/** What the branches of a unit suggest to register, for their members' own page: a small file for each unit above such branches (Q L69, Q-42). */
export const getStaticPaths: GetStaticPaths = () =>
  [...suggestionsBelow].map(([unit, suggestions]) => ({ params: { unit }, props: { suggestions } }));

export const GET: APIRoute = ({ props }) =>
  new Response(JSON.stringify(props['suggestions']), { headers: { 'content-type': 'application/json; charset=utf-8' } });
