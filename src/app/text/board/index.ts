/** Wording of the coverage board's cards, each in a file of its own. */
import { change } from './change.ts';
import { indicators } from './indicators.ts';
import { overlap } from './overlap.ts';
import { overview } from './overview.ts';
import { report } from './report.ts';
import { services } from './services.ts';
import { shore } from './shore.ts';
import { sites } from './sites.ts';

export const board = {
  zh: {
    change: change.zh,
    indicators: indicators.zh,
    overlap: overlap.zh,
    overview: overview.zh,
    report: report.zh,
    services: services.zh,
    sites: sites.zh,
    shore: shore.zh,
  },
  en: {
    change: change.en,
    indicators: indicators.en,
    overlap: overlap.en,
    overview: overview.en,
    report: report.en,
    services: services.en,
    sites: sites.en,
    shore: shore.en,
  },
};
