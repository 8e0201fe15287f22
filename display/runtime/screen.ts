import type { Publication, Signed } from '../../server/domain/publication.ts';
import { publicationAssets } from '../../server/domain/publication.ts';
import { viewedPixels } from '../../server/domain/screen.ts';
import { isTargeted } from '../../server/domain/targets.ts';
import type { Turn } from '../../server/domain/what-plays.ts';
import { screenProfile } from '../../server/protocol/publication.schema.ts';
import { PROTOCOL_VERSION } from '../../server/protocol/version.ts';
import { openAssetStore } from './asset-store.ts';
import { createBoardEcho } from './board-echo.ts';
import { openBoardFigures } from './board-figures.ts';
import { browserName, glassPixels } from './box.ts';
import { openClock } from './clock.ts';
import { connect } from './connection.ts';
import { createCourier } from './courier.ts';
import type { Box, Database } from './database.ts';
import { utf8, verifyEd25519 } from './digest.ts';
import { replaceChildren } from '../elements/replace-children.ts';
import { createKeptBoards } from './kept-boards.ts';
import { createFontShelf } from './font-shelf.ts';
import { createHandover } from './handover.ts';
import { openLogFollower, type Refusal } from './log-follower.ts';
import { mediaFetch } from './media-fetch.ts';
import { startPlayer } from './player.ts';
import { openPlayQueue } from './play-queue.ts';
import { createProgress } from './progress.ts';
import { isReady } from './readiness.ts';
import { openReceipts } from './receipts.ts';
import { keepBoardProgram } from './shell.ts';
import { showTown } from './town.ts';

const ECHO_EVERY_MS = 15_000;
const CLOCK_EVERY_MS = 10 * 60_000;
const HOUSEKEEPING_MS = 60_000;
const GREET_AGAIN_MS = 10_000;
const GREET_MOST_MS = 600_000;
const IDENTIFIED_FOR_MS = 10_000;
/** A box whose clock is this far off has to be seen to. */
const CLOCK_ALARM_MS = 60_000;
/** A broadcast that crossed the catching up arrives with it, on the same line. */
const CROSSED_MS = 2_000;

