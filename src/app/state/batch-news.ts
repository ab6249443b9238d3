/** What windows of this address tell each other of the screenings that they share. */

export interface BatchNews {
  readonly city: string;
  /** Of the screening. */
  readonly id: string;
  /** `record`: it was begun or has changed; `rows`: those from a place on are done; `gone`: it was taken away. */
  readonly what: 'record' | 'rows' | 'gone';
  readonly from?: number;
}

let channel: BroadcastChannel | null = null;

/** To all other windows, after it was written. */
export function tellWindows(news: BatchNews): void {
  channel?.postMessage(news);
}

/** What other windows tell; returns the function that stops. */
export function hearWindows(listener: (news: BatchNews) => void): () => void {
  const own = new BroadcastChannel('ecospace/batch');
  own.onmessage = (event: MessageEvent<BatchNews>) => listener(event.data);
  channel = own;
  return () => {
    own.close();
    if (channel === own) channel = null;
  };
}
