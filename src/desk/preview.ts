import type { PreviewTemplateComponentProps } from 'decap-cms-core';
import { createElement as h, type ReactNode, useEffect, useState } from 'react';
import { renderMarkdown } from '../site/markdown.ts';
import type { DeskField } from './fields.ts';

/** What the writer sees beside the form: the entry as a reader would meet it, whatever its kind. */
export const Preview = ({ entry, fields, widgetFor, getAsset }: PreviewTemplateComponentProps): ReactNode => {
  const data = entry.get('data').toJS() as Record<string, unknown>;
  const declared = fields.toJS() as unknown as DeskField[];
  const shown = declared.filter(({ name }) => !apart.has(name) && filled(data[name]));
  return h(
    'article',
    null,
    h('h1', null, String(data.title ?? '')),
    filled(data.summary) && h('p', { className: 'summary' }, String(data.summary)),
    filled(data.picture) && h('figure', null, widgetFor('picture')),
    h(
      'dl',
      null,
      ...shown.map((field) => h('div', { key: field.name }, h('dt', null, field.label), h('dd', null, words(field, data[field.name])))),
    ),
    h(Body, { text: String(data.body ?? ''), addressOf: (path) => String(getAsset(path)) }),
  );
};

/** The text as the site would show it, by the site's own chain; a picture that is not published yet comes from the desk. */
const Body = ({ text, addressOf }: { text: string; addressOf: (path: string) => string }): ReactNode => {
  const [html, setHtml] = useState('');
  useEffect(() => {
    let latest = true;
    const media = (name: string) => addressOf(`@media/${name}`) || undefined;
    void renderMarkdown(text, { base: import.meta.env.BASE_URL, media }).then((rendered) => latest && setHtml(rendered));
    return () => {
      latest = false;
    };
  }, [text, addressOf]);
  return h('div', { className: 'body prose stack', dangerouslySetInnerHTML: { __html: html } });
};

const apart = new Set(['title', 'summary', 'picture', 'pictureAlt', 'body', 'sample']);

const filled = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some(filled)
    : typeof value === 'object' && value !== null
      ? Object.values(value).some(filled)
      : Boolean(value);

const words = (field: DeskField, value: unknown): ReactNode => {
  if (Array.isArray(value)) {
    const one = (item: unknown): ReactNode =>
      field.widget === 'list' && field.fields
        ? parts(field.fields, item)
        : field.widget === 'select'
          ? option(field.options, item)
          : String(item ?? '');
    return h('ul', null, ...value.map((item, index) => h('li', { key: index }, one(item))));
  }
  switch (field.widget) {
    case 'object':
      return parts(field.fields, value);
    case 'select':
      return option(field.options, value);
    case 'boolean':
      return value ? 'Có' : 'Không';
    case 'datetime':
      return String(value).split('-').reverse().join('/');
    default:
      return String(value);
  }
};

const parts = (fields: readonly DeskField[], value: unknown): ReactNode => {
  const data = (value ?? {}) as Record<string, unknown>;
  return fields
    .filter(({ name }) => filled(data[name]))
    .map((field, index) => h('span', { key: field.name }, index > 0 && ' · ', words(field, data[field.name])));
};

const option = (options: readonly { label: string; value: unknown }[], value: unknown): string =>
  options.find((one) => one.value === value)?.label ?? String(value);
