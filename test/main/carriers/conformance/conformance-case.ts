import { afterEach, beforeEach, expect } from 'vitest'
import type { BoughtLabel, BoughtParcel, BuyOutcome } from '../../../../main/app/ports/carrier.ts'
import type { LabelInBooks } from '../../../../main/demo/carrier-servers/carrier-books.ts'
import type { LabelRequest } from '../../../../shared/domain/label-request.ts'
import { say } from '../../../../shared/messages/say.ts'
import type { CarrierBench } from '../../../support/carriers/conformance-bench.ts'

export const NEVER = new AbortController().signal

/** A fresh carrier for each test, and what tests do with it. */
export interface ConformanceCase {
  readonly bench: () => CarrierBench
  /** Buys what must be bought. */
  bought(request: LabelRequest): Promise<BoughtLabel>
  /** What the carrier's books say of the request's reference. */
  inBooks(request: LabelRequest): readonly LabelInBooks[]
  parcel(request: LabelRequest, label: BoughtLabel): BoughtParcel
}

export function conformanceCase(openBench: () => Promise<CarrierBench>): ConformanceCase {
  let open: CarrierBench | null = null
  const bench = (): CarrierBench => {
    if (open === null) throw new Error('no bench is open outside of a test')
    return open
  }
  beforeEach(async () => {
    open = await openBench()
  })
  afterEach(async () => {
    await open?.close()
    open = null
  })
  return {
    bench,
    async bought(request) {
      const outcome = await bench().connector.buy(request, NEVER)
      if (outcome.kind !== 'bought') throw new Error(`${outcome.kind}: ${say('en', outcome.problem)}`)
      return outcome.label
    },
    inBooks: ({ reference }) => bench().server.books.byReference(reference),
    parcel: ({ reference }, { trackingNumber, shipmentId }) => ({
      reference,
      trackingNumber,
      shipmentId,
      boughtAt: bench().clock.now(),
    }),
  }
}

/** What the port promises of any outcome, held against the carrier's books. */
export function expectHonest(
  outcome: BuyOutcome,
  made: readonly LabelInBooks[],
  secrets: readonly string[],
): void {
  if (outcome.kind === 'bought') {
    expect(made).toHaveLength(1)
    expect(outcome.label.trackingNumber).toBe(made[0]?.number)
    return
  }
  if (outcome.kind !== 'uncertain') expect(made, outcome.kind).toEqual([])
  expectNoSecret(say('en', outcome.problem) + say('fr', outcome.problem), secrets)
}

export function expectNoSecret(text: string, secrets: readonly string[]): void {
  for (const secret of secrets) expect(text).not.toContain(secret)
}
