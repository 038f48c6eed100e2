import { expect, test } from 'vitest';
import { readCopy, type CopiedFile } from './repository-copy.ts';

/** A copy is the same whichever of its folders was chosen: `content` alone spares the browser all that stands beside it. */

const file = (text: string): CopiedFile => {
  const bytes = new TextEncoder().encode(text);
  return { size: bytes.length, bytes: () => bytes, chunks: () => [bytes] };
};
const texts = {
  'content/site.json': '{"name":"Sổ"}',
  'content/units/mini.json': '{"units":[]}',
  'content/submissions/q8-p01-kp1/2016/dang-ky.csv': 'nam\n',
};
const copyBelow = (folder: string) =>
  readCopy(new Map(Object.entries({ ...texts, 'README.md': 'x' }).map(([path, text]) => [`${folder}${path}`, file(text)])));

test.each(['', 'kho/', 'tai-ve/kho-main/'])('what was chosen stands in “%s”', (folder) => {
  const { site, units, submissions, strays } = copyBelow(folder);
  const paths = [site, ...units, ...submissions].map((one) => one!.path);
  expect({ paths: paths.sort(), strays }).toEqual({ paths: Object.keys(texts).sort(), strays: [] });
});
