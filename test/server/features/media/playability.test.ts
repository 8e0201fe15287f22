import { describe, expect, test } from 'vitest';
import type { FilmProbe } from '../../../../server/features/media/film-probe.ts';
import { MAX_FILM_DURATION_MS, playability } from '../../../../server/features/media/playability.ts';

const film: FilmProbe = {
  container: 'mp4',
  hasVideo: true,
  videoCodec: 'avc',
  videoCodecString: 'avc1.64001f',
  videoCodecId: 'avc1',
  width: 1920,
  height: 1080,
  durationMs: 30_000,
  claimedDurationMs: 30_000,
  framesPerSecond: 25,
  hasAudio: true,
  audioCodec: 'aac',
  audioCodecString: 'mp4a.40.2',
  missingSamples: false,
};
const webm: FilmProbe = { ...film, container: 'webm', videoCodec: 'vp9', videoCodecString: 'vp09.00.31.08', audioCodec: 'opus', audioCodecString: 'opus' };

describe('a film plays on Chromium 83', () => {
  test.each<[string, Partial<FilmProbe>]>([
    ['H.264 Baseline', { videoCodecString: 'avc1.42E01E' }],
    ['H.264 Main', { videoCodecString: 'avc1.4D401F' }],
    ['without sound', { hasAudio: false, audioCodec: null, audioCodecString: null }],
    ['with MP3 sound', { audioCodec: 'mp3', audioCodecString: 'mp3' }],
    ['with HE-AAC sound', { audioCodecString: 'mp4a.40.5' }],
    ['with FLAC sound', { audioCodec: 'flac', audioCodecString: 'flac' }],
    ['VP9 in MP4', { videoCodec: 'vp9', videoCodecString: 'vp09.00.31.08' }],
    ['on a portrait board', { width: 1080, height: 1920 }],
    ['on the widest wall', { width: 6656, height: 1792 }],
    ['at 120 frames a second', { framesPerSecond: 119.88 }],
    ['of exactly four hours', { durationMs: MAX_FILM_DURATION_MS, claimedDurationMs: null }],
  ])('%s', (_what, change) => {
    expect(playability({ ...film, ...change })).toEqual({ ok: true });
  });

  test.each<[string, Partial<FilmProbe>]>([
    ['VP9 with Opus', {}],
    ['VP8 with Vorbis', { videoCodec: 'vp8', videoCodecString: 'vp8', audioCodec: 'vorbis', audioCodecString: 'vorbis' }],
    ['VP9 whose details are unknown', { videoCodecString: null }],
  ])('WebM: %s', (_what, change) => {
    expect(playability({ ...webm, ...change })).toEqual({ ok: true });
  });
});

describe('a film is turned away, to be converted where that helps', () => {
  test.each<[string, FilmProbe, string, boolean]>([
    ['AV1', { ...film, videoCodec: 'av1', videoCodecString: 'av01.0.04M.08' }, 'film-codec', true],
    ['a codec nobody knows', { ...film, videoCodec: null, videoCodecString: null, videoCodecId: 'xyz1' }, 'film-codec', true],
    ['H.264 4:4:4', { ...film, videoCodecString: 'avc1.f4001f' }, 'film-profile', true],
    ['VP9 in ten bits', { ...webm, videoCodecString: 'vp09.02.31.10' }, 'film-profile', true],
    ['H.264 without its settings', { ...film, videoCodecString: null }, 'film-unreadable', false],
    ['H.264 in WebM', { ...webm, videoCodec: 'avc', videoCodecString: 'avc1.64001f' }, 'film-container', true],
    ['VP8 in MP4', { ...film, videoCodec: 'vp8', videoCodecString: 'vp8' }, 'film-container', true],
    ['AAC in WebM', { ...webm, audioCodec: 'aac', audioCodecString: 'mp4a.40.2' }, 'film-audio-codec', true],
    ['xHE-AAC', { ...film, audioCodecString: 'mp4a.40.42' }, 'film-audio-codec', true],
    ['PCM', { ...film, audioCodec: 'pcm-s16', audioCodecString: 'pcm-s16' }, 'film-audio-codec', true],
    ['sound nobody knows', { ...film, audioCodec: null, audioCodecString: null }, 'film-audio-codec', true],
    ['a picture nine thousand wide', { ...film, width: 9000 }, 'film-too-large-picture', true],
    ['a picture of no height', { ...film, height: 0 }, 'film-unreadable', false],
    ['no track at all', { ...film, hasVideo: false, hasAudio: false }, 'film-no-video', false],
    ['a second over four hours', { ...film, durationMs: MAX_FILM_DURATION_MS + 1000 }, 'film-too-long', false],
    ['no frames', { ...film, framesPerSecond: 0 }, 'film-times-broken', false],
    ['one picture every ten seconds', { ...film, framesPerSecond: 0.1 }, 'film-times-broken', true],
    ['a thousand frames a second', { ...film, framesPerSecond: 1000 }, 'film-times-broken', false],
    ['a rate that is not a number', { ...film, framesPerSecond: Number.NaN }, 'film-times-broken', false],
    ['no duration', { ...film, durationMs: 0 }, 'film-times-broken', false],
    ['missing samples', { ...film, missingSamples: true }, 'film-truncated', false],
  ])('%s', (_what, probe, reason, transcodable) => {
    expect(playability(probe)).toMatchObject({ ok: false, reason, transcodable });
  });
});
