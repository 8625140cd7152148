import { describe } from 'vitest'
import type { ChannelBench } from '../../support/channels/conformance-bench.ts'
import { addressConforms } from './conformance/address.ts'
import { cancellationConforms } from './conformance/cancellation.ts'
import { catalogueConforms } from './conformance/catalogue.ts'
import { conformanceCase } from './conformance/conformance-case.ts'
import { fulfillmentConforms } from './conformance/fulfillment.ts'
import { mapConforms } from './conformance/map.ts'
import { productFactsConform } from './conformance/product-facts.ts'
import { pullConforms } from './conformance/pull.ts'
import { readyConforms } from './conformance/ready.ts'
import { refundConforms } from './conformance/refund.ts'
import { returnLabelConforms } from './conformance/return-label.ts'
import { type Capabilities, standingConforms } from './conformance/standing.ts'
import { stockConforms } from './conformance/stock.ts'

/** What every connector must do; run it on the real protocol, over HTTP. */
export function describeConformance(
  name: string,
  openBench: () => Promise<ChannelBench>,
  capabilities: Capabilities,
): void {
  describe(name, () => {
    const channel = conformanceCase(openBench)
    pullConforms(channel)
    mapConforms(channel)
    standingConforms(channel, capabilities)
    stockConforms(channel)
    catalogueConforms(channel, capabilities.catalogue)
    productFactsConform(channel)
    fulfillmentConforms(channel)
    cancellationConforms(channel)
    refundConforms(channel)
    readyConforms(channel)
    returnLabelConforms(channel)
    addressConforms(channel)
  })
}
