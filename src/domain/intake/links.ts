/** Where a link that somebody wrote leads, by its address alone. */
export type LinkPlace =
  /** A page of this site: `path` begins with `/`, its marks in NFC. */
  | { kind: 'page'; path: string; anchor: string }
  /** A file of `content/media`, by its name. */
  | { kind: 'media'; name: string }
  /** A place on the page it stands on. */
  | { kind: 'anchor'; anchor: string }
  /** Another site, a mail address or a telephone. */
  | { kind: 'outside' }
  /** Nothing that a reader of the site could or should follow. */
  | { kind: 'refused'; reason: LinkFault };

/** Why a link is refused → the words people read. */
export const linkFaults = {
  trong: 'chưa có địa chỉ',
  hong: 'không mở được: thiếu tên trang',
  'may-nay': 'chỉ mở được trên máy của người viết',
  tep: 'là một tệp trên máy của người viết',
  'chay-lenh': 'không phải địa chỉ của một trang',
  'thieu-giao-thuc': 'thiếu “https:” ở đầu',
  'co-mat-khau': 'có tên và mật khẩu đăng nhập ở trong',
  'tuong-doi': 'không viết từ đầu trang: thiếu dấu / ở đầu',
} as const;
export type LinkFault = keyof typeof linkFaults;

const refused = (reason: LinkFault): LinkPlace => ({ kind: 'refused', reason });

/** Hosts that mean the reader's own machine or network, in the form that the URL standard gives them. */
const onThisMachine = (host: string): boolean =>
  /^(localhost|.*\.localhost|.*\.local|.*\.internal|\[::1?\]|\[::ffff:7f[\da-f:]*\]|0\.0\.0\.0|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+|169\.254\.\d+\.\d+)\.?$/.test(
    host,
  );

/** A part of an address as people read it; undefined where its percent signs say nothing. */
const decoded = (part: string): string | undefined => {
  try {
    return decodeURIComponent(part).normalize('NFC');
  } catch {
    return undefined;
  }
};

/** The PDFs of `content/media` that a text leads to, by name, each once. */
export const attachmentsNamed = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/@media\/([\w.-]+\.pdf)/g)].map(([, name]) => name!)),
];

/** Reads the address of a link or picture as Markdown gives it. Never throws. */
export const linkPlace = (address: string): LinkPlace => {
  // Browsers drop these before they read an address: `java\tscript:` runs.
  // eslint-disable-next-line no-control-regex
  const url = address.replace(/[\u0000-\u0020\u007f\u00a0\u200b-\u200f\u2060\ufeff]/g, '');
  if (url === '') return refused('trong');
  if (url.startsWith('@media/')) return { kind: 'media', name: decoded(url.slice('@media/'.length)) ?? '' };
  if (url.startsWith('#')) return { kind: 'anchor', anchor: decoded(url.slice(1)) ?? '' };
  if (/^[/\\]{2}/.test(url)) return refused('thieu-giao-thuc');
  if (url.startsWith('/') && !url.includes('\\')) {
    const [, path, anchor = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(url)!;
    const known = decoded(path!);
    return known === undefined ? refused('hong') : { kind: 'page', path: known, anchor: decoded(anchor) ?? '' };
  }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]!.toLowerCase();
  // `C:\Users\…` is a file too.
  if (scheme === 'file' || (scheme !== undefined && /^[a-z]:[/\\]/i.test(url)) || url.includes('\\')) return refused('tep');
  if (scheme === undefined) return refused('tuong-doi');
  if (scheme === 'mailto' || scheme === 'tel') return url.length > scheme.length + 1 ? { kind: 'outside' } : refused('hong');
  if (scheme !== 'https' && scheme !== 'http') return refused('chay-lenh');
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return refused('hong');
  const { hostname, username, password } = new URL(url);
  if (username || password) return refused('co-mat-khau');
  if (onThisMachine(hostname)) return refused('may-nay');
  // A name without a dot is of somebody's own network, or a slip.
  return hostname.includes('.') || hostname.startsWith('[') ? { kind: 'outside' } : refused('hong');
};
