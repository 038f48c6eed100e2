import { defineMiddleware } from 'astro:middleware';
import { unpartedPage } from './site/unparted.ts';

/** The last hand on every page, whoever wrote its texts. */
export const onRequest = defineMiddleware(async (_, next) => {
  const answer = await next();
  if (!answer.headers.get('content-type')?.startsWith('text/html')) return answer;
  return new Response(unpartedPage(await answer.text()), answer);
});
