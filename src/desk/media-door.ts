import { fold, isOfPoints, kindOfMedia, mediaFault, mediaFaults, type MediaFault, mediaKinds } from '../domain/index.ts';
import { tell } from './ask-and-tell.ts';

/** A file as it may be handed on, or why not. */
type Admitted = { file: File } | { fault: MediaFault | 'doi' };

/** Why a picture of a telephone could not be turned into a JPEG here, and the way out. */
const notConverted = {
  reason: 'là ảnh HEIC của điện thoại, và trình duyệt này chưa đổi được sang JPEG',
  cure: mediaFaults.heic.cure,
};

/** A name for `content/media`: plain letters, the ending that the bytes ask for, and no file there that already has it. */
export const nameFor = (given: string, ending: string, taken: ReadonlySet<string>, saved = ending): string => {
  const plain = fold(given.replace(/\.[^.]*$/, ''))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const base = plain || 'tep';
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? base : `${base}-${count}`;
    if (!taken.has(`${name}.${saved}`)) return `${name}.${ending}`;
  }
};

/**
 * What becomes of a chosen file before Decap sees it. Decap goes by what a file calls itself; here its bytes count.
 * Pictures of points are drawn anew by Decap afterwards, which leaves out place and device and makes them small.
 */
const admit = async (given: File, taken: ReadonlySet<string>): Promise<Admitted> => {
  let file = given;
  let kind = kindOfMedia(new Uint8Array(await file.arrayBuffer()));
  if (kind === 'heic') {
    try {
      const { heicTo } = await import('heic-to/csp');
      file = new File([await heicTo({ blob: file, type: 'image/jpeg', quality: 0.9 })], file.name);
      kind = 'jpeg';
    } catch {
      return { fault: 'doi' };
    }
  }
  if (isOfPoints(kind)) {
    const drawn = await createImageBitmap(file).catch(() => undefined);
    if (!drawn) return { fault: 'la' };
    drawn.close();
    return { file: new File([file], nameFor(given.name, mediaKinds[kind].endings[0], taken, 'webp'), { type: `image/${kind}` }) };
  }
  const ending = kind === 'svg' || kind === 'pdf' ? kind : '';
  const name = nameFor(given.name, ending || 'bin', taken);
  const fault = mediaFault(name, new Uint8Array(await file.arrayBuffer()));
  if (fault) return { fault };
  return { file: new File([file], name, { type: kind === 'pdf' ? 'application/pdf' : 'image/svg+xml' }) };
};

/**
 * Stands before every place where a file is chosen. A file that may come in goes on under a name of its own, one from a
 * telephone as a JPEG; any other is refused in words, and nothing that was there before is touched.
 * @param taken the names that files of the desk already have
 */
export const openMediaDoor = (taken: () => ReadonlySet<string>): void => {
  const passed = new WeakSet<Event>();
  const hold = (event: Event, files: FileList | undefined | null, pass: (file: File) => Event) => {
    const [given] = files ?? [];
    if (passed.has(event) || !given) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const target = event.target as HTMLElement;
    target.toggleAttribute('data-busy', true);
    void admit(given, taken()).then(async (admitted) => {
      target.toggleAttribute('data-busy', false);
      if ('file' in admitted) {
        const again = pass(admitted.file);
        passed.add(again);
        target.dispatchEvent(again);
        return;
      }
      if (target instanceof HTMLInputElement) target.value = '';
      const { reason, cure } = admitted.fault === 'doi' ? notConverted : mediaFaults[admitted.fault];
      await tell('Chưa nhận tệp này', `Tệp “${given.name}” ${reason}. ${cure}`);
    });
  };
  // What one pastes into a text is the address that a text uses for a file, and not its place on the disk.
  document.addEventListener('copy', (event) => {
    const { value = '', selectionStart, selectionEnd } = event.target as Partial<HTMLTextAreaElement>;
    const [, name] = /^(?:content\/media\/)?([^/\s]+)$/.exec(value.slice(selectionStart ?? 0, selectionEnd ?? 0)) ?? [];
    if (!name || !taken().has(name)) return;
    event.clipboardData?.setData('text/plain', `@media/${name}`);
    event.preventDefault();
  });
  const only = (file: File) => {
    const carrier = new DataTransfer();
    carrier.items.add(file);
    return carrier;
  };
  document.addEventListener(
    'change',
    (event) => {
      const input = event.target;
      if (input instanceof HTMLInputElement && input.type === 'file')
        hold(event, input.files, (file) => {
          input.files = only(file).files;
          return new Event('change', { bubbles: true });
        });
    },
    { capture: true },
  );
  document.addEventListener(
    'drop',
    (event) =>
      hold(
        event,
        event.dataTransfer?.files,
        (file) => new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: only(file) }),
      ),
    { capture: true },
  );
};
