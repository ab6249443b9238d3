/** The siting report (研判报告) as a document: nine sections, the same in Word, in print and in the preview. */
import type { Block, ReportDocument, SitingSectionId } from './document.ts';
import { contextOf, isIllustrative, lastDay, minuteText, type ReportContext, type SitingReportInput } from './input.ts';
import { numbered } from './numbering.ts';
import { punctuated } from './punctuation.ts';
import { adviceBlocks } from './sections/advice.ts';
import { bandBlocks } from './sections/bands.ts';
import { basisBlocks } from './sections/basis.ts';
import { findingBlocks } from './sections/findings.ts';
import { noteBlocks } from './sections/notes.ts';
import { outcomeBlocks } from './sections/outcome.ts';
import { projectBlocks } from './sections/project.ts';
import { siteBlocks } from './sections/sites.ts';

const SECTIONS: readonly (readonly [SitingSectionId, (context: ReportContext) => Block[]])[] = [
  ['project', projectBlocks],
  ['basis', basisBlocks],
  ['outcome', outcomeBlocks],
  ['findings', findingBlocks],
  ['bands', bandBlocks],
  ['sites', siteBlocks],
  ['advice', adviceBlocks],
  ['pictures', pictureBlocks],
  ['notes', noteBlocks],
];

export function sitingReport(input: SitingReportInput): ReportDocument {
  const context = contextOf(input);
  const { words, site, result, madeAt, zoneMinutes, validDays } = context;
  const serial = input.serial ?? words.imprint.noSerial;
  return punctuated({
    language: input.language,
    title: words.title,
    subject: site.name,
    imprint: [
      [words.imprint.serial, serial],
      [words.imprint.made, minuteText(madeAt, zoneMinutes)],
      [words.imprint.valid, words.validity(lastDay(input), validDays)],
    ],
    stamp: input.internal ? words.stamp : null,
    badge: isIllustrative(result) ? words.badge : null,
    header: words.header(serial),
    footer: words.disclaimer,
    pageOf: words.pageOf,
    sections: numbered(
      SECTIONS.map(([id, blocks]) => ({ id, title: words.sections[id], blocks: blocks(context) })),
      words.numbered,
    ),
  });
}

function pictureBlocks({ words }: ReportContext): Block[] {
  const { instead } = words.pictures;
  return [
    { kind: 'picture', picture: 'location', caption: words.pictures.location, instead },
    { kind: 'picture', picture: 'overlay', caption: words.pictures.overlay, instead },
  ];
}
