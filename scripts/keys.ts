import { Cure, keyList, shortDay } from '../src/domain/index.ts';
import { asOfDay } from '../src/repository/read-root.ts';
import { optionsOf, run } from './command/command.ts';
import { secretFile } from './command/write.ts';
import { certificateKeysOf, makeCertificateKey, revokeCertificateKey } from './upkeep/certificate-keys.ts';
import { issueKey, issueKeysBelow, keysOf, revokeKeys } from './upkeep/keys.ts';

const help = `Cấp, thu hồi khoá nộp: đơn vị nộp tệp ở trang Kiểm tra và nộp mà không cần tài khoản nào; và khoá ký giấy tuyên dương.

  npm run keys -- --unit MÃ                    cấp một khoá mới; khoá in ra một lần, không xem lại được
  npm run keys -- --unit MÃ --below --out TỆP  cấp cho đơn vị ấy và mọi đơn vị bên dưới chưa có ai nộp được; danh sách khoá ghi
                                               một lần vào TỆP (CSV, mở bằng Excel), ngoài kho
  npm run keys -- --unit MÃ --list             các khoá đang có
  npm run keys -- --unit MÃ --revoke VẾT       thu hồi một khoá, theo vết của nó
  npm run keys -- --unit MÃ --revoke-all       thu hồi mọi khoá của đơn vị

  npm run keys -- --certificates --out TỆP     lập một cặp khoá ký giấy; nửa riêng ghi vào TỆP, ngoài kho
  npm run keys -- --certificates --list        các khoá ký giấy đang có
  npm run keys -- --certificates --revoke VẾT  thôi nhận một khoá: giấy ký bằng nó không còn đúng

  --root   thư mục của kho (mặc định: thư mục đang đứng)

Tệp trong content/units chỉ giữ vết của khoá. Khoá có hiệu lực, hay hết hiệu lực, khi tệp ấy vào nhánh main.
Dựng trang với CERTIFICATE_KEY_FILE=TỆP (hay đặt trọn tệp vào bí mật CERTIFICATE_KEY của việc công bố) thì giấy có chữ ký.`;

/** The board's own key: what the command did, in words. */
const certificates = async ({
  root,
  list,
  revoke,
  out,
}: {
  root: string;
  list: boolean;
  revoke?: string;
  out?: string;
}): Promise<string> => {
  if (list) {
    const keys = certificateKeysOf(root);
    return keys.length === 0
      ? 'Chưa có khoá ký giấy nào.'
      : keys.map(({ sign, issued }) => `${sign}  lập ngày ${shortDay(issued)}`).join('\n');
  }
  if (revoke !== undefined)
    return `Đã thôi nhận khoá ${revoke}. Ghi ${revokeCertificateKey(root, revoke).path} vào nhánh main, rồi dựng lại trang.`;
  if (out === undefined) throw new Cure(`Thiếu --out: nơi giữ nửa riêng của khoá, ngoài kho.\n\n${help}`);
  const { sign, path } = await makeCertificateKey(root, out, asOfDay(undefined));
  return `
  Vết        ${sign}
  Nửa riêng  ${out}

Giữ tệp ấy như giữ con dấu: ai có nó thì ký được giấy. Chép một bản cất nơi khác; mất thì lập khoá mới, giấy cũ vẫn đúng.
Ghi ${path} vào nhánh main. Để việc công bố ký giấy: đặt trọn tệp vào bí mật CERTIFICATE_KEY của kho.
`;
};

/** First keys for a whole tree, in a file that is handed round by hand. */
const below = (root: string, unit: string, out: string | undefined): string => {
  if (out === undefined) throw new Cure(`Thiếu --out: tệp giữ danh sách khoá, ngoài kho.\n\n${help}`);
  const file = secretFile(root, out);
  const today = asOfDay(undefined);
  const { issued, paths } = issueKeysBelow(root, unit, today, (keys) => file.write(keyList(keys, today)));
  if (issued.length === 0) return 'Đơn vị nào cũng đã có khoá hay tài khoản; không cấp gì.';
  return `
Đã cấp khoá cho ${issued.length} đơn vị, ghi ở ${out}.
Đưa từng khoá tận tay người nộp rồi xoá tệp; khoá không xem lại được. Ghi ${paths.join(', ')} vào nhánh main để khoá có hiệu lực.
`;
};

await run(async (args) => {
  const { values } = optionsOf(
    args,
    {
      root: { type: 'string', default: process.cwd() },
      unit: { type: 'string' },
      below: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      revoke: { type: 'string' },
      'revoke-all': { type: 'boolean', default: false },
      certificates: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
    help,
  );
  const { root, unit, list, revoke } = values;
  if (values.certificates) {
    console.log(await certificates(values));
    return 0;
  }
  if (unit === undefined) throw new Cure(`Thiếu --unit.\n\n${help}`);
  if (values.below) {
    console.log(below(root, unit, values.out));
    return 0;
  }
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
