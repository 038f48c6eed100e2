import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Cure } from '../../../src/domain/index.ts';
import { run } from '../../command/command.ts';
import { progress } from '../../../src/repository/progress.ts';
import { executable } from '../browser/browser.ts';
import { serve } from '../browser/serve.ts';

/** The built site before two judges from outside: is every page HTML, and is what a phone is sent quick, sound and open to all? */

const dist = 'dist';
const own = import.meta.dirname;

/** What the Nu checker calls an error and is none: what browsers have and no standard names yet, and what it has not learnt of the standard. */
const known = [
  /^Attribute “webkitdirectory” not allowed/,
  // HTML, “Link type "expect"”: such a link may block rendering, and does nothing else.
  /^A “link” element with a “blocking” attribute must have a “rel” attribute whose value is “stylesheet”/,
  // CSS Conditional Rules 5, “Container queries”: a measure by the width of a sheet, which it tells by the words around it alone.
  /^CSS: “container-type”: Property “container-type” doesn't exist/,
  /^CSS: “[\w-]+”: Unknown dimension\.[^]*\dcq/,
];

interface Message {
  type: string;
  message: string;
  url: string;
  lastLine: number;
  extract?: string;
}

/** Errors of the HTML of every page but the desk's, which is another's. */
const htmlErrors = (): string[] => {
  const jar = join(own, 'node_modules/vnu-jar/build/dist/vnu.jar');
  const judged = spawnSync('java', ['-Xss4m', '-jar', jar, '--format', 'json', '--skip-non-html', '--exit-zero-always', dist], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (judged.error) throw new Cure('Không chạy được Java.\n  Chữa: cài Java 17 trở lên, ví dụ: apt-get install default-jre-headless');
  const { messages } = JSON.parse(judged.stderr) as { messages: readonly Message[] };
  return messages
    .filter(
      ({ type, message, url, extract = '' }) =>
        type === 'error' && !url.includes('/admin/') && !known.some((pattern) => pattern.test(`${message} ${extract}`)),
    )
    .map(
      ({ message, url, lastLine, extract = '' }) =>
        `${relative(join(process.cwd(), dist), new URL(url).pathname)}:${lastLine} ${message} ${extract.trim()}`,
    );
};

/** Pages that Lighthouse visits as a phone: of a person's honour it would count against us that nobody is to find it by search. */
const visited = [
  '',
  'don-vi/kg/2015/',
  'tuyen-duong/2015-tap-the-to-chau/',
  'chu-de/kg-2016-11/',
  'thu-vien/138-kh-tdtn-btckt-2015/',
  'nop/',
  'so/',
  'phieu/',
  'tim/?q=phuong#o-tim',
];
/** How far anything may move. */
const mostMoved = 0.005;
/** When the largest part of a page stands on a phone's screen, in tenths of a second, as Lighthouse tells it. */
const latest = 12;

interface Result {
  categories: Record<string, { id: string; score: number | null; auditRefs: readonly { id: string; weight: number }[] }>;
  audits: Record<string, { id: string; title: string; score: number | null; numericValue?: number; displayValue?: string }>;
}

const lowMarks = (path: string, { categories, audits }: Result): string[] => {
  const moved = audits['cumulative-layout-shift']?.numericValue ?? 0;
  const drawn = audits['largest-contentful-paint']?.numericValue ?? Infinity;
  const marks = Object.values(categories).flatMap(({ id, score, auditRefs }) => {
    if (score === 1) return [];
    const why = auditRefs.filter((ref) => ref.weight > 0 && (audits[ref.id]?.score ?? 1) < 0.9).map((ref) => audits[ref.id]!.title);
    return [`/${path} ${id}: ${Math.round((score ?? 0) * 100)} (${why.join('; ')})`];
  });
  return [
    ...marks,
    ...(moved > mostMoved ? [`/${path} moves by ${moved.toFixed(3)}`] : []),
    ...(Math.round(drawn / 100) > latest ? [`/${path} is drawn after ${Math.round(drawn)} ms`] : []),
  ];
};

const visits = async (): Promise<string[]> => {
  const profile = mkdtempSync(join(tmpdir(), 'so-ren-luyen-lighthouse-'));
  const port = 9222;
  const chrome = spawn(
    await executable(),
    ['--headless=new', '--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`, `--user-data-dir=${profile}`, 'about:blank'],
    { stdio: 'ignore' },
  );
  const site = await serve(dist, '/', undefined, true);
  try {
    const { default: lighthouse } = (await import(join(own, 'node_modules/lighthouse/core/index.js'))) as {
      default: (address: string, flags: object) => Promise<{ lhr: Result }>;
    };
    for (let tries = 0; tries < 50; tries++) {
      if (await fetch(`http://127.0.0.1:${port}/json/version`).catch(() => undefined)) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const low: string[] = [];
    for (const path of visited) {
      progress(`/${path}`);
      const { lhr } = await lighthouse(site.address.replace(/nop\/$/, path), { port, logLevel: 'error', output: 'json' });
      low.push(...lowMarks(path, lhr));
    }
    return low;
  } finally {
    chrome.kill();
    await site.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
};

await run(async () => {
  if (!existsSync(join(dist, 'index.html'))) throw new Cure('Chưa có dist/.\n  Chữa: npm run build');
  progress('HTML …');
  const errors = htmlErrors();
  for (const error of errors) console.log(`✗ ${error}`);
  const low = await visits();
  for (const line of low) console.log(`✗ ${line}`);
  if (errors.length + low.length === 0) console.log('✓ HTML đúng ở mọi trang; Lighthouse 100 ở mọi mục của mọi trang đã xem.');
  return errors.length + low.length === 0 ? 0 : 1;
});
