import type { Service } from '../../../domain/city.ts';
import { inDistricts } from '../../../domain/coverage/in-districts.ts';
import type { ServiceCoverage, ServiceRow } from '../../../domain/coverage/services.ts';
import { problemLine } from '../../../text/problems.ts';
import * as format from '../../format.ts';
import { requestPart } from '../../state/coverage.ts';
import { type PartState, partResult } from '../../state/coverage-types.ts';
import type { OpenCity } from '../../state/model.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { useArea } from './area-unit.ts';
import { BoardCard } from './BoardCard.tsx';
import { NumberHandle } from './NumberHandle.tsx';
import { ServiceHoles } from './ServiceHoles.tsx';
import {
  type ServiceFigure,
  serviceError,
  serviceFigure,
  serviceRows,
  serviceState,
  serviceTarget,
} from './services.ts';
import { usePart } from './use-part.ts';
import './services.css';

/** How much of the land each service reaches, and the ground that it does not. */
export function ServicesCard({ open: { city } }: { open: OpenCity }) {
  const text = useText();
  const words = text.board.services;
  const language = useApp((s) => s.language);
  const parts = useApp((s) => s.coverageParts);
  const districts = useApp((s) => s.coverageFilter.districts);
  const unit = text.board.overview.units[useApp((s) => s.areaUnit)];
  if (city.services.length === 0) {
    return (
      <BoardCard area="services" title={words.title}>
        <p className="board-missing">
          <b>{words.none}</b>
          {words.noneHint}
        </p>
      </BoardCard>
    );
  }
  const known = city.services
    .flatMap(({ id }) => partResult(parts, 'services', { serviceId: id }) ?? [])
    .map((coverage) => ({ ...coverage, rows: inDistricts(coverage.rows, districts) }));
  return (
    <BoardCard
      area="services"
      title={words.title}
      unit={unit}
      follows={['districts']}
      scope={words.scope}
      rows={() => serviceRows(known, words, language, text.coverage.city)}
    >
      <div className="service-list">
        {city.services.map((service) => (
          <ServiceBlock key={service.id} service={service} target={serviceTarget(city, service)} />
        ))}
      </div>
    </BoardCard>
  );
}

function ServiceBlock({ service, target }: { service: Service; target: number | null }) {
  const words = useText().board.services;
  const language = useApp((s) => s.language);
  const part = usePart('services', { serviceId: service.id });
  const layerName = useLayerName();
  if (part.kind !== 'done') return <Unready service={service} part={part} />;
  const { result } = part;
  if (!result) {
    const layers = [service.supply.layerId, service.demand.layerId].map(layerName).join('、');
    return (
      <section className="service">
        <h3>{service.name[language]}</h3>
        <p className="board-missing">{words.missing(layers)}</p>
      </section>
    );
  }
  return (
    <section className="service">
      <Headline coverage={result} target={target} />
      <div className="service-columns">
        <Districts coverage={result} />
        <ServiceHoles coverage={result} />
      </div>
      <p className="board-note">
        <NumberHandle
          selection={serviceFigure(service, 'supply')}
          label={words.names.supply(layerName(service.supply.layerId))}
        >
          {words.supply(format.count(result.supply.count), layerName(service.supply.layerId))}
        </NumberHandle>
        {[
          result.supply.outsideDemand > 0 && words.supplyOutside(format.count(result.supply.outsideDemand)),
          result.supply.leftOut + result.demandLeftOut > 0 &&
            words.leftOut(format.count(result.supply.leftOut + result.demandLeftOut)),
        ]
          .filter(Boolean)
          .map((note) => ` · ${note}`)
          .join('')}
      </p>
    </section>
  );
}

function useLayerName(): (layerId: string) => string {
  const language = useApp((s) => s.language);
  const layers = useApp((s) => s.open?.city.layers);
  return (layerId) => layers?.find((l) => l.id === layerId)?.name[language] ?? layerId;
}

