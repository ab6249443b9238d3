/** 说明: what the figures mean, how wrong they can be, how long the report holds, and room to sign. */

import { landOf } from '../../domain/siting/design.ts';
import { errorBound, metres } from '../../geodesy/units.ts';
import { dataVersionWords } from '../../text/data-version.ts';
import { roundEnds } from '../../text/round-ends.ts';
import type { Block, Words } from '../document.ts';
import { isIllustrative, lastDay, type ReportContext } from '../input.ts';
import { referenceTo } from '../numbering.ts';

export function noteBlocks(context: ReportContext): Block[] {
  const text = context.words.notes;
  return [
    { kind: 'subheading', id: 'method', text: text.title },
    { kind: 'list', items: notes(context) },
    { kind: 'subheading', id: 'signing', text: text.signaturesTitle },
    { kind: 'signatures', labels: text.signatures },
  ];
}

/** How a line project ends; nothing where it no longer has the shape of its line. */
function stripNote({ site, result, language }: ReportContext): string[] {
  const { origin, distanceMetres: widthMetres, safetyMetres } = site;
  const isStrip = origin === 'line' && result.design !== undefined && result.design.lengthMetres !== null;
  if (!isStrip || widthMetres === null) return [];
  const landSquareMetres = landOf(result);
  return [roundEnds({ widthMetres, safetyMetres: safetyMetres ?? 0, landSquareMetres }, language)];
}

function notes(context: ReportContext): Words[] {
  const { words, city, result, language, serial, validDays } = context;
  const text = words.notes;
  const accuracies = result.checkedLayers.map((l) => text.accuracyOf(l.name[language], metres(l.accuracyMetres)));
  return [
    [{ text: text.reference, tone: 'strong' }],
    text.validity(lastDay(context), validDays),
    text.dataDate(dataVersionWords(city.dataVersion, language), referenceTo('data')),
    text.method,
    ...stripNote(context),
    text.areas,
    text.bound(errorBound(result.computationErrorSquareMetres)),
    text.data,
    ...(accuracies.length > 0 ? [text.accuracy(accuracies.join(words.join))] : []),
    ...(result.counts.unchecked > 0 ? [text.unchecked] : []),
    ...(isIllustrative(result) ? [[{ text: text.illustrative, tone: 'warning' as const }]] : []),
    ...(serial === null ? [] : [text.serial(serial)]),
  ];
}
