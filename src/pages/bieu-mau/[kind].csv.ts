import type { APIRoute } from 'astro';
import Papa from 'papaparse';
import { columnMeta, headerOf, kindNames, type KindName } from '../../domain/index.ts';

export const getStaticPaths = () => kindNames.map((kind) => ({ params: { kind } }));

/** A template: the header and one sample row, with the mark at the front that lets Excel read Vietnamese. */
export const GET: APIRoute = ({ params }) => {
  const kind = params.kind as KindName;
  const header = headerOf(kind);
  const sample = header.map((column) => {
    const meta = columnMeta(kind, column);
    return meta.patternMessage ?? Object.keys(meta.labels ?? {})[0] ?? '';
  });
  return new Response(`\ufeff${Papa.unparse([[...header], sample])}\r\n`, { headers: { 'content-type': 'text/csv; charset=utf-8' } });
};
