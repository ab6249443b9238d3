/** Another thread for the crew, where one script holds all threads: the same script under the crew's name. */
export const startCrew = (): Worker => new Worker(globalThis.location.href, { name: 'crew' });
