import type { Asset, FontAsset, Hash, ImageAsset, PlaylistItem } from './content.ts';
import { itemAssets } from './content.ts';
import type { Recurrence } from './recurrence.ts';
import type { Targets } from './targets.ts';

/** From the weakest to the strongest: the strongest tier with something to show is what plays. */
export const TIERS = ['evergreen', 'default', 'scheduled', 'cut-in', 'emergency'] as const;
export type Tier = (typeof TIERS)[number];

/** A person's decision, bound to the bytes that were seen. */
export interface Approval {
  readonly step: 'publish' | 'review' | 'sign-off';
  readonly account: string;
  readonly name: string;
  readonly at: number;
  /** SHA-256 of what was decided on: playlist snapshot, targets, recurrence, tier. */
  readonly digest: Hash;
}

interface PublicationHeader {
  readonly v: 1;
  /** 1, 2, 3 … without a gap. */
  readonly sequence: number;
  /** SHA-256 of the exact text of the publication before, or 64 zeros for the first. */
  readonly previous: Hash;
  /** Epoch milliseconds on the server. */
  readonly issuedAt: number;
  readonly approvals: readonly Approval[];
}

export interface SchedulePublication extends PublicationHeader {
  readonly kind: 'schedule';
  /** A later publication of the same schedule takes the place of an earlier one. */
  readonly schedule: string;
  readonly title: string;
  readonly tier: Tier;
  readonly targets: Targets;
  readonly recurrence: Recurrence;
  /** The campaign (主题宣传) its plays are counted under. */
  readonly campaign?: string;
  readonly playlist: { readonly id: string; readonly name: string; readonly items: readonly PlaylistItem[] };
  /** The glyphs its texts need. */
  readonly fonts: readonly FontAsset[];
}

export interface WithdrawPublication extends PublicationHeader {
  readonly kind: 'withdraw';
  readonly schedule: string;
  readonly title: string;
}

/** The town's name and emblem: the last rung of the fallback ladder. */
export interface TownPublication extends PublicationHeader {
  readonly kind: 'town';
  readonly name: string;
  readonly emblem: ImageAsset | null;
  readonly fonts: readonly FontAsset[];
}

/** Signed with the key it retires: from the next sequence on only the successor counts. */
export interface RotateKeyPublication extends PublicationHeader {
  readonly kind: 'rotate-key';
  readonly retires: string;
  readonly successor: PublicKey;
}

export type Publication = SchedulePublication | WithdrawPublication | TownPublication | RotateKeyPublication;

/** An Ed25519 public key: 32 bytes in base64. */
export interface PublicKey {
  readonly id: string;
  readonly key: string;
}

/**
 * Something signed, kept and sent as the very text whose UTF-8 bytes were signed, so that
 * nothing is ever serialised again before it is verified. `signature` is Ed25519 (RFC 8032), base64.
 */
export interface Signed {
  readonly text: string;
  readonly signature: string;
  readonly keyId: string;
}

/**
 * What a screen that was away for long needs instead of the whole log: how far the log goes
 * and which publications still matter. Signed like a publication.
 */
export interface Checkpoint {
  readonly v: 1;
  readonly kind: 'checkpoint';
  readonly sequence: number;
  /** SHA-256 of the text of publication `sequence`. */
  readonly last: Hash;
  /** Sequences still in force, each with the SHA-256 of its text. */
  readonly live: readonly { readonly sequence: number; readonly sha256: Hash }[];
  readonly key: PublicKey;
  readonly issuedAt: number;
}

export const NO_PREVIOUS: Hash = '0'.repeat(64);

/** Every file the publication needs on a screen: fonts first, they are small and make texts playable. */
export function publicationAssets(publication: Publication): readonly Asset[] {
  if (publication.kind === 'schedule') {
    return [...publication.fonts, ...publication.playlist.items.flatMap(itemAssets)];
  }
  if (publication.kind === 'town') return [...publication.fonts, ...(publication.emblem ? [publication.emblem] : [])];
  return [];
}
