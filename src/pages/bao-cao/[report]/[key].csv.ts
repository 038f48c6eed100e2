import type { APIRoute } from 'astro';
import { reportCsv } from '../../../domain/index.ts';
import { pathsOf, type StandingReport } from '../_reports.ts';

export const getStaticPaths = () => pathsOf();

/** The report's tables, as Excel opens them. */
export const GET: APIRoute<{ standing: StandingReport }> = ({ props: { standing } }) =>
  new Response(reportCsv(standing.kind.build(standing.context)), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
