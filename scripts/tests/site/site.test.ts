import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { catalogue, check, exampleRows, formatNumber, sampleRow, sitePages } from '../../../src/domain/index.ts';
import { unnamedFiles } from '../../publish/named-files.ts';
import { readRoot } from '../../../src/repository/read-root.ts';
import { verifySite } from '../../publish/verify-site.ts';
import { inTemporaryFolder } from '../../command/write.ts';
import { sampleHere } from '../mini.ts';
import { offlineCopy } from '../offline-copy.ts';
import { partsOf } from '../parts.ts';

/** The built pages, read as they are served. Run after `npm run build`. */

const root = join(import.meta.dirname, '../../..');
const dist = join(root, 'dist');
if (!existsSync(dist)) throw new Error('Chưa có dist/. Chữa: npm run build');
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((e) => e.isFile())
  .map((e) => join(e.parentPath, e.name).slice(dist.length + 1));
const read = (file: string) => readFileSync(join(dist, file), 'utf8');
const desk = (file: string) => file.startsWith('admin/');
const pages = files.filter((f) => f.endsWith('.html') && !desk(f)).map((file) => ({ file, html: read(file) }));
/** Pages as they are read: what only keeps a line whole is not. */
const parsed = pages.map(({ file, html }) => ({
  file,
  html,
  document: parseHTML(html.replaceAll('\u2060', '')).document as unknown as Document,
}));
const report = check(readRoot(root));

/** The pages on which files and names are opened; these, the search and the judging of certificates run a script of their own. */
const working = ['nop/index.html', 'phieu/index.html', 'so/index.html'];
const scripted = [...working, 'tim/index.html', 'tuyen-duong/xac-minh/index.html'];

