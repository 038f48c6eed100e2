import type { APIRoute } from 'astro';
import { dataset } from '../../site/content.ts';
import { publishedFiles } from '../../domain/index.ts';

export const getStaticPaths = () =>
  [...publishedFiles(dataset)].map(({ path, pieces }) => ({ params: { file: path }, props: { text: [...pieces].join('') } }));

/** The published dataset: what it holds, its tables by year, and their schemas. */
export const GET: APIRoute<{ text: string }> = ({ props: { text } }) => new Response(text);
