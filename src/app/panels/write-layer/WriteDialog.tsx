import { useState } from 'react';
import type { City, CityLayer } from '../../../domain/city.ts';
import type { ExportTarget } from '../../../worker/data-calls.ts';
import { writeLayer } from '../../state/layer-verbs.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { lineName, lineWords } from '../bands/stale-bands.ts';
import { systemWords } from '../layer-record/placement-words.ts';
import { Sheet } from '../shell/Sheet.tsx';
import { FormatIcon } from './FormatIcon.tsx';
import {
  canWrite,
  hasEncoding,
  lossesOf,
  systemFor,
  systemGroups,
  WRITE_FORMATS,
  type WriteFormat,
} from './write-choices.ts';
import '../shell/column-dialog.css';
import './write-layer.css';

/** Writing a layer to a file: format, coordinate system, encoding, and what is lost on the way. */
export function WriteDialog({ layerId }: { layerId: string }) {
  const city = useApp((s) => s.open?.city);
  const layer = city?.layers.find((l) => l.id === layerId);
  return city && layer ? <WriteForm city={city} layer={layer} /> : null;
}

const DEGREES = 4490;

function WriteForm({ city, layer }: { city: City; layer: CityLayer }) {
  const text = useText().data.write;
  const language = useApp((s) => s.language);
  const userLayers = useApp((s) => s.project.userLayers);
  const busy = useApp((s) => s.task !== null || s.opening !== 'ready');
  const [format, setFormat] = useState<WriteFormat>('shapefile');
  const [wanted, setWanted] = useState(DEGREES);
  const [encoding, setEncoding] = useState<ExportTarget['encoding']>('UTF-8');
  const epsg = systemFor(city, format, wanted);
  const target: ExportTarget = { format, epsg, encoding };
  const write = (): void => {
    setSession({ dialog: null });
    void writeLayer(layer.id, target);
  };
  return (
    <Sheet title={text.title(layer.name[language])} className="column-dialog write-dialog">
      <div className="write-body">
        <p className="record-lead">{text.version(lineWords(lineName(layer, userLayers), language))}</p>
        <FormatCards layer={layer} format={format} choose={setFormat} />
        <div className="write-options">
          <SystemSelect city={city} format={format} epsg={epsg} choose={setWanted} />
          {hasEncoding(format) && <EncodingSelect encoding={encoding} choose={setEncoding} />}
        </div>
        <Losses target={target} />
        <p className="write-confidential">
          {text.confidential}
          {layer.reality === 'illustrative' && ` ${text.illustrative}`}
        </p>
      </div>
      <footer className="write-foot">
        <button type="button" className="button secondary" onClick={() => setSession({ dialog: null })}>
          {text.cancel}
        </button>
        <button type="button" className="button" disabled={busy} onClick={write}>
          {text.run}
        </button>
      </footer>
    </Sheet>
  );
}

interface FormatCardsProps {
  readonly layer: CityLayer;
  readonly format: WriteFormat;
  readonly choose: (format: WriteFormat) => void;
}

function FormatCards({ layer, format, choose }: FormatCardsProps) {
  const text = useText().data.write;
  return (
    <fieldset className="format-cards">
      <legend>{text.format}</legend>
      {WRITE_FORMATS.map((one) => {
        const usable = canWrite(one, layer.geometry);
        const card = text.cards[one];
        return (
          <label key={one} className="format-card">
            <input
              type="radio"
              name="write-format"
              checked={format === one}
              disabled={!usable}
              onChange={() => choose(one)}
            />
            <FormatIcon format={one} />
            <strong>
              {card.name} <span>{card.ending}</span>
            </strong>
            <small>{usable ? card.note : text.polygonsOnly}</small>
          </label>
        );
      })}
    </fieldset>
  );
}

interface SystemSelectProps {
  readonly city: City;
  readonly format: WriteFormat;
  readonly epsg: number;
  readonly choose: (epsg: number) => void;
}

function SystemSelect({ city, format, epsg, choose }: SystemSelectProps) {
  const { data: text, imports } = useText();
  const groups = systemGroups(city, format);
  return (
    <label>
      <span>{text.write.crs}</span>
      <select value={epsg} onChange={(event) => choose(Number(event.currentTarget.value))}>
        {groups.map((group) => (
          <optgroup key={group.kind} label={text.write[group.kind]}>
            {group.epsg.map((code) => (
              <option key={code} value={code}>
                {systemWords(code, imports.crs)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

const ENCODINGS = ['UTF-8', 'GB18030'] as const satisfies readonly ExportTarget['encoding'][];

interface EncodingSelectProps {
  readonly encoding: ExportTarget['encoding'];
  readonly choose: (encoding: ExportTarget['encoding']) => void;
}

function EncodingSelect({ encoding, choose }: EncodingSelectProps) {
  const text = useText().data.write;
  return (
    <label>
      <span>{text.encoding}</span>
      <select
        value={encoding}
        onChange={(event) => choose(ENCODINGS.find((e) => e === event.currentTarget.value) ?? 'UTF-8')}
      >
        {ENCODINGS.map((one) => (
          <option key={one} value={one}>
            {text.encodings[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

function Losses({ target }: { target: ExportTarget }) {
  const text = useText().data.write;
  return (
    <section className="write-losses" aria-live="polite">
      <h3>{text.keeps}</h3>
      <ul>
        {lossesOf(target).map((loss) => (
          <li key={loss}>{text.losses[loss]}</li>
        ))}
      </ul>
    </section>
  );
}
