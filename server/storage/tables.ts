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
    /** For a village's own sign-in: the village it reports for. */
    village: string | null;
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
    /** The campaign (主题宣传) its plays are counted under; '' for none. */
    campaign: string;
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
  installation: {
    screen_id: string;
    installation: string;
    announced: number;
    pending: number;
    seen_at: number;
    /** Records in the ledger and the highest number among them, kept up with every commit. */
    committed: number;
    highest: number;
  };
  /** Plays added up as they are committed: what a year of them asks is answered from here. */
  play_count: {
    day: string;
    screen_id: string;
    publication: number;
    content_id: string;
    category: string;
    plays: number;
    duration_ms: number;
    cut: number;
    failed: number;
  };
  /** The same by month. */
  play_month: Omit<Tables['play_count'], 'day'> & { month: string };
  /** `definition` is the metric as JSON, see MetricDefinition. */
  metric: { id: string; revision: number; definition: string; position: number; created_at: number; updated_at: number; updated_by: string; deleted_at: number | null };
  /** Appended, never edited. `value` null takes the corrected reading back. */
  reading: {
    id: GeneratedAlways<number>;
    metric_id: string;
    member: string;
    value: number | null;
    precision: string;
    as_of: number;
    recorded_at: number;
    reporter: string;
    reporter_name: string;
    source_kind: string;
    /** Import, interface or account it came through, and that one's name then. */
    source_id: string;
    source_name: string;
    note: string;
    /** SHA-256s of pictures, as JSON. */
    evidence: string;
    corrects: number | null;
    /** 1: counts only once accepted. */
    held: number;
  };
  /** Appended: what was decided of a held reading. */
  reading_decision: { reading_id: number; accepted: number; account_id: string; name: string; note: string; at: number };
  /** The readings that count: accepted and not corrected. Worked out from the two above and can be made anew. */
  standing_reading: { metric_id: string; member: string; as_of: number; reading_id: number; value: number; precision: string };
  /** Standing readings added up by day of the town's zone, in the same transaction: what a year of them makes is read from here. */
  standing_total: { metric_id: string; member: string; day_start: number; precision: string; source_kind: string; sum: number; readings: number };
  /** A file that was read in. `state`: checked, committed, undone. */
  reading_import: { id: string; name: string; sha256: string; mapping: string; state: string; rows: number; readings: number; at: number; account_id: string; account_name: string };
  /** An interface that brings readings: push, poll, mqtt. `settings` as JSON without secrets. */
  source: {
    id: string;
    revision: number;
    kind: string;
    name: string;
    settings: string;
    secret: string | null;
    enabled: number;
    last_ok_at: number | null;
    last_error_at: number | null;
    last_error: string | null;
    readings: number;
    created_at: number;
    updated_at: number;
    updated_by: string;
    deleted_at: number | null;
  };
  /** What was sent with a key of the sender's, so that the same sent again is recorded once. `readings` are their ids, as JSON. */
  sent_key: { origin: string; key: string; readings: string; at: number };
  /** Every design that was saved or published, by its hash: frames are made for these. */
  board_design: { sha256: string; board_id: string; text: string; created_at: number };
  /** A link that opens boards without sign-in. */
  board_share: { id: string; token_hash: string; name: string; boards: string; created_at: number; created_by: string; expires_at: number | null; revoked_at: number | null; seen_at: number | null };
  /** A board frozen with its figures, for an inspection; without a label it belongs to a showing. */
  board_snapshot: { id: string; board_id: string; label: string; design: string; frame: string; as_of: number; frozen_at: number; frozen_by: string };
  /** What was shown, to whom it was signed in, from when to when; of a live board the figures at both ends are kept as snapshots. */
  board_showing: {
    id: string;
    board_id: string;
    snapshot_id: string | null;
    design: string;
    account_id: string | null;
    account_name: string;
    began_at: number;
    ended_at: number | null;
    note: string;
    began_with: string | null;
    ended_with: string | null;
  };
  /** A threshold that was crossed. */
  threshold_event: { id: GeneratedAlways<number>; metric_id: string; threshold_id: string; level: string; value: number; as_of: number; at: number; ended_at: number | null; schedule_id: string | null };
  /** What a person was told of a threshold and has not put away: of each the newest crossing. */
  threshold_notice: { account_id: string; metric_id: string; threshold_id: string; event_id: number; notice: string };
  /** A record (月报 · 季报 · 年报) being made or made. */
  record: { id: string; kind: string; period: string; format: string; language: string; state: string; fraction: number; sha256: string | null; name: string; size: number | null; error: string | null; created_at: number; created_by: string; done_at: number | null };
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
