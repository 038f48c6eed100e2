/* What the desk uses of two packages that come without types. */
declare module 'decap-server/dist/middlewares.js' {
  const middlewares: { registerLocalGit: (app: unknown, options?: { logLevel?: string }) => Promise<void> };
  export default middlewares;
}
declare module 'express' {
  import type { IncomingMessage, ServerResponse } from 'node:http';
  export type Response = ServerResponse & { status: (code: number) => Response; json: (body: unknown) => void };
  export type RequestHandler = (request: IncomingMessage & { body?: unknown }, response: Response, next: () => void) => void;
  const express: {
    (): ((request: IncomingMessage, response: ServerResponse) => void) & { use: (...handlers: RequestHandler[]) => void };
    json: (options: { limit: string }) => RequestHandler;
  };
  export default express;
}
