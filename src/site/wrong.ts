import { reportAddress } from '../host/addresses.ts';

/** “Sai ở đâu?”: a report that is begun already, so that whoever sees a mistake has only to say what is wrong. */

export interface Wrong {
  href: string;
  /** What stands behind the link: a letter, or a slip that needs an account. */
  kind: 'letter' | 'slip';
}

/**
 * @param address where the page stands, in full
 * @param day the day its figures are of, as read
 * @param mails the addresses of whoever answers for the page; with none, the slip in the repository; with neither, a letter without an address
 */
export const wrongWay = (title: string, address: string, day: string, mails: readonly string[], repository: string | undefined): Wrong => {
  const subject = `Chỗ sai ở trang “${title}”`;
  const body = [
    `Trang: ${address}`,
    `Số liệu tính đến: ${day}`,
    'Chỗ sai: ',
    'Đúng ra là: ',
    'Căn cứ (văn bản, tệp nào): ',
    '',
    'Xin đừng ghi họ tên, ngày sinh hay số điện thoại của đoàn viên.',
  ].join('\n');
  return mails.length === 0 && repository !== undefined
    ? { href: reportAddress(repository, subject, body), kind: 'slip' }
    : {
        href: `mailto:${mails.join(',')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`,
        kind: 'letter',
      };
};
