import type { BuyOutcome } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { UncertainWrite } from '../../remote/http.ts'

/** Runs the calls of one purchase and says how it ended; what is not the carrier's fault is a bug and is thrown on. */
export async function buyOutcome(buy: () => Promise<BuyOutcome>): Promise<BuyOutcome> {
  try {
    return await buy()
  } catch (error) {
    if (error instanceof UncertainWrite) return { kind: 'uncertain', problem: error.problem }
    if (!(error instanceof RemoteError)) throw error
    switch (error.kind) {
      case 'retry':
        return { kind: 'not-made', problem: error.problem, afterMs: error.afterMs }
      case 'unauthorised':
        return { kind: 'unauthorised', problem: error.problem }
      case 'protocol':
        return { kind: 'refused', problem: error.problem, field: null }
    }
  }
}
