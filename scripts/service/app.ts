import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { handInLimits, handInSchema, wordsOf, type DoorCode, type HandIn, type HandInRefusal } from '../../src/domain/index.ts';
import { HostFault, isNumber } from '../../src/host/hand-in.ts';
import { handIn, NotTaken, standingOf, type HandInPlace } from './press.ts';
import { countingLimit, looks, presses } from './limit.ts';

/** The hand-in service as a program of the web: the same under Node, on a serverless host and below `npm start`. */

export interface ServiceOptions {
  place: HandInPlace;
  /** The site whose page may ask; undefined where page and service share one address. */
  site?: string | undefined;
  /** Where a request comes from, as far as can be told: counted, never kept. */
  whence: (context: Context) => string;
  now?: () => Date;
  /** What the operator reads of a failure: never of what was sent. */
  say?: (line: string) => void;
}

const json = 4 * 1024;
const refusal = (code: DoorCode, again?: number): HandInRefusal => {
  const { title, what, cure } = wordsOf({ code, values: {} });
  return { code, title, what, cure, places: [], ask: [], ...(again !== undefined && { again }) };
};

/** The program: `POST /nop` takes a press, `GET /nop/<number>` says where a receipt's hand-in stands. */
export const serviceApp = ({ place, site, whence, now = () => new Date(), say = () => undefined }: ServiceOptions): Hono => {
  const app = new Hono({ strict: false });
  const [pressed, looked] = [countingLimit(presses), countingLimit(looks)];
  const tooOften = (context: Context, seconds: number) => {
    context.header('retry-after', String(seconds));
    return context.json(refusal('nop-don-dap', seconds), 429);
  };

  if (site !== undefined) app.use(cors({ origin: new URL(site).origin, allowMethods: ['GET', 'POST'], maxAge: 86_400 }));
  app.use(async (context, next) => {
    await next();
    context.header('cache-control', 'no-store');
    context.header('x-content-type-options', 'nosniff');
  });

  app.post(
    '/nop',
    bodyLimit({ maxSize: handInLimits.allBytes + json, onError: (context) => context.json(refusal('nop-chua-doc-duoc'), 413) }),
    async (context) => {
      const moment = now();
      const wait = pressed(whence(context), moment.getTime());
      if (wait > 0) return tooOften(context, wait);
      const asked = await readPress(context);
      if (!asked) return context.json(refusal('nop-chua-doc-duoc'), 400);
      try {
        return context.json(await handIn(place, asked, moment), 200);
      } catch (error) {
        if (!(error instanceof NotTaken)) throw error;
        return context.json(error.refusal, error.refusal.code === 'khoa-khong-dung' ? 403 : 422);
      }
    },
  );

  app.get('/nop/:number', async (context) => {
    const wait = looked(whence(context), now().getTime());
    if (wait > 0) return tooOften(context, wait);
    const number = context.req.param('number');
    try {
      if (!isNumber(number)) throw new NotTaken('bien-nhan-khong-co');
      return context.json(await standingOf(place, number), 200);
    } catch (error) {
      if (error instanceof NotTaken) return context.json(error.refusal, 404);
      throw error;
    }
  });

  app.notFound((context) => context.json(refusal('nop-chua-doc-duoc'), 404));
  app.onError((error, context) => {
    const { kind, after } = error instanceof HostFault ? error : { kind: 'fault' as const, after: 60 };
    // Its kind alone: the words of an error may repeat what was sent.
    say(`Máy nhận chưa lập được lần nộp: ${kind === 'fault' ? error.name : kind}`);
    context.header('retry-after', String(after));
    return context.json(refusal(kind === 'forbidden' ? 'may-nhan-mat-quyen' : 'may-nhan-ban', after), 503);
  });
  return app;
};

/** A press as it was sent; undefined for what is none of ours. */
const readPress = async (context: Context): Promise<HandIn | undefined> => {
  if (!/^application\/json\b/.test(context.req.header('content-type') ?? '')) return undefined;
  const body: unknown = await context.req.json().catch(() => undefined);
  return handInSchema.safeParse(body).data;
};
