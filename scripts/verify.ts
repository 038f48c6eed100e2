import { Cure, optionsOf, progress, run } from './lib/command.ts';
import { publishRoot, readPublished } from './lib/publish-root.ts';

const help = `Tính lại mọi số đã công bố từ bản sao của kho, rồi so từng số.

  npm run verify -- [--published TỆP] [--root THƯ_MỤC]

  --published   bộ số liệu đã công bố, tải ở trang /so-lieu/ (mặc định: dist/so-lieu/v1.json)
  --root        thư mục của kho (mặc định: thư mục đang đứng)

Số đã công bố phải đúng như tính lại. Ô tính lại thì hiện mà bản công bố ẩn được bỏ qua: đã ẩn một lần thì ẩn tiếp.
Mã thoát 0: mọi số khớp; 1: có số không khớp.`;

/** Every value of a tree with its path. */
function* leaves(value: unknown, path: string): Generator<[path: string, leaf: unknown]> {
  if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* leaves(item, `${path}[${nameOf(item) ?? i}]`);
  else if (value !== null && typeof value === 'object')
    for (const [key, item] of Object.entries(value)) yield* leaves(item, `${path}.${key}`);
  else yield [path, value];
}
/** What an item of a list calls itself: a list is compared by that, not by place. */
const nameOf = (item: unknown): string | undefined => {
  if (item === null || typeof item !== 'object') return undefined;
  const parts = ['unit', 'dimension', 'organisation', 'key', 'code', 'path', 'kind', 'level', 'number', 'round', 'year'].map(
    (key) => (item as Record<string, unknown>)[key],
  );
  const said = parts.filter((part) => typeof part === 'string' || typeof part === 'number');
  return said.length > 0 ? said.join(' ') : undefined;
};

await run((args) => {
  const { values } = optionsOf(
    args,
    {
      published: { type: 'string', default: 'dist/so-lieu/v1.json' },
      root: { type: 'string', default: process.cwd() },
      help: { type: 'boolean', default: false },
    },
    help,
  );
  if (values.help) {
    console.log(help);
    return 0;
  }
  const published = readPublished(values.published);
  if (!published)
    throw new Cure(`Chưa có bộ số liệu công bố ở ${values.published}.\n  Chữa: npm run build, hoặc --published TỆP tải ở trang /so-lieu/`);
  progress('đọc, kiểm tra và tính lại …');
  const { dataset } = publishRoot(values.root, values.published, published.asOf);
  const [said, again] = [published, dataset].map((d) => new Map(leaves({ ...d, commit: null }, '')));
  const differs = [...new Set([...said!.keys(), ...again!.keys()])].filter((path) => said!.get(path) !== again!.get(path));
  for (const path of differs.slice(0, 50))
    console.log(`✗ ${path.slice(1)}: đã công bố ${String(said!.get(path))}, tính lại ${String(again!.get(path))}`);
  if (differs.length > 50) console.log(`  và ${differs.length - 50} số khác.`);
  if (differs.length === 0) console.log(`✓ Khớp cả ${said!.size} giá trị, tính đến ${published.asOf}.`);
  return differs.length === 0 ? 0 : 1;
});
