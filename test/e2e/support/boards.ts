import type { Page } from 'playwright-core';
import type { BoardDesign, Widget } from '../../../server/domain/statistics/board.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import type { BoardView } from '../../../server/protocol/rest/boards.ts';
import type { MetricDetails } from '../../../server/protocol/rest/metrics.ts';
import { makeMetric as defineMetric } from '../../server/support/metrics.ts';
import type { TestServer } from '../../support/server.ts';

export const HOUR_MS = 3_600_000;

/** A metric entered by hand that stands at its newest reading. */
export async function makeMetric(server: TestServer, id: string, name: string, fields: Partial<MetricDetails> = {}): Promise<void> {
  await defineMetric(server, id, { name, unit: '件', category: '公共服务', ...fields });
}

export async function addReading(server: TestServer, metric: string, value: number, fields: { asOf?: number; note?: string; member?: string } = {}): Promise<void> {
  await server.call(api.readings.add, { body: { readings: [{ metric, value, ...fields }] } });
}

/** A widget with the figure of one metric, or of several. */
export function numberWidget(id: string, title: string, metrics: readonly string[], [x, y, width, height]: readonly [number, number, number, number]): Widget {
  return { id, kind: 'number', title, x, y, width, height, data: { metrics, view: 'now' }, options: {} };
}

export function boardOf(title: string, widgets: readonly Widget[], fields: Partial<BoardDesign> = {}): BoardDesign {
  return { title, size: { width: 1920, height: 1080 }, fit: 'reflow', theme: 'deep-blue', background: null, widgets, tour: [], ...fields };
}

export async function makeBoard(server: TestServer, design: BoardDesign): Promise<BoardView> {
  return server.call(api.boards.create, { body: { design } });
}

/** What the figures of a board read, in order: `办理案件 42件`. */
export function figuresOn(page: Page): Promise<string[]> {
  return page.locator('hp-board-number .cell[aria-label]').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
}
