import { useEffect, useState } from 'react';
import { useApp } from '../../state/store.ts';
import { secondMap } from './second.ts';

const LOOK_MS = 400;
/** What is drawn between two looks needs no word. */
const LOOKS = 2;

/** Whether the second map has long had something left to draw; on the wall it is covered meanwhile. */
export function useSecondDrawing(): boolean {
  const isOn = useApp((s) => s.compare !== null && s.presenting === null);
  const [isDrawing, setDrawing] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    let lacking = 0;
    const timer = setInterval(() => {
      lacking = secondMap()?.map.loaded() === false ? lacking + 1 : 0;
      setDrawing(lacking >= LOOKS);
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
      setDrawing(false);
    };
  }, [isOn]);
  return isDrawing;
}
