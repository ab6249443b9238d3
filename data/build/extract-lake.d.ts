export declare function extractLake(): void;