/** Plays as this screen. Resolves when its credential is revoked. */
export async function runScreen(root: HTMLElement, database: Database, { identity, pinned, ...box }: Box): Promise<void> {
  let { profile } = box;
  let revoke: () => void;
  const revoked = new Promise<void>((resolve) => {
    revoke = resolve;
  });
  const stage = document.createElement('hp-stage');
  fitStage();
  replaceChildren(root, stage);

  const [clock, plays, log] = [await openClock(database), await openPlayQueue(database), await openLogFollower(database, pinned)];
  const receipts = await openReceipts(database);
  const connection = connect(identity.credential, {
    connected() {
      lostAt = null;
      greet().catch(greetLater);
    },
    lost: () => void (lostAt ??= clock.now()),
    publication: (signed) => void take(signed).catch(greetLater),
    profile: (signed) => void takeProfile(signed).catch((error: unknown) => console.warn(error)),
    boardFrame: (signed) => void boards.take(signed),
    identify: () => identify(),
    revoked: () => revoke(),
  });
  const courier = createCourier({ connection, installation: identity.installation, clock, plays, receipts, sequence: () => log.state.sequence, boards: () => boardEcho.latest() });
  const boardEcho = createBoardEcho(() => courier.boardPainted());
  const boards = await openBoardFigures({ kept: createKeptBoards(database), key: () => log.state.key, follow: connection.follow, alarm: (code) => courier.alarm({ code }) });
  const assets = await openAssetStore({ database, fetchBytes: mediaFetch(identity.credential), alarm: (code) => courier.alarm({ code }) });
  const fonts = createFontShelf(assets);
  const progress = createProgress(receipts, assets, clock);
  const handover = createHandover(isForMe, (publication) => publication.playlist.items.some((item) => isReady(item, publication, assets.has)));
  const player = startPlayer({
    stage,
    clock,
    plays,
    assets,
    scenes: { assets, fonts, boards, clock, pixels: () => stage.pixels, lostAt: () => lostAt, timeZone: () => profile.timeZone, onBoardPainted: (design, sequence, madeAt) => boardEcho.painted(design, sequence, madeAt, clock.now()) },
    schedules: () => handover.current(log.state.schedules),
    profile: () => profile,
    onPainted,
    onPlayed: () => void courier.plays(),
    alarm: (code, { publication, item }) => courier.alarm({ code, sequence: publication.sequence, content: item.content }),
  });
  /** What the last catching up brought: just this may come a second time, by the broadcast it crossed. */
  let caughtUp = { above: 0, upTo: 0, at: -Infinity };
  let badgeTimer: ReturnType<typeof setTimeout> | undefined;
  /** Since when the server is not heard; 0: not since the start. */
  let lostAt: number | null = 0;
  let greetTimer: ReturnType<typeof setTimeout> | undefined;
  let greetAgainMs = GREET_AGAIN_MS;

  receipts.onNote = () => void courier.receipts();
  log.onChange = (applied, before) => {
    handover.moved(before.schedules, log.state.schedules);
    for (const publication of applied) if (isForMe(publication)) progress.received(publication);
    courier.applied();
    wantAssets();
    refresh();
  };
  assets.onChange = refresh;
  for (const publication of inForce()) if (isForMe(publication)) progress.resumed(publication);
  connection.open();
  wantAssets();
  refresh();

  const timers = [
    setInterval(() => requestAnimationFrame(() => courier.frame()), ECHO_EVERY_MS),
    setInterval(() => void measureClock(), CLOCK_EVERY_MS),
    setInterval(() => {
      clock.save().catch((error: unknown) => console.warn(error));
      void courier.plays();
      void courier.receipts();
    }, HOUSEKEEPING_MS),
  ];
  await revoked;
  for (const timer of timers) clearInterval(timer);
  clearTimeout(greetTimer);
  boardEcho.stop();
  boards.stop();
  await player.stop();
  assets.want([]);
  connection.close();

  /** Whatever depends on what is in force and on what is stored. */
  function refresh(): void {
    progress.check();
    void showTown(stage, log.state.town, assets, fonts);
    player.wake();
  }

  function onPainted(turn: Turn | null, at: number): void {
    progress.painted(turn, at);
    courier.painted(
      turn ? { kind: 'item', publication: turn.publication.sequence, index: turn.index, content: turn.item.content, title: turn.item.title, since: at } : { kind: 'emblem' },
      at,
    );
  }

  /** What was not heard on a line that stays up is asked again; a new line asks by itself. */
  function greetLater(error: unknown): void {
    console.warn(error);
    clearTimeout(greetTimer);
    greetTimer = setTimeout(() => {
      if (connection.isUp) greet().catch(greetLater);
    }, greetAgainMs * (0.5 + Math.random()));
    greetAgainMs = Math.min(GREET_MOST_MS, 2 * greetAgainMs);
  }

  async function greet(): Promise<void> {
    const welcome = await connection.hello({
      protocol: PROTOCOL_VERSION,
      installation: identity.installation,
      clientVersion: import.meta.env.VITE_VERSION ?? 'dev',
      browser: browserName(),
      pixels: glassPixels(),
      sequence: log.state.sequence,
      profileRevision: profile.revision,
      secureContext: globalThis.isSecureContext,
    });
    courier.spreadReceipts(welcome.receiptSpreadMs);
    if (welcome.head > log.askFrom) await catchUp();
    if (welcome.profile) await takeProfile(welcome.profile);
    greetAgainMs = GREET_AGAIN_MS;
    boards.connected();
    await measureClock();
    wantAssets(); // what could not be fetched while the server was away is tried at once
    await Promise.all([courier.receipts(), courier.plays(), courier.alarms(), courier.echo()]);
  }

  async function measureClock(): Promise<void> {
    const moved = connection.isUp ? await clock.measure(() => connection.time()) : null;
    if (moved === null) return;
    if (Math.abs(moved) > CLOCK_ALARM_MS) courier.alarm({ code: 'clock-jump' });
    player.wake();
  }

  async function take(signed: Signed): Promise<void> {
    const arrivedAt = performance.now();
    const result = await log.apply(signed);
    if (result === 'gap') await catchUp();
    else if (typeof result === 'string') tellRefusal(result, signed, arrivedAt);
  }

  async function catchUp(): Promise<void> {
    const above = log.askFrom;
    const answer = await connection.since(above);
    caughtUp = { above, upTo: answer.head, at: performance.now() };
    const refusal = await log.catchUp(answer);
    if (refusal) tellRefusal(refusal);
  }

  /** What must never happen by itself is told; what a reconnect brings twice is not. */
  function tellRefusal(refusal: Refusal, signed?: Signed, arrivedAt = 0): void {
    if (refusal === 'gap') return;
    const sequence = Number(/"sequence":(\d+)/.exec(signed?.text ?? '')?.[1] ?? 0);
    const isCrossed = sequence > caughtUp.above && sequence <= caughtUp.upTo && arrivedAt - caughtUp.at < CROSSED_MS;
    if (refusal !== 'replayed' || (sequence > 0 && !isCrossed)) courier.alarm({ code: refusal, ...(sequence > 0 ? { sequence } : {}) });
  }

  async function takeProfile(signed: Signed): Promise<void> {
    const { key } = log.state;
    if (signed.keyId !== key.id || !(await verifyEd25519(key.key, signed.signature, utf8(signed.text)))) return courier.alarm({ code: 'bad-signature' });
    const next = screenProfile.parse(JSON.parse(signed.text));
    if (next.screen !== identity.screen || next.revision <= profile.revision) return;
    profile = next;
    await database.put('facts', next, 'profile').catch((error: unknown) => console.warn(error)); // asked for again at the next start
    fitStage();
    for (const publication of inForce()) if (isForMe(publication)) progress.received(publication);
    wantAssets();
    refresh();
  }

  function inForce(): Publication[] {
    const { schedules, town } = log.state;
    return [...(town ? [town] : []), ...schedules.values()];
  }

  function isForMe(publication: Publication): boolean {
    return publication.kind === 'schedule' ? isTargeted(publication.targets, profile) : true;
  }

  /** Everything that may be needed here, the newest first. */
  function wantAssets(): void {
    const { schedules, town } = log.state;
    const mine: Publication[] = [...schedules.values()].filter(isForMe).sort((a, b) => b.sequence - a.sequence);
    const all = [...(town ? [town] : []), ...mine, ...handover.kept()];
    fonts.keep(all.flatMap((publication) => ('fonts' in publication ? publication.fonts : [])));
    assets.want(all.flatMap(publicationAssets));
    const designs = all.flatMap(boardDesigns);
    boardEcho.retain(new Set(designs));
    boards.want(designs);
    if (designs.length > 0) keepBoardProgram();
  }

  function identify(): void {
    stage.badge = `${profile.name} · ${profile.village}`;
    clearTimeout(badgeTimer);
    badgeTimer = setTimeout(() => (stage.badge = ''), IDENTIFIED_FOR_MS);
  }

  function fitStage(): void {
    stage.pixels = viewedPixels(profile);
    stage.rotation = profile.rotation;
  }
}

/** The designs whose figures a publication needs. */
function boardDesigns(publication: Publication): string[] {
  if (publication.kind !== 'schedule') return [];
  return publication.playlist.items.flatMap(({ visual }) => (visual.kind === 'board' ? [visual.sha256] : []));
}
