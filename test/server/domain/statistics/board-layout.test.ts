import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoardDesign, type Widget, WIDGET_KINDS } from '../../../../server/domain/statistics/board.ts';
import { type BoardLayout, layoutBoard, PAGE_MS, pageAt, PHONE_PX, type PlacedWidget, readingOrder } from '../../../../server/domain/statistics/board-layout.ts';
import { isDecoration } from '../../../../server/domain/statistics/board-minimums.ts';
import { layRows, share } from '../../../../server/domain/statistics/board-rows.ts';

const SHAPES = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 1920, height: 384 },
  { width: 1024, height: 96 },
  { width: 512, height: 64 },
  { width: 6656, height: 1792 },
] as const;

/** Widgets on a grid, so that as drawn none covers another. */
const design = fc
  .record({
    columns: fc.integer({ min: 1, max: 5 }),
    kinds: fc.array(fc.constantFrom(...WIDGET_KINDS), { minLength: 1, maxLength: 16 }),
    fit: fc.constantFrom('proportion' as const, 'reflow' as const),
    text: fc.string({ maxLength: 40 }),
  })
  .map(({ columns, kinds, fit, text }): BoardDesign => {
    const rows = Math.ceil(kinds.length / columns);
    const [wide, high] = [Math.floor(1920 / columns), Math.floor(1080 / rows)];
    const widgets = kinds.map(
      (kind, index): Widget => ({
        id: `w${index}`,
        kind,
        title: '',
        x: (index % columns) * wide,
        y: Math.floor(index / columns) * high,
        width: wide - 8,
        height: high - 8,
        data: { metrics: ['plays'], view: 'now' },
        options: kind === 'text' ? { text } : {},
      }),
    );
    return { title: '', size: { width: 1920, height: 1080 }, fit, theme: 'paper', background: null, widgets, tour: [] };
  });

const onWall = fc.constantFrom(...SHAPES);

function overlap(one: PlacedWidget, other: PlacedWidget): boolean {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
}

function expectInside(layout: BoardLayout, pixels: { width: number; height: number }): void {
  for (const page of layout.pages) {
    for (const [index, box] of page.entries()) {
      expect(box.width).toBeGreaterThan(0);
      expect(box.height).toBeGreaterThan(0);
      expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(pixels.width);
      expect(box.y + box.height).toBeLessThanOrEqual(layout.height);
      for (const other of page.slice(index + 1)) expect(overlap(box, other), `${box.id} over ${other.id}`).toBe(false);
    }
  }
}

describe('a board on a wall', () => {
  it('shows every widget exactly once in its round, inside the screen, none over another; a code only where a phone could read it', () => {
    fc.assert(
      fc.property(design, onWall, (design, pixels) => {
        const layout = layoutBoard(design, pixels, 'wall');
        expect(layout.height).toBe(pixels.height);
        const shown = layout.pages.flat().map(({ id }) => id);
        const isSmall = Math.min(pixels.width, pixels.height) < 126;
        const expected = design.widgets.filter(({ id, kind }) => kind !== 'code' || !isSmall || shown.includes(id));
        expect(shown.sort()).toEqual(expected.map(({ id }) => id).sort());
        expectInside(layout, pixels);
      }),
    );
  });

  it('never sets type smaller than 10 px as drawn, nor than 14 px when laid anew', () => {
    fc.assert(
      fc.property(design, onWall, (design, pixels) => {
        expect(layoutBoard(design, pixels, 'wall').em).toBeGreaterThanOrEqual(10);
        expect(layoutBoard({ ...design, fit: 'reflow' }, pixels, 'wall').em).toBeGreaterThanOrEqual(14);
      }),
    );
  });

  it('keeps figures before what accompanies them where it has to show them in turn', () => {
    fc.assert(
      fc.property(design, (design) => {
        const { pages } = layoutBoard(design, { width: 512, height: 64 }, 'wall');
        if (pages.length === 1) return;
        const shown = pages.map((page) => page.map(({ id }) => design.widgets.find((widget) => widget.id === id)!));
        const firstDecoration = shown.findIndex((page) => page.some(isDecoration));
        const lastFigure = shown.findLastIndex((page) => page.some((widget) => !isDecoration(widget)));
        if (firstDecoration !== -1 && lastFigure !== -1) expect(firstDecoration).toBeGreaterThanOrEqual(lastFigure);
      }),
    );
  });

  it('begins with the stops of the guided tour where it has to show widgets in turn', () => {
    const widgets = ['number', 'trend', 'clock', 'ranking'].map((kind, index) => ({ id: `w${index}`, kind, title: '', x: 0, y: index * 270, width: 1920, height: 262, data: null, options: {} }) as Widget);
    const toured: BoardDesign = { title: '', size: { width: 1920, height: 1080 }, fit: 'reflow', theme: 'paper', background: null, widgets, tour: [{ widget: 'w3', note: '' }] };
    expect(layoutBoard(toured, { width: 320, height: 64 }, 'wall').pages[0]?.[0]?.id).toBe('w3');
  });

  it('turns its pages by the clock alone, each as long as the others', () => {
    fc.assert(
      fc.property(design, fc.integer({ min: 0, max: 4e12 }), (design, instant) => {
        const layout = layoutBoard(design, { width: 512, height: 64 }, 'wall');
        const { length } = layout.pages;
        expect(pageAt(layout, instant)).toBeLessThan(length);
        expect(pageAt(layout, instant + PAGE_MS)).toBe((pageAt(layout, instant) + 1) % length);
      }),
    );
  });
});

