import { filesOf } from '../../publish/named-files.ts';

/** One page of every template of a built site: where a template makes many, the one in the middle of their list. */
export const templatesOf = (dist: string): string[] => {
  const pages = filesOf(dist).filter((file) => file.endsWith('.html') && !file.startsWith('admin/'));
  const shape = (file: string) => {
    const [room = '', first = '', second = ''] = file.replace(/(^|\/)index\.html$/, '').split('/');
    const named = ['danh-gia', 'doi-chieu', 'cam-nang', 'phieu-dang-ky', 'xac-minh', 'mau', 'p09', 'p16', 'p19'];
    return [room, named.includes(first) ? first : first && '*', second && (second === 'giay' ? second : '*')].join('/');
  };
  return [...Map.groupBy(pages.sort(), shape).values()].map((list) => list[Math.floor(list.length / 2)]!.replace(/index\.html$/, ''));
};
