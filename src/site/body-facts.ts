import Slugger from 'github-slugger';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { BodyFacts } from '../domain/index.ts';

const wordsOf = (node: Nodes): string => ('value' in node ? node.value : 'children' in node ? node.children.map(wordsOf).join('') : '');

/**
 * Reads a body as the site does, for the rules. Kept apart from the judge, which runs on the page that checks files, too.
 * @param firstLine the line of the file on which the body begins
 */
export const bodyFacts = (body: string, firstLine = 1): BodyFacts => {
  const html: { line: number; tag: string }[] = [];
  const links: { line: number; url: string; picture: boolean; described: boolean }[] = [];
  const anchors: string[] = [];
  const shownAsPicture = new Map<string, boolean>();
  const slugger = new Slugger();
  const definitions: { line: number; url: string; name: string }[] = [];
  const visit = (node: Nodes): void => {
    const line = firstLine + (node.position?.start.line ?? 1) - 1;
    switch (node.type) {
      case 'html':
        html.push({ line, tag: `${/^<[/!?]?[\w-]*/.exec(node.value.trim())?.[0].slice(0, 20) ?? '<'}…>` });
        break;
      case 'link':
        links.push({ line, url: node.url, picture: false, described: true });
        break;
      case 'image':
        links.push({ line, url: node.url, picture: true, described: (node.alt ?? '').trim() !== '' });
        break;
      case 'imageReference':
        shownAsPicture.set(node.identifier, (shownAsPicture.get(node.identifier) ?? true) && (node.alt ?? '').trim() !== '');
        break;
      case 'definition':
        definitions.push({ line, url: node.url, name: node.identifier });
        break;
      case 'heading':
        anchors.push(slugger.slug(wordsOf(node)));
        break;
      case 'footnoteDefinition':
        anchors.push(`user-content-fn-${node.identifier}`);
        break;
    }
    if ('children' in node) node.children.forEach(visit);
  };
  visit(fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
  for (const { line, url, name } of definitions)
    links.push({ line, url, picture: shownAsPicture.has(name), described: shownAsPicture.get(name) ?? true });
  return { html, links, anchors };
};
