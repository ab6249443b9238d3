import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../text/use-text.ts';
import { mapView } from './map-view.ts';
import './map-pane.css';

/** The place of the one map, with what floats over it. */
export function MapPane({ children }: { children?: ReactNode }) {
  const host = useRef<HTMLDivElement>(null);
  const text = useText().shell;
  useEffect(() => {
    if (host.current) mapView().mount(host.current);
  }, []);
  useEffect(() => {
    mapView().map.getCanvas().setAttribute('aria-label', text.map);
  }, [text.map]);
  return (
    <section className="map-pane" aria-label={text.map}>
      <div className="map-host" ref={host} />
      {children}
    </section>
  );
}
