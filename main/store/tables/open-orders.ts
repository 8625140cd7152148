import { type SqlBool, sql } from 'kysely'
import { CLOSED_STATES } from '../../../shared/domain/order.ts'

/** In words that the partial indexes of the orders have: with parameters instead no database takes them. */
const closedStates = sql.join(CLOSED_STATES.map((one) => sql.lit(one)))
export const IS_OPEN = sql<SqlBool>`state not in (${closedStates})`
export const IS_CLOSED = sql<SqlBool>`state in (${closedStates})`
