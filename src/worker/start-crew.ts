/** Another thread for the crew. */
export const startCrew = (): Worker => new Worker(new URL('./crew.worker.ts', import.meta.url), { type: 'module' });
