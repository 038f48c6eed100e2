import { createHash } from 'node:crypto';
import { branchOf, receiptTrailer, signIn, type HandedIn, type HandInHost } from '../../src/host/hand-in.ts';
import type { Objects } from '../../src/host/objects.ts';
import { turnOf, type WaitingPull } from '../../src/host/waiting.ts';
import type { UnitKey } from '../gate/base.ts';
import type { InTurn } from '../desk/api.ts';
import { mainRef, type DeskStore } from '../desk/store.ts';
import { judgeCommits } from '../gate/judge.ts';
import type { GateDecision } from '../gate/verdict.ts';

/**
 * The repository on this machine as the place where hand-ins go: branches are branches, the gate that judges them is the gate,
 * and what it accepts goes into main at once, as one commit. What waits for a person waits on its branch.
 */

/** Whoever sits at this machine holds the repository in her hands: for her every unit has a key that needs no typing. */
export const keyHere = (unit: string): UnitKey => ({
  hash: createHash('sha256').update(`may nay ${unit}`).digest('hex'),
  issued: '2000-01-01',
});

export class LocalHandIns implements HandInHost {
  readonly #folder: string;
  readonly #store: DeskStore;
  readonly #inTurn: InTurn;
  readonly #say: (line: string) => void;
  readonly objects: Objects;

  constructor({ folder, store, inTurn, say }: { folder: string; store: DeskStore; inTurn: InTurn; say: (line: string) => void }) {
    this.#folder = folder;
    this.#store = store;
    this.#inTurn = inTurn;
    this.#say = say;
    this.objects = {
      find: (name) => store.reading((objects) => objects.find(name)),
      read: (name) => store.reading((objects) => objects.read(name)),
      list: (name, most) => store.reading((objects) => objects.list(name, most)),
      lines: (commit, path) => store.reading((objects) => objects.lines(commit, path)),
    };
  }

  async base(): Promise<string> {
    return (await this.#store.resolve(mainRef))!;
  }

  find(branch: string): Promise<HandedIn | undefined> {
    return this.#inTurn(async () => (await this.#merged(branch)) ?? (await this.#judged(branch)));
  }

  branch(name: string, parent: string, files: ReadonlyMap<string, string>, message: string): Promise<void> {
    return this.#inTurn(async () => {
      const ref = `refs/heads/${name}`;
      if (await this.#store.resolve(ref)) return;
      const changes = await Promise.all([...files].map(async ([path, text]) => ({ path, id: await this.#store.write(text) })));
      const tree = await this.#store.treeWith(parent, changes);
      const commit = await this.#store.commit(tree!, [parent], message);
      await this.#store.move([{ ref, from: undefined, to: commit }]);
    });
  }

  /** What waits on branches, judged anew: what may go in by now goes in. */
  async waiting(): Promise<readonly WaitingPull[]> {
    const branches = (await this.#store.git('for-each-ref', '--format=%(refname:short)', 'refs/heads/nop')).split('\n');
    const waiting: WaitingPull[] = [];
    for (const branch of branches.filter((one) => signIn(one) !== undefined)) {
      const standing = await this.find(branch);
      if (standing?.state !== 'open') continue;
      const { title, made, gate } = standing;
      waiting.push({ name: branch.slice(branchOf('').length), kind: 'lan-nop', title, since: made, turn: turnOf(gate) });
    }
    return waiting.sort((a, b) => a.since.getTime() - b.since.getTime());
  }

  async open(branch: string): Promise<HandedIn> {
    return (await this.find(branch))!;
  }

  /** The commit of main that a hand-in became. */
  async #merged(branch: string): Promise<HandedIn | undefined> {
    const trailer = `^${receiptTrailer}: ${branch.slice(branchOf('').length)}$`;
    const found = await this.#store.git('log', '-1', '--format=%cI%x09%s', `--grep=${trailer}`, mainRef);
    return found === '' ? undefined : this.#standing(found, 'merged', undefined);
  }

  /** Lets the gate judge what waits on a branch, and takes it into main where it may. */
  async #judged(branch: string): Promise<HandedIn | undefined> {
    const tip = await this.#store.resolve(`refs/heads/${branch}`);
    if (tip === undefined) return undefined;
    const made = await this.#store.git('log', '-1', '--format=%cI%x09%s', tip);
    const base = await this.base();
    const { verdict } = await judgeCommits(this.#folder, {
      base,
      head: tip,
      author: signIn(branch)!,
      maintainer: false,
      ownKeys: (unit) => [keyHere(unit)],
    });
    if (verdict === 'accepted') {
      const { tree, conflicts } = await this.#store.mergeTrees(base, tip);
      if (conflicts.length > 0) return this.#standing(made, 'open', 'failure');
      const commit = await this.#store.commit(tree, [base], await this.#store.git('log', '-1', '--format=%B', tip));
      await this.#store.move([
        { ref: mainRef, from: base, to: commit },
        { ref: `refs/heads/${branch}`, from: tip, to: undefined },
      ]);
      return this.#standing(made, 'merged', undefined);
    }
    if (verdict === 'review')
      this.#say(`Lần nộp chờ người xem. Xem: git fetch .desk ${branch} && git diff main...FETCH_HEAD; nhận: git merge FETCH_HEAD`);
    return this.#standing(made, 'open', gates[verdict]);
  }

  #standing(line: string, state: HandedIn['state'], gate: HandedIn['gate']): HandedIn {
    const [made = '', title = ''] = line.split('\t');
    return { title, made: new Date(made), state, gate };
  }
}

const gates: Readonly<Record<GateDecision, HandedIn['gate']>> = { accepted: 'success', review: 'pending', refused: 'failure' };
