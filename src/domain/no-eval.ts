import { config } from 'zod';

/**
 * The pages' policy lets no code be made of text, and a schema that tries to is told of as a breach: what is built for the
 * browser does without. First of all that the domain takes in, for a schema tries as it is made.
 */
config({ jitless: (import.meta as { env?: { SSR?: boolean } }).env?.SSR === false });
