import { createElement as h, type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';

/** A question with one or two lines to fill in. */
export interface DialogForm {
  title: string;
  /** The word on the button that accepts. */
  accept: string;
  fields: readonly { name: string; label: string; hint?: string; value: string }[];
  /** Words about what is wrong with the answer; '' where nothing is. */
  refuse: (answer: DialogAnswer) => string;
  answered: (answer: DialogAnswer) => void;
  /** A second way out: the link is taken away. */
  remove?: { label: string; run: () => void };
}
export type DialogAnswer = Readonly<Record<string, string>>;

/** Asks above everything else; Escape and “Thôi” leave without an answer. */
export const Dialog = ({ question, close, id }: { question: DialogForm; close: () => void; id: string }): ReactNode => {
  const dialog = useRef<HTMLDialogElement>(null);
  const [answer, setAnswer] = useState<DialogAnswer>(() => Object.fromEntries(question.fields.map(({ name, value }) => [name, value])));
  const [refused, setRefused] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const trimmed = Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, value.trim()]));
    const words = question.refuse(trimmed);
    setRefused(words);
    if (words) return;
    close();
    question.answered(trimmed);
  };
  const { remove } = question;
  return h(
    'dialog',
    { ref: dialog, className: 'text-dialog', 'aria-labelledby': `${id}-title`, onClose: close },
    h(
      'form',
      { onSubmit: submit, noValidate: true },
      h('h2', { id: `${id}-title` }, question.title),
      ...question.fields.map(({ name, label, hint }, i) =>
        h(
          'div',
          { key: name },
          h('label', { htmlFor: `${id}-${name}` }, label),
          h('input', {
            id: `${id}-${name}`,
            value: answer[name],
            autoFocus: i === 0,
            autoComplete: 'off',
            'aria-describedby': `${id}-${name}-hint ${id}-refused`,
            'aria-invalid': Boolean(refused),
            onChange: ({ target }: { target: HTMLInputElement }) => setAnswer({ ...answer, [name]: target.value }),
          }),
          hint && h('p', { id: `${id}-${name}-hint` }, hint),
        ),
      ),
      h('p', { id: `${id}-refused`, className: 'refused', role: 'alert' }, refused),
      h(
        'div',
        { className: 'buttons' },
        h('button', { type: 'submit' }, question.accept),
        remove && h('button', { type: 'button', onClick: () => (close(), remove.run()) }, remove.label),
        h('button', { type: 'button', onClick: close }, 'Thôi'),
      ),
    ),
  );
};
