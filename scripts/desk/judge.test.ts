import { expect, test } from 'vitest';
import { main } from '../tests/gate-root.ts';
import { DeskJudge } from './judge.ts';
import type { DeskStore } from './store.ts';

/** What the desk remembers of main while it moves on. */

test('a reading of an older main that fails takes nothing from what was read since', async () => {
  const reads: string[] = [];
  const readings = new Map<string, ReturnType<typeof Promise.withResolvers>>();
  const texts = new Map(Object.entries(main).map(([path, text]) => [path, Buffer.from(text as string)]));
  const store = {
    resolve: (name: string) => Promise.resolve(`tree of ${name}`),
    filesBelow: async (version: string) => {
      reads.push(version);
      await readings.get(version)?.promise;
      return [...texts.keys()].map((path) => ({ path, id: path }));
    },
    reading: (work: (objects: unknown) => unknown) => work({ read: (id: string) => Promise.resolve(texts.get(id)) }),
  } as unknown as DeskStore;
  const judge = new DeskJudge(store);
  const late = Promise.withResolvers();
  readings.set('older', late);
  const older = judge.issues('older', new Map());
  await Promise.resolve();
  await judge.issues('newer', new Map());
  late.reject(new Error('kho bận'));
  await expect(older).rejects.toThrow('kho bận');
  await judge.issues('newer', new Map());
  expect(reads).toEqual(['older', 'newer']);

  readings.set('broken', Promise.withResolvers());
  const broken = judge.issues('broken', new Map());
  readings.get('broken')!.reject(new Error('kho bận'));
  await expect(broken).rejects.toThrow('kho bận');
  readings.delete('broken');
  await judge.issues('broken', new Map());
  expect(reads, 'and one that failed is read again').toEqual(['older', 'newer', 'broken', 'broken']);
});
