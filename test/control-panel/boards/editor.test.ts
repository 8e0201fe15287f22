import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { arranged, lockToggled, pasted, removed, reordered, stepped } from '../../../control-panel/features/boards/apply-tool.ts';
import { editorCommand, type Key } from '../../../control-panel/features/boards/editor-keys.ts';
import { moveStep, pullStep } from '../../../control-panel/features/boards/drawing/gesture.ts';
import { pdfOf } from '../../../control-panel/features/boards/export/pdf.ts';
import { fileName } from '../../../control-panel/features/boards/export/save-file.ts';
import { rangesOf } from '../../../control-panel/features/boards/export/used-fonts.ts';
import { fittedTo } from '../../../control-panel/features/boards/fitted.ts';
import { bySeriousness, differs, standingOf } from '../../../control-panel/features/boards/screen-standing.ts';
import type { BoardDesign, Widget } from '../../../server/domain/statistics/board.ts';
import { boardDesign } from '../../../server/protocol/board.schema.ts';
import { TEMPLATES } from '../../../server/features/boards/templates/index.ts';

const widget = (id: string, x: number, y: number, fields: Partial<Widget> = {}): Widget => ({ id, kind: 'number', title: id, x, y, width: 200, height: 100, data: { metrics: ['cases'], view: 'now' }, options: {}, ...fields });
const design = (...widgets: Widget[]): BoardDesign => ({ title: '公共服务', size: { width: 1920, height: 1080 }, fit: 'reflow', theme: 'paper', background: null, widgets, tour: [] });

