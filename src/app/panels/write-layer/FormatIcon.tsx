import type { WriteFormat } from './write-choices.ts';

/** What the file holds, as a small picture: shapes, a globe, numbered corners, a table. */
const PICTURES: Readonly<Record<WriteFormat, string>> = {
  shapefile: 'M3 12 L8 4 L14 6 L17 13 L10 17 Z M14 6 L21 4 L21 13 L17 13',
  geojson: 'M8 3 C4 3 7 10 3 10.500 C7 11 4 18 8 18 M16 3 C20 3 17 10 21 10.500 C17 11 20 18 16 18',
  kml: 'M12 2.500 A8 8 0 1 0 12 18.500 A8 8 0 1 0 12 2.500 M4 10.500 H20 M12 2.500 C6.500 8 6.500 13 12 18.500 C17.500 13 17.500 8 12 2.500',
  kmz: 'M12 2.500 A8 8 0 1 0 12 18.500 A8 8 0 1 0 12 2.500 M4 10.500 H20 M12 2.500 V18.500',
  'boundary-text': 'M5 5 H19 V15 L9 17 L5 12 Z M5 5 m-1.500 0 h3 M19 5 m-1.500 0 h3 M19 15 m-1.500 0 h3',
  csv: 'M3 4 H21 V17 H3 Z M3 8.300 H21 M9 4 V17 M3 12.600 H21',
  xlsx: 'M3 4 H21 V17 H3 Z M3 8.300 H21 M9 4 V17 M15 4 V17 M3 12.600 H21',
};

export function FormatIcon({ format }: { format: WriteFormat }) {
  return (
    <svg className="format-icon" viewBox="0 0 24 21" aria-hidden="true">
      <path d={PICTURES[format]} />
    </svg>
  );
}
