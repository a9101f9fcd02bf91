import { renderSVG } from 'uqr';

/** An address as a QR code for a camera: an SVG in black on white, with the quiet zone that scanners need. */
export function qrSvg(address: string): string {
  return renderSVG(address, { ecc: 'M', border: 4 });
}

/** Path of a record's code in the site of a locale. */
export function qrPath(id: string): string {
  return `qr/${id}.svg`;
}
