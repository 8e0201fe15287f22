import fc from 'fast-check';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { copiedText, pastedOnto, pastedWidgets } from '../../../control-panel/features/boards/drawing/clipboard.ts';
import { withBoxes, withData, withGroupBox, withOptions, withRemoved, withSize, withWidgets } from '../../../control-panel/features/boards/drawing/edits.ts';
import { questionOf, renewed, withCopied } from '../../../control-panel/features/boards/drawing/frames.ts';
import { freshWidget, KIND_FACTS } from '../../../control-panel/features/boards/drawing/kinds.ts';
import { designFile, readDesign } from '../../../control-panel/features/boards/drawing/read-design.ts';
import { type BoardDesign, type BoardFrame, type Widget, WIDGET_KINDS } from '../../../server/domain/statistics/board.ts';
import { boardDesign } from '../../../server/protocol/board.schema.ts';
import { TEMPLATES } from '../../../server/features/boards/templates/index.ts';

const widget = (id: string, fields: Partial<Widget> = {}): Widget => ({ id, kind: 'number', title: id, x: 0, y: 0, width: 200, height: 100, data: { metrics: ['cases'], view: 'now' }, options: {}, ...fields });
const design = (widgets: readonly Widget[], fields: Partial<BoardDesign> = {}): BoardDesign => ({ title: '公共服务', size: { width: 1920, height: 1080 }, fit: 'reflow', theme: 'paper', background: null, widgets, tour: [], ...fields });

describe('changing a board', () => {
  it('leaves what it does not touch the very same objects', () => {
    const before = design([widget('a'), widget('b')]);
    const after = withBoxes(before, new Map([['a', { x: 8, y: 0, width: 200, height: 100 }]]));
    expect(after.widgets[0]).toMatchObject({ x: 8 });
    expect(after.widgets[1]).toBe(before.widgets[1]);
    expect(withBoxes(before, new Map([['a', before.widgets[0]!]]))).toBe(before);
  });

  it('takes a field out instead of leaving it undefined, so that the design can be saved', () => {
    const before = design([widget('a', { options: { min: 1 }, locked: true, data: { metrics: ['cases'], view: 'now', limit: 3 } })]);
    const after = withData(withOptions(withWidgets(before, new Set(['a']), { locked: undefined }), 'a', { min: undefined }), 'a', { limit: undefined });
    expect(after.widgets[0]).toStrictEqual(widget('a'));
    expect(boardDesign.safeParse(after).success).toBe(true);
  });

  it('takes with a widget what the tour says of it', () => {
    const before = design([widget('a'), widget('b')], { tour: [{ widget: 'a', note: '先看' }, { widget: 'b', note: '再看' }] });
    expect(withRemoved(before, new Set(['a'])).tour).toEqual([{ widget: 'b', note: '再看' }]);
  });

  it('draws to other pixels in proportion, never stretched', () => {
    const after = withSize(design([widget('a', { x: 0, y: 0, width: 1920, height: 1080 })]), { width: 1080, height: 1920 });
    expect(after.widgets[0]!.width / after.widgets[0]!.height).toBeCloseTo(1920 / 1080, 1);
    expect(after.widgets[0]!.y).toBeGreaterThan(600);
  });

  it('moves a group as one', () => {
    const after = withGroupBox(design([widget('a'), widget('b', { x: 300 })]), new Set(['a', 'b']), { x: 100, y: 50, width: 500, height: 100 });
    expect(after.widgets.map(({ x, y }) => [x, y])).toEqual([[100, 50], [400, 50]]);
  });
});

describe('a widget from the palette', () => {
  it('is one the protocol takes, inside the board, whatever the shape', () => {
    const sizes = [[1920, 1080], [1080, 1920], [3840, 2160], [512, 64], [1024, 96], [64, 32]] as const;
    for (const kind of WIDGET_KINDS) {
      for (const [width, height] of sizes) {
        const made = freshWidget(kind, 'w1', design([], { size: { width, height } }));
        expect(boardDesign.safeParse(design([made])).success, `${kind} ${width}`).toBe(true);
        expect(made.x + made.width, `${kind} ${width}`).toBeLessThanOrEqual(width);
        expect(made.y + made.height, `${kind} ${width}`).toBeLessThanOrEqual(height);
      }
    }
  });

  it('lies on nothing while there is room', () => {
    const first = freshWidget('trend', 'w1', design([]));
    const second = freshWidget('trend', 'w2', design([first]));
    expect(second.x >= first.x + first.width || second.y >= first.y + first.height).toBe(true);
  });

  it('never lies exactly on another, even on a full board', () => {
    const full = [widget('all', { width: 1920, height: 1080 })];
    const first = freshWidget('pie', 'w1', design(full));
    const second = freshWidget('pie', 'w2', design([...full, first]));
    expect([second.x, second.y]).not.toEqual([first.x, first.y]);
  });

  it('shows no more views than its kind has', () => {
    for (const kind of WIDGET_KINDS) {
      const { data } = freshWidget(kind, 'w1', design([]));
      if (KIND_FACTS[kind].views.length === 0) expect(data).toBeNull();
      else expect(KIND_FACTS[kind].views).toContain(data?.view);
    }
  });
});

