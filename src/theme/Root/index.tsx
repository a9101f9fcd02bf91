import AskButton from '@theme/AskButton';
import type { ReactNode } from 'react';

/** Around every page: whoever is lost can ask. */
export default function Root({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <AskButton />
    </>
  );
}
