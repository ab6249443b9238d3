/**
 * What can be wrong with data that users bring. A problem is a value, not an exception and not a sentence: `code` says
 * what, `where` says at which place, `values` carries the figures; the text is made where it is shown.
 */
export type ProblemCode =
  | 'file-empty'
  | 'file-too-large'
  | 'file-format-unknown'
  | 'file-format-unsupported'
  | 'json-broken'
  | 'geojson-not-geojson'
  | 'geojson-no-polygons'
  | 'coordinates-not-numbers'
  | 'coordinates-projected'
  | 'coordinates-out-of-range'
  | 'coordinates-unreadable'
  | 'ring-too-short'
  | 'ring-unclosed'
  | 'ring-self-crossing'
  | 'ring-degenerate'
  | 'vertex-repeated'
  | 'spike-removed'
  | 'feature-duplicate'
  | 'hole-outside-shell'
  | 'rings-overlap'
  | 'footprint-outside-city'
  | 'footprint-too-large'
  | 'distance-not-positive'
  | 'argument-missing'
  | 'argument-unknown'
  | 'city-unknown'
  | 'file-not-found'
  | 'file-not-writable'
  | 'repair-failed'
  | 'computation-failed'
  // Reading files that others made.
  | 'archive-broken'
  | 'archive-encrypted'
  | 'archive-too-large'
  | 'archive-without-layers'
  | 'file-broken'
  | 'file-cut-short'
  | 'part-missing'
  | 'too-many-vertices'
  | 'too-many-features'
  | 'layer-empty'
  | 'layers-left-out'
  | 'geometry-missing'
  | 'geometry-mixed'
  | 'geometry-unsupported'
  | 'line-unclosed'
  | 'curve-straightened'
  | 'row-unreadable'
  | 'table-without-coordinates'
  | 'encoding-guessed'
  | 'encoding-damaged'
  | 'name-cut'
  | 'text-cut'
  | 'columns-renamed'
  | 'header-disagrees'
  | 'area-disagrees'
  | 'parcel-area-disagrees'
  | 'count-disagrees'
  | 'crs-unknown'
  | 'crs-refused'
  | 'crs-taken-as-cgcs2000'
  | 'crs-contradicted'
  | 'crs-unreadable'
  | 'axes-swapped'
  | 'shift-suspected'
  | 'shift-removed'
  | 'corners-shared'
  | 'parcels-apart'
  | 'outside-city'
  | 'layer-overlaps'
  | 'layer-gaps'
  | 'layer-slivers'
  | 'class-unmapped'
  | 'classes-too-many'
  | 'version-area-changed'
  | 'ids-repeated'
  | 'storage-full'
  | 'storage-lost'
  | 'storage-refused'
  | 'project-broken'
  | 'project-newer'
  | 'project-damaged'
  | 'line-side-missing'
  | 'rule-file-broken'
  | 'kind-unknown'
  | 'baseline-missing'
  | 'version-not-earlier'
  | 'rule-file-layer-known'
  | 'rule-file-other-city'
  | 'folder-files-missing'
  | 'link-part-unread';

export interface Problem {
  readonly code: ProblemCode;
  /** `error` stops the operation; `warning` was mended or passed over and is only told. */
  readonly severity: 'error' | 'warning';
  readonly where: {
    readonly file?: string;
    readonly feature?: number;
    readonly ring?: number;
    /** Index of the first vertex of the offending edge, or of the vertex. */
    readonly vertex?: number;
    readonly path?: string;
    /** Longitude, latitude, degrees. */
    readonly position?: readonly [number, number];
  };
  readonly values: Readonly<Record<string, string | number>>;
}

/** Either a value (with what was mended on the way) or the problems that stop it. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The outcome that one problem stops. */
export function refusal(
  code: ProblemCode,
  where: Problem['where'] = {},
  values: Problem['values'] = {},
): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [{ code, severity: 'error', where, values }] };
}
