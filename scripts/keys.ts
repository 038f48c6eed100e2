import { Cure, shortDay } from '../src/domain/index.ts';
import { asOfDay } from '../src/repository/read-root.ts';
import { optionsOf, run } from './command/command.ts';
import { issueKey, keysOf, revokeKeys } from './upkeep/keys.ts';

const help = `Cấp, thu hồi khoá nộp: đơn vị nộp tệp ở trang Kiểm tra và nộp mà không cần tài khoản nào.

  npm run keys -- --unit MÃ                    cấp một khoá mới; khoá in ra một lần, không xem lại được
  npm run keys -- --unit MÃ --list             các khoá đang có
  npm run keys -- --unit MÃ --revoke VẾT       thu hồi một khoá, theo vết của nó
  npm run keys -- --unit MÃ --revoke-all       thu hồi mọi khoá của đơn vị

  --root   thư mục của kho (mặc định: thư mục đang đứng)

Tệp trong content/units chỉ giữ vết của khoá. Khoá có hiệu lực, hay hết hiệu lực, khi tệp ấy vào nhánh main.`;

await run((args) => {
  const { values } = optionsOf(
    args,
    {
      root: { type: 'string', default: process.cwd() },
      unit: { type: 'string' },
      list: { type: 'boolean', default: false },
      revoke: { type: 'string' },
      'revoke-all': { type: 'boolean', default: false },
    },
    help,
  );
  const { root, unit, list, revoke } = values;
  if (unit === undefined) throw new Cure(`Thiếu --unit.\n\n${help}`);
  if (list) {
    const keys = keysOf(root, unit);
    console.log(
      keys.length === 0 ? 'Đơn vị chưa có khoá nào.' : keys.map(({ sign, issued }) => `${sign}  cấp ngày ${shortDay(issued)}`).join('\n'),
    );
    return 0;
  }
  if (revoke !== undefined || values['revoke-all']) {
    const { signs, path } = revokeKeys(root, unit, revoke);
    console.log(`Đã thu hồi ${signs.join(', ')}. Ghi ${path} vào nhánh main để khoá hết hiệu lực.`);
    return 0;
  }
  const { key, sign, path } = issueKey(root, unit, asOfDay(undefined));
  console.log(`
  Khoá nộp   ${key}
  Vết        ${sign}

Đưa khoá tận tay người nộp của đơn vị, đừng gửi ở nơi nhiều người đọc; khoá này không xem lại được.
Ghi ${path} vào nhánh main để khoá có hiệu lực. Lộ khoá: npm run keys -- --unit ${unit} --revoke ${sign}
`);
  return 0;
});