describe('tools on what is chosen', () => {
  it('leave locked widgets where they are', () => {
    const board = design(widget('a', 10, 10), widget('b', 300, 300, { locked: true }), widget('c', 500, 50));
    expect(arranged(board, board.widgets, 'align-left').widgets.map(({ x }) => x)).toEqual([10, 300, 10]);
    expect(removed(board, board.widgets).widgets.map(({ id }) => id)).toEqual(['b']);
    expect(stepped(board, board.widgets, { kind: 'move', x: 1, y: 0, step: 8 }).widgets.map(({ x }) => x)).toEqual([16, 300, 506]);
    expect(removed(board, [board.widgets[1]!])).toBe(board);
  });

  it('lock all, or unlock them when all are locked', () => {
    const board = design(widget('a', 0, 0), widget('b', 0, 0, { locked: true }));
    const locked = lockToggled(board, board.widgets);
    expect(locked.widgets.map((each) => each.locked)).toEqual([true, true]);
    expect(lockToggled(locked, locked.widgets).widgets.some((each) => 'locked' in each)).toBe(false);
  });

  it('do not make a board of more widgets than it may have', () => {
    const board = design(...Array.from({ length: 80 }, (_, index) => widget(`w${index}`, index, index)));
    expect(pasted(board, [board.widgets[0]!])).toBeNull();
    expect(pasted(design(), board.widgets.slice(0, 3))?.copies.size).toBe(3);
  });

  it('bring to the front without changing the rest', () => {
    expect(reordered(design(widget('a', 0, 0), widget('b', 0, 0), widget('c', 0, 0)), ['a'], 'front').widgets.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });
});

describe('a drag', () => {
  const start = new Map([['a', { x: 100, y: 100, width: 200, height: 100 }], ['b', { x: 400, y: 300, width: 200, height: 100 }]]);
  const setting = { others: [], board: { width: 1920, height: 1080 }, reach: 6, grid: 8 };

  it('keeps several widgets in their places to one another', () => {
    const { boxes } = moveStep(start, { x: 33.3, y: -17.7 }, setting, false);
    expect(boxes.get('b')!.x - boxes.get('a')!.x).toBe(300);
    expect(boxes.get('a')!.x % 8).toBe(0);
  });

  it('goes straight with Shift', () => {
    expect(moveStep(start, { x: 50, y: 9 }, null, true).boxes.get('a')).toMatchObject({ x: 150, y: 100 });
  });

  it('at a handle changes a group in proportion', () => {
    const { boxes } = pullStep(start, 'se', { x: 500, y: 300 }, null, false);
    expect(boxes.get('b')).toEqual({ x: 700, y: 500, width: 400, height: 200 });
  });
});

describe('keys of the editor', () => {
  const key = (name: string, fields: Partial<Key> = {}): Key => ({ key: name, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...fields });

  it('are those of other drawing programs, with Ctrl and with ⌘', () => {
    for (const held of [{ ctrlKey: true }, { metaKey: true }]) {
      expect(editorCommand(key('z', held))).toEqual({ kind: 'undo' });
      expect(editorCommand(key('Z', { ...held, shiftKey: true }))).toEqual({ kind: 'redo' });
      expect(editorCommand(key('d', held))).toEqual({ kind: 'duplicate' });
      expect(editorCommand(key(']', held))).toEqual({ kind: 'order', how: 'forward' });
    }
    expect(editorCommand(key('ArrowUp'))).toEqual({ kind: 'move', x: 0, y: -1, step: 8 });
    expect(editorCommand(key('ArrowLeft', { shiftKey: true }))).toMatchObject({ kind: 'move', step: 1 });
    expect(editorCommand(key('ArrowRight', { altKey: true }))).toMatchObject({ kind: 'size', x: 1 });
  });

  it('leave the browser and the desk theirs', () => {
    for (const each of [key('k', { ctrlKey: true }), key('c', { ctrlKey: true }), key('v', { metaKey: true }), key('ArrowLeft', { metaKey: true }), key('a'), key('Tab')]) expect(editorCommand(each)).toBeNull();
  });
});

describe('what screens show of a board', () => {
  const screen = (name: string, fields: object) => ({ screen: name, name, online: true, design: '', onGlass: true, current: true, sent: 10, painted: 10, behindMs: 0, lagMs: 1, paintedAt: 0, ...fields });

  it('is current with figures on their way, and not when they have been missing for long', () => {
    expect(standingOf(screen('a', { painted: 7, behindMs: 4_000 }))).toBe('current');
    expect(standingOf(screen('a', { painted: 7, behindMs: 14_000 }))).toBe('behind');
    expect(standingOf(screen('a', { current: false }))).toBe('old');
    expect(standingOf(screen('a', { current: false, online: false }))).toBe('offline');
  });

  it('is no difference while another item has its turn', () => {
    const waiting = screen('a', { painted: 7, onGlass: false });
    expect(standingOf(waiting)).toBe('waiting');
    expect(differs(waiting)).toBe(false);
    expect([screen('b', {}), screen('c', { current: false }), screen('d', { online: false })].map(differs)).toEqual([false, true, true]);
  });

  it('names first what must be mended', () => {
    const all = [screen('好', {}), screen('旧', { current: false }), screen('断', { online: false })];
    expect(bySeriousness(all).map(({ name }) => name)).toEqual(['旧', '断', '好']);
  });
});

describe('a template on a screen of another shape', () => {
  it('is a design the protocol takes, within that screen', () => {
    for (const { design: template } of TEMPLATES) {
      for (const size of [{ width: 3840, height: 2160 }, { width: 1080, height: 1920 }, { width: 1920, height: 384 }, { width: 512, height: 64 }]) {
        const fitted = fittedTo(template, size);
        expect(boardDesign.safeParse(fitted).success).toBe(true);
        expect(fitted.size).toEqual(size);
        for (const { x, y, width, height } of fitted.widgets) expect(x >= -1 && y >= -1 && x + width <= size.width + 8 && y + height <= size.height + 8).toBe(true);
      }
    }
  });

  it('is laid anew on an upright screen instead of standing small in its middle', () => {
    const fitted = fittedTo(TEMPLATES[0]!.design, { width: 1080, height: 1920 });
    const lowest = Math.max(...fitted.widgets.map(({ y, height }) => y + height));
    expect(lowest).toBeGreaterThan(1700);
  });
});

describe('a board as a file to be looked at', () => {
  it('as PDF has every pixel it was given', async () => {
    const data = Uint8ClampedArray.from([255, 0, 0, 255, 0, 255, 0, 255]);
    const bytes = Buffer.from(await (await pdfOf({ width: 2, height: 1, data }, { width: 96, height: 48 }, '公共服务')).arrayBuffer());
    const text = bytes.toString('latin1');
    expect(text).toContain('/MediaBox [0 0 72 36]');
    expect(text).toContain('/Title <FEFF516C5171670D52A1>');
    const begin = text.indexOf('stream\n', text.indexOf('/Image')) + 7;
    expect([...inflateSync(bytes.subarray(begin, text.indexOf('\nendstream', begin)))]).toEqual([255, 0, 0, 0, 255, 0]);
    const table = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    expect(text.slice(table, table + 4)).toBe('xref');
    for (const [index, place] of [...text.slice(table).matchAll(/^(\d{10}) 00000 n/gm)].entries()) expect(text.slice(Number(place[1])).startsWith(`${index + 1} 0 obj`)).toBe(true);
  });

  it('has a name that every system takes', () => {
    expect(fileName('公共/服务: "1"', '2026-03-08', 'png')).toBe('公共 服务 1 2026-03-08.png');
    expect(fileName('??', '2026-03-08', 'pdf')).toBe('board 2026-03-08.pdf');
  });

  it('takes along the fonts that its characters need', () => {
    expect(rangesOf('U+4e00-4eff, U+20, U+30??')).toEqual([[0x4e00, 0x4eff], [0x20, 0x20], [0x3000, 0x30ff]]);
  });
});
