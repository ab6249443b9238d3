import type { CityLayer } from '../../../domain/city.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import './row-marks.css';

/** Says that the version in force was brought in by the user. */
export function MineMark({ layer }: { layer: CityLayer }) {
  const text = useText().data.row;
  const language = useApp((s) => s.language);
  if (layer.reality !== 'user') return null;
  return (
    <span className="mine-mark" title={text.mineHint(layer.source[language])}>
      {text.mine}
    </span>
  );
}
