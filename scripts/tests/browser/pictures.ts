import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { Cure } from '../../../src/domain/index.ts';
import { optionsOf, run } from '../../command/command.ts';
import { writeFile } from '../../command/write.ts';
import { progress } from '../../../src/repository/progress.ts';
import { openPeople } from './browser.ts';
import { RunningDesk } from './desk-fixture.ts';
import { serve } from './serve.ts';
import { templatesOf } from './templates.ts';

const help = `Chụp các trang của bản đã dựng (dist/), để xem tận mắt.

  npm run pictures -- --out THƯ_MỤC            mỗi kiểu trang ở 360, 768, 1280, ban đêm và bản in
  npm run pictures -- --out THƯ_MỤC --only tuyen-duong/   chỉ những trang ở địa chỉ bắt đầu như vậy
  npm run pictures -- --tour                    mười hình của README và hình của trang Trợ giúp; --only TÊN: một hình`;

/** How a page is looked at. */
const looks = {
  '360': { width: 360 },
  '768': { width: 768 },
  '1280': { width: 1280 },
  dem: { width: 390, dark: true },
  in: { width: 794, print: true },
} as const;
type Look = { width: number; dark?: boolean; print?: boolean };

/** The README's ten and those of the guides, each at most so many bytes. What each shows is said there. */
const mostBytes = 60_000;
/** As wide as the README shows two beside each other on a large screen. */
const widthShown = 960;
/** Turned to a part of the page, as a reader who has come there. */
const turnTo = (selector: string) => (page: Page) =>
  page
    .locator(selector)
    .first()
    .evaluate((part) => part.scrollIntoView({ block: 'start' }));
const tour: readonly {
  name: string;
  path: string;
  width: number;
  height: number;
  dark?: boolean;
  prepare?: (page: Page) => Promise<unknown>;
  /** It stands in a guide on the site, not in the README. */
  guide?: true;
  /** At the desk of a copy of this repository, by `npm start`. */
  desk?: true;
}[] = [
  { name: 'trang-chu', path: '', width: 1280, height: 800 },
  { name: 'chu-de', path: 'chu-de/kg-2016-11/', width: 1280, height: 800 },
  { name: 'don-vi', path: 'don-vi/q8-p01/2016/', width: 1280, height: 800, prepare: turnTo('[aria-labelledby=rounds]') },
  { name: 'don-vi-dem', path: 'don-vi/kg/2015/', width: 390, height: 800, dark: true },
  { name: 'tuyen-duong', path: 'tuyen-duong/', width: 1280, height: 800, prepare: turnTo('main section') },
  { name: 'giay', path: 'tuyen-duong/2015-tap-the-to-chau/giay/', width: 1280, height: 850, prepare: turnTo('.paper') },
  { name: 'van-ban', path: 'thu-vien/138-kh-tdtn-btckt-2015/', width: 1280, height: 800, prepare: turnTo('article.sheet') },
  {
    name: 'tim',
    path: 'tim/?q=phuong%201',
    width: 390,
    height: 800,
    prepare: (page) => page.locator('[data-part=results] a').first().waitFor(),
  },
  {
    name: 'kiem-tra',
    path: 'nop/',
    width: 390,
    height: 800,
    prepare: async (page) => {
      const csv = 'nam,ma_chi_doan,ma_doan_vien,doi_tuong,stt,tieu_chi,loai,noi_dung,so_luong,don_vi_tinh,han,ngay_dang_ky\n';
      const row = '2016,q8-p01-kp1,DV-7K3M,doan_vien,1,XX,viec_lam,Dọn hẻm mỗi sáng Chủ nhật,12,buổi,2016-12-01,2016-03-01\n';
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: 'dang-ky.csv', mimeType: 'text/csv', buffer: Buffer.from(csv + row) });
      await page.locator('[data-part=results], .results').first().waitFor();
      await page.waitForTimeout(1500);
    },
  },
  { name: 'so', path: 'so/', width: 390, height: 800 },
  ...['bat-dau', 'cai-dat'].map((name) => ({
    ...{ name, path: `admin/${name}/${name === 'cai-dat' ? '#don_vi/q8-p01-kp1' : ''}`, width: 390, height: 700 },
    ...{ guide: true as const, desk: true as const },
    prepare: async (page: Page) => {
      await page.locator('desk-begin[data-ready]').waitFor();
      if (name === 'cai-dat') await turnTo('[data-part=keys]')(page);
    },
  })),
  ...['phieu', 'so', 'nop'].map((name) => ({ name, path: `${name}/`, width: 390, height: 700, guide: true as const })),
];

await run(async (args) => {
  const { values } = optionsOf(
    args,
    {
      site: { type: 'string', default: 'dist' },
      out: { type: 'string' },
      only: { type: 'string', default: '' },
      tour: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    help,
  );
  if (values.help) {
    console.log(help);
    return 0;
  }
  const out = values.tour ? '.github/tour' : values.out;
  if (out === undefined) throw new Cure(`Thiếu --out.\n\n${help}`);
  if (!existsSync(join(values.site, 'index.html'))) throw new Cure(`Chưa có ${values.site}.\n  Chữa: npm run build`);
  mkdirSync(out, { recursive: true });
  const site = await serve(resolve(values.site));
  const people = await openPeople();
  const at = (path: string) => site.address.replace(/nop\/$/, path);
  const open = async ({ width, dark, print }: Look, height: number) => {
    const reader = await people.person(width, height);
    await reader.page.emulateMedia({ ...(dark && { colorScheme: 'dark' }), ...(print && { media: 'print' }), reducedMotion: 'reduce' });
    return reader;
  };
  if (values.tour) {
    const taken = tour.filter((one) => one.name.startsWith(values.only));
    const desk = taken.some((one) => one.desk) ? new RunningDesk() : undefined;
    await desk?.start();
    for (const { name, path, width, height, dark = false, prepare, guide, desk: atDesk } of taken) {
      progress(name);
      const { page, close } = await open({ width, dark }, height);
      // The desk's page keeps a connection open, by which it hears of changes.
      await page.goto(atDesk ? `${desk!.site}${path}` : at(path), { waitUntil: atDesk ? 'load' : 'networkidle' });
      await prepare?.(page);
      const small = sharp(await page.screenshot()).resize({ width: widthShown, withoutEnlargement: true });
      const files = await Promise.all([90, 80, 70, 60, 50].map((quality) => small.clone().webp({ quality, effort: 6 }).toBuffer()));
      writeFile(
        join(guide ? 'src/pages/tro-giup/_pictures' : out, `${name}.webp`),
        files.find((file) => file.length <= mostBytes) ?? files.at(-1)!,
      );
      await close();
    }
    await desk?.end();
  } else
    for (const [look, how] of Object.entries(looks)) {
      const { page, close } = await open(how, 900);
      for (const path of templatesOf(values.site).filter((one) => one.startsWith(values.only))) {
        progress(`${look} ${path}`);
        await page.goto(at(path), { waitUntil: 'load' });
        await page.screenshot({ path: join(out, `${path.replaceAll('/', '_') || 'trang-chu'}.${look}.png`), fullPage: true });
      }
      await close();
    }
  await people.close();
  await site.close();
  return 0;
});
