import useIsBrowser from '@docusaurus/useIsBrowser';
import { lazy, Suspense, useRef, useState } from 'react';
import { useText } from '../useSite.ts';
import styles from './styles.module.css';

// Nobody loads the panel before opening it.
const AskPanel = lazy(() => import('@theme/AskPanel'));

/** Opens the panel that answers questions in place, on every page. */
export default function AskButton() {
  const text = useText();
  const [opened, setOpened] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  // Without JavaScript nobody can be answered.
  if (!useIsBrowser()) return null;
  const open = () => {
    setOpened(true);
    dialog.current?.showModal();
  };
  return (
    <>
      <button type="button" className={styles.button} aria-haspopup="dialog" onClick={open}>
        {text('ask.open')}
      </button>
      <dialog ref={dialog} className={styles.panel} aria-labelledby="ask-title">
        {opened && (
          <Suspense fallback={<p>{text('ask.loading')}</p>}>
            <AskPanel close={() => dialog.current?.close()} />
          </Suspense>
        )}
      </dialog>
    </>
  );
}
