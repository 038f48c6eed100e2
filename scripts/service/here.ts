import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { isFromHere } from '../desk/api.ts';
import { waitingText } from '../reporters/waiting.ts';
import { serviceApp } from './app.ts';
import { keyHere, type LocalHandIns } from './local-host.ts';

/** The hand-in service below `npm start`: the same program, with the repository on this machine in place of the host. */

/** Where the checker's page finds it: on the site's own address. */
export const handInMount = '/may-nhan';

/** Takes presses into the desk's repository, from which what the gate accepts comes home as everything published there does. */
export const handInHere = (host: LocalHandIns, say: (line: string) => void) => {
  // Whoever opens the desk hears what waits for her; what cannot be told now is no reason not to open.
  void host.waiting().then(
    (waiting) => waiting.length > 0 && say(waitingText(waiting, new Date())),
    () => undefined,
  );
  const app = serviceApp({ place: { host, ownKey: keyHere }, whence: () => 'máy này', say });
  const listen = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (isFromHere(request.headers)) void listen(request, response);
    else response.writeHead(403).end();
  };
};
