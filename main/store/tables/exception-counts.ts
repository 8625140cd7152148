import { sql } from 'kysely'
import { EXCEPTION_KINDS, EXCEPTION_REASONS } from '../../../shared/domain/exception.ts'
import { EXCEPTION_GROUPS, type ExceptionGroup } from '../../../shared/domain/exceptions/define-kind.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { ExceptionTable } from '../../app/ports/exception-table.ts'
import type { SitesSeen } from '../../app/ports/sites-seen.ts'
import type { Db } from '../schema.ts'
import { DUE_SOON_MS, isOpenAt, isSnoozedAt } from './exception-row.ts'
import { exceptionsSeen } from './seen-rows.ts'

/** What the tabs of the queue show; groups count what is open. */
export async function countExceptions(
  db: Db,
  owner: string,
  now: EpochMs,
  seen: SitesSeen,
): ReturnType<ExceptionTable['counts']> {
  const rows = await seenExceptions(db, seen)
    .select([
      'reason',
      (eb) => eb.fn.countAll<number>().as('open'),
      sql<number>`sum(case when owner = ${owner} then 1 else 0 end)`.as('mine'),
      sql<number>`sum(case when owner is null then 1 else 0 end)`.as('unassigned'),
      sql<number>`sum(case when exceptions.due_at <= ${now + DUE_SOON_MS} then 1 else 0 end)`.as('due_soon'),
    ])
    .where(isOpenAt(now))
    .groupBy('reason')
    .execute()
  const { snoozed } = await seenExceptions(db, seen)
    .select((eb) => eb.fn.countAll<number>().as('snoozed'))
    .where(isSnoozedAt(now))
    .executeTakeFirstOrThrow()
  const sum = (column: 'open' | 'mine' | 'unassigned' | 'due_soon') =>
    rows.reduce((total, row) => total + row[column], 0)
  const openOf = new Map(rows.map((row) => [row.reason, row.open]))
  const inGroup = (group: ExceptionGroup) =>
    EXCEPTION_REASONS.filter((reason) => EXCEPTION_KINDS[reason].group === group).reduce(
      (total, reason) => total + (openOf.get(reason) ?? 0),
      0,
    )
  return {
    views: {
      open: sum('open'),
      mine: sum('mine'),
      unassigned: sum('unassigned'),
      'due-soon': sum('due_soon'),
      snoozed,
    },
    groups: Object.fromEntries(EXCEPTION_GROUPS.map((group) => [group, inGroup(group)])) as Record<
      ExceptionGroup,
      number
    >,
  }
}

/** Their orders are looked at only where sites are told apart. */
export function seenExceptions(db: Db, seen: SitesSeen) {
  const exceptions = db.selectFrom('exceptions')
  if (seen === 'every-site') return exceptions
  return exceptions.where('exceptions.id', 'in', (eb) =>
    eb
      .selectFrom('exceptions')
      .leftJoin('orders', 'orders.id', 'exceptions.order_id')
      .select('exceptions.id')
      .where('exceptions.state', '<>', 'closed')
      .where(exceptionsSeen(seen)),
  )
}
