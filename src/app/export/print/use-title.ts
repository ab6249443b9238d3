import { useState } from 'react';
import { mapView } from '../../map/map-view.ts';
import { compareTitle } from '../../panels/compare/labels.ts';
import { useSecondSide } from '../../panels/compare/use-sides.ts';
import { useApp } from '../../state/store.ts';
import { textIn } from '../../text/use-text.ts';
import { defaultTitle } from '../default-title.ts';
import { extentOf } from '../map-scale.ts';

/** The title of a picture: of what it shows, until the user writes one. */
export function useTitle(): readonly [title: string, setTitle: (title: string) => void] {
  const [written, setWritten] = useState<string | null>(null);
  const [extent] = useState(() => extentOf(mapView().map));
  const second = useSecondSide();
  const given = useApp((state) => {
    const { open, project, compare, language } = state;
    const sides = open && second && compare;
    const compared = sides
      ? compareTitle({ open, project }, second, { side: compare.side, language }, textIn(language).compare)
      : null;
    return defaultTitle(state, { extent, compared });
  });
  return [written ?? given, setWritten];
}
