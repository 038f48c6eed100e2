import { memberStates } from '../../schema/submission.ts';
import type { Unit } from '../../schema/unit.ts';
import { shortDay } from '../../vietnamese.ts';
import { hasCome, type MemberListing } from '../../year/membership.ts';
import type { SubmissionRule } from '../rule.ts';

/** Point out a code that two branches of an organisation list as theirs in the same year: a transfer nobody marked, or two people. */
export const oneBranchAPerson: SubmissionRule = {
  code: 'ma-o-hai-noi',
  words: {
    title: 'Mã đang có ở hai chi đoàn',
    what: 'Mã ở dòng này cũng đang sinh hoạt trong danh sách của {other}.',
    cure: 'Nếu người ấy đã chuyển, nơi đi ghi “{left}”, nơi đến ghi “{came}”; nếu là hai người, một chi đoàn đổi mã.',
    example: {
      wrong: 'Mã chi đoàn | Mã đoàn viên | Tình trạng\nq8-p01-kp1 | DV-1A | Đang sinh hoạt\nq8-p01-kp2 | DV-1A | Đang sinh hoạt',
      right: 'Mã chi đoàn | Mã đoàn viên | Tình trạng\nq8-p01-kp1 | DV-1A | Chuyển đi trong năm\nq8-p01-kp2 | DV-1A | Chuyển đến trong năm',
    },
  },
  severity: 'warning',
  kinds: ['doan-vien'],
  clause: 'K L53, Q L76 (K-38, Q-47)',
  *check({ own, alsoListed }) {
    const { chuyen_di: left, chuyen_den: came } = memberStates;
    for (const { row, member, state } of own.each('doan-vien')) {
      const other = state === 'chuyen_di' ? undefined : alsoListed(member).find((listing) => listing.state !== 'chuyen_di');
      if (other) yield { rows: [row], field: 'member', values: { other: other.unit.name, left, came } };
    }
  },
};

/** Point out a code that one branch lists as gone while another has it without saying that it came: nobody is joined unasked. */
export const transferOnBothLists: SubmissionRule = {
  code: 'chuyen-mot-noi-ghi',
  words: {
    title: 'Chuyển mà chỉ một nơi ghi',
    what: '{other} ghi mã ở dòng này là chuyển đi, còn ở đây chưa ghi là chuyển đến, nên đăng ký và kết quả ở hai nơi chưa được nhập làm một.',
    cure: 'Nếu là cùng một người thì ghi “{came}” ở dòng này (ai đi làm ăn xa thì điền ngày chuyển); nếu là hai người thì một chi đoàn đổi mã.',
    example: {
      wrong: 'Mã chi đoàn | Mã đoàn viên | Tình trạng\nq8-p01-kp1 | DV-1A | Chuyển đi trong năm\nq8-p01-kp2 | DV-1A | Đang sinh hoạt',
      right: 'Mã chi đoàn | Mã đoàn viên | Tình trạng\nq8-p01-kp1 | DV-1A | Chuyển đi trong năm\nq8-p01-kp2 | DV-1A | Chuyển đến trong năm',
    },
  },
  severity: 'warning',
  kinds: ['doan-vien'],
  clause: 'K L53, Q L76 (K-38, Q-47)',
  *check({ own, alsoListed }) {
    for (const { row, member, state } of own.each('doan-vien')) {
      const other = state === 'chuyen_di' ? undefined : alsoListed(member).find((listing) => listing.state === 'chuyen_di');
      if (other) yield { rows: [row], field: 'state', values: { other: other.unit.name, came: memberStates.chuyen_den } };
    }
  },
};

/** Point out somebody who came here, by this list, before she left where she was, by the other: from which day on each branch answers for her is not clear. */
export const cameAfterLeaving: SubmissionRule = {
  code: 'den-truoc-khi-di',
  words: {
    title: 'Chuyển đến trước ngày chuyển đi',
    what: 'Ngày chuyển đến ở dòng này đứng trước ngày {other} ghi người ấy chuyển đi ({day}).',
    cure: 'Xem lại hai ngày với nơi kia: ngày chuyển đến không sớm hơn ngày chuyển đi.',
    example: {
      wrong:
        'Mã chi đoàn | Mã đoàn viên | Tình trạng | Ngày chuyển\nq8-p01-kp1 | DV-1A | Chuyển đi trong năm | 01/08/2016\nq8-p01-kp2 | DV-1A | Chuyển đến trong năm | 01/03/2016',
      right:
        'Mã chi đoàn | Mã đoàn viên | Tình trạng | Ngày chuyển\nq8-p01-kp1 | DV-1A | Chuyển đi trong năm | 01/08/2016\nq8-p01-kp2 | DV-1A | Chuyển đến trong năm | 01/08/2016',
    },
  },
  severity: 'warning',
  kinds: ['doan-vien'],
  clause: 'K L53, Q L74, L76 (K-38, Q-46, Q-47)',
  *check({ own, leftBefore }) {
    for (const { row, member, state, moved } of own.each('doan-vien')) {
      // Who works away came too, where the day says so.
      if (moved === '' || !hasCome({ state, moved })) continue;
      const left = leftBefore(member).find((listing) => listing.moved > moved);
      if (left) yield { rows: [row], field: 'moved', values: { other: left.unit.name, day: shortDay(left.moved) } };
    }
  },
};

