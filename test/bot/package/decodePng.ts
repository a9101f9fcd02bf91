import { unzlibSync } from 'fflate';

/** Red, green, blue, alpha. */
export type Pixel = readonly [number, number, number, number];

/** Reads a PNG of 8-bit RGBA whose rows have no filter, and checks its chunks. */
export function decodePng(png: Uint8Array): { width: number; height: number; pixels: Pixel[] } {
  const bytes = Buffer.from(png);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const header = chunks.get('IHDR');
  const data = chunks.get('IDAT');
  if (!header || !data || [...chunks.keys()].at(-1) !== 'IEND') throw new Error('a chunk is missing');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rows = unzlibSync(data);
  const rowLength = 1 + width * 4;
  const pixels = Array.from({ length: width * height }, (_, index): Pixel => {
    const row = Math.floor(index / width) * rowLength;
    if (rows[row] !== 0) throw new Error('a row has a filter');
    const at = row + 1 + (index % width) * 4;
    return [rows[at] ?? 0, rows[at + 1] ?? 0, rows[at + 2] ?? 0, rows[at + 3] ?? 0];
  });
  return { width, height, pixels };
}
