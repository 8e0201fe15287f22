import { z } from 'zod';

/** What a film is, as far as playing it is concerned. */
export const filmProbeSchema = z.object({
  container: z.enum(['mp4', 'webm', 'matroska']),
  /** Codec family (`avc`, `hevc`, `vp8`, `vp9`, `av1`, `prores`); null when we do not know it. */
  videoCodec: z.string().nullable(),
  /** Full codec string (RFC 6381), for example `avc1.64001f`; null when it cannot be told. */
  videoCodecString: z.string().nullable(),
  /** The container's own name for an unknown codec, for example `mp4v`. */
  videoCodecId: z.string().nullable(),
  /** Pixels as displayed: square pixels, turned upright. */
  width: z.number(),
  height: z.number(),
  /** From the packets, not from what the header claims. */
  durationMs: z.number(),
  /** What headers claim, the largest of them; null when they claim nothing. */
  claimedDurationMs: z.number().nullable(),
  /** Over the first packets; 0 when there are none or most last no time. */
  framesPerSecond: z.number(),
  hasAudio: z.boolean(),
  audioCodec: z.string().nullable(),
  audioCodecString: z.string().nullable(),
  /** True when the index points at samples that the file does not hold. */
  missingSamples: z.boolean(),
  hasVideo: z.boolean(),
});

export type FilmProbe = z.infer<typeof filmProbeSchema>;
