import { useEffect } from 'react';
import type { Language } from '../../../state/model.ts';
import { speaker } from '../../../text/speaker.ts';
import { Controls } from './Controls.tsx';
import { isLost } from './contact.ts';
import { Figures } from './Figures.tsx';
import { type NowMessage, type SpeakerScene, showId, type Told } from './messages.ts';
import { Notes } from './Notes.tsx';
import { SceneFrame } from './SceneFrame.tsx';
import { SceneStrip } from './SceneStrip.tsx';
import { SpeakerHead } from './SpeakerHead.tsx';
import { showKey } from './speaker-keys.ts';
import { type Tell, useShow } from './use-show.ts';
import './speaker.css';

/** The speaker's desk: what is on the wall, what comes next, notes and time. It shows what it is told and keeps nothing. */
export function SpeakerView() {
  const { tell, ...contact } = useShow(showId(location.hash) ?? '');
  const { deck, now, told, hasBegun, isGone } = contact;
  const language = deck?.language ?? 'zh';
  const text = speaker[language];
  useEffect(() => {
    document.title = `${text.title} · EcoSpace`;
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [text, language]);
  useKeys(tell);
  if (!deck || !now || isGone) {
    return (
      <main className="speaker on-ink">
        <h1 className="speaker-alone" role="status">
          {isGone ? text.gone : text.waiting}
        </h1>
      </main>
    );
  }
  return (
    <main className="speaker on-ink">
      <SpeakerHead text={text} begunAt={now.presenting === null ? null : now.begunAt} />
      {isLost(contact) && (
        <p className="speaker-lost" role="alert">
          {text.lost}
        </p>
      )}
      {now.presenting === null ? (
        <Before scenes={deck.scenes} isBusy={now.isBusy} hasBegun={hasBegun} language={language} tell={tell} />
      ) : (
        <During {...{ now, told, language, tell }} scenes={deck.scenes} present={now.presenting} />
      )}
    </main>
  );
}

interface PartProps {
  readonly scenes: readonly SpeakerScene[];
  readonly language: Language;
  readonly tell: Tell;
}

interface BeforeProps extends PartProps {
  readonly isBusy: boolean;
  readonly hasBegun: boolean;
}

/** Nothing is on the wall: not yet, or not any more. */
function Before({ scenes, isBusy, hasBegun, language, tell }: BeforeProps) {
  const text = speaker[language];
  const standing = hasBegun ? text.ended : text.ready;
  const go = (index: number): void => tell({ kind: 'go', index });
  return (
    <>
      <section className="speaker-before">
        <h1 role="status">{scenes.length === 0 ? text.noScenes : isBusy ? text.busy : standing}</h1>
        {scenes.length > 0 && !isBusy && (
          <>
            <button type="button" className="speaker-button chief" onClick={() => go(0)}>
              {text.start}
            </button>
            <p>{text.startHint}</p>
          </>
        )}
      </section>
      <SceneStrip scenes={scenes} present={null} text={text} onGo={go} />
    </>
  );
}

interface DuringProps extends PartProps {
  readonly now: NowMessage;
  readonly told: Told | null;
  readonly present: number;
}

function During({ scenes, now, told, present, language, tell }: DuringProps) {
  const text = speaker[language];
  const scene = scenes[present];
  const next = scenes[present + 1];
  return (
    <>
      <section className="speaker-now" aria-label={text.now}>
        {scene && <SceneFrame scene={scene} isBlank={now.blank} text={text} />}
        <p className="speaker-place">
          {text.place(present + 1, scenes.length)}
          {now.digits !== '' && <strong> → {now.digits}_</strong>}
        </p>
        <h1>{scene?.title}</h1>
        {scene?.group && <p className="speaker-group">{scene.group}</p>}
        {told && <Figures told={told} text={text} />}
      </section>
      <section className="speaker-next" aria-label={text.next}>
        <h2>{next ? `${text.next} ${present + 2}` : text.last}</h2>
        {next && (
          <>
            <SceneFrame scene={next} isBlank={false} text={text} />
            <p>{next.title}</p>
          </>
        )}
      </section>
      <Controls now={now} present={present} count={scenes.length} text={text} tell={tell} />
      <Notes note={scene?.note ?? ''} text={text} />
      <SceneStrip scenes={scenes} present={present} text={text} onGo={(index) => tell({ kind: 'go', index })} />
    </>
  );
}

/** The show's keys act on it from here too. */
function useKeys(tell: Tell): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const key = showKey(event);
      if (key === null) return;
      event.preventDefault();
      tell({ kind: 'key', key });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [tell]);
}
