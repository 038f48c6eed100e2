import { openCopy, reconcile } from './copy.ts';
import { takeTurns } from './api.ts';
import { serve } from '../tests/desk-root.ts';

/** The desk as a process of its own, without the site around it: it serves, brings home without pause, and waits to be killed. */
const copy = await openCopy(process.argv[2]!, () => undefined);
const inTurn = takeTurns();
const { port } = await serve(copy, console.error, inTurn);
console.log(`cổng ${port}`);
for (;;) {
  await inTurn(() => reconcile(copy)).catch((error: Error) => console.error(error.message));
  await new Promise((resolve) => setTimeout(resolve, 5));
}
