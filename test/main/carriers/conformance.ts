import { describe, expect, it } from 'vitest'
import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import type { CarrierBench } from '../../support/carriers/conformance-bench.ts'
import type { SpecCheck } from '../../support/spec-check.ts'
import { buyConforms } from './conformance/buy.ts'
import { type ConformanceCase, conformanceCase } from './conformance/conformance-case.ts'
import { followConforms } from './conformance/follow.ts'
import { refuseConforms } from './conformance/refuse.ts'
import { troubleConforms } from './conformance/trouble.ts'
import { voidConforms } from './conformance/void.ts'

/** The carrier's own description of its interface, and what of it the suite must have used. */
interface OfficialSpec {
  readonly check: Pick<SpecCheck, 'assertKept' | 'seen'> | null
  readonly operations: readonly string[]
}

/** What every connector must do; run on the real protocol, over real sockets. */
export function describeConformance(
  name: string,
  openBench: () => Promise<CarrierBench>,
  spec: OfficialSpec | null = null,
): void {
  describe(name, () => {
    const carrier = conformanceCase(openBench)
    declaresWhatItDoes(carrier)
    buyConforms(carrier)
    troubleConforms(carrier)
    refuseConforms(carrier)
    voidConforms(carrier)
    followConforms(carrier)
    if (spec !== null) keepsToSpec(spec)
  })
}

/** Runs last: all calls of the suite went past the check. */
function keepsToSpec({ check, operations }: OfficialSpec): void {
  const skipped = check === null ? ' (skipped: SWITCHYARD_SPECS names no folder)' : ''
  it.skipIf(check === null)(`keeps to the carrier’s own description in all of the above${skipped}`, () => {
    check?.assertKept()
    expect([...(check?.seen ?? [])].toSorted()).toEqual(operations.toSorted())
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
      tellsCustoms: abroad !== null,
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
      tellsCustoms: declared.customs === 'papers' || declared.customs === 'told',
      handOver: declared.handOver === 'own',
      tracks: declared.tracks,
      listsServices: declared.listsServices,
    })
  })
}
