import { useEffect, useState } from 'react';
import { SCREEN_CHOICES, type ScreenChoiceName, storageKey } from '../screenChoices.ts';
import { useText } from '../useSite.ts';
import styles from './styles.module.css';

/** For which device, and where it matters for which iOS, the screens of a page are drawn. */
export default function ScreenChoice({ ios }: { ios?: string }) {
  return (
    <div className={styles.choices} data-choice>
      <Choice name="device" />
      {ios && <Choice name="ios" />}
    </div>
  );
}

function Choice({ name }: { name: ScreenChoiceName }) {
  const text = useText();
  const [chosen, setChosen] = useState<string>();
  useEffect(() => setChosen(document.documentElement.dataset[name]), [name]);
  const choose = (value: string) => {
    document.documentElement.dataset[name] = value;
    setChosen(value);
    try {
      localStorage.setItem(storageKey(name), value);
    } catch {
      // Then it holds for this page alone.
    }
  };
  return (
    <fieldset className={styles.choice}>
      <legend>{text(`screen.choice.${name}`)}</legend>
      {SCREEN_CHOICES[name].map((value) => (
        <label key={value}>
          <input
            type="radio"
            name={`screen-${name}`}
            value={value}
            checked={chosen === value}
            onChange={() => choose(value)}
          />
          <span>{text(`screen.choice.${value}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
