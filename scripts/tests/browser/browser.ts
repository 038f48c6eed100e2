import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page, type Request } from 'playwright-core';

const installed = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A browser of the machine, or the one that comes from npm and runs on any Linux x64. */
export const executable = async (): Promise<string> => {
  const found = installed.find((path) => path && existsSync(path));
  if (found) return found;
  if (process.platform === 'linux' && process.arch === 'x64') return (await import('@sparticuz/chromium')).default.executablePath();
  throw new Error('Không thấy Chrome hay Chromium. Chữa: đặt biến CHROME_PATH là đường dẫn tới trình duyệt.');
};

export interface Browser {
  context: BrowserContext;
  page: Page;
  /** Addresses asked for that are not on this machine. */
  outside: string[];
  /** Errors on the page's console, and those nobody caught. */
  errors: string[];
  close: () => Promise<void>;
}

const settings = { locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' };
const launch = async () => ({
  executablePath: await executable(),
  headless: true,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});

/** Notes what a context asks for outside this machine, and what goes wrong on its pages. */
const listen = async (context: BrowserContext) => {
  // A machine with other work to do is slow, not broken.
  context.setDefaultTimeout(600_000);
  const outside: string[] = [];
  const errors: string[] = [];
  context.on('request', (request) => {
    if (!/^(https?:\/\/(localhost|127\.0\.0\.1)[:/]|data:|blob:|about:)/.test(request.url())) outside.push(request.url());
  });
  const tell = (page: Page) => {
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
  };
  // What the page's policy forbids is an error, also where a library tries and goes on.
  await context.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`${violatedDirective}: ${blockedURI}`),
    ),
  );
  context.pages().forEach(tell);
  context.on('page', tell);
  return { outside, errors };
};

export const openBrowser = async (width = 1280, height = 900): Promise<Browser> => {
  const profile = mkdtempSync(join(tmpdir(), 'so-ren-luyen-browser-'));
  const context = await chromium.launchPersistentContext(profile, { ...(await launch()), ...settings, viewport: { width, height } });
  const heard = await listen(context);
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    ...heard,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
};

/** One browser for several people: each has a context, and so cookies and storage, of her own. */
export const openPeople = async () => {
  const browser = await chromium.launch(await launch());
  return {
    person: async (width = 1280, height = 900): Promise<Browser> => {
      const context = await browser.newContext({ ...settings, viewport: { width, height } });
      const heard = await listen(context);
      return { context, page: await context.newPage(), ...heard, close: () => context.close() };
    },
    close: () => browser.close(),
  };
};

/** Notes what a context's pages ask of anybody, until it is ended: not what their copy for when there is no network asks in its own time. */
export const noteAsked = (context: BrowserContext) => {
  const asked: string[] = [];
  const note = (request: Request): void => {
    if (!request.serviceWorker() && !/^blob:|\/offline\.js$/.test(request.url())) asked.push(request.url());
  };
  context.on('request', note);
  return { asked, end: () => void context.off('request', note) };
};

/** What the browser tells of something that moved by itself. */
interface LayoutShift {
  value: number;
  startTime: number;
  sources: readonly { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
}

/** What moved by itself on a page since it was opened, as its browser kept it: how far, when, and from where to where. */
export const movesOf = (page: Page): Promise<readonly { far: number; what: readonly string[] }[]> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const moves: { far: number; what: string[] }[] = [];
        new PerformanceObserver((list) => {
          for (const { value, startTime, sources } of list.getEntries() as unknown as readonly LayoutShift[])
            moves.push({
              far: value,
              what: sources.map(
                ({ node, previousRect, currentRect }) =>
                  `${Math.round(startTime)} ms: ${node?.nodeName} “${node?.textContent?.slice(0, 40)}” ${previousRect.y} → ${currentRect.y}`,
              ),
            });
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(moves), 500)));
      }),
  );
