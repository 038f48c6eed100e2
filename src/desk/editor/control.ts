import { closeHistory } from '@milkdown/prose/history';
import { type EditorState, NodeSelection, TextSelection } from '@milkdown/prose/state';
import type { EditorView } from '@milkdown/prose/view';
import { Component, createElement as h, createRef, type ReactNode } from 'react';
import { linkFaults, linkPlace } from '../../domain/index.ts';
import { actionsOf } from './commands.ts';
import { Dialog, type DialogForm } from './question.ts';
import { type Format, openFormat } from './format.ts';
import { type ButtonName, Toolbar } from './toolbar.ts';
import { openView } from './open-view.ts';

/** What Decap hands to a control, so far as this one needs it. */
export interface ControlProps {
  value?: string | null;
  forID: string;
  classNameWrapper: string;
  field: { get: (key: string) => unknown };
  onChange: (text: string) => void;
  setActiveStyle: () => void;
  setInactiveStyle: () => void;
  isDisabled?: boolean;
  getAsset: (path: string, field?: unknown) => { toString: () => string };
  mediaPaths: { get: (id: string) => unknown };
  onOpenMediaLibrary: (options: object) => void;
  onRemoveInsertedMedia: (id: string) => void;
  onRemoveMediaControl: (id: string) => void;
}
interface State {
  plain: boolean;
  editor?: EditorState;
  question?: DialogForm;
  notice: string;
}

/**
 * The text of an entry, written as it will look or as it is kept. In place of Decap's own control for this kind of field, whose
 * reader knows neither footnotes nor tasks nor aligned columns and drops them at the first letter typed.
 */
export class TextControl extends Component<ControlProps, State> {
  override state: State = { plain: false, notice: '' };
  private readonly place = createRef<HTMLDivElement>();
  private readonly mediaId = crypto.randomUUID();
  private format: Format | undefined;
  private view: EditorView | undefined;
  /** What the form is known to hold: a text that comes from elsewhere opens the editor anew. */
  private text = this.props.value ?? '';
  /** The text whose bytes are kept: as it was opened, or as it was last typed plainly. */
  private base = this.text;
  /** Texts on their way to the form and back. */
  private readonly sent = new Set<string>();

  override componentDidMount(): void {
    void this.open();
  }

  override componentDidUpdate(before: ControlProps, { plain }: State): void {
    const value = this.props.value ?? '';
    if (value === this.text) this.sent.clear();
    else if (!this.sent.has(value)) {
      this.text = this.base = value;
      void this.open();
    }
    if (plain !== this.state.plain) void this.open();
    if (before.getAsset !== this.props.getAsset)
      for (const picture of this.view?.dom.querySelectorAll('img') ?? []) picture.src = this.addressOf(picture.dataset.source ?? '');
    const chosen = this.props.mediaPaths.get(this.mediaId);
    if (typeof chosen === 'string' && chosen !== '') {
      this.props.onRemoveInsertedMedia(this.mediaId);
      this.askPicture(chosen, '');
    }
  }

  override componentWillUnmount(): void {
    this.view?.destroy();
    this.props.onRemoveMediaControl(this.mediaId);
  }

  /** Decap asks whether a change of the form concerns this control. */
  override shouldComponentUpdate(next: ControlProps, state: State): boolean {
    const watched = ['value', 'mediaPaths', 'getAsset', 'isDisabled', 'classNameWrapper'] as const;
    return state !== this.state || watched.some((name) => next[name] !== this.props[name]);
  }

  focus = (): void => this.view?.focus();

  private readonly addressOf = (source: string): string =>
    source.startsWith('@media/') ? String(this.props.getAsset(source, this.props.field)) : '';

  private readonly send = (text: string): void => {
    this.text = text;
    this.sent.add(text);
    this.props.onChange(text);
  };

  private async open(): Promise<void> {
    this.format ??= await openFormat();
    this.view?.destroy();
    this.view = undefined;
    if (!this.place.current || this.state.plain) return;
    const attributes = {
      id: this.props.forID,
      'data-text-editor': '',
      class: 'text-page',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': String(this.props.field.get('label')),
      lang: 'vi',
    };
    this.view = openView(this.place.current, this.format, this.text, this.base, attributes, this.addressOf, {
      onText: this.send,
      onState: (editor) => this.setState({ editor }),
      onFocus: (focused) => (focused ? this.props.setActiveStyle() : this.props.setInactiveStyle()),
      onNotice: (notice) => this.setState({ notice }),
    });
    this.view.setProps({ editable: () => !this.props.isDisabled });
    this.setState({ editor: this.view.state });
  }

  private readonly press = (name: ButtonName): void => {
    const view = this.view;
    if (!view || !this.format) return;
    this.setState({ notice: '' });
    if (name === 'link') return this.askLink(view);
    if (name === 'picture') {
      const { selection } = view.state;
      if (selection instanceof NodeSelection && selection.node.type.name === 'image')
        return this.askPicture(String(selection.node.attrs.src), String(selection.node.attrs.alt));
      return this.props.onOpenMediaLibrary({ controlID: this.mediaId, forImage: true, allowMultiple: false, field: this.props.field });
    }
    // Each press is taken back by itself.
    actionsOf(this.format.schema)[name].run(view.state, (tr) => view.dispatch(closeHistory(tr)), view);
    view.focus();
  };

