import { recognisedAnew, submissionPath, type NewRecognition, type Report, type SenderId } from '../../src/domain/index.ts';
import type { Objects } from '../../src/host/objects.ts';
import type { Published } from './base.ts';
import type { SenderOf } from '../../src/host/event.ts';

/** What a change newly recognises, and who handed in the proposals for it as they stand published (Q L62 “Trên cơ sở đề nghị của chi đoàn”). */
export const recognitionsOf = async (
  store: Objects,
  {
    published,
    before,
    after,
    brought,
    senderOf,
  }: { published: Published; before: Report; after: Report; brought: ReadonlyMap<string, Uint8Array>; senderOf: SenderOf },
): Promise<NewRecognition[]> => {
  const stood = new Map(before.accepted.map((file) => [file.path, file.rows]));
  const found: NewRecognition[] = [];
  for (const { path, kind, year, rows } of after.accepted) {
    if (kind !== 'cong-nhan' || !brought.has(path)) continue;
    for (const [branch, members] of recognisedAnew(rows, stood.get(path))) {
      const proposals = submissionPath(branch, year, 'danh-gia');
      if (brought.has(proposals)) found.push({ path, branch, proposers: 'here' });
      else found.push({ path, branch, proposers: await proposersOf(store, { published, proposals, members, senderOf }) });
    }
  }
  return found;
};

/** Who handed in these members' rows of a published file. */
const proposersOf = async (
  store: Objects,
  {
    published,
    proposals,
    members,
    senderOf,
  }: { published: Published; proposals: string; members: ReadonlySet<string>; senderOf: SenderOf },
): Promise<readonly (SenderId | undefined)[]> => {
  const lines = await store.lines(published.commit, proposals);
  const commits = new Set(lines.filter(({ text }) => text.split(',').some((cell) => members.has(cell))).map(({ commit }) => commit));
  const senders = new Set(await Promise.all([...commits].map(senderOf)));
  return senders.size > 0 ? [...senders] : [undefined];
};
