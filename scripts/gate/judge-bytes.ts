import { createHash } from 'node:crypto';
import { Cure, gitModes, nobodyNamed, parseSubmissionPath, writeSubmission, type SenderId } from '../../src/domain/index.ts';
import type { Objects } from '../../src/host/objects.ts';
import type { Published } from './base.ts';
import type { SenderOf } from '../../src/host/event.ts';
import { judgeProposal, type JudgedProposal } from './judge.ts';
import type { GateVerdict } from './verdict.ts';

/** Judging files that are in no repository yet: of a form, or of a press on the checker's page. */

/** Who sends files, whether somebody has looked at them, and who can tell of earlier ones. */
export interface FilesSender {
  author: SenderId;
  seen: boolean;
  senderOf: SenderOf;
}

/** Files by the path they are meant for. */
export type SentFiles = ReadonlyMap<string, Uint8Array>;

const idOf = (bytes: Uint8Array): string => createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');

/** The gate's verdict on files, as if a commit brought them. */
const judgeBytes = async (store: Objects, published: Published, files: SentFiles, sender: FilesSender): Promise<JudgedProposal> => {
  const brought = new Map([...files.values()].map((bytes) => [idOf(bytes), bytes]));
  const all = [...files].map(async ([path, bytes]) => {
    const [id, standing] = [idOf(bytes), await published.idOf(path)];
    const before = standing === undefined ? { mode: gitModes.none, id: '' } : { mode: gitModes.file, id: standing };
    return standing === id ? [] : [{ path, before, after: { mode: gitModes.file, id } }];
  });
  return judgeProposal(store, published, {
    differences: (await Promise.all(all)).flat(),
    more: false,
    maintainer: false,
    ...sender,
    isForm: true,
    brought: {
      find: (id) => Promise.resolve({ id, type: 'blob', size: brought.get(id)!.length }),
      read: (id) => Promise.resolve(Buffer.from(brought.get(id)!)),
    },
  });
};

/** What may be handed on of files. */
export interface Understood {
  verdict: GateVerdict;
  /** What may be the name of a person stands in them: a branch of ours would keep it for ever. */
  perhapsNamed: boolean;
  /** Path → text, as every file was understood; undefined where the verdict or a name forbids to write any. */
  texts: ReadonlyMap<string, string> | undefined;
  /** The paths whose text differs from what stands published. */
  differing: readonly string[];
}

/**
 * Judges files, and what would be written of them: what was judged is what is written, row by row, and no file is read a
 * second time.
 */
export const understand = async (store: Objects, published: Published, files: SentFiles, sender: FilesSender): Promise<Understood> => {
  const { verdict, accepted } = await judgeBytes(store, published, files, sender);
  const perhapsNamed = !sender.seen && verdict.gate.some((told) => told.code === nobodyNamed.code);
  if (verdict.verdict === 'refused' || perhapsNamed) return { verdict, perhapsNamed, texts: undefined, differing: [] };

  const texts = new Map(
    [...files].map(([path, bytes]) => {
      const rows = accepted.get(path)?.rows;
      // A file of which no row was judged is the one that stands published, byte by byte.
      return [path, rows ? writeSubmission(parseSubmissionPath(path)!.kind, rows) : Buffer.from(bytes).toString('utf8')];
    }),
  );
  const written = new Map([...texts].map(([path, text]) => [path, Buffer.from(text)]));
  const again = await judgeBytes(store, published, written, sender);
  if (again.verdict.verdict === 'refused')
    throw new Cure(
      `Bản viết lại của ${[...texts.keys()].join(', ')} không qua được lần xét thứ hai.\n  Chữa: báo người phụ trách kỹ thuật.`,
    );
  const standing = await Promise.all(
    [...written].map(async ([path, bytes]) => [path, (await published.idOf(path)) === idOf(bytes)] as const),
  );
  // What was sent may differ from the published files in its form only.
  const differing = standing.filter(([, stands]) => !stands).map(([path]) => path);
  return { verdict: differing.length > 0 ? verdict : again.verdict, perhapsNamed, texts, differing };
};
