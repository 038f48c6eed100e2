import { optionsOf, run } from './command/command.ts';
import { progress } from '../src/repository/progress.ts';
import { settingsHere } from './command/settings.ts';
import { tellForm } from './gate/settle.ts';
import { gitHost, hostVariables } from '../src/host/host.ts';

const help = `Báo cho phiếu biết lần nộp lập từ phiếu ấy đã vào sổ hay đã đóng.

  node scripts/gate-settle.ts --pull SỐ

  --pull  số của lần nộp vừa đóng hoặc vừa nhập

Biến môi trường: ${hostVariables}.`;

await run(async (args) => {
  const { values } = optionsOf(args, { pull: { type: 'string', default: '' } }, help);
  const told = await tellForm(gitHost(process.env), { pull: Number(values.pull), ...settingsHere(process.env) });
  progress(`lần nộp #${values.pull}: ${told === undefined ? 'không phải của phiếu nào' : 'đã báo cho phiếu'}`);
  return 0;
});
