import type { District } from './borders.ts';
import { type Area, type Frame, type Point, type Ring } from './grid.ts';
/** A stretch of the course, downstream: along the common outer border of districts, or through points given. */
type Piece = {
    border: string[];
    from: number[];
    to: number[];
} | {
    points: number[][];
};
export interface CourseFile {
    source: {
        zh: string;
        en: string;
    };
    pieces: Piece[];
}
export declare function readCourse(city: string): CourseFile;
/** The shorter way round a closed ring from one vertex to another. */
export declare function walk(ring: Ring, from: Point, to: Point): Ring;
export declare const pathLength: (line: Ring) => number;
/** The course on the grid, downstream. */
export declare function buildCourse(file: CourseFile, districts: readonly District[]): Ring;
export interface Widths {
    /** Least and greatest distance of the edge from the course, metres, to the left and to the right looking downstream. */
    readonly left: readonly [number, number];
    readonly right: readonly [number, number];
    /** Distance between stations, metres. */
    readonly step: number;
}
/** Strip of uneven width about a course: the union of the hulls of neighbouring discs, each reaching both edges. */
export declare function strip(name: string, course: Ring, frame: Frame, widths: Widths): Area;
export {};
