import { readSlips, takeSlips } from '../domain/index.ts';
import { afterDrawn } from '../working-page/moments.ts';
import { button, element, labelled } from './elements.ts';
import type { Desk } from './row-view.ts';
import { words } from './words.ts';

/** What stands in a file that a member sent: a picture of a QR code, or the message itself. The reader of pictures comes with the first. */
const messageIn = async (file: File): Promise<string | undefined> => {
  if (!file.type.startsWith('image/')) return file.text();
  const { textInPicture } = await import('./read-qr.ts');
  return textInPicture(file);
};

/** Where members' messages come in: pasted, or as files and pictures; all at once, in any order. */
export const slipsPlace = ({ opened, take }: Desk): HTMLElement => {
  const text = element('textarea', { rows: 5, spellcheck: false });
  const told = element('p', { role: 'status' });
  const press = button(words.takeSlips, () => {
    told.textContent = words.taking;
    // Those of a whole branch take a while to read: the press is answered first.
    afterDrawn(() => {
      const { notebook, taken, doubts, asks } = takeSlips(opened.now, readSlips(text.value, opened.place));
      text.value = told.textContent = '';
      made.open = false;
      take(notebook, { say: words.taken(taken), asked: { slips: asks, doubts } });
    });
  });
  const input = element('input', { type: 'file', multiple: true, accept: 'image/*,.txt,text/plain', className: 'visually-hidden' });
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.value = '';
    told.textContent = words.looking;
    void Promise.all(files.map(messageIn)).then((messages) => {
      text.value = [text.value, ...messages.flatMap((message) => message ?? [])].filter(Boolean).join('\n');
      const unread = files.filter((_, at) => messages[at] === undefined).map(({ name }) => name);
      told.textContent = words.messagesRead(files.length - unread.length, unread);
    });
  });
  const made = element(
    'details',
    { className: 'more' },
    element('summary', { textContent: words.pasteSlips }),
    labelled(words.pasteHere, text),
    element('div', { className: 'tools' }, element('label', { className: 'button quiet' }, input, words.chooseMessages), press),
    told,
  );
  return made;
};
