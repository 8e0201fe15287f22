import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { boardMetrics, type Widget, WIDGET_KINDS } from '../../../../server/domain/statistics/board.ts';
import { templateById, TEMPLATES } from '../../../../server/features/boards/templates/index.ts';
import { boardDesign } from '../../../../server/protocol/board.schema.ts';
import { sampleFigures } from '../../../../server/features/sample/sample-figures.ts';
import { SAMPLE_FOLDER } from '../../../../server/features/sample/sample-pack.ts';

const shown = new Set(TEMPLATES.flatMap(({ design }) => [...boardMetrics(design)]));
const further = async () => (JSON.parse(await readFile(new URL('metrics.json', SAMPLE_FOLDER), 'utf8')) as { id: string }[]).map(({ id }) => id);
const report = async () => (await sampleFigures()).map(({ key }) => key);

describe('the templates together', () => {
  test('show every figure of the yearly report', async () => {
    const figures = await report();
    expect(figures).toHaveLength(21);
    expect(figures.filter((key) => !shown.has(key))).toEqual([]);
  });

  test('show all that the screens count and what is worked out from it, and ask for nothing the sample town has not', async () => {
    const metrics = await further();
    expect(metrics.filter((id) => !shown.has(id))).toEqual([]);
    const known = new Set([...metrics, ...(await report())]);
    expect([...shown].filter((id) => !known.has(id))).toEqual([]);
  });

  test('use most kinds of widgets', () => {
    const used = new Set(TEMPLATES.flatMap(({ design }) => design.widgets.map(({ kind }) => kind)));
    // a map, a picture and a film are the town's own
    expect(WIDGET_KINDS.filter((kind) => !used.has(kind))).toEqual(['map', 'image', 'film']);
  });
});

describe.each(TEMPLATES.map((template) => [template.name, template] as const))('%s', (_, { id, design }) => {
  test('is a board as one could have drawn it, with a tour of its own widgets', () => {
    expect(templateById(id).design).toBe(design);
    expect(boardDesign.parse(design)).toEqual(design);
    const widgets = new Set(design.widgets.map((widget) => widget.id));
    expect(design.tour.length).toBeGreaterThan(0);
    expect(design.tour.filter(({ widget }) => !widgets.has(widget))).toEqual([]);
  });

  test('keeps to its grid: on multiples of 8, within the board, sixteen apart', () => {
    const { widgets, size } = design;
    for (const { x, y, width, height } of widgets) {
      expect([x, y, width, height].map((side) => side % 8)).toEqual([0, 0, 0, 0]);
      expect([x >= 40, y >= 40, x + width <= size.width - 40, y + height <= size.height - 40]).toEqual([true, true, true, true]);
    }
    const isApart = (a: Widget, b: Widget) => a.x + a.width + 16 <= b.x || b.x + b.width + 16 <= a.x || a.y + a.height + 16 <= b.y || b.y + b.height + 16 <= a.y;
    for (const a of widgets) for (const b of widgets) if (a !== b) expect({ a: a.id, b: b.id, apart: isApart(a, b) }).toEqual({ a: a.id, b: b.id, apart: true });
  });

  test('fills its grid', () => {
    const area = design.widgets.filter(({ y }) => y >= 192).reduce((sum, { width, height }) => sum + (width + 16) * (height + 16), 0);
    expect(area).toBe(12 * 6 * 152 * 144);
  });
});

test('an unknown template is no template', () => {
  expect(() => templateById('atlantis')).toThrow('atlantis');
});
