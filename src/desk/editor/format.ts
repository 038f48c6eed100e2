import { config, Editor, init, parser, parserCtx, remarkCtx, remarkStringifyOptionsCtx, schema, schemaCtx } from '@milkdown/core';
import { Clock, Container, Ctx, type MilkdownPlugin } from '@milkdown/ctx';
import {
  imageSchema,
  linkSchema,
  paragraphSchema,
  remarkHtmlTransformer,
  remarkLineBreak,
  sanitizeLinkHref,
  schema as commonmark,
} from '@milkdown/preset-commonmark';
import { extendListItemSchemaForTask, schema as gfmSchema, tableCellSchema, tableHeaderSchema } from '@milkdown/preset-gfm';
import type { Node, Schema } from '@milkdown/prose/model';
import { type MarkdownNode, type NodeSchema, type Root, SerializerState } from '@milkdown/transformer';
import { $node, $remark } from '@milkdown/utils';
import { gfmFromMarkdown, gfmToMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { tidyPhrasing } from './phrasing.ts';

/** The editor's document model, and the way between it and text. */
export interface Format {
  schema: Schema;
  /** Reads a text. Each of its top-level blocks becomes one child of the document. */
  read: (text: string) => Node;
  /** Writes one child of a document; '' for a paragraph without words. `apart` takes the other list marks. */
  write: (block: Node, apart?: boolean) => string;
}

/** Footnotes, tables, task lists as the site reads them. An address typed as plain words stays one, so that it becomes a link. */
const remarkGfm = $remark(
  'gfm',
  () =>
    function () {
      const data = this.data() as Record<string, unknown>;
      const out = gfmToMarkdown({ tablePipeAlign: false });
      data.micromarkExtensions = [gfm()];
      data.fromMarkdownExtensions = [gfmFromMarkdown()];
      data.toMarkdownExtensions = [
        { extensions: out.extensions?.filter(({ unsafe }) => !unsafe?.some(({ character }) => character === '@')) },
      ];
    },
);

type Walked = MarkdownNode & { children?: Walked[] };
const walk = (node: Walked, visit: (node: Walked) => void): void => {
  visit(node);
  for (const child of node.children ?? []) walk(child, visit);
};

/** `[words][name]`: the reference learns the address of its definition, which stays a block of its own. */
const remarkReferences = $remark('references', () => () => (tree) => {
  const definitions = new Map<string, Walked>();
  walk(tree as Walked, (node) => {
    const name = String(node.identifier);
    if (node.type === 'definition' && !definitions.has(name)) definitions.set(name, node);
  });
  walk(tree as Walked, (node) => {
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return;
    const definition = definitions.get(String(node.identifier));
    Object.assign(node, { url: definition?.url ?? '', title: definition?.title ?? null });
  });
});

/** Where an address is kept by name. */
interface LinkReference {
  identifier: string;
  label: string;
  referenceType: string;
}
const referenceOf = ({ identifier, label, referenceType }: MarkdownNode): LinkReference =>
  ({ identifier, label, referenceType }) as LinkReference;

const link = linkSchema.extendSchema((before) => (ctx) => {
  const own = before(ctx);
  return {
    ...own,
    inclusive: false,
    attrs: { ...own.attrs, reference: { default: null } },
    toDOM: ({ attrs }) => ['a', { href: sanitizeLinkHref(attrs.href), title: attrs.title as string | null }, 0],
    parseMarkdown: {
      match: ({ type }) => type === 'link' || type === 'linkReference',
      runner: (state, node, type) => {
        const reference = node.type === 'linkReference' ? referenceOf(node) : null;
        state.openMark(type, { href: node.url, title: node.title, reference }).next(node.children).closeMark(type);
      },
    },
    toMarkdown: {
      ...own.toMarkdown,
      runner: (state, mark) => {
        const { href, title, reference } = mark.attrs;
        if (reference) state.withMark(mark, 'linkReference', undefined, reference as Record<string, string>);
        else state.withMark(mark, 'link', undefined, { url: href as string, title: title as string | null });
      },
    },
  };
});

const image = imageSchema.extendSchema((before) => (ctx) => {
  const own = before(ctx);
  return {
    ...own,
    marks: '_',
    attrs: { ...own.attrs, title: { default: null }, reference: { default: null } },
    parseDOM: [],
    parseMarkdown: {
      match: ({ type }) => type === 'image' || type === 'imageReference',
      runner: (state, node, type) => {
        const reference = node.type === 'imageReference' ? referenceOf(node) : null;
        state.addNode(type, { src: node.url, alt: node.alt ?? '', title: node.title ?? null, reference });
      },
    },
    toMarkdown: {
      ...own.toMarkdown,
      runner: (state, node) => {
        const { src, alt, title, reference } = node.attrs as {
          src: string;
          alt: string;
          title: string | null;
          reference: LinkReference | null;
        };
        if (reference) state.addNode('imageReference', undefined, undefined, { ...reference, alt });
        else state.addNode('image', undefined, undefined, { url: src, alt, title });
      },
    },
  };
});

/** `[name]: address`, shown as it is written. */
const definition = $node('definition', () => ({
  group: 'block',
  atom: true,
  attrs: { identifier: {}, label: {}, url: {}, title: { default: null } },
  toDOM: ({ attrs }) => ['p', { class: 'definition' }, `[${attrs.label as string}]: ${attrs.url as string}`],
  parseMarkdown: {
    match: ({ type }) => type === 'definition',
    runner: (state, { identifier, label, url, title }, type) => {
      state.addNode(type, { identifier, label, url, title });
    },
  },
  toMarkdown: {
    match: ({ type }) => type.name === 'definition',
    runner: (state, { attrs }) => {
      state.addNode('definition', undefined, undefined, attrs as Record<string, string>);
    },
  },
}));

/** Written under another name, so that Milkdown's own writer moves none of its blanks about; `tidyPhrasing` sees to them. */
const text = $node('text', () => ({
  group: 'inline',
  parseMarkdown: { match: ({ type }) => type === 'text', runner: (state, { value }) => void state.addText(value as string) },
  toMarkdown: { match: ({ type }) => type.name === 'text', runner: (state, node) => void state.addNode('words', undefined, node.text) },
}));

/** A paragraph of Milkdown's writes an empty one as HTML; here it is nothing. */
const paragraph = paragraphSchema.extendSchema((before) => (ctx) => {
  const own = before(ctx);
  return {
    ...own,
    toMarkdown: { ...own.toMarkdown, runner: (state, node) => void state.openNode('paragraph').next(node.content).closeNode() },
  };
});

/** A list item may begin with any block, as in Markdown, and is close to the next unless a blank line stood there. */
const listItem = extendListItemSchemaForTask.extendSchema((before) => (ctx) => {
  const own = before(ctx);
  return { ...own, content: 'block+', attrs: { ...own.attrs, spread: { default: false } } };
});

/** A column without an alignment stays without one; cells are never merged. */
const cell =
  (tag: 'td' | 'th') =>
  (before: (ctx: Ctx) => NodeSchema) =>
  (ctx: Ctx): NodeSchema => {
    const own = before(ctx);
    return {
      ...own,
      attrs: { ...own.attrs, alignment: { default: null } },
      parseDOM: [{ tag, getAttrs: (dom) => ({ alignment: dom.style.textAlign || null }) }],
      toDOM: ({ attrs }) => [tag, attrs.alignment ? { style: `text-align: ${attrs.alignment as string}` } : {}, 0],
    };
  };

const plugins: MilkdownPlugin[] = [
  commonmark,
  gfmSchema,
  text,
  paragraph,
  listItem,
  link,
  image,
  definition,
  tableCellSchema.extendSchema(cell('td')),
  tableHeaderSchema.extendSchema(cell('th')),
  remarkGfm,
  remarkReferences,
  remarkLineBreak,
  remarkHtmlTransformer,
].flat();

/** Loads Milkdown's schema and parser without its editor, which needs a page: the same in Node and in the browser. */
const load = async (): Promise<Format> => {
  const ctx = new Ctx(new Container(), new Clock());
  const core = [schema, parser, init(Editor.make()), config((ctx) => ctx.set(remarkStringifyOptionsCtx, {}))];
  const runners = [...core, ...plugins].map((plugin) => plugin(ctx));
  await Promise.all([...runners.slice(core.length), ...runners.slice(0, core.length)].map((run) => run()));
  const model = ctx.get(schemaCtx);
  const remark = ctx.get(remarkCtx);
  const writer = (settings: { bullet: '-' | '*'; bulletOther: '-' | '*'; bulletOrdered: '.' | ')' }) =>
    remark()
      .data('settings', { ...settings, listItemIndent: 'one' })
      .freeze();
  const plain = writer({ bullet: '-', bulletOther: '*', bulletOrdered: '.' });
  const other = writer({ bullet: '*', bulletOther: '-', bulletOrdered: ')' });
  return {
    schema: model,
    read: ctx.get(parserCtx),
    write: (block, apart = false) => {
      const state = new SerializerState(model);
      state.run(model.topNodeType.create(null, block));
      const tree = tidyPhrasing(state.build());
      return (apart ? other : plain).stringify(tree as Root).replace(/\n$/, '');
    },
  };
};

let format: Promise<Format> | undefined;
/** The one format of this program, loaded when first asked for. */
export const openFormat = (): Promise<Format> => (format ??= load());
