import type { SpeakerText } from '../../../text/speaker.ts';
import type { SpeakerScene } from './messages.ts';

interface FrameProps {
  readonly scene: SpeakerScene;
  readonly isBlank: boolean;
  readonly text: SpeakerText;
}

/** A scene in little: the map's picture, or the page of words. */
export function SceneFrame({ scene, isBlank, text }: FrameProps) {
  return (
    <div className="speaker-frame">
      {scene.picture ? <img src={scene.picture} alt="" /> : <Words scene={scene} />}
      {isBlank && <p className="speaker-blank">{text.isBlank}</p>}
    </div>
  );
}

function Words({ scene }: { scene: SpeakerScene }) {
  return (
    <div className="speaker-words">
      <strong>{scene.title}</strong>
      {scene.lines !== '' && <span>{scene.lines}</span>}
    </div>
  );
}