describe('copies', () => {
  it('go by the clipboard to another board with names of their own, and never lie exactly on what is there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), (times) => {
        let board = design([widget('a', { x: 40, y: 40, locked: true })]);
        for (let time = 0; time < times; time++) {
          const pasted = pastedOnto(board, pastedWidgets(copiedText([board.widgets[0]!]))!, () => `n${board.widgets.length}`);
          board = { ...board, widgets: [...board.widgets, ...pasted] };
        }
        expect(new Set(board.widgets.map(({ x, y }) => `${x} ${y}`)).size).toBe(times + 1);
        expect(new Set(board.widgets.map(({ id }) => id)).size).toBe(times + 1);
        expect(board.widgets[1]).not.toHaveProperty('locked');
      }),
    );
  });

  it('come onto a board that is smaller', () => {
    const [pasted] = pastedOnto(design([], { size: { width: 512, height: 64 } }), [widget('a', { x: 1600, y: 900 })], () => 'n');
    expect(pasted!.x).toBeLessThan(512);
    expect(pasted!.y).toBeLessThan(64);
  });

  it('are not made of other text', () => {
    for (const text of ['', 'hello', '{}', '{"widgets":[]}', copiedText([]), copiedText([{ ...widget('a'), kind: 'evil' as 'text' }])]) expect(pastedWidgets(text)).toBeNull();
  });
});

describe('a board as a file', () => {
  it('comes back as it went out', () => {
    for (const { design: template } of TEMPLATES) expect(readDesign(designFile(template), new Set(), new Set())).toMatchObject({ design: JSON.parse(JSON.stringify(template)) as object });
  });

  it('names the metrics that this town does not have', () => {
    const text = designFile(design([widget('a'), widget('b', { data: { metrics: ['talks'], view: 'now' } })]));
    expect(readDesign(text, new Set(['cases']), new Set())).toMatchObject({ unknownMetrics: ['talks'] });
  });

  it('leaves out the pictures that are not here, and says how many', () => {
    const image = (sha: string) => ({ sha256: sha.repeat(64), size: 9, type: 'image/webp' as const, width: 8, height: 8 });
    const text = designFile(design([widget('a', { kind: 'image', data: null, options: { image: image('a') } }), widget('b', { kind: 'image', data: null, options: { image: image('b') } })], { background: image('c') }));
    const read = readDesign(text, new Set(), new Set(['a'.repeat(64)]));
    expect(read).toMatchObject({ lostFiles: 2, design: { background: null, widgets: [{ options: { image: image('a') } }, { options: {} }] } });
    expect('design' in read && read.design.widgets[1]!.options.image).toBeFalsy();
  });

  it('is refused with the place of what is wrong', () => {
    const spoilt = JSON.parse(designFile(design([widget('a'), widget('b', { title: '办理案件' })]))) as { widgets: { width: unknown }[] };
    spoilt.widgets[1]!.width = 'wide';
    expect(readDesign(JSON.stringify(spoilt), new Set(), new Set())).toEqual({ problems: [{ code: 'widget', place: 2, title: '办理案件', field: 'width' }] });
    expect(readDesign('{', new Set(), new Set())).toEqual({ problems: [{ code: 'not-json' }] });
    expect(readDesign('[1]', new Set(), new Set())).toEqual({ problems: [{ code: 'not-a-board' }] });
    expect(readDesign(designFile(design([widget('a'), widget('a')])), new Set(), new Set())).toEqual({ problems: [{ code: 'widget-twice' }] });
    expect(z.safeParse(boardDesign, design([])).success).toBe(true);
  });
});

describe('figures while drawing', () => {
  const frame = (value: number): BoardFrame => ({ v: 1, kind: 'board-frame', design: '', sequence: 1, whole: true, at: 0, widgets: { a: { figures: [], returned: { committed: value, pending: 0 } }, b: { figures: [] } } });

  it('are asked for anew only when what is shown changes', () => {
    const board = design([widget('a')]);
    expect(questionOf(withBoxes(board, new Map([['a', { x: 9, y: 9, width: 90, height: 90 }]])))).toBe(questionOf(board));
    expect(questionOf(withData(board, 'a', { metrics: ['talks'] }))).not.toBe(questionOf(board));
  });

  it('keep the objects of what did not change', () => {
    const before = frame(1);
    const after = renewed(before, frame(2));
    expect(after.widgets['b']).toBe(before.widgets['b']);
    expect(after.widgets['a']).not.toBe(before.widgets['a']);
  });

  it('stand at once in a copy', () => {
    const before = frame(1);
    expect(withCopied(before, new Map([['c', 'a']]))?.widgets['c']).toBe(before.widgets['a']);
  });
});
