import type { APIRoute } from 'astro';
import { currentYear, kindsHandedIn } from '../../site/content.ts';
import { kindOf, type KindName } from '../../domain/index.ts';
import { workbook } from '../../site/workbooks.ts';
import { inForce } from '../../site/books.ts';

export const getStaticPaths = () => kindsHandedIn.map((kind) => ({ params: { kind } }));

/** A kind for any unit: the lists hold what every programme in force offers. */
export const GET: APIRoute = async ({ params }) => {
  const kind = params.kind as KindName;
  const book = { heading: kindOf(kind).label, year: currentYear, kinds: [kind], programmes: inForce(currentYear) };
  return new Response(await workbook(book));
};