/** Point out somebody who left two branches for one, where the lists do not say which she left first: the last of them speaks for her, and nobody knows which it is. */
export const leftInOrder: SubmissionRule = {
  code: 'roi-hai-noi-chua-ro',
  words: {
    title: 'Rời hai chi đoàn, chưa rõ nơi nào trước',
    what: 'Người ở dòng này cũng được {other} ghi là chuyển đi trong năm; ngày chuyển chưa cho biết người ấy rời nơi nào trước.',
    cure: 'Điền ngày chuyển ở danh sách của cả hai nơi: nơi rời trước ghi ngày sớm hơn.',
    example: {
      wrong:
        'Mã chi đoàn | Mã đoàn viên | Tình trạng | Ngày chuyển\nq8-p01-kp1 | DV-1A | Chuyển đi trong năm | \nq8-p01-kp2 | DV-1A | Chuyển đi trong năm | \nq8-cd-thue | DV-1A | Chuyển đến trong năm | ',
      right:
        'Mã chi đoàn | Mã đoàn viên | Tình trạng | Ngày chuyển\nq8-p01-kp1 | DV-1A | Chuyển đi trong năm | 15/04/2016\nq8-p01-kp2 | DV-1A | Chuyển đi trong năm | 01/08/2016\nq8-cd-thue | DV-1A | Chuyển đến trong năm | 01/08/2016',
    },
  },
  severity: 'warning',
  kinds: ['doan-vien'],
  clause: 'K L53, Q L76 (K-38, Q-47)',
  *check({ own, leftBefore, beganAs }) {
    // Of a branch that others became this year, their lists say that she was there before.
    const isHeir = (unit: Unit) => beganAs(unit).length > 0;
    for (const { row, member, state, moved } of own.each('doan-vien')) {
      if (state !== 'chuyen_di' || isHeir(own.unit)) continue;
      const isInOrder = (other: MemberListing) => moved !== '' && other.moved !== '' && other.moved !== moved;
      const other = leftBefore(member).find((listing) => listing.unit !== own.unit && !isHeir(listing.unit) && !isInOrder(listing));
      if (other) yield { rows: [row], field: 'moved', values: { other: other.unit.name } };
    }
  },
};

/** Point out people of a branch that became this one who stand in no list of it: they are counted here, and nobody drops out in silence. */
export const everybodyCameAlong: SubmissionRule = {
  code: 'nguoi-cu-chua-ghi',
  words: {
    title: 'Người của chi đoàn cũ chưa có trong danh sách',
    what: '{count} người của chi đoàn đã nhập vào đây chưa có trong danh sách này. Họ vẫn được tính ở đây.',
    cure: 'Thêm mã của họ vào danh sách; ai đã đi nơi khác thì ghi “{left}”.',
    example: {
      wrong: 'Mã đoàn viên | Tình trạng\nDV-1A | Đang sinh hoạt',
      right: 'Mã đoàn viên | Tình trạng\nDV-1A | Đang sinh hoạt\nDV-2B | Chuyển đi trong năm',
    },
  },
  severity: 'warning',
  kinds: ['doan-vien'],
  clause: 'K L53, Q L76 (K-38, Q-47)',
  *check({ own }) {
    let count = 0;
    for (const { code, listed } of own.people()) if (listed && !own.byMember('doan-vien').has(code)) count += 1;
    if (count > 0) yield { rows: [], values: { count, left: memberStates.chuyen_di } };
  },
};

/** Point out people of a branch that was split who stand in no list of what it became: the one that ended still counts them. */
export const nobodyLeftBehind: SubmissionRule = {
  code: 'nguoi-cu-o-lai',
  words: {
    title: 'Người của chi đoàn đã chia tách chưa về đâu',
    what: '{count} người của {unit} chưa có trong danh sách này, cũng chưa có ở chi đoàn tiếp nối nào khác, nên vẫn đứng ở chi đoàn cũ.',
    cure: 'Ai về đây thì thêm mã vào danh sách này; ai đã đi nơi khác thì danh sách của chi đoàn cũ ghi “{left}”.',
    example: {
      wrong: 'Mã đoàn viên | Tình trạng\nDV-1A | Đang sinh hoạt',
      right: 'Mã đoàn viên | Tình trạng\nDV-1A | Đang sinh hoạt\nDV-2B | Đang sinh hoạt',
    },
  },
  severity: 'warning',
  kinds: ['doan-vien'],
  clause: 'K L53, Q L76 (K-38, Q-47)',
  *check({ own, content: { forest } }) {
    for (const [code, people] of Map.groupBy(own.leftBehind(), ({ units }) => units[0]!))
      yield { rows: [], values: { count: people.length, unit: forest.get(code)!.name, left: memberStates.chuyen_di } };
  },
};
