import type { APIRoute } from 'astro';
import worker from './offline.js?raw';

/** A page's worker without the network, with what is kept beside the page: a service worker serves only what lies below its own address. */
export const offlineWorker =
  (...beside: readonly string[]): APIRoute =>
  () =>
    new Response(`const beside = ${JSON.stringify(beside)};\n${worker}`, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
