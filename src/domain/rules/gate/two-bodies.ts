import type { Rows } from '../../intake/rows.ts';
import { rowsOf } from '../../year/rows-of.ts';
import { parseSubmissionPath } from '../../schema/path.ts';
import { isSenderOf } from '../../schema/unit.ts';
import { actingFor, type GateChange, type GateRule, type NewRecognition } from './gate.ts';

/**
 * A branch proposes and another body recognises: two hand-ins by two senders (Q L62 “Trên cơ sở đề nghị của chi đoàn … Ban Chấp
 * hành Đoàn cơ sở họp xét và công nhận”; R8, R9, Q-34, Q-35).
 */

/** Of each branch, the members whose recognition is new or other than it was. */
export const recognisedAnew = (rows: Rows, before: Rows | undefined): ReadonlyMap<string, ReadonlySet<string>> => {
  const stood = new Set([...rowsOf('cong-nhan', before)].map(({ branch, member, rating }) => `${branch} ${member} ${rating}`));
  const found = new Map<string, Set<string>>();
  for (const { branch, member, rating } of rowsOf('cong-nhan', rows))
    if (!stood.has(`${branch} ${member} ${rating}`)) found.set(branch, (found.get(branch) ?? new Set<string>()).add(member));
  return found;
};

const source = 'Q L62 “Trên cơ sở đề nghị của chi đoàn … Ban Chấp hành Đoàn cơ sở họp xét và công nhận” (R8, R9, Q-34, Q-35)';

const nameOf = ({ forest }: GateChange, { branch }: NewRecognition): string => forest.get(branch)?.name ?? branch;

/** Ensure that a branch's proposals stand before somebody else recognises them: one change does not bring both. */
export const proposalFirst: GateRule = {
  code: 'de-nghi-cung-cong-nhan',
  words: {
    title: 'Đề nghị và công nhận trong một lần nộp',
    what: 'Lần nộp này vừa có đề nghị của {unit} vừa có công nhận cho chính đề nghị ấy.',
    cure: 'Chia làm hai: chi đoàn nộp đề nghị (danh-gia.csv) trước; nơi công nhận họp xét rồi người của nơi ấy nộp cong-nhan.csv.',
    example: {
      wrong: 'q8-p01-kp1/2016/danh-gia.csv và q8-p01/2016/cong-nhan.csv | một lần nộp',
      right: 'q8-p01-kp1/2016/danh-gia.csv | chi đoàn nộp trước\nq8-p01/2016/cong-nhan.csv | nơi công nhận nộp sau',
    },
  },
  severity: 'error',
  source,
  *check(change) {
    // Of what several people handed in and the queue merges as one, the next rule speaks.
    if (change.maintainer) return;
    for (const one of change.recognitions) if (one.proposers === 'here') yield { file: one.path, values: { unit: nameOf(change, one) } };
  },
};

/** Why a second person should look at a recognition: its sender stands on the branch's side too. */
const reasonOf = (change: GateChange, { path, branch, proposers }: NewRecognition): string | undefined => {
  const { author, maintainer, forest } = change;
  if (proposers === 'here') return maintainer ? 'đề nghị và công nhận cùng đến một lượt' : undefined;
  if (proposers.includes(author)) return 'đề nghị ấy cũng do tài khoản này nộp';
  const recogniser = forest.get(parseSubmissionPath(path)!.unit);
  const isOfBoth = isSenderOf(forest.get(branch) ?? {}, author) && recogniser && actingFor(change, recogniser);
  return isOfBoth ? 'tài khoản này cũng là người nộp của chi đoàn ấy' : undefined;
};

/** Hold a recognition that the hand of the proposal hands in, or one that stands for the branch too, for a second person. */
export const secondPerson: GateRule = {
  code: 'mot-nguoi-hai-phia',
  words: {
    title: 'Một người nộp cả đề nghị và công nhận',
    what: 'Tệp này công nhận đề nghị của {unit}, mà {reason}.',
    cure: 'Người thứ hai ở nơi công nhận nộp tệp này; hoặc chờ người phụ trách đối chiếu biên bản họp xét rồi nhập.',
    example: { wrong: 'danh-gia.csv và cong-nhan.csv | một tài khoản', right: 'danh-gia.csv và cong-nhan.csv | hai tài khoản' },
  },
  severity: 'warning',
  source,
  *check(change) {
    for (const one of change.recognitions) {
      const reason = reasonOf(change, one);
      if (reason !== undefined) yield { file: one.path, values: { unit: nameOf(change, one), reason } };
    }
  },
};

/** Hold a recognition of which history does not tell who handed in the proposal. */
export const knownProposer: GateRule = {
  code: 'chua-ro-ai-de-nghi',
  words: {
    title: 'Chưa rõ ai đã nộp đề nghị',
    what: 'Lịch sử của kho không cho biết tài khoản nào đã nộp đề nghị của {unit}, nên máy chưa thấy được đó là hai người.',
    cure: 'Không phải làm gì thêm; người phụ trách xem đề nghị ấy do ai nộp rồi nhập.',
    example: { wrong: 'danh-gia.csv | chưa rõ ai nộp', right: 'danh-gia.csv | tài khoản của chi đoàn nộp' },
  },
  severity: 'warning',
  source,
  *check(change) {
    for (const one of change.recognitions)
      if (one.proposers !== 'here' && one.proposers.includes(undefined) && reasonOf(change, one) === undefined)
        yield { file: one.path, values: { unit: nameOf(change, one) } };
  },
};