function Unready({ service, part }: { service: Service; part: Exclude<PartState<'services'>, { kind: 'done' }> }) {
  const words = useText().board.services;
  const language = useApp((s) => s.language);
  return (
    <section className="service" aria-busy={part.kind !== 'failed'}>
      <h3>{service.name[language]}</h3>
      {part.kind === 'failed' ? (
        <p className="board-missing" role="alert">
          {words.failed(part.problems.map((p) => problemLine(p, language)).join(' '))}{' '}
          <button type="button" className="link" onClick={() => requestPart('services', { serviceId: service.id })}>
            {words.retry}
          </button>
        </p>
      ) : (
        <p className="board-note">{words.running(format.percent(part.kind === 'running' ? part.share : 0, 0))}</p>
      )}
    </section>
  );
}

function Headline({ coverage: { service, total }, target }: { coverage: ServiceCoverage; target: number | null }) {
  const text = useText();
  const words = text.board.services;
  const language = useApp((s) => s.language);
  const state = serviceState(total, target);
  const name = service.name[language];
  const { city } = text.coverage;
  return (
    <div className="service-head">
      <h3>{name}</h3>
      <p className="service-share">
        {total.share === null ? (
          <span className="nil">{words.noShare}</span>
        ) : (
          <NumberHandle selection={serviceFigure(service, 'share')} label={words.names.share(name, city)}>
            {format.percent(total.share)}
          </NumberHandle>
        )}
        {state && <span className={`service-state ${state}`}>{words[state]}</span>}
      </p>
      <span className={`service-bar ${state ?? ''}`} aria-hidden="true">
        <span style={{ width: `${100 * (total.share ?? 0)}%` }} />
        {target !== null && <i style={{ left: `${100 * target}%` }} />}
      </span>
      <p className="service-basis">
        {[
          target === null ? words.noTarget : words.target(format.percent(target, 0)),
          words.land[service.demand.land],
          serviceError(total.dataErrorShare, words),
        ].join(' · ')}
      </p>
    </div>
  );
}

function Districts({ coverage }: { coverage: ServiceCoverage }) {
  const text = useText();
  const words = text.board.services;
  const { service, total } = coverage;
  const districts = useApp((s) => s.coverageFilter.districts);
  const rows = inDistricts(coverage.rows, districts);
  return (
    <table className="board-table service-table">
      <thead>
        <tr>
          <th scope="col" className="words">
            {text.coverage.districts.district}
          </th>
          <th scope="col">{words.demand[service.demand.land]}</th>
          <th scope="col">{words.covered}</th>
          <th scope="col">{words.uncovered}</th>
          <th scope="col">{words.share}</th>
        </tr>
      </thead>
      <tbody>
        {[...rows.filter((r) => r.demandSquareMetres > 0), total].map((row) => (
          <DistrictRow
            key={row.districtId ?? ''}
            service={service}
            row={row}
            totalName={districts === null ? text.coverage.total : text.coverage.city}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly service: Service;
  readonly row: ServiceRow;
  /** Of the row of the city. */
  readonly totalName: string;
}

function DistrictRow({ service, row, totalName }: RowProps) {
  const text = useText();
  const { names, demand } = text.board.services;
  const language = useApp((s) => s.language);
  const area = useArea();
  const district = row.name?.[language] ?? totalName;
  const name = service.name[language];
  const handle = (what: ServiceFigure, label: string, shown: string) => (
    <td>
      <NumberHandle selection={serviceFigure(service, what, row.districtId)} label={label}>
        {shown}
      </NumberHandle>
    </td>
  );
  return (
    <tr className={row.districtId === null ? 'total strong' : undefined}>
      <th scope="row" className="words">
        {district}
      </th>
      {handle('demand', names.demand(demand[service.demand.land], district), area(row.demandSquareMetres))}
      {handle('covered', names.covered(name, district), area(row.coveredSquareMetres))}
      {handle('uncovered', names.uncovered(name, district), area(row.demandSquareMetres - row.coveredSquareMetres))}
      {row.share === null ? (
        <td className="nil">{text.coverage.none}</td>
      ) : (
        handle('share', names.share(name, district), format.percent(row.share))
      )}
    </tr>
  );
}
