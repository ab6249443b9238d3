import { useState } from 'react';
import type { CityLayer } from '../../../domain/city.ts';
import type { UserLayer } from '../../../domain/user-layers.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { BandsOriginFacts, StaleNote } from '../bands/BandsOrigin.tsx';
import { RecordForm } from './RecordForm.tsx';
import { RepairTable } from './RepairTable.tsx';
import { importFacts, type RecordFact, shippedFacts } from './record-facts.ts';
import { type VersionLine, versionLines, versionWords } from './versions.ts';
import { dateAndTime } from './when.ts';

/** The record of one version of a layer. */
export function RecordPage({ layer }: { layer: CityLayer }) {
  const text = useText().data.record;
  const userLayers = useApp((s) => s.project.userLayers);
  const lines = versionLines(layer, userLayers);
  const [wanted, setWanted] = useState(lines[0]!.id);
  const line = lines.find((l) => l.id === wanted) ?? lines[0]!;
  return (
    <>
      {lines.length > 1 && (
        <label className="record-version">
          <span>{text.shown}</span>
          <select value={line.id} onChange={(event) => setWanted(event.currentTarget.value)}>
            {lines.map((l) => (
              <option key={l.id} value={l.id}>
                {[...versionWords(l), l.inForce ? text.inForce : text.forComparison].join(' · ')}
              </option>
            ))}
          </select>
        </label>
      )}
      {line.inForce && <StaleNote layer={layer} />}
      {line.user ? <UserRecord layer={layer} user={line.user} /> : <ShippedRecord layer={layer} line={line} />}
    </>
  );
}

function UserRecord({ layer, user }: { layer: CityLayer; user: UserLayer }) {
  const text = useText();
  const language = useApp((s) => s.language);
  const classNames = new Map(layer.classes.map((c) => [c.id, c.name[language]]));
  return (
    <div className="record-columns">
      <section>
        <h3>{text.data.record.howMade}</h3>
        <Facts facts={importFacts(user, dateAndTime(user.record.importedAt), classNames, text)} />
        {user.record.bands && <BandsOriginFacts origin={user.record.bands} />}
        <RepairTable repairs={user.record.repairs} />
      </section>
      <section>
        <h3>{text.data.record.fields}</h3>
        <RecordForm key={user.id} user={user} />
      </section>
    </div>
  );
}

function ShippedRecord({ layer, line }: { layer: CityLayer; line: VersionLine }) {
  const text = useText().data;
  const language = useApp((s) => s.language);
  const summary = useApp((s) => (line.inForce ? s.open?.summaries.find((l) => l.layerId === layer.id) : undefined));
  const counts = summary ? { features: summary.featureCount, vertices: summary.vertexCount } : null;
  return (
    <section>
      <h3>{text.record.shipped}</h3>
      {layer.reality === 'illustrative' && <p className="record-illustrative">{text.record.illustrativeNote}</p>}
      <Facts facts={shippedFacts(layer, line, counts, language, text)} />
    </section>
  );
}

function Facts({ facts }: { facts: readonly RecordFact[] }) {
  return (
    <dl className="record-facts">
      {facts.map(([name, values]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {values.map((value) => (
              <span key={value}>{value}</span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
