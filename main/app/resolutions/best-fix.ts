import type { Resolution } from '../../../shared/contract/exceptions.ts'
import { EXCEPTION_KINDS, type ExceptionReason } from '../../../shared/domain/exception.ts'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'

/** Never proposed as the best: they end an order, or take back what left. */
const NEVER: ReadonlySet<ResolutionCode> = new Set(['cancel-order', 'put-back', 'stop-here'])

/** Where no way out is the usual one, the order still goes on by these. */
const GOES_ON: ReadonlySet<ResolutionCode> = new Set(['change-service', 'change-site', 'approve-split'])

/** The best of the ways out that can be taken, as previewed; null = it is for a person to say. */
export function bestFix(reason: ExceptionReason, previews: readonly Resolution[]): Resolution | null {
  const { suggestsFirst } = EXCEPTION_KINDS[reason]
  return (
    previews.find(
      ({ code, disabled }) => disabled === null && !NEVER.has(code) && (suggestsFirst || GOES_ON.has(code)),
    ) ?? null
  )
}
