import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chronopostBench } from '../../support/carriers/chronopost.ts'
import { SPECS } from '../../support/spec-check.ts'
import { XsdCheck } from '../../support/xsd-check.ts'

const NEVER = new AbortController().signal

/** Needs the official schemas in the folder that SWITCHYARD_SPECS names. */
describe.runIf(SPECS !== null)('Chronopost by its own schemas', () => {
  it('every request and every answer keeps to them', async () => {
    const schema = new XsdCheck(join(SPECS ?? '', 'carriers'), [
      'chronopost-shipping.xsd',
      'chronopost-tracking.xsd',
    ])
    const bench = await chronopostBench({ watch: schema.watch })
    const { connector, request, taken, refused, toPoint, asReturn, abroad, server } = bench
    await connector.check(NEVER)
    const wanted = [...taken, ...refused].map(({ over }) => request(over))
    wanted.push(request(toPoint?.('8234R')), request(asReturn ?? {}), request(abroad ?? {}))
    for (const one of wanted) await connector.buy(one, NEVER)
    const [first, second] = server.books.made
    const parcel = (trackingNumber = '') => ({
      reference: '',
      trackingNumber,
      shipmentId: null,
      boughtAt: bench.clock.now(),
    })
    server.books.scan(first?.number ?? '', 'delivered')
    for (const number of [first?.number, second?.number, 'XX000000000XX']) {
      await connector.track?.([number ?? ''], NEVER)
      await connector.void?.(parcel(number), NEVER)
    }
    server.isRevoked = true
    await connector.buy(request(), NEVER)
    await bench.close()
    schema.assertKept()
    expect([...schema.seen].toSorted()).toEqual([
      'cancelSkybill',
      'cancelSkybillResponse',
      'shippingMultiParcelV5',
      'shippingMultiParcelV5Response',
      'trackSkybillV2',
      'trackSkybillV2Response',
      'trackWithSenderRef',
      'trackWithSenderRefResponse',
    ])
  })
})
