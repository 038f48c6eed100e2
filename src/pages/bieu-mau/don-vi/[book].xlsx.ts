import type { APIRoute, GetStaticPaths } from 'astro';
import { workbook } from '../../../site/workbooks.ts';
import { unitBooks } from '../../../site/books.ts';

export const getStaticPaths = (() =>
  unitBooks.map(({ unit, year, book }) => ({ params: { book: `${unit.code}-${year}` }, props: { book } }))) satisfies GetStaticPaths;

/** A unit's own workbook: what it hands in for a year, with its code and its programme's lists. */
export const GET: APIRoute = async ({ props }) => new Response(await workbook(props.book));