  private askPicture(source: string, alt: string): void {
    this.setState({
      question: {
        title: 'Ảnh trong bài',
        accept: alt ? 'Sửa' : 'Chèn ảnh',
        fields: [{ name: 'alt', label: 'Lời tả ảnh', hint: 'Người không nhìn thấy ảnh nghe câu này: ai, đang làm gì, ở đâu.', value: alt }],
        refuse: (answer) => (answer.alt ? '' : 'Chưa có lời tả. Hãy viết một câu nói trong ảnh có gì.'),
        answered: (answer) => {
          const view = this.view;
          if (!view) return;
          view.dispatch(view.state.tr.replaceSelectionWith(view.state.schema.node('image', { src: source, alt: answer.alt }), false));
          view.focus();
        },
      },
    });
  }

  private askLink(view: EditorView): void {
    const { from, to, empty } = view.state.selection;
    const type = view.state.schema.marks.link!;
    const range = linkAt(view.state);
    const apply = (start: number, end: number, href: string | undefined, words?: string) => {
      const tr = view.state.tr;
      if (words) tr.insertText(words, start, end);
      const last = words ? start + words.length : end;
      tr.removeMark(start, last, type);
      if (href) tr.addMark(start, last, type.create({ href }));
      view.dispatch(tr.setSelection(TextSelection.create(tr.doc, last)).removeStoredMark(type));
      view.focus();
    };
    const [start, end] = range ?? [from, to];
    const asksWords = empty && !range;
    this.setState({
      question: {
        title: 'Liên kết',
        accept: 'Đặt liên kết',
        fields: [
          ...(asksWords ? [{ name: 'words', label: 'Chữ hiện trong bài', value: '' }] : []),
          {
            name: 'address',
            label: 'Địa chỉ',
            hint: 'Trang khác: https://… Trang trong hệ thống này: bắt đầu bằng dấu /, như /chu-de/.',
            value: range?.[2] ?? '',
          },
        ],
        refuse: ({ words, address = '' }) => {
          if (asksWords && !words) return 'Chưa có chữ để bấm vào. Hãy viết vài chữ nói trang ấy là gì.';
          const place = linkPlace(address);
          return place.kind === 'refused'
            ? `Địa chỉ này ${linkFaults[place.reason]}. Hãy mở trang ấy rồi chép địa chỉ trên thanh địa chỉ vào đây.`
            : '';
        },
        answered: ({ words, address }) => apply(start, end, address, asksWords ? words : undefined),
        remove: range && { label: 'Bỏ liên kết', run: () => apply(start, end, undefined) },
      },
    });
  }

  private readonly closeQuestion = (): void => this.setState({ question: undefined }, () => this.view?.focus());

  override render(): ReactNode {
    const { plain, editor, question, notice } = this.state;
    const { forID, classNameWrapper, isDisabled = false, setActiveStyle, setInactiveStyle } = this.props;
    const way = (label: string, to: boolean) =>
      h(
        'button',
        { type: 'button', 'aria-pressed': plain === to, onClick: () => this.setState({ plain: to, editor: undefined, notice: '' }) },
        label,
      );
    return h(
      'div',
      { className: `${classNameWrapper} text-control` },
      h('div', { className: 'text-ways', role: 'group', 'aria-label': 'Cách viết' }, way('Soạn thảo', false), way('Văn bản thô', true)),
      !plain &&
        editor &&
        this.format &&
        h(Toolbar, {
          state: editor,
          actions: actionsOf(this.format.schema),
          linkActive: linkAt(editor) !== undefined,
          disabled: isDisabled,
          press: this.press,
        }),
      h('p', { className: 'text-notice', role: 'status' }, notice),
      plain
        ? h('textarea', {
            id: forID,
            className: 'text-plain',
            lang: 'vi',
            spellCheck: false,
            value: this.props.value ?? '',
            disabled: isDisabled,
            onFocus: setActiveStyle,
            onBlur: setInactiveStyle,
            onChange: ({ target }: { target: HTMLTextAreaElement }) => this.send((this.base = target.value)),
          })
        : h('div', { ref: this.place, className: 'text-place' }),
      question && h(Dialog, { question, id: `${forID}-question`, close: this.closeQuestion }),
    );
  }
}

/** The link around the cursor: from, to, address. */
const linkAt = ({ selection: { $from }, schema }: EditorState): [number, number, string] | undefined => {
  const at = $from.parent.childAfter($from.parentOffset);
  const mark = at.node && schema.marks.link!.isInSet(at.node.marks);
  if (!mark) return undefined;
  let first = at.index;
  let last = at.index;
  const parent = $from.parent;
  while (first > 0 && mark.isInSet(parent.child(first - 1).marks)) first--;
  while (last < parent.childCount - 1 && mark.isInSet(parent.child(last + 1).marks)) last++;
  let start = $from.start();
  for (let i = 0; i < first; i++) start += parent.child(i).nodeSize;
  let end = start;
  for (let i = first; i <= last; i++) end += parent.child(i).nodeSize;
  return [start, end, String(mark.attrs.href)];
};
