import encodeQR from 'qr';

/** So many dots a module: sharp on any screen, and large enough for a camera. */
const scale = 8;

/** Draws a message as a QR code: the text itself, so that whatever reads codes shows it. Tells whether it fits into one. */
export const drawQr = (canvas: HTMLCanvasElement, text: string): boolean => {
  let modules: boolean[][];
  try {
    modules = encodeQR(text, 'raw', { ecc: 'low', border: 4 });
  } catch {
    return false; // more than 2,953 bytes
  }
  canvas.width = canvas.height = modules.length * scale;
  const paint = canvas.getContext('2d')!;
  paint.fillStyle = 'white';
  paint.fillRect(0, 0, canvas.width, canvas.height);
  paint.fillStyle = 'black';
  for (const [y, row] of modules.entries())
    for (const [x, isDark] of row.entries()) if (isDark) paint.fillRect(x * scale, y * scale, scale, scale);
  return true;
};
