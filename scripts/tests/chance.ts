import fc from 'fast-check';

/** The same dice each time, so that a test turns red through a change alone; `npm run test:chance` throws others. */
if (process.env['MODE'] !== 'chance') fc.configureGlobal({ seed: 2016 });
