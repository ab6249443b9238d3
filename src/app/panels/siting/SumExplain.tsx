import type { SitingResult } from '../../../domain/siting/result.ts';
import { hectares, mu, squareMetres } from '../../format.ts';
import { select } from '../../state/actions.ts';
import { classEntries } from '../../state/select.ts';
import type { SumFigure } from '../../state/siting-types.ts';
import { useApp } from '../../state/store.ts';
import { type Text, useText } from '../../text/use-text.ts';
import { netParts, type SumPart } from './sum-parts.ts';
import './sum-explain.css';

/** How the sum in hand comes about: formula, parts that add up to it, ground on the map. */
export function SumExplain({ result }: { result: SitingResult }) {
  const figure = useApp((s) => (s.selection.kind === 'sum' ? s.selection.figure : null));
  if (!figure || result.net.keys.length === 0) return null;
  return <Explained result={result} figure={figure} />;
}

function Explained({ result, figure }: { result: SitingResult; figure: SumFigure }) {
  const { siting: text } = useText();
  const language = useApp((s) => s.language);
  const sumGround = useApp((s) => s.sumGround);
  const { net } = result;
  const value = { net: net.netSquareMetres, gross: net.grossSquareMetres, repeated: net.repeatedSquareMetres }[figure];
  const traced = sumGround?.of === result && sumGround.figure === figure ? sumGround.ground : null;
  const city = useApp((s) => s.open?.city ?? null);
  const nameOf = (key: string): string =>
    (city && classEntries(city).find((e) => e.key === key)?.class.name[language]) ?? key;
  const parts = netParts(figure, result, traced);
  return (
    <section className="sum-explain" aria-label={text.sums.title[figure]}>
      <header>
        <h3>
          {text.sums.title[figure]} {hectares(value)} {text.units.hectare}
          <small>
            {mu(value)} {text.units.mu}
          </small>
        </h3>
        <button type="button" onClick={() => select({ kind: 'none' })}>
          {text.sums.close} <kbd>Esc</kbd>
        </button>
      </header>
      <p>{text.sums.formula[figure]}</p>
      <ul>
        {parts.map((part) => (
          <li key={part.keys.join(' ')}>
            <span>{partName(part, nameOf, text)}</span>
            <b>{hectares(part.squareMetres)}</b>
          </li>
        ))}
      </ul>
      <p className="quiet">
        {figure === 'gross' ? text.sums.allGround : traced ? groundWords(traced, text) : text.sums.tracing}
      </p>
    </section>
  );
}

function partName({ keys, only, times }: SumPart, nameOf: (key: string) => string, { sums }: Text['siting']): string {
  const names = keys.map(nameOf).join(sums.and);
  return `${only ? sums.only(names) : names}${times > 1 ? sums.times(times) : ''}`;
}

const groundWords = (
  ground: { readonly areaSquareMetres: number; readonly residualSquareMetres: number },
  { sums }: Text['siting'],
): string =>
  [
    sums.ground(hectares(ground.areaSquareMetres)),
    sums.residual(squareMetres(Math.abs(ground.residualSquareMetres), 3)),
  ].join(' · ');
