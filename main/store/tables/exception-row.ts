import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely'
import { type ExceptionRecord, exceptionCause, exceptionState } from '../../../shared/domain/exception.ts'
import { type EpochMs, HOUR_MS } from '../../../shared/lib/clock.ts'
import type { ExceptionRow } from '../schema/orders-tables.ts'
import type { Schema } from '../schema.ts'
import { checkStored, parseStored } from '../stored-json.ts'

/** `due-soon`: due within the hour, or overdue. */
export const DUE_SOON_MS = HOUR_MS

export function readException(row: ExceptionRow): ExceptionRecord {
  return {
    id: row.id,
    orderId: row.order_id,
    siteId: row.site_id,
    cause: parseStored(exceptionCause, row.cause, 'exceptions', row.id),
    state: checkStored(exceptionState, row.state, 'exceptions', row.id),
    owner: row.owner,
    openedAt: row.opened_at,
    dueAt: row.due_at,
    snoozedUntil: row.snoozed_until,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
    regressions: row.regressions,
  }
}

type Condition = (
  eb: ExpressionBuilder<Schema, 'exceptions'>,
) => ExpressionWrapper<Schema, 'exceptions', SqlBool>

/** Open, or snoozed until an instant that has come. */
export function isOpenAt(now: EpochMs): Condition {
  return (eb) =>
    eb.and([
      eb('exceptions.state', '<>', 'closed'),
      eb.or([eb('exceptions.state', '=', sql.lit('open')), eb('exceptions.snoozed_until', '<=', now)]),
    ])
}

export function isSnoozedAt(now: EpochMs): Condition {
  return (eb) =>
    eb.and([eb('exceptions.state', '=', sql.lit('snoozed')), eb('exceptions.snoozed_until', '>', now)])
}
