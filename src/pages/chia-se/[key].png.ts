import type { APIRoute } from 'astro';
import { shareKey, sharePng, type SharePicture } from '../../site/share-picture.ts';
import { sharePictures } from '../../site/shared.ts';
import tokens from '../../styles/tokens.css?raw';

/** Made for what may be shown, and for nothing else: what is withdrawn has no picture from the next build on. */
export const getStaticPaths = () => sharePictures.map((picture) => ({ params: { key: shareKey(picture) }, props: { picture } }));

export const GET: APIRoute<{ picture: SharePicture }> = async ({ props: { picture } }) =>
  new Response(await sharePng(picture, tokens), { headers: { 'content-type': 'image/png' } });
