import { optionsOf, run } from './command/command.ts';
import { progress } from '../src/repository/progress.ts';
import { settingsHere } from './command/settings.ts';
import { tellForm } from './gate/settle.ts';
import { GitHub, hostFrom } from '../src/host/github.ts';

const help = `Báo cho phiếu biết lần nộp lập từ phiếu ấy đã vào sổ hay đã đóng.

  node scripts/gate-settle.ts --pull SỐ

  --pull  số của lần nộp vừa đóng hoặc vừa nhập

Biến môi trường: GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN.`;

await run(async (args) => {
  const { values } = optionsOf(args, { pull: { type: 'string', default: '' } }, help);
  const told = await tellForm(new GitHub(hostFrom(process.env)), { pull: Number(values.pull), ...settingsHere(process.env) });
  progress(`lần nộp #${values.pull}: ${told === undefined ? 'không phải của phiếu nào' : 'đã báo cho phiếu'}`);
  return 0;
});
