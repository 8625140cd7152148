import { z } from 'zod'
import type { OrderStanding } from '../../../shared/domain/order-standing.ts'
import { standing } from '../protocol/standing.ts'
import { saidText } from '../protocol/tolerant.ts'

const sourceSchema = z.object({
  cancelled: z.boolean().catch(false),
  /** Absent in what was imported before the column existed. */
  hold: saidText,
})

/** Where an order of a file stands, whatever else the file says of it; `value` is its parsed payload. */
export function readFiledStanding(value: unknown): OrderStanding {
  const parsed = sourceSchema.safeParse(value)
  if (!parsed.success) return standing({})
  if (parsed.data.cancelled) return standing({ meaning: 'called-off' })
  const code = parsed.data.hold ?? ''
  if (code === '') return standing({})
  return standing({ meaning: 'wait', hold: { kind: 'on-hold', code, until: null } })
}
