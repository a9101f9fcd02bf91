import { type ReactNode, useEffect, useState } from 'react';
import styles from './styles.module.css';

/** Less than this is a finger that rests, not one that scrolls. */
const RESTING_PX = 8;

/** What stands over the lower edge of every page; on a phone it goes out of the way of whoever reads on. */
export default function Floating({ children }: { children: ReactNode }) {
  const isReading = useScrollsDown();
  return (
    <div className={styles.floating} data-away={isReading || undefined}>
      {children}
    </div>
  );
}

/** Whether the page was last scrolled down and is not at its end. */
function useScrollsDown(): boolean {
  const [isDown, setDown] = useState(false);
  useEffect(() => {
    let last = scrollY;
    const follow = () => {
      const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - RESTING_PX;
      if (!isAtEnd && Math.abs(scrollY - last) < RESTING_PX) return;
      setDown(scrollY > last && !isAtEnd);
      last = scrollY;
    };
    addEventListener('scroll', follow, { passive: true });
    return () => removeEventListener('scroll', follow);
  }, []);
  return isDown;
}
