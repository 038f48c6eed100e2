import { checksOut, isIssuedForm } from '../../schema/member-code.ts';
import { columnSaying, kindsOfMembers } from '../../schema/row-fields.ts';
import type { SubmissionRule } from '../rule.ts';

/**
 * Ensure that a code issued by a branch's notebook was copied rightly. A code that a branch made up itself may look the same
 * and has no check: where most codes of that form do not check out, nobody issued them, and nothing is said.
 */
export const codeChecksOut: SubmissionRule = {
  code: 'ma-go-nham',
  words: {
    title: 'Mã đoàn viên gõ nhầm',
    what: 'Mã ở dòng này có một chữ gõ nhầm hay hai chữ đổi chỗ: chữ cuối, dùng để soát mã, không khớp.',
    cure: 'Mở sổ chi đoàn, chép lại mã của người ấy rồi sửa ở dòng này.',
    example: { wrong: 'Mã đoàn viên\n7K3-MQ2-XG\n7K3-QM2-XG', right: 'Mã đoàn viên\n7K3-MQ2-XG' },
  },
  severity: 'error',
  kinds: kindsOfMembers,
  ofMember: true,
  clause: 'Mã do sổ chi đoàn cấp, chữ cuối để soát',
  *check({ kind, file: { rows } }) {
    let issued = 0;
    const wrong: [code: string, rows: readonly number[]][] = [];
    for (const [code, found] of rows.groups(columnSaying(kind, 'member')))
      if (isIssuedForm(code)) {
        issued += 1;
        if (!checksOut(code)) wrong.push([code, found]);
      }
    if (wrong.length * 2 > issued) return;
    for (const [member, found] of wrong) yield { rows: [...found], field: 'member', member, values: {} };
  },
};
