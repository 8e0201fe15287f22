import { availableParallelism } from 'node:os';
import { NO_TARGETS, type Targets } from '../../domain/targets.ts';
import { recurrence } from '../../protocol/publication.schema.ts';
import type { ContentView } from '../../protocol/rest/content.ts';
import type { ScheduleView } from '../../protocol/rest/programme.ts';
import type { ScreenDetails } from '../../protocol/rest/screens.ts';
import type { Services } from '../../services.ts';
import { templateById } from '../boards/templates/index.ts';
import type { Issuer } from '../publications/log.service.ts';
import { resolveDays } from './sample-dates.ts';
import { takeIn, type TakenMedia } from './sample-media.ts';
import { loadSampleFigures } from './sample-figures.ts';
import { byKey, readSamplePack, type SampleContent, type SamplePack, type SampleSchedule } from './sample-pack.ts';

type SampleServices = Pick<Services, 'town' | 'content' | 'boards' | 'playlists' | 'schedules' | 'objects' | 'statistics'>;

/**
 * Loads the sample town into an empty one: emblem and protected phrases, content, playlists, and
 * schedules as drafts. A town that has a name keeps it.
 * @param at the instant of loading, which the pack's relative dates count from
 * @returns the schedules in the order in which they are to be published
 */
export async function loadSampleTown(services: SampleServices, by: Issuer, at: number): Promise<ScheduleView[]> {
  const { town, playlists, schedules } = services;
  const pack = await readSamplePack();
  const media = takeInAll(services, pack);
  await dressTown(services, by, pack.town, await media(pack.town.emblem));
  await loadSampleFigures(services, by, pack);

  const contents = new Map<string, ContentView>();
  for (const item of pack.contents) contents.set(item.key, await createContent(services, by, item, media));
  const playlistIds = new Map<string, string>();
  for (const { key, name, items } of pack.playlists) {
    const entries = items.map(({ content, seconds }) => ({ content: needed(contents, content).id, durationMs: seconds === undefined ? null : seconds * 1_000 }));
    playlistIds.set(key, (await playlists.create(by, { name, entries })).id);
  }
  const { timeZone } = await town.get();
  const drafts: ScheduleView[] = [];
  for (const schedule of pack.schedules) {
    const details = {
      name: schedule.name,
      playlist: needed(playlistIds, schedule.playlist),
      tier: schedule.tier,
      campaign: schedule.campaign ?? '',
      targets: targetsOf(pack, schedule),
      recurrence: recurrence.parse({ ...resolveDays(schedule, at, timeZone), weekdays: schedule.weekdays, windows: schedule.windows }),
    };
    drafts.push(await schedules.create(by, details));
  }
  return drafts;
}

/** The sample town's screens as one would enter them when pairing. */
export async function sampleScreens(): Promise<ScreenDetails[]> {
  const { screens, villages, groups } = await readSamplePack();
  const village = byKey(villages);
  const group = byKey(groups);
  return screens.map((screen) => ({
    name: screen.name,
    site: screen.site,
    village: village(screen.village).name,
    venueKind: screen.venueKind,
    groups: screen.groups.map((key) => group(key).name),
    pixels: { width: screen.width, height: screen.height },
    rotation: 0,
    steward: { name: screen.steward.role, phone: screen.steward.phone },
  }));
}

/** Emblem and protected phrases come first: where texts may break depends on the phrases. */
async function dressTown({ town, content }: SampleServices, by: Issuer, pack: SamplePack['town'], emblem: TakenMedia): Promise<void> {
  const { id } = await content.createMedia(by, { title: '镇徽（示例）', category: 'other', ...emblem });
  const { name, timeZone, protectedPhrases } = (await town.isNamed()) ? await town.get() : { ...pack, protectedPhrases: [] };
  await town.update(by, { name, timeZone, emblemContent: id, protectedPhrases: [...new Set([...protectedPhrases, ...pack.protectedPhrases])] });
}

async function createContent({ content, boards }: SampleServices, by: Issuer, item: SampleContent, media: (file: string) => Promise<TakenMedia>): Promise<ContentView> {
  const { name: title, category } = item;
  switch (item.kind) {
    case 'slogan':
      return content.createText(by, { kind: 'slogan', title, category, text: item.text, theme: item.theme, corrections: [] });
    case 'hotline': {
      const { phone, qr, theme } = item;
      return content.createText(by, { kind: 'notice', title, category, text: `${item.title}\n${item.text}`, phone, qr, theme, corrections: [] });
    }
    case 'image':
    case 'film':
      return content.createMedia(by, { title, category, ...(await media(item.file)) });
    case 'board':
      return boards.create(by, { ...templateById(item.template).design, title });
  }
}

/** Begins to take in every file of the pack, as many at a time as there are processors. @returns what a file became */
function takeInAll({ objects }: SampleServices, { town, contents }: SamplePack): (file: string) => Promise<TakenMedia> {
  const files: { file: string; poster?: string }[] = [{ file: town.emblem }, ...contents.filter((item) => item.kind === 'film' || item.kind === 'image')];
  const lanes = Array.from({ length: availableParallelism() }, () => Promise.resolve());
  const taken = new Map<string, Promise<TakenMedia>>();
  files.forEach(({ file, poster }, index) => {
    const lane = index % lanes.length;
    const result = lanes[lane]!.then(() => takeIn(objects, file, poster));
    taken.set(file, result);
    lanes[lane] = result.then(
      () => {},
      () => {}, // told to whoever asks for the file
    );
  });
  return (file) => needed(taken, file);
}

function targetsOf({ groups, villages }: SamplePack, { targets }: SampleSchedule): Targets {
  if ('all' in targets) return { ...NO_TARGETS, all: true };
  const names = (records: SamplePack['groups'], keys: readonly string[] = []) => keys.map((key) => byKey(records)(key).name);
  return { ...NO_TARGETS, groups: names(groups, targets.groups), villages: names(villages, targets.villages), venueKinds: targets.venueKinds ?? [] };
}

function needed<V>(found: ReadonlyMap<string, V>, key: string): V {
  const value = found.get(key);
  if (value === undefined) throw new Error(`The sample town has no “${key}”.`);
  return value;
}
