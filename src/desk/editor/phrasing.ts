import type { MarkdownNode } from '@milkdown/transformer';

type TextNode = MarkdownNode & { children?: TextNode[]; value?: string };
/** A piece of text, a picture or a reference, and what it stands in, from the outside in. */
interface Leaf {
  node: TextNode;
  marks: { key: string; shell: TextNode }[];
}

/**
 * Makes a tree of the editor's one that Markdown can say: bold, italic and links as few and as long as they can be (the editor
 * only knows which letters have which), no blanks at their edges, no blanks or breaks at the ends of a paragraph.
 */
export const tidyPhrasing = (tree: TextNode): TextNode => {
  const { children = [] } = tree;
  if (!['paragraph', 'heading', 'tableCell'].includes(tree.type)) {
    if (!tree.children) return tree;
    const inner = children.map(tidyPhrasing);
    // An item just begun says nothing yet, and an empty box would be read as the letters of one.
    return { ...tree, children: tree.type === 'list' ? inner.filter((item) => item.children?.some(says)) : inner.filter(says) };
  }
  // The editor keeps a paragraph in each cell; Markdown has none there, nor a second line in a cell or heading.
  const words = tree.type === 'tableCell' ? children.flatMap((paragraph) => paragraph.children ?? []) : children;
  return { ...tree, children: group(trimEnds(looseBlanks(leavesOf(words, [], tree.type !== 'paragraph')))) };
};

/** Whether anything would be written for it: a list may have lost all its items. */
const says = ({ type, children = [] }: TextNode): boolean => (type !== 'paragraph' && type !== 'list') || children.length > 0;

const shells = new Set(['strong', 'emphasis', 'delete', 'link', 'linkReference']);

const leavesOf = (nodes: readonly TextNode[], marks: Leaf['marks'], oneLine: boolean): Leaf[] =>
  nodes.flatMap((node): Leaf[] => {
    if (shells.has(node.type)) {
      const { children = [], ...shell } = node;
      const key = JSON.stringify(shell);
      return leavesOf(children, marks.some((mark) => mark.key === key) ? marks : [...marks, { key, shell }], oneLine);
    }
    if (node.type !== 'words' && node.type !== 'text') return [{ node, marks }];
    const value = String(node.value ?? '').replace(/[ \t]*\n[ \t]*/g, oneLine ? ' ' : '\n');
    const [, head = '', body = '', tail = ''] = /^(\s*)([^]*?)(\s*)$/.exec(value) ?? [];
    return [head, body, tail].filter(Boolean).map((value) => ({ node: { type: 'text', value }, marks }));
  });

const isBlank = ({ node }: Leaf): boolean => node.type === 'break' || (node.type === 'text' && !/\S/.test(node.value ?? ''));

/** A blank belongs to a mark only in its midst: `**a **b` is bold nowhere. */
const looseBlanks = (leaves: readonly Leaf[]): Leaf[] =>
  leaves.map((leaf, i) => {
    if (!isBlank(leaf)) return leaf;
    const before = leaves.slice(0, i).findLast((other) => !isBlank(other));
    const after = leaves.slice(i + 1).find((other) => !isBlank(other));
    const within = (key: string) => [before, after].every((other) => other?.marks.some((mark) => mark.key === key));
    return { ...leaf, marks: leaf.marks.filter(({ key }) => within(key)) };
  });

/** No blanks around a line break, none at the ends of a paragraph, and no break after its last word. */
const trimEnds = (leaves: Leaf[]): Leaf[] => {
  const isBreak = (leaf: Leaf | undefined) => !leaf || leaf.node.type === 'break';
  const inner = leaves.slice(0, leaves.findLastIndex((leaf) => !isBlank(leaf)) + 1);
  return inner.filter((leaf, i) => isBreak(leaf) || !isBlank(leaf) || !(isBreak(inner[i - 1]) || isBreak(inner[i + 1])));
};

const group = (leaves: readonly Leaf[]): TextNode[] => {
  const out: TextNode[] = [];
  for (let from = 0; from < leaves.length;) {
    const { node, marks } = leaves[from]!;
    const last = out.at(-1);
    const runs = marks.map(({ key, shell }) => {
      let to = from + 1;
      while (leaves[to]?.marks.some((mark) => mark.key === key)) to++;
      return { key, shell, to };
    });
    // The longest run is the outermost; of two equal ones the link is.
    const [outer] = runs.sort((a, b) => b.to - a.to || Number(isLink(b.shell)) - Number(isLink(a.shell)));
    if (outer) {
      const within = leaves.slice(from, outer.to);
      const inner = within.map((leaf) => ({ ...leaf, marks: leaf.marks.filter(({ key }) => key !== outer.key) }));
      out.push({ ...outer.shell, children: group(inner) });
      from = outer.to;
    } else {
      if (node.type === 'text' && last?.type === 'text') last.value = `${last.value ?? ''}${node.value ?? ''}`;
      else out.push({ ...node });
      from++;
    }
  }
  return out;
};

const isLink = ({ type }: TextNode): boolean => type.startsWith('link');
