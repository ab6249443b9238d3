/** The globals that browsers, workers and Node share and that the language library does not name. */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean });
  decode(bytes: Uint8Array): string;
}
