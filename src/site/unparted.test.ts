import { describe, expect, test } from 'vitest';
import { unparted, unpartedPage } from './unparted.ts';

const shown = (text: string) => text.replaceAll('\u00a0', '_').replaceAll('\u2060', '~');

describe('what is read as one', () => {
  test.each([
    ['Chi đoàn khu phố 3 – 4, phường 8', 'Chi đoàn khu phố_3 – 4, phường_8'],
    ['Quận Đoàn 8, Phường 14', 'Quận Đoàn_8, Phường_14'],
    ['quý I/2015, Mục III.1, tháng 9', 'quý_I/2015, Mục_III.1, tháng_9'],
    ['giai đoạn 2014 - 2017, 2015 – 2016', 'giai đoạn 2014_-~_2017, 2015_–~_2016'],
    ['Nghị quyết số 01 ngày 30/9/2013', 'Nghị quyết số_01 ngày_30/9/2013'],
    ['phường Tô Châu, số đông, năm học, đoàn viên, Chi đoàn IT', 'phường Tô Châu, số đông, năm học, đoàn viên, Chi đoàn IT'],
    ['3 – 4 chi đoàn', '3 – 4 chi đoàn'],
  ])('%s', (text, kept) => {
    expect(shown(unparted(text))).toBe(kept);
  });
  test('on a page only what is read: no tag, no script, no code', () => {
    const page =
      '<p title="phường 1">Đoàn <b>phường 1</b></p><script type="application/ld+json">{"a":"phường 1"}</script><code>phường 1</code> tháng 2';
    expect(shown(unpartedPage(page))).toBe(page.replace('<b>phường 1', '<b>phường_1').replace('tháng 2', 'tháng_2'));
  });
});
