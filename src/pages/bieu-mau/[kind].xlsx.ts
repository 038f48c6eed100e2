import type { APIRoute } from 'astro';
import { kindsHandedIn } from '../../site/content.ts';
import { kindOf, type KindName } from '../../domain/index.ts';
import { workbook } from '../../site/workbooks.ts';
import { formYears, programmesReady } from '../../site/books.ts';

export const getStaticPaths = () => kindsHandedIn.map((kind) => ({ params: { kind } }));

/** A kind for any unit: the lists hold what every programme in force offers; the year is that of whoever begins first. */
export const GET: APIRoute = async ({ params }) => {
  const kind = params.kind as KindName;
  const book = { heading: kindOf(kind).label, year: formYears[0]!, kinds: [kind], programmes: programmesReady };
  return new Response(await workbook(book));
};
