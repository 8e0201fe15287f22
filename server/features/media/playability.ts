import type { FilmProbe } from './film-probe.ts';
import type { RefusalCode, RefusalDetail } from './refusals.ts';

/** Whether every screen can play a film, and if not, why and whether converting it would help. */
export type Playability =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: RefusalCode;
      readonly detail?: RefusalDetail;
      readonly transcodable: boolean;
    };

export const MAX_FILM_DURATION_MS = 4 * 60 * 60 * 1000;
const MAX_EDGE_PX = 8192;
/** Beyond the fastest screens. */
const MAX_FRAMES_PER_SECOND = 130;
/** Slower than this, a display cannot tell a film from a frozen one; converting fills in frames. */
export const MIN_FRAMES_PER_SECOND = 1;

/**
 * Judges a film for Chromium 83 and later, in which the oldest LED controllers run.
 * AV1 is converted although Chromium plays it from 90 on: the old boxes lack it, and the others
 * have no hardware for it. Source: the Chromium project's "Audio/Video" page of supported codecs.
 */
export function playability(probe: FilmProbe): Playability {
  return damage(probe) ?? foreignVideo(probe) ?? foreignAudio(probe) ?? foreignContainer(probe) ?? { ok: true };
}

function no(reason: RefusalCode, transcodable: boolean, detail?: RefusalDetail): Playability {
  return { ok: false, reason, transcodable, ...(detail === undefined ? {} : { detail }) };
}

/** What no conversion mends. */
function damage(probe: FilmProbe): Playability | undefined {
  const claimed = probe.claimedDurationMs ?? 0;
  if (!probe.hasVideo) return no(probe.hasAudio ? 'type-audio' : 'film-no-video', false);
  if (Math.max(probe.durationMs, claimed) > MAX_FILM_DURATION_MS) return no('film-too-long', false);
  if (probe.framesPerSecond === 0) return no('film-times-broken', false);
  if (probe.missingSamples) return no('film-truncated', false);
  if (probe.width < 1 || probe.height < 1) return no('film-unreadable', false);
  const oddRate = !(probe.framesPerSecond <= MAX_FRAMES_PER_SECOND);
  // A header may round or include an edit list; half as much again and ten seconds is neither.
  const oddClaim = claimed > probe.durationMs * 1.5 + 10_000;
  if (probe.durationMs <= 0 || oddRate || oddClaim) return no('film-times-broken', false);
  return undefined;
}

const CODEC_NAMES: Readonly<Record<string, string>> = {
  hevc: 'HEVC (H.265)',
  av1: 'AV1',
  prores: 'Apple ProRes',
  mp4v: 'MPEG-4 Visual / MPEG-2',
  'V_MPEG4/ISO/ASP': 'MPEG-4 Visual',
  'V_MPEG2': 'MPEG-2',
  jpeg: 'Motion JPEG',
  mjpg: 'Motion JPEG',
  apch: 'Apple ProRes',
  AVdh: 'Avid DNxHR',
  AVdn: 'Avid DNxHD',
};

function foreignVideo(probe: FilmProbe): Playability | undefined {
  const { videoCodec: codec, videoCodecString: full } = probe;
  if (codec === 'avc') {
    const profile = /^avc[13]\.([0-9a-f]{2})/i.exec(full ?? '')?.[1]?.toLowerCase();
    if (profile === undefined) return no('film-unreadable', false);
    // Baseline, Main, High (ITU-T H.264, A.2): the 8-bit 4:2:0 ones that decoding hardware has.
    if (!['42', '4d', '64'].includes(profile)) return no('film-profile', true, AVC_PROFILES[profile]);
  } else if (codec === 'vp9') {
    if (full !== null && !/^vp0?9(?:$|\.00)/.test(full)) return no('film-profile', true, 'VP9 10-bit / 4:4:4');
  } else if (codec !== 'vp8') {
    return no('film-codec', true, CODEC_NAMES[codec ?? ''] ?? CODEC_NAMES[probe.videoCodecId ?? '']);
  }
  if (probe.framesPerSecond < MIN_FRAMES_PER_SECOND) return no('film-times-broken', true);
  return Math.max(probe.width, probe.height) > MAX_EDGE_PX ? no('film-too-large-picture', true) : undefined;
}

const AVC_PROFILES: Readonly<Record<string, string>> = {
  '58': 'H.264 Extended',
  '6e': 'H.264 10-bit',
  '7a': 'H.264 4:2:2',
  f4: 'H.264 4:4:4',
};

/** The sound that goes with each container on Chromium 83. */
const AUDIO: Readonly<Record<FilmProbe['container'], readonly string[]>> = {
  mp4: ['aac', 'mp3', 'opus', 'flac'],
  webm: ['opus', 'vorbis'],
  matroska: [],
};

const AUDIO_NAMES: Readonly<Record<string, string>> = {
  ac3: 'Dolby AC-3', eac3: 'Dolby E-AC-3', dts: 'DTS', alac: 'Apple Lossless', vorbis: 'Vorbis', flac: 'FLAC',
};

function foreignAudio(probe: FilmProbe): Playability | undefined {
  const { audioCodec: codec, audioCodecString: full } = probe;
  if (!probe.hasAudio || probe.container === 'matroska') return undefined;
  const known = codec !== null && AUDIO[probe.container].includes(codec);
  // LC, HE and HE v2 (ISO/IEC 14496-3 object types 2, 5, 29); newer ones such as xHE-AAC (42) are not decoded.
  const oddAac = codec === 'aac' && !/^mp4a\.(?:40\.0?[25]|40\.29|67)$/i.test(full ?? '');
  if (known && !oddAac) return undefined;
  const pcm = codec?.startsWith('pcm') === true ? 'PCM' : undefined;
  return no('film-audio-codec', true, pcm ?? AUDIO_NAMES[codec ?? '']);
}

function foreignContainer(probe: FilmProbe): Playability | undefined {
  if (probe.container === 'matroska') return no('film-container', true, 'MKV');
  const fits = probe.container === 'mp4' ? ['avc', 'vp9'] : ['vp8', 'vp9'];
  if (fits.includes(probe.videoCodec ?? '')) return undefined;
  const mixed = `${probe.videoCodec === 'avc' ? 'H.264' : 'VP8'} / ${probe.container.toUpperCase()}`;
  return no('film-container', true, mixed);
}
