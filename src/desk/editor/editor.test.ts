import '../../../scripts/tests/page-events.ts';
import type { Node } from '@milkdown/prose/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf, stitch, type Written } from './blocks.ts';
import { openFormat } from './format.ts';
import { renderMarkdown } from '../../site/markdown.ts';

const { schema, read, write } = await openFormat();

const childrenOf = (doc: Node): Node[] => Array.from({ length: doc.childCount }, (_, i) => doc.child(i));
const written = (block: Node): Written => ({ text: write(block), apart: () => write(block, true) });
/** What the desk would save of `source` once its blocks have become `edited`. */
const save = (source: string, edited: readonly Node[]): string => {
  const opened = childrenOf(read(source)).map((block) => write(block));
  return stitch(source, blocksOf(source).length === 0 ? [] : opened, edited.map(written));
};
const edit = (source: string, change: (blocks: Node[]) => void): string => {
  const blocks = childrenOf(read(source));
  change(blocks);
  return save(source, blocks);
};
/** The block with one more word at the end of its last text. */
const longer = (block: Node): Node => {
  const last = block.lastChild;
  if (block.inlineContent) return block.copy(block.content.addToEnd(schema.text(' thêm')));
  return last && !last.isAtom ? block.copy(block.content.replaceChild(block.childCount - 1, longer(last))) : block;
};

/* Texts of the kinds that boards write, and of the kinds that trip editors. */
const word = fc.constantFrom(
  'Đoàn viên',
  'hẵng',
  'việc',
  '26.',
  'Tháng Ba',
  '5*3*2',
  'a_b_c',
  '50%',
  '<3',
  '{05 việc}',
  '- kể',
  '+ thêm',
  '# không',
  '[x]',
  '“Sống đẹp”',
  'Chủ đề:',
  '(NT)',
  '&amp;copy;',
  '50&nbsp;000',
  '1) một',
  'a | b',
  '~ 5',
  '\\*',
  'https://doan.vn/a',
  '!',
  '>',
  '=',
  '---',
  '`',
);
const plain = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const inner = fc.constantFrom('Lưu ý:', 'giữ', '“lời”', 'một việc', 'Đ.', 'tốt!');
const inline: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: plain },
  inner.map((text) => `**${text}**`),
  inner.map((text) => `*${text}*`),
  inner.map((text) => `_${text}_`),
  inner.map((text) => `***${text}** giữ trật tự.*`),
  inner.map((text) => `**${text} *lời* hứa**`),
  inner.map((text) => `~~${text}~~`),
  inner.map((text) => `**${text}**liền`),
  fc.constantFrom(
    '[^1]',
    '[^ghi-chu]',
    '`mã | 1`',
    '[trang](/chu-de/ "Tên")',
    '[**đậm** và *nghiêng*](https://a.vn/b_c)',
    '[chữ][ten]',
    '[ten]',
    '![Ảnh chụp](@media/anh.webp)',
    '![a](@media/b.png "Tên ảnh")',
    '<b>x</b>',
    '<https://a.vn>',
    '\\\n',
    '  \n',
    '\n',
  ),
);
const line = fc.array(inline, { minLength: 1, maxLength: 5 }).map(
  (parts) =>
    parts
      .join(' ')
      .replace(/ *(\\?\n) */g, '$1')
      .trim() || 'chữ',
);
const oneLine = line.map((text) => text.replace(/\\?\s*\n\s*/g, ' '));
const cell = oneLine.map((text) => text.replaceAll('|', '\\|'));
const table = fc
  .tuple(
    fc.array(fc.constantFrom('---', ':--', '---:', ':-:'), { minLength: 1, maxLength: 3 }),
    fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  )
  .map(([columns, rows]) => {
    const row = (cells: readonly string[]) => `| ${cells.slice(0, columns.length).join(' | ')} |`;
    return [row(rows[0]!), `|${columns.join('|')}|`, ...rows.slice(1).map(row)].join('\n');
  });
