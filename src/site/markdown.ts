import { createMarkdownProcessor } from '@astrojs/markdown-remark';
import type { Root as Page } from 'hast';
import type { Definition, Nodes, Root } from 'mdast';
import { linkPlace } from '../domain/index.ts';

/**
 * How a text becomes a page: one chain of plugins, for the site and for the desk's preview. What it lets out is what Markdown
 * knows and nothing else: raw HTML comes out as the letters that were typed, an address that may not be followed as plain words.
 */
export interface MarkdownOptions {
  /** The folder of its host below which the site stands: `/` or `/so/`. */
  base: string;
  /** Where a file of `content/media` stands, by its name; undefined: nowhere, and the words alone are shown. */
  media: (name: string) => string | undefined;
  /** Whether a page of this site is there; unset: every page is taken to be. A link to one that is not leaves only its words. */
  page?: ((path: string) => boolean) | undefined;
}

/** Walks a tree, children first; what `change` gives back takes the node's place. */
const walk = <N extends { type: string }>(parent: N, change: (node: N, parent: N) => N | readonly N[]): void => {
  if (!('children' in parent)) return;
  const holder = parent as unknown as { children: N[] };
  for (const child of holder.children) walk(child, change);
  holder.children = holder.children.flatMap((child) => change(child, parent));
};

/** The definitions of a text (`[1]: /chu-de/`) by the name that references carry; the first of a name counts. */
export const definitionsOf = (tree: Root): ReadonlyMap<string, Definition> => {
  const found = new Map<string, Definition>();
  walk<Nodes>(tree, (node) => {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
    return node;
  });
  return found;
};

/** Raw HTML becomes text; links and pictures get their true address, or leave only their words. */
const trueAddresses =
  ({ base, media, page }: MarkdownOptions) =>
  () =>
  (tree: Root) => {
    const definitions = definitionsOf(tree);
    const below = (path: string) => base.replace(/\/?$/, '/') + path.replace(/^\//, '');
    const addressOf = (url: string): string | undefined => {
      const place = linkPlace(url);
      switch (place.kind) {
        case 'page':
          return page?.(place.path) === false ? undefined : below(url.trim());
        case 'media':
          return media(place.name);
        case 'refused':
          return undefined;
        default:
          return url;
      }
    };
    walk<Nodes>(tree, (node, parent) => {
      switch (node.type) {
        case 'html': {
          const text = { type: 'text', value: node.value } as const;
          return parent.type === 'root' ||
            parent.type === 'blockquote' ||
            parent.type === 'listItem' ||
            parent.type === 'footnoteDefinition'
            ? { type: 'paragraph', children: [text] }
            : text;
        }
        case 'linkReference':
        case 'link': {
          const url = node.type === 'link' ? node.url : definitions.get(node.identifier)?.url;
          const address = url === undefined ? undefined : addressOf(url);
          return address === undefined ? node.children : { type: 'link', url: address, children: node.children };
        }
        case 'imageReference':
        case 'image': {
          const url = node.type === 'image' ? node.url : (definitions.get(node.identifier)?.url ?? '');
          const place = linkPlace(url);
          const address = place.kind === 'media' ? media(place.name) : undefined;
          return address === undefined
            ? { type: 'text', value: node.alt ?? '' }
            : { type: 'image', url: address, alt: node.alt ?? '', ...(node.type === 'image' && node.title && { title: node.title }) };
        }
        default:
          return node;
      }
    });
  };

/** Links to other sites tell them nothing of the reader's page. */
const closedLinks = () => (tree: Page) =>
  walk<Page | Page['children'][number]>(tree, (node) => {
    const outside = node.type === 'element' && node.tagName === 'a' && /^https?:/i.test(String(node.properties['href']));
    return outside ? { ...node, properties: { ...node.properties, rel: ['noopener', 'noreferrer'] } } : node;
  });

/** What makes pages of texts: for the site, with headings and pictures beside; the preview takes the letters alone. */
export const markdownRenderer = (options: MarkdownOptions) =>
  createMarkdownProcessor({
    syntaxHighlight: false,
    gfm: true,
    smartypants: false,
    remarkPlugins: [trueAddresses(options)],
    remarkRehype: {
      allowDangerousHtml: false,
      footnoteLabel: 'Chú thích',
      footnoteBackLabel: (index: number, times: number) => `Về chỗ dẫn ${index + 1}${times > 1 ? `-${times}` : ''}`,
    },
    rehypePlugins: [closedLinks],
  });

/** Renders a text as the site does; the preview hands in its own addresses of pictures. */
export const renderMarkdown = async (text: string, options: MarkdownOptions): Promise<string> =>
  (await (await markdownRenderer(options)).render(text)).code;
