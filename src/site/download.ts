/** Gives a file to whoever pressed for it. */
export const download = (name: string, content: Blob): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser takes what it needs after the press; long after, the memory is given back.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
