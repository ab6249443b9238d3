import { useEffect, useState } from 'react';
import { makePicture, photograph } from '../picture.ts';
import type { Snapshot } from '../snapshot.ts';

export type ScreenPicture =
  | { readonly kind: 'drawing' }
  | { readonly kind: 'done'; readonly blob: Blob; readonly url: string }
  | { readonly kind: 'failed' };

/** Pause after the last key before the picture is drawn anew. */
const DELAY_MS = 250;

/** The view on the screen as a picture, while it is wanted. The map stands still behind: one photograph serves all titles. */
export function useScreenPicture(wanted: boolean, title: string, stamp: boolean): ScreenPicture {
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [picture, setPicture] = useState<ScreenPicture>({ kind: 'drawing' });
  useEffect(() => {
    if (!wanted) return;
    let over = false;
    photograph().then(
      (taken) => !over && setSnapshot(taken),
      (error: unknown) => fail(error, setPicture),
    );
    return () => {
      over = true;
    };
  }, [wanted]);
  useEffect(() => {
    if (!snapshot || !wanted) return;
    let over = false;
    let url: string | null = null;
    const timer = setTimeout(() => {
      makePicture(snapshot, { title, stamp }).then(
        (blob) => {
          if (over) return;
          url = URL.createObjectURL(blob);
          setPicture({ kind: 'done', blob, url });
        },
        (error: unknown) => fail(error, setPicture),
      );
    }, DELAY_MS);
    return () => {
      over = true;
      clearTimeout(timer);
      if (url) URL.revokeObjectURL(url);
      setPicture({ kind: 'drawing' });
    };
  }, [snapshot, wanted, title, stamp]);
  return picture;
}

function fail(error: unknown, setPicture: (picture: ScreenPicture) => void): void {
  console.error(error);
  setPicture({ kind: 'failed' });
}
