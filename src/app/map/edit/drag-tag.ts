/** The tag beside the pointer during a drag: how far, how many results were renewed and in what time. */
import type { CheckState } from '../../state/model.ts';
import { getApp } from '../../state/store.ts';
import { siting } from '../../text/siting.ts';
import './drag-tag.css';

export type Dragged =
  | { readonly kind: 'carry' | 'vertex'; readonly east: number; readonly north: number }
  | { readonly kind: 'turn'; readonly degrees: number };

const GAP = 18;
const TAG = { width: 230, height: 64 };

export class DragTag {
  private readonly box = document.createElement('div');
  private readonly way = document.createElement('strong');
  private readonly check = document.createElement('span');

  constructor(container: HTMLElement) {
    this.box.className = 'drag-tag';
    this.box.hidden = true;
    this.box.append(this.way, this.check);
    container.append(this.box);
  }

  /** `room` is the size of the map: read once at the start of a drag, since reading makes the page lay out. */
  show(point: readonly [number, number], dragged: Dragged, room: { width: number; height: number }): void {
    const text = siting[getApp().language].drag;
    this.way.textContent =
      dragged.kind === 'turn' ? text.turned(dragged.degrees) : text.moved(dragged.east, dragged.north);
    const left = point[0] + GAP + TAG.width > room.width ? point[0] - GAP - TAG.width : point[0] + GAP;
    const top = point[1] + GAP + TAG.height > room.height ? point[1] - GAP - TAG.height : point[1] + GAP;
    this.box.style.transform = `translate(${left}px, ${top}px)`;
    if (this.box.hidden) this.box.hidden = false;
  }

  setCheck(check: CheckState): void {
    const text = siting[getApp().language].drag;
    if (check.kind === 'done')
      this.check.textContent = text.renewed(check.result.findings.length, check.result.elapsedMilliseconds);
    else if (check.kind === 'failed') this.check.textContent = text.failed;
  }

  hide(): void {
    this.box.hidden = true;
    this.check.textContent = '';
  }

  remove(): void {
    this.box.remove();
  }
}
