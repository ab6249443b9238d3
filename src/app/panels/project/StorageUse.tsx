import { useEffect, useState } from 'react';
import { storageUse } from '../../state/layer-store.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { bytesWords } from './bytes.ts';

type Use = Awaited<ReturnType<typeof storageUse>>;

/** From this share on the user is told to make room. */
const NEARLY_FULL = 0.85;

/** How much of what the browser allows is taken. */
export function StorageUse() {
  const text = useText().data.project;
  const savedAt = useApp((s) => s.savedAt);
  const [use, setUse] = useState<Use | 'unknown'>('unknown');
  // biome-ignore lint/correctness/useExhaustiveDependencies: each save may change the amount
  useEffect(() => {
    let over = false;
    void storageUse().then((next) => {
      if (!over) setUse(next);
    });
    return () => {
      over = true;
    };
  }, [savedAt]);
  if (use === 'unknown') return <p className="project-quiet">…</p>;
  if (use === null) return <p className="project-quiet">{text.unknownStorage}</p>;
  const share = use.quotaBytes > 0 ? use.usedBytes / use.quotaBytes : 0;
  return (
    <>
      <p>{text.used(bytesWords(use.usedBytes), bytesWords(use.quotaBytes))}</p>
      <meter className="storage-meter" value={share} max={1} high={NEARLY_FULL} aria-label={text.storage} />
      {share >= NEARLY_FULL && <p className="project-warning">{text.nearlyFull}</p>}
    </>
  );
}
