export declare function writeLarge(folder: string): void;
