import { parentPort } from 'node:worker_threads';
import { serveCrew } from '../worker/crew.ts';

const port = parentPort!;
serveCrew({
  postMessage: (message, transfer) => port.postMessage(message, transfer as ArrayBuffer[]),
  addEventListener: (type, listener) => port.on(type, (data) => listener({ data })),
});
