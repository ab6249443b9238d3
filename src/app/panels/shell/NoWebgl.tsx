import { useText } from '../../text/use-text.ts';

export function hasWebgl2(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}

/** In place of the whole app where nothing can be drawn. */
export function NoWebgl() {
  const text = useText().shell;
  return (
    <main className="city-state failed" role="alert">
      <p className="city-state-title">{text.brand}</p>
      <p>{text.noWebgl}</p>
    </main>
  );
}