const indent = (text: string, by: string) => text.replace(/\n(?!\n|$)/g, `\n${by}`);
const item = fc.oneof(
  oneLine,
  oneLine.map((text) => `[ ] ${text}`),
  oneLine.map((text) => `[x] ${text}`),
  fc.tuple(oneLine, oneLine).map(([a, b]) => `${a}\n- ${b}\n- c`),
  fc.tuple(oneLine, oneLine).map(([a, b]) => `${a}\n\n${b}`),
);
const list = fc
  .tuple(fc.constantFrom('- ', '* ', '1. ', '3) ', '-   '), fc.array(item, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\n\n'))
  .map(([mark, items, gap]) => items.map((text) => mark + indent(text, ' '.repeat(mark.length))).join(gap));
const block: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: line },
  fc.tuple(fc.constantFrom('## ', '### ', '# '), oneLine).map(([mark, text]) => mark + text),
  oneLine.map((text) => `${text}\n---`),
  table,
  list,
  fc
    .oneof(
      line,
      line.map((text) => `${text}\n\n- a\n- b`),
      table,
    )
    .map((text) => `> ${text.replaceAll('\n', '\n> ')}`),
  fc.constantFrom(
    '---',
    '***',
    '```\nmã **thô**\n\n```',
    '    mã thụt\n    hai',
    '<div>\n**x**\n</div>',
    '[khac]: /thu-vien/',
    '![Một mình](@media/anh.webp)',
  ),
  fc.tuple(fc.constantFrom('1', 'ghi-chu', '9'), line).map(([name, text]) => `[^${name}]: ${indent(text, '    ')}`),
);
const gap = fc.constantFrom('\n\n', '\n\n', '\n\n\n', '\n \n', '\n\n  ', '\n');
/** Lists that only their indent keeps apart are not what anybody writes. */
const plainGap = (space: string, next: string | undefined) => (/^(?:[-*]|\d+[.)]) /.test(next ?? '') ? '\n\n' : space);
const text = fc
  .tuple(fc.array(fc.tuple(block, gap), { minLength: 1, maxLength: 6 }), fc.constantFrom('', '\n', '\n\n'), fc.constantFrom('', '\n'))
  .map(
    ([blocks, tail, head]) =>
      `${head}${blocks.map(([one, space], i) => one + plainGap(space, blocks[i + 1]?.[0])).join('')}[^1]: Nguồn.\n\n[ten]: /chu-de/ "Chủ đề"${tail}`,
  );

describe('saving changes only what was edited', () => {
  it('nothing edited: the same bytes', () => {
    fc.assert(fc.property(text, (source) => void expect(edit(source, () => undefined)).toBe(source)));
  });

  it('one block edited: every other keeps its bytes, and what was typed is there', () => {
    fc.assert(
      fc.property(text, fc.nat(), (source, n) => {
        const blocks = childrenOf(read(source));
        const at = n % blocks.length;
        const before = blocks[at]!;
        blocks[at] = longer(before);
        const saved = save(source, blocks);
        const places = blocksOf(source);
        const head = source.slice(0, places[at]!.start).trimEnd();
        const tail = source.slice(places[at]!.end).trimStart();
        expect(saved.slice(0, head.length)).toBe(head);
        expect(saved.slice(saved.length - tail.length)).toBe(tail);
        expect(
          childrenOf(read(saved))
            .map(written)
            .map(({ text }) => text),
        ).toEqual(blocks.map(written).map(({ text }) => text));
      }),
    );
  });

  it('all blocks edited: the site shows the same', async () => {
    const shown = async (source: string) =>
      (await renderMarkdown(source, { base: '/', media: (name) => `/m/${name}` }))
        .replace(/<(h\d) id="[^"]*"/g, '<$1')
        .replace(/\s+/g, ' ');
    await fc.assert(
      fc.asyncProperty(text, async (source) => {
        const anew = stitch('', [], childrenOf(read(source)).map(written));
        expect(await shown(anew)).toBe(await shown(source));
      }),
    );
  });

  const says = (source: string, expected: string, change: (blocks: Node[]) => void) => expect(edit(source, change)).toBe(expected);
  const task = (words: string) => schema.node('list_item', { checked: false }, paragraph(words));
  const paragraph = (words: string) => schema.node('paragraph', null, words ? schema.text(words) : []);

  it('a block more, fewer, elsewhere: the others stay as they are', () => {
    const source = 'Một\n\n\n* hai\n\n__Ba__\n\n[^1]: Bốn\n';
    says(source, 'Một\n\nmới\n\n* hai\n\n__Ba__\n\n[^1]: Bốn\n', (blocks) => blocks.splice(1, 0, paragraph('mới')));
    says(source, 'Một\n\n__Ba__\n\n[^1]: Bốn\n', (blocks) => blocks.splice(1, 1));
    says(source, '__Ba__\n\nMột\n\n\n* hai\n\n[^1]: Bốn\n', (blocks) => blocks.unshift(...blocks.splice(2, 1)));
    says(source, '', (blocks) => blocks.splice(0));
    says('', 'mới', (blocks) => blocks.push(paragraph('mới')));
    says('Một\r\n\r\nHai\r\n', 'Một\r\n\r\nmới\r\n\r\nHai\r\n', (blocks) => blocks.splice(1, 0, paragraph('mới')));
  });

  it('a paragraph that looks like a list, an item just begun, two lists in a row', () => {
    says('', '26\\. Tháng Ba\n\n\\- kể', (blocks) => blocks.splice(0, 1, paragraph('26. Tháng Ba'), paragraph('- kể')));
    says('', '- [ ] việc', (blocks) => blocks.splice(0, 1, schema.node('bullet_list', null, [task('việc'), task('')])));
    says('', '', (blocks) => blocks.splice(0, 1, schema.node('bullet_list', null, [task('')])));
    says('- a', '- a\n\n* [ ] việc', (blocks) => blocks.push(schema.node('bullet_list', null, [task('việc')])));
  });
});
