import { Component, type ReactNode } from 'react';
import { saveProjectFile } from '../../state/project-verbs.ts';
import { useText } from '../../text/use-text.ts';
import './city-state.css';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
}

/** Catches what a component throws. The work stands in the browser's storage and in the store; it is offered as a file too. */
export class CrashGuard extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    return this.state.error ? <Crash error={this.state.error} /> : this.props.children;
  }
}

function Crash({ error }: { error: Error }) {
  const text = useText().shell.crash;
  return (
    <main className="city-state failed" role="alert">
      <p className="city-state-title">{text.title}</p>
      <p>{text.body}</p>
      <details>
        <summary>{text.detail}</summary>
        <p>{error.message}</p>
      </details>
      <button type="button" className="button" onClick={() => location.reload()}>
        {text.reload}
      </button>{' '}
      <button type="button" className="button secondary" onClick={() => void saveProjectFile()}>
        {text.export}
      </button>
    </main>
  );
}
