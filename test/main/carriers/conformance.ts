import { describe, expect, it } from 'vitest'
import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import type { CarrierBench } from '../../support/carriers/conformance-bench.ts'
import { buyConforms } from './conformance/buy.ts'
import { type ConformanceCase, conformanceCase } from './conformance/conformance-case.ts'
import { followConforms } from './conformance/follow.ts'
import { refuseConforms } from './conformance/refuse.ts'
import { troubleConforms } from './conformance/trouble.ts'
import { voidConforms } from './conformance/void.ts'

/** What every connector must do; run on the real protocol, over real sockets. */
export function describeConformance(name: string, openBench: () => Promise<CarrierBench>): void {
  describe(name, () => {
    const carrier = conformanceCase(openBench)
    declaresWhatItDoes(carrier)
    buyConforms(carrier)
    troubleConforms(carrier)
    refuseConforms(carrier)
    voidConforms(carrier)
    followConforms(carrier)
  })
}

function declaresWhatItDoes({ bench }: ConformanceCase): void {
  it('does what it declares, and nothing else', () => {
    const { connector, asReturn, abroad } = bench()
    const declared = CARRIER_ABILITIES[connector.kind]
    expect({
      quotes: connector.quote !== undefined,
      checksAddress: connector.checkAddress !== undefined,
      findsAgain: connector.find !== undefined,
      fetchesAgain: connector.fetchAgain !== undefined,
      voids: connector.void !== undefined,
      returns: asReturn !== null,
      listsPoints: connector.points !== undefined,
      customs: abroad !== null,
      handOver: connector.handOver !== undefined,
      tracks: connector.track !== undefined,
      listsServices: connector.services !== undefined,
    }).toEqual({
      quotes: declared.quotes,
      checksAddress: declared.checksAddress,
      findsAgain: declared.findsAgain,
      fetchesAgain: declared.fetchesAgain,
      voids: declared.voidsWithinDays !== null,
      returns: declared.returnLabels !== 'none',
      listsPoints: declared.listsPoints,
      customs: declared.customs,
      handOver: declared.handOver === 'own',
      tracks: declared.tracks,
      listsServices: declared.listsServices,
    })
  })
}
