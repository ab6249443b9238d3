import type { SpeakerText } from '../../../text/speaker.ts';
import type { Told } from './messages.ts';

/** What the wall says this moment; the picture beside it is from when the scene was kept. */
export function Figures({ told, text }: { told: Told; text: SpeakerText }) {
  const { outcome, word, detail, lines, remarks, isMoved } = told;
  return (
    <section className="speaker-told" aria-label={text.told}>
      <p className="speaker-outcome" data-outcome={outcome ?? 'none-told'}>
        <strong>{word}</strong> {detail}
      </p>
      <p>{lines.join(' · ')}</p>
      {remarks.length > 0 && <p className="speaker-remarks">{remarks.join(' · ')}</p>}
      {isMoved && <p className="speaker-remarks">{text.moved}</p>}
    </section>
  );
}
