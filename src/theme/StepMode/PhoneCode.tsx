import texts from '@generated/enrollkit/default/stepMode.json';
import { encode } from 'uqr';
import { textsIn } from '../useSite.ts';
import styles from './styles.module.css';

const text = textsIn(texts);
/** Light modules around a code that scanners need. */
const QUIET_ZONE = 4;

/** An address as a QR code, which opens it on a phone, and as a link. */
export default function PhoneCode({ address }: { address: string }) {
  const { data, size } = encode(address, { ecc: 'M', border: QUIET_ZONE });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const title = text('stepMode.qr', { url: address });
  return (
    <aside className={styles.phone} aria-labelledby="on-phone">
      <h2 id="on-phone">{text('stepMode.phone')}</h2>
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={title} shapeRendering="crispEdges">
        <title>{title}</title>
        <path fill="#fff" d={`M0 0h${size}v${size}h-${size}z`} />
        <path fill="#000" d={dark.join('')} />
      </svg>
      <p>{text('stepMode.phoneLead')}</p>
      <p className={styles.address}>
        <a href={address}>{address.replace(/^https?:\/\//, '')}</a>
      </p>
    </aside>
  );
}
