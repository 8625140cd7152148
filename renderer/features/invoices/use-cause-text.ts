import { useCallback } from 'react'
import type { CostCause } from '../../../shared/domain/parcel-cost.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'

/** A reason in one sentence; its amount is in `currency`. */
export function useCauseText(): (cause: CostCause, currency: string) => string {
  const texts = useMessages('invoices')
  const format = useFormat()
  return useCallback(
    (cause, currency) => {
      const over = format.money(cause.cents, currency)
      switch (cause.kind) {
        case 'weight':
          return texts.why.weight({ from: format.weight(cause.fromG), to: format.weight(cause.toG), over })
        case 'surcharge':
          return texts.why.surcharge({ charge: texts.kinds[cause.charge], label: cause.label, over })
        case 'no-parcel':
          return texts.why['no-parcel']({ label: cause.label, over })
        case 'twice':
          return texts.why.twice({ invoices: format.list(cause.invoices), over })
        case 'no-exchange-rate':
          return texts.why['no-exchange-rate']({ currency: cause.currency })
        default:
          return texts.why[cause.kind]({ over })
      }
    },
    [texts, format],
  )
}