describe('a board in proportion', () => {
  it('keeps the drawn shapes, centred, with room left over on one side only', () => {
    fc.assert(
      fc.property(design, fc.integer({ min: 1000, max: 4000 }), fc.integer({ min: 600, max: 3000 }), (design, width, height) => {
        const layout = layoutBoard({ ...design, fit: 'proportion' }, { width, height }, 'edit');
        const scale = Math.min(width / 1920, height / 1080);
        for (const [index, box] of layout.pages[0]!.entries()) {
          const drawn = design.widgets[index]!;
          expect(Math.abs(box.width - drawn.width * scale)).toBeLessThanOrEqual(1);
          expect(Math.abs(box.height - drawn.height * scale)).toBeLessThanOrEqual(1);
          expect(Math.abs(box.x - drawn.x * scale - (width - 1920 * scale) / 2)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('a board on a page', () => {
  it('is one column in reading order on a phone, as high as it takes, without a code to get there', () => {
    fc.assert(
      fc.property(design, fc.integer({ min: 320, max: PHONE_PX - 1 }), (design, width) => {
        const pixels = { width, height: 844 };
        const layout = layoutBoard(design, pixels, 'page');
        expect(layout.pages).toHaveLength(1);
        expect(layout.height).toBeGreaterThanOrEqual(844);
        expectInside(layout, pixels);
        expect(new Set(layout.pages[0]!.map(({ x, width }) => `${x} ${width}`)).size).toBeLessThanOrEqual(1);
        expect(layout.pages[0]!.map(({ id }) => id)).toEqual(readingOrder(design.widgets.filter(({ kind }) => kind !== 'code')).map(({ id }) => id));
      }),
    );
  });

  it('scrolls on a desk rather than turn pages', () => {
    fc.assert(
      fc.property(design, fc.integer({ min: PHONE_PX, max: 2000 }), fc.integer({ min: 400, max: 1200 }), (design, width, height) => {
        const layout = layoutBoard(design, { width, height }, 'page');
        expect(layout.pages).toHaveLength(1);
        expectInside(layout, { width, height });
      }),
    );
  });
});

describe('reading order', () => {
  it('goes from left to right, then down, and loses nobody', () => {
    fc.assert(
      fc.property(design, (design) => {
        expect(readingOrder([...design.widgets].reverse()).map(({ id }) => id)).toEqual(design.widgets.map(({ id }) => id));
      }),
    );
  });
});

describe('rows', () => {
  const items = fc.array(fc.record({ weight: fc.double({ min: 0.01, max: 1, noNaN: true }), aspect: fc.double({ min: 0.2, max: 5, noNaN: true }), wide: fc.integer({ min: 10, max: 400 }), high: fc.integer({ min: 10, max: 300 }) }), { minLength: 1, maxLength: 14 });

  it('give everybody at least what it needs, fill the room and keep the order', () => {
    fc.assert(
      fc.property(items, (items) => {
        const given = items.map(({ weight, aspect, wide, high }, index) => ({ id: String(index), weight, aspect, least: { width: wide, height: high } }));
        const boxes = layRows(given, { width: 1920, height: 1080, gap: 10 });
        if (!boxes) return;
        expect(boxes.map(({ id }) => id)).toEqual(given.map(({ id }) => id));
        for (const [index, box] of boxes.entries()) {
          expect(box.width).toBeGreaterThanOrEqual(given[index]!.least.width - 1e-6);
          expect(box.height).toBeGreaterThanOrEqual(given[index]!.least.height - 1e-6);
        }
        const last = boxes[boxes.length - 1]!;
        expect(last.x + last.width).toBeCloseTo(1920, 4);
        expect(last.y + last.height).toBeCloseTo(1080, 4);
      }),
    );
  });

  it('share out a length wholly, or say that it is too short', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double({ min: 0.01, max: 9, noNaN: true }), fc.integer({ min: 0, max: 90 })), { minLength: 1 }), fc.integer({ min: 1, max: 900 }), (parts, total) => {
        const least = parts.map(([, least]) => least);
        const shares = share(total, parts.map(([weight]) => weight), least);
        const needed = least.reduce((sum, each) => sum + each, 0);
        if (needed > total) expect(shares).toBeNull();
        else expect(shares!.reduce((sum, each) => sum + each, 0)).toBeCloseTo(total, 6);
      }),
    );
  });
});
