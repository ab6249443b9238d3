import { useText } from '../../../text/use-text.ts';
import { dismissBlocked, openSpeaker, useSpeakerWindow } from './show.ts';

/** Opens the speaker's view, or brings it to the front. */
export function SpeakerButton({ className }: { className: string }) {
  const text = useText().speaker;
  const isOpen = useSpeakerWindow() === 'open';
  return (
    <button
      type="button"
      className={className}
      aria-pressed={isOpen}
      title={isOpen ? text.isOpen : text.openHint}
      onClick={() => void openSpeaker()}
    >
      {text.open}
    </button>
  );
}

/** Says what to do where the browser did not let the window open. */
export function SpeakerBlocked() {
  const text = useText().speaker;
  if (useSpeakerWindow() !== 'blocked') return null;
  return (
    <div className="speaker-blocked" role="alert" data-over-map>
      <strong>{text.blockedTitle}</strong>
      <p>{text.blocked}</p>
      <button type="button" className="button secondary" onClick={dismissBlocked}>
        {text.dismiss}
      </button>
    </div>
  );
}
