import { useEffect } from 'react';
import type { Language } from '../../../state/model.ts';
import { speaker } from '../../../text/speaker.ts';
import { Controls } from './Controls.tsx';
import { type NowMessage, type SpeakerScene, showId } from './messages.ts';
import { Notes } from './Notes.tsx';
import { SceneFrame } from './SceneFrame.tsx';
import { SceneStrip } from './SceneStrip.tsx';
import { SpeakerHead } from './SpeakerHead.tsx';
import { showKey } from './speaker-keys.ts';
import { type Tell, useShow } from './use-show.ts';
import './speaker.css';

/** The speaker's desk: what is on the wall, what comes next, notes and time. It shows what it is told and keeps nothing. */
export function SpeakerView() {
  const { deck, now, isGone, tell } = useShow(showId(location.hash) ?? '');
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
      <SpeakerHead text={text} isPresenting={now.presenting !== null} />
      {now.presenting === null ? (
        <Before scenes={deck.scenes} language={language} tell={tell} />
      ) : (
        <During scenes={deck.scenes} now={now} present={now.presenting} language={language} tell={tell} />
      )}
    </main>
  );
}

interface PartProps {
  readonly scenes: readonly SpeakerScene[];
  readonly language: Language;
  readonly tell: Tell;
}

function Before({ scenes, language, tell }: PartProps) {
  const text = speaker[language];
  const go = (index: number): void => tell({ kind: 'go', index });
  return (
    <>
      <section className="speaker-before">
        <h1>{scenes.length === 0 ? text.noScenes : text.ready}</h1>
        {scenes.length > 0 && (
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

function During({ scenes, now, present, language, tell }: PartProps & { now: NowMessage; present: number }) {
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
