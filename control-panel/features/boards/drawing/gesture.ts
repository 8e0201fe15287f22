import { around, type Box, carried, type Handle, lawful, type Point, pulled } from './box.ts';
import type { Guide } from './guide.ts';
import { snapMove, snapPull, type SnapSetting } from './snap.ts';

export interface GestureStep {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly guides: readonly Guide[];
}

type Boxes = ReadonlyMap<string, Box>;

/**
 * Where widgets are while they are being dragged.
 *
 * @param start their boxes when the pointer went down
 * @param by how far the pointer has gone since, pixels of the design
 * @param setting null: nothing is drawn to anything (Ctrl held)
 * @param straight only along the axis gone further (Shift held)
 */
export function moveStep(start: Boxes, by: Point, setting: SnapSetting | null, straight: boolean): GestureStep {
  const group = around([...start.values()]);
  if (!group) return { boxes: start, guides: [] };
  const isAcross = Math.abs(by.x) >= Math.abs(by.y);
  const way = straight ? { x: isAcross ? by.x : 0, y: isAcross ? 0 : by.y } : by;
  const free = { ...group, x: group.x + way.x, y: group.y + way.y };
  const snapped = setting ? snapMove(free, setting) : { x: 0, y: 0, guides: [] };
  const x = way.x + (straight && !isAcross ? 0 : snapped.x);
  const y = way.y + (straight && isAcross ? 0 : snapped.y);
  return { boxes: new Map([...start].map(([id, box]) => [id, lawful({ ...box, x: box.x + x, y: box.y + y })])), guides: snapped.guides };
}

/** The same while a handle of the box around them is being pulled; widgets within change in proportion. */
export function pullStep(start: Boxes, handle: Handle, by: Point, setting: SnapSetting | null, keepShape: boolean): GestureStep {
  const group = around([...start.values()]);
  if (!group) return { boxes: start, guides: [] };
  let to = pulled(group, handle, by, keepShape);
  let guides: readonly Guide[] = [];
  if (setting && !keepShape) {
    const snapped = snapPull(to, handle, setting);
    to = pulled(group, handle, { x: by.x + snapped.x, y: by.y + snapped.y });
    guides = snapped.guides;
  }
  return { boxes: new Map([...start].map(([id, box]) => [id, lawful(carried(box, group, to))])), guides };
}
