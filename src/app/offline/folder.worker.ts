/** All threads of the stand-alone folder in one script: which of them this is, its name says. */

const PARTS: Readonly<Record<string, () => Promise<unknown>>> = {
  overlay: () => import('../../worker/overlay.worker.ts'),
  data: () => import('../../worker/data.worker.ts'),
  batch: () => import('../../worker/batch.worker.ts'),
  crew: () => import('../../worker/crew.worker.ts'),
};

// All is in this script, so the part listens before the first message is handed over.
void PARTS[self.name]?.();
