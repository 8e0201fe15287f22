import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whatPlays } from '../../../../server/domain/what-plays.ts';
import { CATEGORIES } from '../../../../server/domain/content.ts';
import { VENUE_KINDS, viewedPixels } from '../../../../server/domain/screen.ts';
import { byKey, readSamplePack, type SamplePack } from '../../../../server/features/sample/sample-pack.ts';
import { loadSampleTown, sampleScreens } from '../../../../server/features/sample/sample-town.ts';
import { api } from '../../../../server/protocol/rest/index.ts';
import type { ScheduleView } from '../../../../server/protocol/rest/programme.ts';
import { screenDetails } from '../../../../server/protocol/rest/screens.ts';
import { startServer, type TestServer } from '../../../support/server.ts';

describe('the pack', () => {
  let pack: SamplePack;
  beforeAll(async () => {
    pack = await readSamplePack();
  });

  test('every key that something refers to is there, and each is used once', () => {
    for (const records of [pack.villages, pack.groups, pack.screens, pack.contents, pack.playlists, pack.schedules]) {
      expect(new Set(records.map(({ key }) => key)).size).toBe(records.length);
      expect(new Set(records.map(({ name }) => name)).size).toBe(records.length);
    }
    const { villages, groups, contents, playlists } = pack;
    for (const screen of pack.screens) expect([byKey(villages)(screen.village), ...screen.groups.map(byKey(groups))]).toBeTruthy();
    for (const { items } of playlists) for (const { content, seconds } of items) expect(byKey(contents)(content).kind === 'film').toBe(seconds === undefined);
    for (const { playlist, targets } of pack.schedules) {
      byKey(playlists)(playlist);
      if (!('all' in targets)) expect([...(targets.groups ?? []).map(byKey(groups)), ...(targets.villages ?? []).map(byKey(villages)), ...(targets.venueKinds ?? [])]).not.toEqual([]);
    }
    expect(() => byKey(villages)('atlantis')).toThrow('atlantis');
  });

  test('a screen is as upright as it says, every village of the report and every kind of place has its screens', () => {
    for (const { width, height, orientation } of pack.screens) expect(width > height ? 'landscape' : 'portrait').toBe(orientation);
    expect(pack.screens).toHaveLength(18);
    expect(pack.villages).toHaveLength(14);
    expect(new Set(pack.screens.map(({ venueKind }) => venueKind))).toEqual(new Set(VENUE_KINDS));
  });

  test('the report’s occasions all have material on a schedule: 宪法日, 禁毒, 三八, 主题党日', () => {
    const scheduled = pack.schedules.flatMap(({ playlist }) => byKey(pack.playlists)(playlist).items.map(({ content }) => byKey(pack.contents)(content)));
    const occasions = new Set(scheduled.flatMap(({ occasion }) => occasion ?? []));
    expect(occasions).toEqual(new Set(['constitution-day', 'drug-free-day', 'womens-day', 'party-day', 'martyrs-day', 'peace', 'legal-aid']));
    expect(new Set(scheduled.map(({ category }) => category))).toEqual(new Set(CATEGORIES));
  });
});

/** A Tuesday morning there. */
const NOW = Date.parse('2026-11-24T09:00:00+08:00');

describe('the town, loaded', () => {
  let server: TestServer;
  let drafts: ScheduleView[];

  beforeAll(async () => {
    server = await startServer({ now: () => NOW });
    const { pairing, screens: service } = server.app.services;
    drafts = await loadSampleTown(server.app.services, server.by, NOW);
    for (const details of await sampleScreens()) {
      const { code } = pairing.offer({ pixels: details.pixels, browser: 'test', give: async () => {} });
      await service.pair(server.by, code, screenDetails.parse(details));
    }
  });
  afterAll(() => server.close());

  test('the town keeps its name and has an emblem and protected phrases', async () => {
    const town = await server.call(api.town.get);
    expect(town).toMatchObject({ name: '荷塘镇', emblem: { type: 'image/webp', width: 512, height: 512 } });
    expect(town.protectedPhrases).toContain('平安荷塘');
  });

  test('every picture and film has a thumbnail, and every text its design and font', async () => {
    const contents = await server.call(api.content.list);
    expect(contents).toHaveLength((await readSamplePack()).contents.length + 1);
    for (const { title, visual, thumbnail, font } of contents) {
      if (visual.kind === 'board') continue; // drawn from its design and its figures
      const isText = visual.kind === 'slogan' || visual.kind === 'notice';
      expect({ title, present: isText ? font !== null : thumbnail !== null }).toEqual({ title, present: true });
    }
  });

  test('everything stays a draft until somebody publishes it', async () => {
    const schedules = await server.call(api.schedules.list);
    expect(schedules.map(({ state }) => state)).toEqual(schedules.map(() => 'draft'));
    expect(schedules.every((schedule) => schedule.screens.length > 0)).toBe(true);
    expect((await server.call(api.publications.list)).every(({ kind }) => kind === 'town')).toBe(true);
  });

  test('every schedule can be published to its screens, and then no screen is ever without something to show', async () => {
    for (const { id, revision } of drafts) {
      await server.call(api.schedules.publish, { params: { id }, body: { revision } });
    }
    const published = [...server.app.services.log.state.schedules.values()];
    const today = Temporal.PlainDate.from('2026-11-24');
    for (const view of await server.call(api.screens.list)) {
      const profile = { v: 1 as const, screen: view.id, issuedAt: 0, ...view };
      for (let hour = 0; hour < 24 * 30; hour += 5) {
        const at = today.toZonedDateTime('Asia/Shanghai').add({ days: 1, hours: hour }).epochMilliseconds;
        expect(whatPlays(published, profile, at), `${view.name}, hour ${hour}`).not.toBeNull();
      }
      expect(viewedPixels(profile)).toEqual(view.pixels);
    }
  });
});
