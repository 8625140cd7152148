import type { Migration } from './migration.ts'

const GIVEN_UP = (row: string) => `CASE WHEN ${row}given_up_at IS NULL THEN 0 ELSE 1 END`

function countOne(row: 'NEW' | 'OLD', change: 1 | -1): string {
  return `INSERT INTO parcel_counts (site_id, state, given_up, parcels)
    VALUES (${row}.site_id, ${row}.state, ${GIVEN_UP(`${row}.`)}, ${change})
    ON CONFLICT (site_id, state, given_up) DO UPDATE SET parcels = parcels + excluded.parcels;`
}

function countRows(rows: 'added' | 'removed', sign: '' | '-'): string {
  return `INSERT INTO parcel_counts (site_id, state, given_up, parcels)
    SELECT site_id, state, ${GIVEN_UP('')}, ${sign}count(*) FROM ${rows} GROUP BY 1, 2, 3
    ON CONFLICT (site_id, state, given_up) DO UPDATE SET parcels = parcel_counts.parcels + excluded.parcels;`
}

const SQLITE = [
  `CREATE TRIGGER count_of_new_parcel AFTER INSERT ON parcel_tracks BEGIN ${countOne('NEW', 1)} END`,
  `CREATE TRIGGER count_of_gone_parcel AFTER DELETE ON parcel_tracks BEGIN ${countOne('OLD', -1)} END`,
  `CREATE TRIGGER count_of_changed_parcel AFTER UPDATE OF site_id, state, given_up_at ON parcel_tracks
    WHEN OLD.site_id <> NEW.site_id OR OLD.state <> NEW.state
      OR (OLD.given_up_at IS NULL) <> (NEW.given_up_at IS NULL)
    BEGIN ${countOne('OLD', -1)} ${countOne('NEW', 1)} END`,
]

/** A statement is counted as a whole: thousands of rows change a few figures. */
const POSTGRES = [
  `CREATE FUNCTION count_parcels() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP <> 'INSERT' THEN ${countRows('removed', '-')} END IF;
    IF TG_OP <> 'DELETE' THEN ${countRows('added', '')} END IF;
    RETURN NULL; END $$`,
  `CREATE TRIGGER count_of_new_parcels AFTER INSERT ON parcel_tracks REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION count_parcels()`,
  `CREATE TRIGGER count_of_gone_parcels AFTER DELETE ON parcel_tracks REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION count_parcels()`,
  `CREATE TRIGGER count_of_changed_parcels AFTER UPDATE ON parcel_tracks
    REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_parcels()`,
]

/**
 * How many parcels there are of each site and state is counted as they change, not when it is asked; levels with nothing
 * on hand or nothing free have an index, and parcels in the order of their list are found by theirs alone.
 */
export const countedLists: Migration = {
  version: 138,
  name: 'counted-lists',
  up: ({ text, integer, clustered, dialect }) => [
    `CREATE TABLE parcel_counts (
      site_id ${text} NOT NULL,
      state ${text} NOT NULL,
      given_up ${integer} NOT NULL,
      parcels ${integer} NOT NULL,
      PRIMARY KEY (site_id, state, given_up)
    )${clustered}`,
    `INSERT INTO parcel_counts (site_id, state, given_up, parcels)
      SELECT site_id, state, ${GIVEN_UP('')}, count(*) FROM parcel_tracks GROUP BY 1, 2, 3`,
    ...(dialect === 'postgres' ? POSTGRES : SQLITE),
    'DROP INDEX parcel_tracks_by_age',
    'CREATE INDEX parcel_tracks_by_age ON parcel_tracks (handed_over_at, tracking_number, account_id)',
    'CREATE INDEX stock_empty ON stock (sku) WHERE on_hand <= 0',
    `CREATE INDEX stock_none_free ON stock (sku)
      WHERE (CASE WHEN doubted_at IS NULL THEN on_hand - reserved - safety ELSE 0 END) <= 0`,
    'CREATE INDEX exceptions_of_order ON exceptions (order_id) WHERE order_id IS NOT NULL',
  ],
}
