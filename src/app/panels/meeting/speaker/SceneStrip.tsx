import { useEffect, useRef } from 'react';
import type { SpeakerText } from '../../../text/speaker.ts';
import type { SpeakerScene } from './messages.ts';
import { SceneFrame } from './SceneFrame.tsx';

interface StripProps {
  readonly scenes: readonly SpeakerScene[];
  readonly present: number | null;
  readonly text: SpeakerText;
  readonly onGo: (index: number) => void;
}

/** All scenes in their order; the one on the wall stays in sight. */
export function SceneStrip({ scenes, present, text, onGo }: StripProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (present !== null) list.current?.children[present]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [present]);
  return (
    <nav className="speaker-strip" aria-label={text.scenes}>
      <ol ref={list}>
        {scenes.map((scene, i) => (
          <li key={scene.id}>
            <button type="button" aria-current={i === present ? 'step' : undefined} onClick={() => onGo(i)}>
              <div aria-hidden="true">
                <SceneFrame scene={scene} isBlank={false} text={text} />
              </div>
              <span>
                <b>{i + 1}</b> {scene.title}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
