/** Who hands in at the Git host, as its events tell. */
export * from './github/event.ts';
