import { FAMILY } from './lettering.ts';
import type { Mark, PathMark, PictureId, TextMark } from './marks.ts';
import type { Page } from './page-layout.ts';

/** Units of the drawing to a millimetre: letters smaller than the least size that a browser is set to would grow. */
const UNITS = 10;

interface PageSvgProps {
  readonly page: Page;
  /** Addresses; a picture without one is left out. */
  readonly pictures: Partial<Readonly<Record<PictureId, string>>>;
  readonly title: string;
}

/** A page as a drawing: text stays text. */
export function PageSvg({ page, pictures, title }: PageSvgProps) {
  const { width, height, marks } = page;
  return (
    <svg
      className="print-page"
      width={`${width}mm`}
      height={`${height}mm`}
      viewBox={`0 0 ${width * UNITS} ${height * UNITS}`}
      role="img"
      aria-label={title}
      fontFamily={FAMILY}
    >
      <g transform={`scale(${UNITS})`}>
        {marks.map((mark, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is made anew, its marks never change places
          <MarkSvg key={i} mark={mark} pictures={pictures} />
        ))}
      </g>
    </svg>
  );
}

function MarkSvg({ mark, pictures }: { mark: Mark; pictures: PageSvgProps['pictures'] }) {
  if (mark.kind === 'text') return <TextSvg mark={mark} />;
  if (mark.kind === 'path') return <PathSvg mark={mark} />;
  const { x, y, width, height } = mark;
  const href = pictures[mark.picture];
  return href ? <image href={href} x={x} y={y} width={width} height={height} preserveAspectRatio="none" /> : null;
}

const place = (x: number, y: number, turn: number): string =>
  `translate(${x} ${y})${turn === 0 ? '' : ` rotate(${turn})`}`;

function TextSvg({ mark }: { mark: TextMark }) {
  const { x, y, turn, size, bold, colour, anchor, text } = mark;
  return (
    <text
      transform={`${place(x, y, turn)} scale(${1 / UNITS})`}
      fontSize={size * UNITS}
      fontWeight={bold ? 700 : 400}
      fill={colour}
      textAnchor={anchor}
      xmlSpace="preserve"
    >
      {text}
    </text>
  );
}

function PathSvg({ mark }: { mark: PathMark }) {
  const { d, x, y, scale, turn, fill, fillOpacity, stroke, strokeWidth, dash } = mark;
  return (
    <path
      d={d}
      transform={`${place(x, y, turn)} scale(${scale})`}
      fill={fill ?? 'none'}
      fillOpacity={fillOpacity}
      stroke={stroke ?? undefined}
      strokeWidth={strokeWidth}
      strokeDasharray={dash.length > 0 ? dash.join(' ') : undefined}
    />
  );
}
