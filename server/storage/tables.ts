import type { GeneratedAlways, Kysely, Transaction } from 'kysely';

/* The rows as they are kept. Instants are epoch milliseconds; JSON columns hold text. */

export interface Tables {
  setting: { key: string; value: string };
  account: {
    id: string;
    username: string;
    name: string;
    password_hash: string;
    roles: string;
    disabled: number;
    created_at: number;
  };
  session: {
    token_hash: string;
    account_id: string;
    created_at: number;
    seen_at: number;
  };
  screen: {
    id: string;
    revision: number;
    name: string;
    site: string;
    village: string;
    venue_kind: string;
    groups: string;
    width: number;
    height: number;
    rotation: number;
    time_zone: string;
    steward_name: string;
    steward_phone: string;
    credential_hash: string;
    revoked_at: number | null;
    paired_at: number;
    last_seen_at: number | null;
    browser: string;
    client_version: string;
  };
  /** Every profile a screen ever had, as signed. */
  screen_profile: { screen_id: string; revision: number; text: string; signature: string; key_id: string; issued_at: number };
  signing_key: { id: string; public_key: string; created_at: number; retired_at: number | null };
  publication: {
    sequence: number;
    kind: string;
    schedule_id: string | null;
    title: string;
    text: string;
    sha256: string;
    signature: string;
    key_id: string;
    issued_at: number;
    issued_by: string;
  };
  receipt: {
    sequence: number;
    screen_id: string;
    received_at: number | null;
    stored_at: number | null;
    painted_at: number | null;
  };
  /** Bytes in the object store, and what they are. */
  object: { sha256: string; size: number; type: string; created_at: number };
  content: {
    id: string;
    revision: number;
    kind: string;
    category: string;
    title: string;
    visual: string;
    draft: string | null;
    font: string | null;
    thumbnail: string | null;
    duration_ms: number;
    created_at: number;
    updated_at: number;
    updated_by: string;
    deleted_at: number | null;
    /** SHA-256 of the uploaded file or of the text, to find the same again. */
    origin_sha256: string | null;
  };
  playlist: {
    id: string;
    revision: number;
    name: string;
    entries: string;
    updated_at: number;
    updated_by: string;
    deleted_at: number | null;
  };
  schedule: {
    id: string;
    revision: number;
    name: string;
    playlist_id: string;
    targets: string;
    recurrence: string;
    tier: string;
    /** Sequence of the publication in force, or null. */
    publication: number | null;
    withdrawn_at: number | null;
    updated_at: number;
    updated_by: string;
    deleted_at: number | null;
  };
  play: {
    screen_id: string;
    installation: string;
    number: number;
    publication: number;
    content_id: string;
    category: string;
    started_at: number;
    day: string;
    duration_ms: number;
    outcome: string;
    counted: number;
    clock: string;
    received_at: number;
  };
  /** How many plays an installation says it has made, to tell what is missing. */
  installation: { screen_id: string; installation: string; announced: number; pending: number; seen_at: number };
  alarm: { id: GeneratedAlways<number>; screen_id: string; code: string; sequence: number | null; content_id: string | null; at: number };
  audit: {
    number: number;
    at: number;
    account_id: string | null;
    action: string;
    subject: string;
    detail: string;
    previous: string;
    hash: string;
  };
}

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;
