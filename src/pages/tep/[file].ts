import type { APIRoute } from 'astro';
import { attachments } from '../../repository/media.ts';

/** Every attachment of `content/media`; the build then takes away those that no page names. */
export const getStaticPaths = () => attachments(process.cwd()).map(({ name, bytes }) => ({ params: { file: name }, props: { bytes } }));

export const GET: APIRoute<{ bytes: Uint8Array<ArrayBuffer> }> = ({ props: { bytes } }) =>
  new Response(bytes, { headers: { 'content-type': 'application/pdf' } });
