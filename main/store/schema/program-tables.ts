import type { Generated } from 'kysely'

/** Rules, settings and people, and what this program and others of its hub keep of their own. */
export interface ProgramTables {
  rule_sets: { version: number; published_at: number; author: string; note: string; doc: string }
  rule_hits: { day: number; rule_id: string; hits: number }
  rule_drafts: RuleDraftRow
  /** `owner`: of the draft; `rule_id` null = of all of it. */
  draft_comments: {
    id: string
    owner: string
    rule_id: string | null
    author: string
    at: number
    text: string
  }
  rule_outcomes: { version: number; doc: string }
  list_layouts: { owner: string; list: string; doc: string }
  list_views: ListViewRow
  settings: { key: string; doc: string }
  people: PersonRow
  api_keys: ApiKeyRow
  sealed_secrets: { name: string; sealed: string }
  webhooks: WebhookRow
  alert_receivers: AlertReceiverRow
  devices: DeviceRow
  file_readings: { signature: string; at: number; doc: string }
  exchange_rates: {
    base: string
    currency: string
    day: string
    rate_billionths: number
    source: string
  }
  counters: { name: string; value: number }
  /** `holder`: id of a process; null = it was put down and nothing of it is under way. */
  duties: { name: string; epoch: number; holder: string | null; since: number }
  /** Times by the database's clock; `standing`: JSON, what others show of it. */
  hub_processes: { id: string; started_at: number; seen_at: number; standing: string }
  world_changes: { revision: number; doc: string }
  /** What changed, for programs that keep a copy; `tx` 0 where writers queue. */
  changed_rows: { no: Generated<number>; tx: number; kind: string; id: string }
  waiting_acts: WaitingActRow & { no: Generated<number> }
  follow_state: { key: string; doc: string }
  journal: JournalRow
  journal_orders: { order_id: string; seq: number }
  print_jobs: PrintJobRow
  schema_migrations: { version: number; name: string; applied_at: number }
}

export interface RuleDraftRow {
  owner: string
  author: string
  revision: number
  updated_at: number
  doc: string
}

export interface ListViewRow {
  id: string
  list: string
  owner: string
  author: string
  shared: number
  doc: string
}

export interface AlertReceiverRow {
  id: string
  doc: string
  state: string
}

export interface WebhookRow {
  id: string
  doc: string
  state: string
}

export interface ApiKeyRow {
  id: string
  doc: string
  secret_hash: string
  last_used_at: number | null
}

export interface PersonRow {
  id: string
  name: string
  is_active: number
  doc: string
  pin_hash: string | null
  badge_hash: string | null
}

/** `doc`: JSON of the rest of the act. */
export interface WaitingActRow {
  command_id: string
  state: string
  at: number
  type: string
  actor: string
  doc: string
}

export interface DeviceRow {
  id: string
  name: string
  site_id: string | null
  public_key: string
  paired_at: number
  paired_by: string
  last_seen_at: number
  revoked_at: number | null
  keeps_copy: number
  /** null = it keeps none, or its copy was never whole. */
  in_step_at: number | null
  /** null = its connection was not seen to end since. */
  away_since: number | null
}

export interface JournalRow {
  seq: number
  command_id: string
  at: number
  actor: string
  role: string
  type: string
  /** JSON, as are `result`, `topics` and `order_ids`. */
  input: string
  result: string
  topics: string
  order_ids: string
  /** What the command id is bound to; null in rows of programs before schema 15. */
  digest: string | null
  /** Ids of people; null in rows of programs before schema 53, and while nobody signs in. */
  person_id: string | null
  device: string | null
  confirmed_by: string | null
}

export interface PrintJobRow {
  id: string
  key: string
  sequence: number
  printer_id: string
  title: string
  /** JSON. */
  content: string
  state: string
  detail: string | null
  attempts: number
  queued_at: number
  changed_at: number
  not_before: number
  operator: string
  reason: string | null
  reprint_of: string | null
  reprint_number: number
  /** With `parcel`, what a label or a paper is of; null for other jobs. */
  fulfillment_id: string | null
  parcel: number | null
  /** Which paper of the parcel it is; null = its label, or of no parcel. */
  paper: string | null
}
