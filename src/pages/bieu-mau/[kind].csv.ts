import type { APIRoute } from 'astro';
import Papa from 'papaparse';
import { sampleRow, type KindName } from '../../domain/index.ts';
import { kindsHandedIn } from '../../site/content.ts';

export const getStaticPaths = () => kindsHandedIn.map((kind) => ({ params: { kind } }));

/** A template: the header and one sample row, with the mark at the front that lets Excel read Vietnamese. */
export const GET: APIRoute = ({ params }) => {
  const sample = sampleRow(params.kind as KindName);
  return new Response(`\ufeff${Papa.unparse([Object.keys(sample), Object.values(sample)])}\r\n`, {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  });
};
