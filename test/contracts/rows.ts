import type { AccountRow } from '../../server/features/accounts/accounts.store.ts';
import type { MetricDefinition } from '../../server/domain/statistics/metric.ts';
import type { ContentRow } from '../../server/features/content/content.store.ts';
import type { ImportRecord } from '../../server/features/imports/imports.store.ts';
import type { PlayRow } from '../../server/features/ledger/ledger.store.ts';
import type { MetricRow } from '../../server/features/metrics/definitions.ts';
import type { ReadingRow } from '../../server/features/metrics/readings.store.ts';
import type { PublicationRow } from '../../server/features/publications/log.store.ts';
import type { ScreenRow } from '../../server/features/screens/screens.store.ts';
import { metricDetails } from '../support/metric-details.ts';

/* Whole rows of which a test names only what it is about. */

export function accountRow(id: string, change: Partial<AccountRow> = {}): AccountRow {
  return { id, username: `user-${id}`, name: '李静', password_hash: 'scrypt', roles: '["editor"]', disabled: 0, created_at: 1, village: null, ...change };
}

export function screenRow(id: string, change: Partial<ScreenRow> = {}): ScreenRow {
  return {
    id,
    revision: 1,
    name: `屏 ${id}`,
    site: '文化广场',
    village: '荷花村',
    venue_kind: 'square-led',
    groups: '[]',
    width: 1920,
    height: 1080,
    rotation: 0,
    time_zone: 'Asia/Shanghai',
    steward_name: '王芳',
    steward_phone: '13800000000',
    credential_hash: `hash of ${id}`,
    revoked_at: null,
    paired_at: 1,
    last_seen_at: null,
    browser: 'Chromium',
    client_version: '0.1.0',
    ...change,
  };
}

export function contentRow(id: string, change: Partial<ContentRow> = {}): ContentRow {
  return {
    id,
    revision: 1,
    kind: 'slogan',
    category: 'slogan',
    title: `标语 ${id}`,
    visual: '{}',
    draft: null,
    font: null,
    thumbnail: null,
    duration_ms: 10_000,
    created_at: 1,
    updated_at: 1,
    updated_by: '李静',
    deleted_at: null,
    origin_sha256: null,
    ...change,
  };
}

export function publicationRow(sequence: number, change: Partial<PublicationRow> = {}): PublicationRow {
  return {
    sequence,
    kind: 'schedule',
    schedule_id: 'evening',
    title: `节目 ${sequence}`,
    text: `{"sequence":${sequence}}`,
    sha256: 'ab'.repeat(32),
    signature: 'c2lnbmF0dXJl',
    key_id: 'key-1',
    issued_at: sequence * 1000,
    issued_by: '李静',
    ...change,
  };
}

export function playRow(screen: string, number: number, change: Partial<PlayRow> = {}): PlayRow {
  return {
    screen_id: screen,
    installation: 'first',
    number,
    publication: 1,
    content_id: 'slogan-1',
    category: 'slogan',
    started_at: number * 1000,
    day: '2026-05-01',
    duration_ms: 10_000,
    outcome: 'complete',
    counted: 1,
    clock: 'synced',
    received_at: number * 1000 + 5,
    ...change,
  };
}

export function metricRow(id: string, change: Partial<MetricRow> = {}, definition: Partial<MetricDefinition> = {}): MetricRow {
  const whole: MetricDefinition = { ...metricDetails({ name: `指标 ${id}`, unit: '次' }), id, ...definition };
  return { id, revision: 1, definition: JSON.stringify(whole), position: 1, created_at: 1, updated_at: 1, updated_by: '李静', deleted_at: null, ...change };
}

export function readingRow(metric: string, value: number | null, change: Partial<ReadingRow> = {}): ReadingRow {
  return {
    metric_id: metric,
    member: '',
    value,
    precision: 'exact',
    as_of: 1_000,
    recorded_at: 2_000,
    reporter: 'account-1',
    reporter_name: '李静',
    source_kind: 'form',
    source_id: 'account-1',
    source_name: '李静',
    note: '',
    evidence: '[]',
    corrects: null,
    held: 0,
    ...change,
  };
}

export function importRecord(id: string, change: Partial<ImportRecord> = {}): ImportRecord {
  return { id, name: '台账.xlsx', sha256: 'ab'.repeat(32), mapping: '', state: 'ready', rows: 3, readings: 0, at: 1_000, account_id: 'account-1', account_name: '李静', ...change };
}
