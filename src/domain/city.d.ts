/**
 * A city as data: what `data/cities/<id>/city.json` must hold. Nothing in the code names a city; the map, the checks and
 * the reports read this record. Coordinates are longitude, latitude in degrees on CGCS2000 (EPSG:4490).
 */
import * as v from 'valibot';
declare const citySchema: v.ObjectSchema<{
    readonly id: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, undefined>]>;
    readonly name: v.ObjectSchema<{
        readonly zh: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
        readonly en: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
    }, undefined>;
    /** Name of the river whose banks and bands the city shows, for labels. */
    readonly river: v.ObjectSchema<{
        readonly zh: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
        readonly en: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
    }, undefined>;
    readonly plan: v.ObjectSchema<{
        readonly title: v.StringSchema<undefined>;
        readonly date: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, undefined>]>;
        readonly draft: v.BooleanSchema<undefined>;
    }, undefined>;
    /** West, south, east, north, degrees. */
    readonly extent: v.TupleSchema<[v.NumberSchema<undefined>, v.NumberSchema<undefined>, v.NumberSchema<undefined>, v.NumberSchema<undefined>], undefined>;
    /** EPSG codes: the default projected system first in the list of those that cover the city. */
    readonly projectedCrs: v.SchemaWithPipe<readonly [v.ArraySchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>]>, undefined>, v.MinLengthAction<number[], 1, undefined>]>;
    readonly groups: v.ArraySchema<v.ObjectSchema<{
        readonly id: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, undefined>]>;
        readonly name: v.ObjectSchema<{
            readonly zh: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
            readonly en: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
        }, undefined>;
    }, undefined>, undefined>;
    readonly layers: v.SchemaWithPipe<readonly [v.ArraySchema<v.ObjectSchema<{
        readonly id: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, undefined>]>;
        readonly group: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, undefined>]>;
        readonly name: v.ObjectSchema<{
            readonly zh: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
            readonly en: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
        }, undefined>;
        readonly geometry: v.PicklistSchema<["polygon", "line", "point"], undefined>;
        readonly classes: v.SchemaWithPipe<readonly [v.ArraySchema<v.ObjectSchema<{
            readonly id: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, undefined>]>;
            readonly name: v.ObjectSchema<{
                readonly zh: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
                readonly en: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
            }, undefined>;
            /** Name of the drawing style in `src/app/map/styles.ts`. */
            readonly style: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, undefined>]>;
            /** Whether a footprint is checked against this class (选址). */
            readonly check: v.BooleanSchema<undefined>;
        }, undefined>, undefined>, v.MinLengthAction<{
            id: string;
            name: {
                zh: string;
                en: string;
            };
            style: string;
            check: boolean;
        }[], 1, undefined>]>;
        readonly versions: v.SchemaWithPipe<readonly [v.ArraySchema<v.ObjectSchema<{
            readonly id: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, undefined>]>;
            readonly file: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, undefined>]>;
            readonly date: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, undefined>]>;
            /** Approval document, or null where there is none. */
            readonly approval: v.NullableSchema<v.StringSchema<undefined>, undefined>;
        }, undefined>, undefined>, v.MinLengthAction<{
            id: string;
            file: string;
            date: string;
            approval: string | null;
        }[], 1, undefined>]>;
        /** `real` came from published data; `illustrative` (示意) was made for demonstration and every view says so. */
        readonly reality: v.PicklistSchema<["real", "illustrative"], undefined>;
        readonly source: v.ObjectSchema<{
            readonly zh: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
            readonly en: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
        }, undefined>;
        readonly licence: v.StringSchema<undefined>;
        /** Positional accuracy of the geometry, metres. A finding closer than this is 临界. */
        readonly accuracyMetres: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 0, undefined>]>;
        /** Department that holds the official layer, or null. */
        readonly holder: v.NullableSchema<v.ObjectSchema<{
            readonly zh: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
            readonly en: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
        }, undefined>, undefined>;
        /** Shown when the city is first opened. */
        readonly visible: v.BooleanSchema<undefined>;
        /** Part the layer plays in statistics that need to know it; null for all others. */
        readonly role: v.NullableSchema<v.PicklistSchema<["districts", "river", "management-range", "bands", "red-line", "ecological-space", "protected-areas", "shoreline", "sites", "built-up", "parks", "stops"], undefined>, undefined>;
    }, undefined>, undefined>, v.MinLengthAction<{
        id: string;
        group: string;
        name: {
            zh: string;
            en: string;
        };
        geometry: "line" | "point" | "polygon";
        classes: {
            id: string;
            name: {
                zh: string;
                en: string;
            };
            style: string;
            check: boolean;
        }[];
        versions: {
            id: string;
            file: string;
            date: string;
            approval: string | null;
        }[];
        reality: "illustrative" | "real";
        source: {
            zh: string;
            en: string;
        };
        licence: string;
        accuracyMetres: number;
        holder: {
            zh: string;
            en: string;
        } | null;
        visible: boolean;
        role: "bands" | "built-up" | "districts" | "ecological-space" | "management-range" | "parks" | "protected-areas" | "red-line" | "river" | "shoreline" | "sites" | "stops" | null;
    }[], 1, undefined>]>;
    readonly bandSet: v.NullableSchema<v.ObjectSchema<{
        readonly name: v.ObjectSchema<{
            readonly zh: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
            readonly en: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
        }, undefined>;
        /** `rule`: the city's plan sets it; `reference`: shown as 参考 and never above 提示. */
        readonly standing: v.PicklistSchema<["rule", "reference"], undefined>;
        /** Layer that holds the boundary the distances are measured from (its class list names the inside). */
        readonly boundaryLayer: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, undefined>]>;
        readonly bandsLayer: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, undefined>]>;
        readonly rings: v.SchemaWithPipe<readonly [v.ArraySchema<v.ObjectSchema<{
            readonly class: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, undefined>]>;
            readonly fromMetres: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 0, undefined>]>;
            readonly toMetres: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 0, undefined>]>;
        }, undefined>, undefined>, v.MinLengthAction<{
            class: string;
            fromMetres: number;
            toMetres: number;
        }[], 1, undefined>]>;
        /** Largest error of the band polygons against the geodesic distance, metres, as measured when they were made. */
        readonly largestErrorMetres: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 0, undefined>]>;
        readonly basis: v.ObjectSchema<{
            readonly zh: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
            readonly en: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
        }, undefined>;
    }, undefined>, undefined>;
    readonly absentLayers: v.ArraySchema<v.ObjectSchema<{
        readonly id: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, undefined>]>;
        readonly name: v.ObjectSchema<{
            readonly zh: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
            readonly en: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
        }, undefined>;
        readonly holder: v.NullableSchema<v.ObjectSchema<{
            readonly zh: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
            readonly en: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
        }, undefined>, undefined>;
    }, undefined>, undefined>;
    readonly targets: v.ArraySchema<v.ObjectSchema<{
        readonly indicator: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, undefined>]>;
        readonly name: v.ObjectSchema<{
            readonly zh: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
            readonly en: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>]>;
        }, undefined>;
        readonly value: v.NullableSchema<v.NumberSchema<undefined>, undefined>;
        readonly comparison: v.PicklistSchema<["at-least", "not-less-than-baseline", "set-above", "trend", "planned"], undefined>;
        readonly unit: v.StringSchema<undefined>;
        readonly quote: v.NullableSchema<v.StringSchema<undefined>, undefined>;
        readonly source: v.NullableSchema<v.StringSchema<undefined>, undefined>;
    }, undefined>, undefined>;
    readonly dataVersion: v.StringSchema<undefined>;
}, undefined>;
export type City = v.InferOutput<typeof citySchema>;
export type CityLayer = City['layers'][number];
export type LayerClass = CityLayer['classes'][number];
export type Bilingual = City['name'];
export type BandSet = NonNullable<City['bandSet']>;
/** Read a city record; throws with every path that is wrong, since a shipped record that does not fit is our mistake. */
export declare function parseCity(value: unknown): City;
export {};
