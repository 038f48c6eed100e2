import sharp from 'sharp';

/**
 * A photo as a telephone takes it: invented, with a place, a time, a person's sample name, a comment and XMP in it.
 * @param words what stands in its metadata, and can be looked for afterwards
 */
export const photo = async (
  format: 'jpeg' | 'png' | 'webp',
  { orientation = 1, words = 'NguoiMau', width = 120, height = 80, seed = 0 } = {},
): Promise<Uint8Array> => {
  // Large fields of grey, other ones for each seed, so that a picture is known again after it was scaled and packed anew.
  const points = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const field = Math.floor((x * 8) / width) * 6 + Math.floor((y * 6) / height);
      points.fill((field * field * (seed * 37 + 11) + field * (seed + 3) * 29) % 256, (y * width + x) * 3, (y * width + x) * 3 + 3);
    }
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="${words}"/></rdf:RDF></x:xmpmeta>`;
  const taken = await sharp(points, { raw: { width, height, channels: 3 } })
    .withMetadata({ orientation })
    .withExifMerge({
      IFD0: { Artist: words, ImageDescription: words, Make: 'MayMau', Copyright: words },
      IFD2: { DateTimeOriginal: '2016:11:20 08:00:00', UserComment: words },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '10/1 2/1 2/1', GPSLongitudeRef: 'E', GPSLongitude: '105/1 4/1 3/1' },
    })
    .withXmp(xmp)
    .toFormat(format)
    .toBuffer();
  return new Uint8Array(taken);
};
