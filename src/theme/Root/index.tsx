import { useLocation } from '@docusaurus/router';
import { PageMetadata } from '@docusaurus/theme-common';
import AskButton from '@theme/AskButton';
import Floating from '@theme/Floating';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { loadResume } from '../loadResume.ts';
import { optional } from '../optional.ts';
import { allProgress } from '../progress.ts';
import { useSite } from '../useSite.ts';

// Nobody loads it who has not begun.
const Resume = optional(loadResume);

/** Around every page: whoever is lost can ask, and whoever was at a step finds back to it. */
export default function Root({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const [begun, setBegun] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: somebody may have begun on the page before
  useEffect(() => setBegun(allProgress().length > 0), [pathname]);
  useEffect(() => {
    if (isInTeams())
      void import('../teamsTab.ts').then(
        ({ greetTeams }) => greetTeams(),
        () => {},
      );
  }, []);
  return (
    <>
      {/* A page with a picture of its own says so after this. */}
      <PageMetadata image={useSite().socialCard} />
      {children}
      <Floating>
        {begun && (
          <Suspense>
            <Resume />
          </Suspense>
        )}
        <AskButton />
      </Floating>
    </>
  );
}

/** As a tab: in a frame in a browser and on a computer, in Teams' own view on a phone. Nobody else loads more. */
function isInTeams(): boolean {
  return window.parent !== window || 'nativeInterface' in window;
}
