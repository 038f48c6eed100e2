/** What a drawing may consist of: shapes, colours, words. Whatever else SVG knows can run, load or cover something. */
const elements =
  /^(svg|g|defs|symbol|use|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|title|desc|clipPath|mask|pattern|(linear|radial)Gradient|stop)$/;
const attributes =
  /^(id|[xy][12]?|c[xy]|r[xy]?|f[xy]|d[xy]?|points|width|height|viewBox|preserveAspectRatio|transform|version|role|(fill|stroke|stop)-opacity|(fill|clip)-rule|fill|stroke(-(width|linecap|linejoin|miterlimit|dasharray|dashoffset))?|opacity|color|clip-path|mask|offset|stop-color|(gradient|pattern)(Units|Transform)|(pattern|mask)ContentUnits|(clipPath|mask)Units|spreadMethod|font-(family|size|weight|style)|text-anchor|dominant-baseline|letter-spacing|aria-(label|hidden)|focusable|shape-rendering)$/;
const namespace = 'http://www.w3.org/2000/svg';

/** Nothing that an address, a style or a reference to another file could be written with. */
const plainValue = /^[^<&:\\@]*$/;
const ownPart = /^url\(#[\w-]+\)$/;

/** Drawing one part after another by reference grows without end where a part refers to parts that refer. */
const mostShapes = 20_000;

interface Drawn {
  id: string | undefined;
  refersTo: string | undefined;
  children: Drawn[];
}

/** Shapes that a drawing comes to, references followed; infinite where one leads back to itself. */
const shapesOf = (drawing: Drawn): number => {
  const byId = new Map<string, Drawn>();
  const collect = (part: Drawn): void => {
    if (part.id !== undefined) byId.set(part.id, part);
    part.children.forEach(collect);
  };
  collect(drawing);
  const known = new Map<Drawn, number>();
  const open = new Set<Drawn>();
  const count = (part: Drawn): number => {
    const before = known.get(part);
    if (before !== undefined) return before;
    if (open.has(part)) return Number.POSITIVE_INFINITY;
    open.add(part);
    const target = part.refersTo === undefined ? undefined : byId.get(part.refersTo);
    const shapes = part.children.reduce((sum, child) => sum + count(child), 1) + (target ? count(target) : 0);
    open.delete(part);
    known.set(part, shapes);
    return shapes;
  };
  return count(drawing);
};

const attributeOk = (element: string, name: string, value: string): boolean => {
  if (name === 'xmlns') return element === 'svg' && value === namespace;
  if (name === 'href') return /^#[\w-]+$/.test(value);
  if (!attributes.test(name)) return false;
  if (/url/i.test(value)) return ownPart.test(value);
  return plainValue.test(value);
};

/**
 * Tells whether an SVG is a drawing and nothing more: known shapes with known attributes, references to its own parts only.
 * It is read by a strict grammar; what the grammar does not know (declarations, comments, styles, entities) is refused.
 */
export const isInertSvg = (text: string): boolean => {
  const source = text.replace(/^\ufeff/, '').replace(/^<\?xml version="1\.0"( encoding="utf-8")?( standalone="(yes|no)")?\s*\?>/i, '');
  const token = /\s*<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z0-9-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  const open: { name: string; drawn: Drawn }[] = [];
  let root: Drawn | undefined;
  let at = 0;
  while (at < source.trimEnd().length) {
    token.lastIndex = at;
    const found = token.exec(source);
    if (!found) return false;
    at = token.lastIndex;
    const [, closing, name = '', written = '', alone, words] = found;
    if (words !== undefined) {
      if (
        /&(?!(?:amp|lt|gt|quot|apos);)/.test(words) ||
        (words.trim() !== '' && !/^(title|desc|text|tspan)$/.test(open.at(-1)?.name ?? ''))
      )
        return false;
      continue;
    }
    if (closing) {
      if (written !== '' || alone || open.pop()?.name !== name) return false;
      continue;
    }
    if (!elements.test(name) || (open.length === 0) !== (name === 'svg' && root === undefined) || open.length > 50) return false;
    const given = new Map<string, string>();
    for (const [, key, value] of written.matchAll(/([a-zA-Z0-9-]+)="([^"]*)"/g)) {
      if (given.has(key!) || !attributeOk(name, key!, value!)) return false;
      given.set(key!, value!);
    }
    const drawn: Drawn = { id: given.get('id'), refersTo: given.get('href')?.slice(1), children: [] };
    if (open.length === 0) {
      if (given.get('xmlns') !== namespace) return false;
      root = drawn;
    } else open.at(-1)!.drawn.children.push(drawn);
    if (!alone) open.push({ name, drawn });
  }
  return root !== undefined && open.length === 0 && shapesOf(root) <= mostShapes;
};