describe('privacy', () => {
  const texts = files
    .filter((f) => /\.(html|json|js|css|svg|csv|xml|txt|ics|xlsx|docx)$/.test(f) && !desk(f) && !f.startsWith('_astro/'))
    .map((file) => ({ file, text: /\.(xlsx|docx)$/.test(file) ? partsOf(readFileSync(join(dist, file))) : read(file) }));
  /** The text as it stands and as whatever it may be wrapped in says: percent signs, entities, escapes, base64. */
  const layers = (text: string): string[] => {
    const unescaped = text
      .replace(/%([0-9A-Fa-f]{2})/g, (_, h: string) => String.fromCharCode(parseInt(h, 16)))
      .replace(/&#x([0-9A-Fa-f]+);/g, (_, h: string) => String.fromCodePoint(parseInt(h, 16)))
      .replace(/&#(\d+);/g, (_, d: string) => String.fromCodePoint(Number(d)))
      .replace(/\\u([0-9A-Fa-f]{4})/g, (_, h: string) => String.fromCharCode(parseInt(h, 16)));
    const base64 = [...text.matchAll(/[A-Za-z0-9+/_-]{8,}={0,2}/g)].flatMap(([run]) =>
      [0, 1, 2, 3].map((i) => Buffer.from(run.slice(i), 'base64').toString('latin1')),
    );
    return [text, unescaped, base64.join('\n')];
  };
  const codes = new Set(
    report.accepted.filter((a) => a.rows.names.includes('ma_doan_vien')).flatMap((a) => [...a.rows.index('ma_doan_vien').keys()]),
  );
  const leaked = (text: string) =>
    layers(text)
      .flatMap((layer) => [...layer.matchAll(/[A-Z]{2,4}-[0-9A-Z]{4,8}/g)].map((m) => m[0]))
      .filter((c) => codes.has(c));

  test('no member code stands anywhere in the site, in any wrapping', () => {
    if (sampleHere) expect(codes.size).toBeGreaterThan(100);
    /** The templates' example of a code, which is nobody's. */
    const example = sampleRow('doan-vien')['ma_doan_vien'];
    const found = texts.flatMap(({ file, text }) =>
      leaked(text)
        .filter((c) => c !== example)
        .map((c) => `${file}: ${c}`),
    );
    expect(found).toEqual([]);
  });
  test.runIf(sampleHere)('a planted code is found in every wrapping', () => {
    const code = [...codes][0]!;
    const wraps = [
      code,
      [...code].map((c) => `%${c.charCodeAt(0).toString(16)}`).join(''),
      [...code].map((c) => `&#${c.charCodeAt(0)};`).join(''),
      Buffer.from(code).toString('base64'),
      Buffer.from(`x${code}`).toString('base64'),
      [...code].map((c) => `\\u00${c.charCodeAt(0).toString(16)}`).join(''),
    ];
    for (const wrap of wraps) expect(leaked(`<p data-x="${wrap}">`), wrap).toContain(code);
  });
  test('no text a member wrote, no steward, no consent record', () => {
    const written = new Set(
      report.accepted
        .filter((a) => a.kind === 'dang-ky')
        .flatMap((a) => [...a.rows].slice(0, 3).map((row) => a.rows.at(row, 'noi_dung')))
        .filter((t) => t.length > 25),
    );
    const stewards = report.content!.forest.units.flatMap((u) => [...u.stewards.map(String), ...u.keys.map(({ hash }) => hash)]);
    const records = report.content!.honours.flatMap((h) => (h.data.consent ? [h.data.consent.record] : []));
    const all = texts.map((t) => t.text).join('\n');
    expect([...written, ...records].filter((s) => all.includes(s))).toEqual([]);
    expect(stewards.filter((s) => new RegExp(`(?<!\\d)${s}(?!\\d)`).test(all))).toEqual([]);
  });
  test('a proposed honour has no page and stands in none; a withdrawn one keeps a page that names nobody', () => {
    const withdrawn = report.content!.honours.filter(({ data }) => data.state === 'go_bo');
    if (sampleHere) expect(withdrawn.length).toBeGreaterThan(0);
    for (const { id, data } of report.content!.honours.filter((honour) => honour.data.state !== 'cong_bo')) {
      const own = `tuyen-duong/${id}/index.html`;
      const certificate = `tuyen-duong/${id}/giay/index.html`;
      expect(pages.filter((p) => ![own, certificate].includes(p.file) && p.html.includes(`/tuyen-duong/${id}/`))).toEqual([]);
      expect(existsSync(join(dist, own)), own).toBe(data.state === 'go_bo');
      if (data.state !== 'go_bo') continue;
      for (const html of [own, certificate].map((page) => read(page).replaceAll('\u00a0', ' '))) {
        expect(html).toContain('Bài tuyên dương đã gỡ');
        expect(html).toContain('<meta name="robots" content="noindex">');
        for (const said of [data.recipient, data.title, data.reason, data.decision.symbol, data.decision.signer])
          expect(html).not.toContain(said);
      }
    }
  });
});

describe('what stands in dist', () => {
  test('is a page, or is named by one', () => {
    expect(unnamedFiles(dist)).toEqual([]);
  });
  test('no picture has a name that somebody gave it', () => {
    for (const file of files.filter((f) => /\.(png|jpe?g|webp|avif|gif|svg|pdf)$/.test(f) && f !== 'favicon.svg'))
      expect(file).toMatch(
        /^(_astro\/[\w-]{8}(_\w+)?|(tep|chia-se)\/[0-9a-f]{16}|don-vi\/[a-z0-9-]+\/\d{4}\/(ket-qua-theo-ky|theo-tieu-chi))\.\w+$/,
      );
  });
  test('what is named is there: styles and scripts, too', () => {
    const known = new Set(files);
    const named = files
      .filter((f) => /\.(css|html)$/.test(f))
      .flatMap((file) => [...read(file).matchAll(/\/(_astro\/[\w./-]+\.\w+)/g)].map(([, name]) => `${file} → ${name}`));
    expect(named.filter((line) => !known.has(line.split(' → ')[1]!))).toEqual([]);
  });
  test.each(files.filter((file) => file.endsWith('/offline.js')))(
    '%s finds every file that its page needs without the network',
    async (file) => {
      const scope = `https://doan.example/${file.replace('offline.js', '')}`;
      const types: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };
      const kept = offlineCopy(
        scope,
        (address) => {
          const path = decodeURIComponent(new URL(address).pathname).replace(/\/$/, '/index.html');
          if (!existsSync(join(dist, path))) return { status: 404 };
          return { type: types[path.split('.').at(-1)!] ?? '', body: readFileSync(join(dist, path)) };
        },
        read(file),
      );
      await kept.renew();
      const own = [...kept.files.keys()].map((address) => address.split('.').at(-1));
      // The one that judges certificates has its script in itself, and asks for nothing.
      for (const kind of ['css', 'woff2', ...(file.startsWith('tuyen-duong/') ? [] : ['js', 'json'])]) expect(own).toContain(kind);
    },
  );
  test('every page that texts may lead to is built, and every built one may be led to', () => {
    const { named, has } = sitePages(report.content!);
    const built = new Set(pages.filter((p) => p.file !== '404.html').map(({ file }) => `/${file.replace(/index\.html$/, '')}`));
    expect([...named].filter((page) => page !== '/admin/' && !built.has(page))).toEqual([]);
    expect([...built].filter((page) => !has(page))).toEqual([]);
  });
});

describe('every page', () => {
  test('links lead somewhere', () => {
    const known = new Set(files.flatMap((f) => [`/${f}`, `/${f.replace(/index\.html$/, '')}`]));
    known.add('/admin/');
    const broken = parsed.flatMap(({ file, document }) =>
      [...document.querySelectorAll('a[href], link[href], img[src], script[src], source[srcset]')]
        .map((e) => e.getAttribute('href') ?? e.getAttribute('src') ?? '')
        .filter((h) => h.startsWith('/') || h.startsWith('#'))
        .filter((h) =>
          h.startsWith('#')
            ? !document.getElementById(decodeURIComponent(h.slice(1)))
            : !known.has(decodeURIComponent(h.split(/[?#]/)[0]!)),
        )
        .map((h) => `${file} → ${h}`),
    );
    expect(broken).toEqual([]);
  });
  test('speaks Vietnamese, has one heading of the first rank and none that skips a rank', () => {
    for (const { file, document } of parsed) {
      expect(document.documentElement.getAttribute('lang'), file).toBe('vi');
      const ranks = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((h) => Number(h.tagName[1]));
      expect(
        ranks.filter((r) => r === 1),
        file,
      ).toHaveLength(1);
      ranks.forEach((r, i) => expect(r - (ranks[i - 1] ?? 0), `${file}: ${ranks.join(' ')}`).toBeLessThanOrEqual(1));
      expect(document.title.length, file).toBeGreaterThan(5);
      expect(document.querySelector('meta[name=description]')?.getAttribute('content')?.length, file).toBeGreaterThan(10);
    }
  });
  test('runs no script, but for the checker, the notebook, the slip, the search and the certificates their one own, and carries its policy; every inline style is in it', () => {
    for (const { file, html, document } of parsed) {
      const policy = /security-policy" content="([^"]*)/i.exec(html)?.[1] ?? '';
      const isIn = (text: string) => policy.includes(`sha256-${createHash('sha256').update(text).digest('base64')}`);
      const scripts = [...document.querySelectorAll('script:not([type="application/ld+json"])')];
      // A file of ours, or a few lines that the policy knows by their hash.
      expect(
        scripts.map((s) => /^\/_astro\/[\w.-]+\.js$/.test(s.getAttribute('src') ?? '') || isIn(s.textContent!)),
        file,
      ).toEqual(scripted.includes(file) ? [true] : []);
      expect(document.querySelectorAll('[style]'), file).toHaveLength(0);
      expect(policy, file).toContain("default-src 'self'");
      expect(policy, file).toContain("form-action 'self'");
      for (const [, css] of html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)) expect(isIn(css!), file).toBe(true);
    }
  });
  test.each(working)('%s may speak to this site only', (file) => {
    const policy = /security-policy" content="([^"]*)/i.exec(read(file))?.[1] ?? '';
    for (const directive of ["connect-src 'self'", "worker-src 'self' blob:", "form-action 'self'"])
      expect(policy.split(';').map((d) => d.trim())).toContain(directive);
    expect(policy).not.toMatch(/unsafe|https?:/);
  });
  test('pictures are described, tables and figures named, ids used once', () => {
    for (const { file, document } of parsed) {
      for (const img of document.querySelectorAll('img')) expect(img.getAttribute('alt'), file).toBeTruthy();
      for (const svg of document.querySelectorAll('svg'))
        expect(svg.getAttribute('aria-hidden') ?? svg.getAttribute('aria-label'), file).toBeTruthy();
      for (const region of document.querySelectorAll('[role=region]')) expect(region.getAttribute('aria-label'), file).toBeTruthy();
      const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
      expect(ids.length, file).toBe(new Set(ids).size);
      for (const e of document.querySelectorAll('[aria-labelledby]')) expect(ids, file).toContain(e.getAttribute('aria-labelledby'));
    }
  });
  test('no blank before a full stop or a comma, no words left over', () => {
    for (const { file, document } of parsed) {
      const text = (document.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ');
      expect(
        /\p{L} [.,;:)](?= |$)/u
          .exec(text)
          ?.input?.slice(Math.max(0, text.search(/\p{L} [.,;:)](?= |$)/u) - 30), text.search(/\p{L} [.,;:)](?= |$)/u) + 10),
        file,
      ).toBeUndefined();
      expect(text, file).not.toMatch(/undefined|NaN|\[object|null|\btrue\b|\bfalse\b/);
    }
  });
  test('ends with whom to ask', () => {
    for (const { file, document } of parsed)
      expect([...document.querySelectorAll('footer')].at(-1)?.textContent, file).toContain('Liên hệ');
  });
});

describe('what machines read', () => {
  const persons = report.content!.honours.filter(({ data }) => data.recipientKind === 'ca_nhan');
  const addresses = (text: string) => [...text.matchAll(/https?:\/\/[^/<"]+(\/[^<"]*)/g)].map(([, path]) => decodeURIComponent(path!));
  const stands = (path: string) => files.includes(`${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`);
  test('the list of pages and the news lead to pages, and name no person', () => {
    for (const file of ['sitemap.xml', 'tin.xml']) {
      const text = read(file);
      const own = addresses(text).filter((path) => !/sitemaps\.org|\/2005\/Atom|schemas\//.test(path));
      expect(own.length, file).toBeGreaterThan(5);
      expect(
        own.filter((path) => !stands(path)),
        file,
      ).toEqual([]);
      for (const { id, data } of persons) {
        expect(text, file).not.toContain(`/tuyen-duong/${id}/`);
        expect(text, file).not.toContain(data.recipient);
      }
    }
    expect(read('robots.txt')).toMatch(/Disallow: \/admin\/\n\nSitemap: http.*\/sitemap\.xml/);
  });
  test('every page has one address, and a picture that is there', () => {
    for (const { file, document } of parsed) {
      const meta = (name: string) => document.querySelector(`meta[property="og:${name}"]`)?.getAttribute('content') ?? '';
      expect(document.querySelectorAll('link[rel=canonical]'), file).toHaveLength(1);
      expect(meta('title').length, file).toBeGreaterThan(1);
      expect(stands(addresses(meta('image'))[0] ?? ''), `${file}: ${meta('image')}`).toBe(true);
    }
    const pictures = files.filter((f) => f.startsWith('chia-se/'));
    const shown = parsed.map(({ html }) => html).join('');
    expect(pictures.filter((f) => !shown.includes(`/${f}`))).toEqual([]);
  });
  test('what a page says of itself to machines is what it says to people, and leads to pages and files that stand', () => {
    const seen = new Map<string, number>();
    for (const { file, document } of parsed) {
      const [own, ...more] = [...document.querySelectorAll('script[type="application/ld+json"]')];
      expect(more, file).toEqual([]);
      const graph = (JSON.parse(own!.textContent!) as { '@graph': Record<string, unknown>[] })['@graph'];
      for (const { '@type': type } of graph) seen.set(String(type), (seen.get(String(type)) ?? 0) + 1);
      const named = addresses(JSON.stringify(graph)).map((path) => path.replace(/["?#].*$/, ''));
      expect(
        named.filter((path) => file !== '404.html' && !stands(path)),
        file,
      ).toEqual([]);
      const crumbs = graph.find((thing) => thing['@type'] === 'BreadcrumbList')?.['itemListElement'] as { name: string }[] | undefined;
      if (crumbs)
        expect(
          crumbs.slice(0, -1).map(({ name }) => name),
          file,
        ).toEqual([...document.querySelectorAll('.crumbs a')].map((a) => a.textContent.replaceAll('\u00a0', ' ')));
      for (const { data } of persons) if (!file.startsWith('tuyen-duong/')) expect(own!.textContent, file).not.toContain(data.recipient);
    }
    expect([...seen.keys()].sort()).toEqual(expect.arrayContaining(['BreadcrumbList', 'Dataset', 'DigitalDocument', 'WebSite']));
    expect(seen.get('BreadcrumbList')).toBe(parsed.length - 1);
    // The sample's own inventions are no articles.
    const invented = report.content!.topics.filter(({ data }) => data.sample).length;
    expect(seen.get('Article') ?? 0).toBeLessThanOrEqual(report.content!.topics.length + report.content!.stories.length - invented);
  });
  test('the index of the search is light, leads to pages, and holds nothing that was withdrawn or only proposed', () => {
    const text = read('tim/muc-luc.json');
    const shelves = JSON.parse(text) as [string, [string, string, string][]][];
    const units = JSON.parse(read('tim/don-vi.json')) as [string, string, number][];
    if (sampleHere) expect(Buffer.byteLength(text + read('tim/don-vi.json'))).toBeLessThanOrEqual(40_000);
    // A province of 5,500 units, each as long as the longest here: what is fetched together stays below 600 kB.
    const longest = Math.max(...units.map((unit) => Buffer.byteLength(JSON.stringify(unit)) + 4));
    expect(longest * 5500 + Buffer.byteLength(text)).toBeLessThanOrEqual(600_000);
    expect(units.filter(([code, , above]) => !stands(`/don-vi/${code}/`) || above >= units.length)).toEqual([]);
    const paths = shelves.flatMap(([, entries]) => entries.map(([path]) => path.split('#')[0]!));
    expect(paths.filter((path) => !stands(path))).toEqual([]);
    for (const { id, data } of report.content!.honours) if (data.state !== 'cong_bo') expect(text, id).not.toContain(id);
  });
  test('every unit of today is within three presses of the first page, one that ended behind its heir, a workbook behind its unit', () => {
    const ways = new Map(
      parsed.map(({ file, document }) => [file, [...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href')!)]),
    );
    const presses = new Map([['index.html', 0]]);
    for (const [file, far] of presses)
      for (const way of ways.get(file) ?? []) {
        const path = way
          .replace(/[?#].*$/, '')
          .replace(/^\//, '')
          .replace(/\/$/, '/index.html');
        if (!presses.has(path)) presses.set(path, far + 1);
      }
    const { site, forest } = report.content!;
    const paths = forest.units.flatMap(({ code, validTo }) => {
      const most = validTo && site.asOf && validTo < site.asOf ? 4 : 3;
      const books = files.filter((file) => new RegExp(`^bieu-mau/don-vi/${code}-\\d{4}\\.xlsx$`).test(file));
      return [[`don-vi/${code}/index.html`, most] as const, ...books.map((file) => [file, most + 1] as const)];
    });
    expect(paths.length).toBeGreaterThan(sampleHere ? 80 : 0);
    expect(paths.filter(([path, most]) => !(presses.get(path)! <= most)).map(([path]) => `${path}: ${presses.get(path)}`)).toEqual([]);
  });
  test('due days come as a calendar, for every unit that owes something', () => {
    const calendars = files.filter((f) => f.endsWith('/han-nop.ics'));
    if (sampleHere) expect(calendars.length).toBeGreaterThan(20);
    for (const file of calendars) expect(read(file), file).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
  });
});

describe('what pages say', () => {
  const text = (path: string) =>
    parsed
      .find((p) => p.file === path)!
      .document.querySelector('main')!
      .textContent!.replace(/\s+/g, ' ');
  test.runIf(sampleHere)('a unit that handed nothing in: what is missing and what to do come first, and no figure stands empty', () => {
    const heads = (path: string) =>
      [...parsed.find((p) => p.file === path)!.document.querySelectorAll('main h2')].map((h) => h.textContent!.replace(/\s+/g, ' ').trim());
    const branch = heads('don-vi/kg-to-chau-kp1/index.html');
    expect(branch[0]).toBe('Năm 2016: việc tới đây');
    expect(branch).not.toContain('Kết quả theo kỳ');
    expect(text('don-vi/kg-to-chau-kp1/index.html')).toContain(
      'Còn thiếu, đã qua hạn: Danh sách mã đoàn viên; Đăng ký rèn luyện; Kết quả thực hiện (5 kỳ).',
    );
    expect(heads('don-vi/q8-p01-kp1/index.html')).toContain('Kết quả theo kỳ');
  });
  test.runIf(sampleHere)('the home page: this month’s topic, both organisations, honours, stories, documents', () => {
    const home = text('index.html');
    const topic = report.content!.topics.find((t) => t.data.month === '2016-11')!;
    for (const words of [topic.data.title, 'Tỉnh Đoàn Kiên Giang', 'Quận Đoàn 8', 'Tuyên dương mới', 'Mô hình hay', '138-KH/TĐTN-BTCKT'])
      expect(home).toContain(words);
  });
  test('the documents in full, with the parts of the form', () => {
    const plan = text('thu-vien/138-kh-tdtn-btckt-2015/index.html');
    for (const words of [
      'BCH ĐOÀN TỈNH KIÊN GIANG',
      'ĐOÀN TNCS HỒ CHÍ MINH',
      'Số: 138-KH/TĐTN-BTCKT',
      'Rạch Giá, ngày 27 tháng 02 năm 2015',
      'Mỗi đơn vị chọn từ 02 - 03 Đoàn cơ sở',
      '(để t/h)',
      'TM. BAN THƯỜNG VỤ TỈNH ĐOÀN',
      'Đã ký',
      'Nguyễn Quốc Nam',
    ])
      expect(plan).toContain(words);
    expect(plan).not.toContain('PAGE');
    expect(text('thu-vien/05-ctr-dtn-btc-2014/index.html')).toContain('ngày 17 tháng 3 năm 2014');
  });
  test.runIf(sampleHere)(
    'K L17–19 “Thực hiện Nghị quyết Đại hội Đoàn toàn quốc lần thứ X” (K-06): what a plan rests on stands on its page and on its programme’s',
    () => {
      for (const page of ['thu-vien/138-kh-tdtn-btckt-2015/index.html', 'chuong-trinh/rldv-kien-giang-2015/index.html'])
        for (const basis of [
          'Nghị quyết Đại hội Đoàn toàn quốc lần thứ X',
          'Nghị quyết Đại hội Đại biểu Đoàn TNCS Hồ Chí Minh tỉnh Kiên Giang lần thứ IX',
          'Nghị quyết số 01 NQ/TĐTN, ngày 30/9/2013',
        ])
          expect(text(page), page).toContain(basis);
    },
  );
  test.runIf(sampleHere)('Q L11, K L21–24 (Q-07, K-09): what a programme is for stands on its page, aim by aim', () => {
    for (const { code, aims } of report.content!.programmes) {
      expect(aims.length, code).toBeGreaterThan(1);
      for (const aim of aims) expect(text(`chuong-trinh/${code}/index.html`), code).toContain(aim.text);
    }
  });
  test.runIf(sampleHere)('Q L11, L16, L20 (Q-06, Q-13, Q-15): the page of a campaign lists what was written for it', () => {
    const { programmes, documents, stories, topics } = report.content!;
    const listed = programmes
      .flatMap(({ campaigns }) => campaigns)
      .flatMap(({ code }) =>
        [...documents, ...stories, ...topics].flatMap(({ data }) =>
          data.state === 'cong_bo' && data.campaigns.includes(code) ? [[code, data.title]] : [],
        ),
      );
    expect(listed.length).toBeGreaterThan(10);
    for (const [code, title] of listed) expect(text(`phong-trao/${code}/index.html`), code).toContain(title);
  });
  test.runIf(sampleHere)('a document names the one above it, and lists those below', () => {
    const plan = text('thu-vien/138-kh-tdtn-btckt-2015/index.html');
    expect(plan).toContain('Văn bản cấp trên: Kế hoạch số 269-KH/TWĐTN-BTC');
    const below = report.content!.documents.filter(({ data }) => data.state !== 'trinh' && data.parent?.includes('138-KH/TĐTN-BTCKT'));
    expect(below.length).toBeGreaterThan(1);
    for (const { id, data } of below) {
      expect(plan).toContain(data.title);
      const links = [...parsed.find(({ file }) => file === `thu-vien/${id}/index.html`)!.document.querySelectorAll('main a')];
      expect(links.map((link) => link.getAttribute('href'))).toContain('/thu-vien/138-kh-tdtn-btckt-2015/');
    }
  });
  test.runIf(sampleHere)('K L49 (K-35): every year has its materials, each with its criteria and for whom', () => {
    const page = parsed.find(({ file }) => file === 'thu-vien/index.html')!.document;
    const years = [...page.querySelectorAll('details[id^="nam-"]')];
    expect(years.map(({ id }) => id)).toEqual(expect.arrayContaining(['nam-2016', 'nam-2015', 'nam-2014']));
    for (const year of years) expect(year.querySelectorAll('tbody tr').length, year.id).toBeGreaterThan(0);
    const handbook = [...page.querySelectorAll('#nam-2015 tr, #nam-2016 tr')].find((row) => row.textContent!.includes('Bí thư chi đoàn'))!;
    expect(handbook.textContent!.replace(/\s+/g, ' ')).toContain('NT CM SK');
  });
  test.runIf(sampleHere)('K L47: a month without a topic is named', () => {
    expect(text('chu-de/index.html')).toContain('Chưa có chủ đề tháng 1, 2, 3, 4, 5: Tỉnh Đoàn Kiên Giang.');
  });
  test.runIf(sampleHere)('K L25 (K-16): a branch’s page lists what it held, with the criterion it answers to', () => {
    const held = text('don-vi/q8-p01-kp1/2016/index.html');
    expect(held).toContain('04/03/2016: Hoạt động ra quân · HD2, Hành động vì sự phát triển của tổ chức Đoàn');
    expect(held).not.toContain('Sửa lại phòng sinh hoạt');
  });
  test.runIf(sampleHere)('a branch’s page says whether it is a chi đoàn mạnh, beside its ratings', () => {
    expect(text('don-vi/kg-to-chau-kp1/2015/index.html')).toMatch(/Chi đoàn mạnh:\s*(đã đăng ký|được công nhận ngày \d\d\/\d\d\/\d{4})\./);
    expect(text('don-vi/q8-p01-kp1/2015/index.html')).not.toContain('Chi đoàn mạnh:');
  });
  test('a programme shows every criterion and the words of its clauses', () => {
    const page = text('chuong-trinh/rlhd-quan-8-2014/index.html');
    for (const p of report.content!.programmes.filter((x) => x.code === 'rlhd-quan-8-2014'))
      for (const c of p.families.flatMap((f) => f.criteria)) expect(page).toContain(c.name);
    expect(page).toContain('chỉ tính 40-50% số việc');
  });
  test.runIf(sampleHere)('pilots carry their mark, branches of one group name each other, nothing is blank', () => {
    expect(text('don-vi/kg-to-chau/index.html')).toContain('Đơn vị làm điểm');
    const pages_ = pages.filter((p) => p.file.startsWith('don-vi/'));
    expect(pages_.filter((p) => p.html.includes('tính chung với')).length).toBeGreaterThan(5);
    for (const { file, html } of pages_) expect(html, file).not.toMatch(/<(td|dd)[^>]*>\s*<\/(td|dd)>/);
  });
  test('no command, no test and no id of the register stands on any page or in any file', () => {
    const internal = /\b(?:npm|npx|node) [a-z]+|\.(?:test|astro|ts)\b|\b[KQRP]-?\d{1,3}[a-e]?\b|§ ?\d/g;
    const codesIn = (text: string) => [...text.matchAll(internal)].map(([found]) => found);
    // Rounds are called so in the column “ky” that people fill, and therefore in templates and tables.
    const rounds = new Set(report.content!.programmes.flatMap((p) => p.rounds.map((r) => r.code)));
    const said = files
      .filter((f) => /\.(html|csv|json|svg|txt|xml|ics)$/.test(f) && !desk(f) && !f.startsWith('_astro/'))
      .flatMap((file) => codesIn(read(file).replace(/<[^>]*>/g, ' ')).map((found) => `${file}: ${found}`));
    expect(said.filter((line) => !rounds.has(line.split(': ')[1]!))).toEqual([]);
    expect(codesIn('Q-17a, R5 và P14: npm run dataset (scripts/tests/x.test.ts), §0')).toHaveLength(7);
    expect(codesIn('Q. 1, P. 14, K 12, quý 2')).toEqual([]);
  });
  test.runIf(sampleHere)('verify finds every number of pages and sheets again, and names one that was changed', async () => {
    expect(verifySite(dist, root)).toMatchObject({ wrong: [] });
    await inTemporaryFolder(async (folder) => {
      cpSync(dist, folder, { recursive: true });
      const change = (path: string, from: RegExp, to: string) => {
        const before = readFileSync(join(folder, path), 'utf8');
        expect(before).toMatch(from);
        writeFileSync(join(folder, path), before.replace(from, to));
      };
      change('don-vi/kg/2015/index.html', /(<dd[^>]*>\s*<a[^>]*>\s*)\d/, '$17');
      change('don-vi/kg/2016/index.html', /(Bảng: từng kỳ: [^]*?<td class="n"[^>]*>\s*)\d/, '$19');
      change('bao-cao/p19/kg-2015/index.html', /(<td class="n[^"]*"[^>]*>\s*)\d/, '$17');
      change('bao-cao/p19/kg-2015.csv', /\d+,\d+,\d+/, '1,1,1');
      change('so-lieu/v2/kg-2015-nhom.csv', /,\d+,\d+,\d+\r/, ',1,1,1\r');
      const { wrong } = verifySite(folder, root);
      expect(wrong.map((line) => line.split(/[,:]/)[0]).sort()).toEqual([
        'bao-cao/p19/kg-2015.csv',
        'bao-cao/p19/kg-2015/index.html',
        'don-vi/kg/2015/index.html',
        'don-vi/kg/2016/index.html',
        'so-lieu/v2/kg-2015-nhom.csv',
      ]);
    });
  });
  test.runIf(sampleHere)('a chart says what the table beside it says', () => {
    const unitPages = parsed.filter((p) => /^don-vi\/[^/]+\/\d{4}\//.test(p.file) && p.document.querySelector('#headline'));
    expect(unitPages.length).toBeGreaterThan(25);
    for (const { file, document } of unitPages) {
      const rounds = document.querySelector('[aria-labelledby=rounds] .chart');
      const criteria = document.querySelector('[aria-labelledby=criteria] .chart');
      const cells = (chart: Element) =>
        [...chart.parentElement!.querySelectorAll('tbody tr:not(.total)')].map((tr) =>
          [...tr.querySelectorAll('.n')].map((td) => td.textContent!.trim()),
        );
      const labels = (chart: Element) => [...chart.querySelectorAll('text')].map((t) => t.textContent!);
      const lengths = (chart: Element, className: string, side: string) =>
        [...chart.querySelectorAll(`.${className} rect`)].map((rect) => Number(rect.getAttribute(side)));
      /** Bars are as long as the numbers beside them, measured by the longest. */
      const alike = (bars: readonly number[], numbers: readonly number[]) => {
        const [longest, most] = [Math.max(...bars), Math.max(...numbers)];
        expect(
          bars.map((bar) => Math.round((bar / longest) * 1000)),
          file,
        ).toEqual(numbers.map((n) => Math.round((n / most) * 1000)));
      };
      const numberOf = (text: string | undefined) => (/^[\d.]+$/.test(text ?? '') ? Number(text!.replaceAll('.', '')) : 0);
      // Nothing registered, nothing reported: a sentence stands in place of a chart.
      if (criteria) {
        const rows = cells(criteria).map(([registered, done]) => [numberOf(registered), numberOf(done)] as const);
        for (const [registered, done] of rows)
          expect(labels(criteria), file).toContain(`${formatNumber(done)}/${formatNumber(registered)}`);
        alike(
          [...lengths(criteria, 'registered', 'width'), ...lengths(criteria, 'done', 'width')],
          [...rows.map(([registered]) => registered), ...rows.map(([, done]) => done)],
        );
      } else expect(document.querySelector('[aria-labelledby=criteria]')!.textContent, file).toMatch(/Chưa|Đang chờ/);
      if (rounds) {
        const names = labels(rounds);
        const table = [...rounds.parentElement!.querySelectorAll('tbody tr')].map((tr) => ({
          name: tr.querySelector('th')!.textContent!.replace('(chưa hết kỳ)', '').trim(),
          done: numberOf(tr.querySelector('.n')!.textContent!.trim()),
        }));
        const drawn = table.filter(({ name }) => names.includes(name));
        expect(drawn.length, file).toBeGreaterThan(0);
        for (const { done } of drawn) expect(names, file).toContain(formatNumber(done));
        const bars = [...lengths(rounds, 'done', 'height'), ...lengths(rounds, 'open', 'height')];
        alike(
          bars,
          drawn.map(({ done }) => done),
        );
      } else
        expect(document.querySelector('[aria-labelledby=rounds]')!.textContent, file).toMatch(/chưa hết kỳ nào|Chưa có kết quả kỳ nào/);
      // Each figure is a sentence first, and says whom it is over, and of which day.
      for (const chart of [rounds, criteria].filter((c) => c !== null)) {
        const section = chart.closest('section')!;
        expect(section.querySelector('.sentence')?.textContent?.trim(), file).toMatch(/\d.*\.$/s);
        for (const said of ['Nguồn: ', 'tính đến', 'Tải bảng', 'Trích dẫn'])
          expect(section.textContent, `${file}: ${said}`).toContain(said);
      }
    }
  });
  test('a school’s year is called a school year on its pages and in its calendar (K L59)', () => {
    const schools = report.content!.forest.units.filter(({ yearKind }) => yearKind === 'nam_hoc').map(({ code }) => `don-vi/${code}/`);
    const texts = [
      ...parsed.map(({ file, document }) => [file, document.querySelector('main')!.textContent ?? ''] as const),
      ...files.filter((file) => file.endsWith('.ics')).map((file) => [file, read(file)] as const),
    ].filter(([file]) => schools.some((folder) => file.startsWith(folder)));
    expect(texts.length).toBeGreaterThan(schools.length);
    const other = texts.flatMap(([file, text]) =>
      [...text.replace(/\s+/g, ' ').matchAll(/.{0,40}(?<!học )(?<!tháng \d{1,2} )\bnăm 20\d\d/gi)].map(([found]) => `${file}: ${found}`),
    );
    expect(other).toEqual([]);
  });
  test('every bar in a table is as long as the share beside it, the empty and the whole one too', () => {
    const seen = { bars: 0, steps: 0, none: 0 };
    const shareIn = (text: string | undefined) => (/%$/.test(text ?? '') ? Number(text!.replace('%', '').replace(',', '.')) : undefined);
    for (const { file, document } of parsed.filter((p) => p.file.startsWith('don-vi/'))) {
      for (const row of document.querySelectorAll('tr:has(.bar)')) {
        const share = shareIn([...row.querySelectorAll('td.n')].at(-1)!.textContent!.trim());
        const drawn = Number(row.querySelector('.bar rect')!.getAttribute('width'));
        // A count of people has no share beside its bar: the chart of ratings is held by its own numbers.
        if (share === undefined) continue;
        expect(Math.abs(drawn - share), `${file}: ${row.textContent}`).toBeLessThanOrEqual(0.11);
        seen.bars += 1;
      }
      for (const row of document.querySelectorAll('tr:has(.steps)')) {
        const shares = [...row.querySelectorAll('td.n')].map((td) => shareIn(td.textContent!.trim()));
        const tall = [...row.querySelectorAll('.steps rect')].map((rect) => (Number(rect.getAttribute('height')) / 24) * 100);
        const told = shares.filter((share) => share !== undefined);
        expect(tall.length, file).toBe(told.length);
        told.forEach((share, i) => expect(Math.abs(tall[i]! - share), `${file}: ${row.textContent}`).toBeLessThanOrEqual(0.15));
        seen[told.length === 0 ? 'none' : 'steps'] += 1;
      }
    }
    if (sampleHere) expect([seen.bars > 50, seen.steps > 10], JSON.stringify(seen)).toEqual([true, true]);
  });
  test('no column of words says the same in every row of a report', () => {
    let columns = 0;
    for (const { file, document } of parsed.filter((p) => /^bao-cao\/p\d+\/[^/]+\//.test(p.file)))
      for (const table of document.querySelectorAll('.table table')) {
        const rows = [...table.querySelectorAll('tbody tr:not(.total)')].map((row) => [...row.children]);
        if (rows.length < 2) continue;
        for (const [i, head] of [...table.querySelectorAll('thead th')].entries()) {
          if (i === 0 || head.classList.contains('n')) continue;
          const said = new Set(rows.map((row) => row[i]!.textContent!.trim()));
          expect(said.size > 1 || said.has(''), `${file}: ${head.textContent}`).toBe(true);
          columns += 1;
        }
      }
    if (sampleHere) expect(columns).toBeGreaterThan(5);
  });
  test('a document of several parts has a table of contents, a shorter one is seen whole', () => {
    const lists = parsed.flatMap(({ file, document }) => {
      const parts = [...document.querySelectorAll('.sheet .text :is(h2, h3)')].map(({ id }) => `#${id}`);
      if (!/^thu-vien\/[^/]+\/index\.html$/.test(file)) return [];
      const list = [...document.querySelectorAll('.contents a')].map((a) => decodeURIComponent(a.getAttribute('href')!));
      expect(list, file).toEqual(parts.length < 3 ? [] : parts);
      return [list.length];
    });
    if (sampleHere) expect(lists.some((length) => length > 5)).toBe(true);
  });
  test.runIf(sampleHere)('a chart goes to other sites as a picture, or in a frame of its own address', () => {
    const pictures = files.filter((f) => /^don-vi\/.*\.svg$/.test(f));
    expect(pictures.length).toBeGreaterThan(10);
    for (const file of pictures) {
      expect(read(file), file).toMatch(/^<svg[^>]*xmlns=/);
      const [, unit, year, chart] = file.split(/[/.]/);
      const page = parsed.find((p) => p.file === `don-vi/${unit}/${year}/index.html`)!;
      const label = (text: string) => /aria-label="([^"]*)"/.exec(text)?.[1];
      expect(page.html, file).toContain(label(read(file)));
      expect(page.document.getElementById(`nhung-${chart}`), file).not.toBeNull();
    }
    for (const { file, document, html } of parsed.filter((p) => /^don-vi\/[^/]+\/\d{4}\//.test(p.file)))
      for (const [, to] of html.matchAll(/iframe src=(?:&quot;|"|&#34;)[^#]*#([\w-]+)/g))
        expect(document.getElementById(to!), file).not.toBeNull();
  });
  test('every kind of issue has its page, where no blank is left and both sides of the example stand', () => {
    for (const [code, { title, example }] of catalogue) {
      const page = text(`loi/${code}/index.html`);
      expect(page, code).toContain(title);
      expect(page, code).not.toMatch(/[{}]/);
      for (const side of Object.values(example))
        for (const cell of exampleRows(side).flat()) expect(page, code).toContain(cell.replace(/\s+/g, ' '));
    }
    expect(
      [...catalogue.keys()].filter((code) => !parsed.some((p) => p.file === 'loi/index.html' && p.document.getElementById(code))),
    ).toEqual([]);
  });
  test('templates begin with the mark Excel needs and the exact header', () => {
    const bytes = readFileSync(join(dist, 'bieu-mau/dang-ky.csv'));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString('utf8')).toContain(
      'nam,ma_chi_doan,ma_doan_vien,doi_tuong,stt,tieu_chi,loai,noi_dung,so_luong,don_vi_tinh,han,ngay_dang_ky',
    );
  });
});
