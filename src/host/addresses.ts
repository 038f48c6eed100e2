/** Where things stand at the Git host, for pages and programs. */
export * from './github/addresses.ts';
