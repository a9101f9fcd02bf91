import { useLocation } from '@docusaurus/router';
import AskButton from '@theme/AskButton';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { loadResume } from '../loadResume.ts';
import { optional } from '../optional.ts';
import { allProgress } from '../progress.ts';

// Nobody loads it who has not begun.
const Resume = optional(loadResume);

/** Around every page: whoever is lost can ask, and whoever was at a step finds back to it. */
export default function Root({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const [begun, setBegun] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: somebody may have begun on the page before
  useEffect(() => setBegun(allProgress().length > 0), [pathname]);
  return (
    <>
      {children}
      {begun && (
        <Suspense>
          <Resume />
        </Suspense>
      )}
      <AskButton />
    </>
  );
}
