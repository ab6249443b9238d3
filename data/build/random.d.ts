/** Repeatable random numbers: every feature draws from its own stream, so that changing one leaves the others as they were. */
export interface Random {
    /** Uniform in [0, 1). */
    next(): number;
    between(low: number, high: number): number;
    /** Whole number from low to high, both possible. */
    whole(low: number, high: number): number;
    pick<T>(items: readonly T[]): T;
    /** About normal, mean 0 and standard deviation 1; a sum of uniforms, so that no transcendental function is involved. */
    bell(): number;
}
/** Stream named by `name` (mulberry32). */
export declare function random(name: string): Random;
