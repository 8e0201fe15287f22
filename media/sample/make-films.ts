/**
 * Draws the sample town's public-service films, their music and a still of each, into `films/`.
 *
 *     node media/sample/make-films.ts            all of them
 *     node media/sample/make-films.ts drug-free  one
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Camera } from './studio/camera.ts';
import { ffmpeg, ledFilm, poster } from './studio/encode.ts';
import { CLEAR_WATER, UPRIGHT, WARM } from './studio/music/pieces.ts';
import { perform } from './studio/music/score.ts';
import type { Score } from './studio/music/score.ts';
import { wav } from './studio/music/wav.ts';

interface Film {
  name: string;
  width: number;
  height: number;
  seconds: number;
  music: Score;
}

const FRAMES_PER_SECOND = 25;
/** By then every film's title stands whole. */
const POSTER_AT_SECONDS = 3;
const FILMS: Film[] = [
  { name: 'constitution-day', width: 1280, height: 720, seconds: 15, music: UPRIGHT },
  { name: 'drug-free', width: 1280, height: 720, seconds: 16, music: CLEAR_WATER },
  { name: 'women-and-law', width: 720, height: 1280, seconds: 15, music: WARM },
];

async function make(camera: Camera, film: Film, folder: string): Promise<void> {
  const { name, width, height, seconds } = film;
  const sound = join(folder, `${name}.wav`);
  await writeFile(sound, wav(perform(film.music, seconds)));
  const instants = Array.from(
    { length: seconds * FRAMES_PER_SECOND },
    (_, frame) => (frame * 1000) / FRAMES_PER_SECOND,
  );
  const frames = camera.frames({ scene: `${name}.html`, width, height }, instants);
  const path = join(import.meta.dirname, 'films', name);
  await ffmpeg(
    [
      '-f', 'image2pipe', '-framerate', String(FRAMES_PER_SECOND), '-c:v', 'png', '-i', '-',
      '-i', sound,
      ...ledFilm(width, height, FRAMES_PER_SECOND),
      `${path}.mp4`,
    ],
    frames,
  );
  await ffmpeg(['-ss', String(POSTER_AT_SECONDS), '-i', `${path}.mp4`, ...poster(), `${path}.webp`]);
}

const wanted = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'films-'));
const camera = await Camera.open();
try {
  for (const film of FILMS) {
    if (wanted.length === 0 || wanted.includes(film.name)) await make(camera, film, folder);
  }
} finally {
  await camera.close();
  await rm(folder, { recursive: true });
}
