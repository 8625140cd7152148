import type { Migration } from './migration.ts'

const QUARTER_MS = 900_000

interface Instant {
  readonly at: string
  /** Absent: it stands in the row itself. */
  readonly from?: string
}

const OPENED: Instant = { at: 'opened_at', from: 'FROM exceptions WHERE scope = NEW.order_id' }
const PART_LEFT: Instant = { at: 'shipped_at', from: 'FROM fulfillments WHERE id = NEW.fulfillment_id' }

/**
 * What changes a day's figures: of each table its events, when they do, and of which instants. Packed orders leave their
 * tables and change no figure, so that nothing here hears of a row that goes.
 */
const CHANGES: readonly {
  readonly name: string
  readonly on: string
  readonly when?: string
  readonly instants: readonly Instant[]
}[] = [
  {
    name: 'parts_added',
    on: 'INSERT ON fulfillments',
    instants: [{ at: 'NEW.created_at' }, { at: 'NEW.shipped_at' }, OPENED],
  },
  {
    name: 'parts_changed',
    on: 'UPDATE ON fulfillments',
    when: `(OLD.state = 'cancelled') <> (NEW.state = 'cancelled') OR OLD.carrier_id <> NEW.carrier_id
      OR OLD.shipping_cents <> NEW.shipping_cents OR OLD.handling_cents <> NEW.handling_cents
      OR coalesce(OLD.shipped_at, 0) <> coalesce(NEW.shipped_at, 0)`,
    instants: [{ at: 'NEW.created_at' }, { at: 'OLD.shipped_at' }, { at: 'NEW.shipped_at' }, OPENED],
  },
  {
    name: 'parcels_added',
    on: 'INSERT ON parcel_tracks',
    when: 'NEW.is_return = 0',
    instants: [PART_LEFT],
  },
  {
    name: 'parcels_changed',
    on: 'UPDATE ON parcel_tracks',
    when: `NEW.is_return = 0 AND (coalesce(OLD.delivered_on, '') <> coalesce(NEW.delivered_on, '')
      OR coalesce(OLD.delivered_at, 0) <> coalesce(NEW.delivered_at, 0) OR OLD.promised_for <> NEW.promised_for)`,
    instants: [PART_LEFT],
  },
  { name: 'exceptions_added', on: 'INSERT ON exceptions', instants: [{ at: 'NEW.opened_at' }] },
  {
    name: 'exceptions_changed',
    on: 'UPDATE ON exceptions',
    when: `OLD.opened_at <> NEW.opened_at OR coalesce(OLD.site_id, '') <> coalesce(NEW.site_id, '')`,
    instants: [{ at: 'OLD.opened_at' }, { at: 'NEW.opened_at' }],
  },
  { name: 'orders_added', on: 'INSERT ON orders', instants: [{ at: 'NEW.placed_at' }] },
  {
    name: 'orders_changed',
    on: 'UPDATE ON orders',
    when: `(OLD.state = 'cancelled') <> (NEW.state = 'cancelled')`,
    instants: [{ at: 'NEW.placed_at' }],
  },
]

/** What is marked is looked up: a statement's own OR FAIL would hold for the one of its trigger too. */
function sqliteMark({ at, from = '' }: Instant): string {
  return `INSERT INTO figure_marks (quarter, counted)
    SELECT DISTINCT ${at} / ${QUARTER_MS}, 0 ${from} ${from === '' ? 'WHERE' : 'AND'} ${at} IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM figure_marks WHERE quarter = ${at} / ${QUARTER_MS} AND counted = 0);`
}

function sqliteTriggers(): string[] {
  return CHANGES.map(
    ({ name, on, when, instants }) => `CREATE TRIGGER figures_${name} AFTER ${on}
      ${when === undefined ? '' : `WHEN ${when}`} BEGIN
      ${instants.map(sqliteMark).join('\n')}
      END`,
  )
}

function postgresTriggers(): string[] {
  return CHANGES.flatMap(({ name, on, when, instants }) => [
    `CREATE FUNCTION mark_${name}() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO figure_marks (quarter, counted)
        SELECT at / ${QUARTER_MS}, 0 FROM (
          ${instants.map(({ at, from = '' }) => `SELECT ${at} AS at ${from}`).join(' UNION ')}
        ) AS changed WHERE at IS NOT NULL
        ON CONFLICT DO NOTHING;
        RETURN NULL;
      END $$`,
    `CREATE TRIGGER figures_${name} AFTER ${on}
      FOR EACH ROW ${when === undefined ? '' : `WHEN (${when})`} EXECUTE FUNCTION mark_${name}()`,
  ])
}

/**
 * What each day came to, by site, and in each by channel and carrier; and the quarters of hours of which something has
 * changed since their day was counted (`counted` 1: their day is being counted).
 */
export const dailyFigures: Migration = {
  version: 132,
  name: 'daily-figures',
  up: ({ text, integer, clustered, dialect }) => [
    `CREATE TABLE daily_figures (
      day ${text} NOT NULL,
      site_id ${text} NOT NULL,
      part ${text} NOT NULL,
      part_id ${text} NOT NULL,
      doc ${text} NOT NULL,
      PRIMARY KEY (day, site_id, part, part_id)
    )${clustered}`,
    `CREATE TABLE figure_marks (
      quarter ${integer} NOT NULL,
      counted ${integer} NOT NULL,
      PRIMARY KEY (quarter, counted)
    )${clustered}`,
    ...(dialect === 'postgres' ? [] : sqliteTriggers()),
    ...(dialect === 'sqlite' ? [] : postgresTriggers()),
  ],
}
