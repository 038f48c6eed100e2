import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { collections, type CollectionName } from '../../../src/domain/index.ts';
import { writeFile } from '../../command/write.ts';
import { at, honourData, mini } from '../mini.ts';
import { makeWorkingCopy, onlyRooms, terminal, withoutRooms } from './working-copy.ts';

/** One entry as a test writes it: front matter and text. */
export interface SmallEntry {
  collection: CollectionName;
  id: string;
  data: object;
  body?: string;
}

/** Members whose year 2016 was recognised by 12-NQ/BCH, so that as many honours may follow. */
const members = Array.from({ length: 20 }, (_, i) => `DV-${i + 1}A`);
const recognised = {
  [at('q8-p01-kp1', 'danh-gia')]: members.map((code) => `2016,q8-p01-kp1,${code},hoan_thanh_tot,,`).join('\n'),
  [at('q8-p01', 'cong-nhan')]: members.map((code) => `2016,q8-p01,q8-p01-kp1,${code},hoan_thanh_tot,,12-NQ/BCH,2016-10-08`).join('\n'),
};

/** An honour of a person, shown, with a consent to everything; changed where `more` says. */
export const honour = (id: string, more: object = {}, body = ''): SmallEntry => ({
  collection: 'honours',
  id,
  data: honourData({
    title: 'Đoàn viên tiêu biểu',
    recipientKind: 'ca_nhan',
    ratedEnough: 'co',
    recipient: `Người Mẫu ${id}`,
    recognition: '12-NQ/BCH',
    consent: { record: 'PĐY-1', day: '2016-10-21', scope: ['ten', 'anh', 'cau_chuyen'], until: '2019-01-01', minor: 'khong' },
    sample: true,
    ...more,
  }),
  body,
});

/** This software over a root of a handful of units: it is built in a fraction of the time that the sample takes. */
export class SmallRoot {
  readonly folder = makeWorkingCopy();

  /** @param rooms the only ones of the site that the test opens; none named, all but the desk and the pages on errors */
  constructor(...rooms: readonly string[]) {
    rmSync(join(this.folder, 'content'), { recursive: true });
    if (rooms.length > 0) onlyRooms(this.folder, ...rooms);
    else withoutRooms(this.folder);
    const raw = mini(recognised);
    for (const { path, data } of [raw.site!, ...raw.units, ...raw.programmes]) this.write(path, JSON.stringify(data));
    for (const { collection, id, data, body } of raw.entries) this.put({ collection, id, data: data as object, body });
    for (const { path, chunks } of raw.submissions) this.write(path, Buffer.concat([...chunks()]));
  }

  write(path: string, content: string | Uint8Array): void {
    writeFile(join(this.folder, path), content);
  }

  put({ collection, id, data, body = '' }: SmallEntry): void {
    this.write(`content/${collections[collection].folder}/${id}.md`, `---\n${stringify(data)}---\n${body}`);
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { force: true, recursive: true });
  }

  /** Runs a command of this project in the root. */
  run(...args: readonly string[]): { status: number | null; said: string } {
    const done = spawnSync(process.execPath, args, { cwd: this.folder, env: terminal(), encoding: 'utf8' });
    return { status: done.status, said: `${done.stdout}${done.stderr}` };
  }

  get dist(): string {
    return join(this.folder, 'dist');
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
