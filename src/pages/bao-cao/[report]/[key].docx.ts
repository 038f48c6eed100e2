import type { APIRoute } from 'astro';
import { officialDocument } from '../../../site/official-document.ts';
import { isOfficial, officialFor, pathsOf, type StandingReport } from '../_reports.ts';

export const getStaticPaths = () => pathsOf(isOfficial);

/** The report in the official form, to be numbered and signed. */
export const GET: APIRoute<{ standing: StandingReport }> = async ({ props: { standing } }) => {
  const content = standing.kind.build(standing.context);
  return new Response(await officialDocument(officialFor(standing, content), content, standing.context.asOf));
};
