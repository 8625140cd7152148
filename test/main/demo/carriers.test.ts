import { afterEach, expect, it } from 'vitest'
import { carrierConnectors } from '../../../main/carriers/connectors.ts'
import { type DemoCarrier, startDemoCarriers } from '../../../main/demo/merchant/carriers.ts'
import { DEMO_CHANNELS } from '../../../main/demo/merchant/channels.ts'
import { customerOf } from '../../../main/demo/merchant/customers.ts'
import { pointIdAt } from '../../../main/demo/merchant/point-id-at.ts'
import type { PostalAddress } from '../../../shared/domain/label-request.ts'
import { systemClock } from '../../../shared/lib/clock.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { say } from '../../../shared/messages/say.ts'
import { aRequest } from '../../support/carriers/label-requests.ts'

const NEVER = new AbortController().signal

let carriers: DemoCarrier[] = []
afterEach(async () => {
  await Promise.all(carriers.map(({ server }) => server.goOffline()))
})

it('the demo’s carriers take the parcels of its customers, by every service of the accounts', async () => {
  const random = seededRandom(5)
  carriers = await startDemoCarriers({ clock: systemClock, random, numbersFrom: 40 })
  const connectors = carrierConnectors({ clock: systemClock, timeoutMs: 10_000 })
  const refused = new Set<string>()
  for (const { account, secrets } of carriers) {
    const connector = connectors[account.kind]?.(account, secrets)
    await connector?.check(NEVER)
    for (const { product } of account.products) {
      for (const channel of DEMO_CHANNELS.filter(({ country }) => country === 'FR')) {
        for (let customers = 0; customers < 12; customers += 1) {
          const { customer, shipTo } = customerOf(channel, ['A'], random)
          if (shipTo.country !== 'FR') continue
          const recipient: PostalAddress = {
            name: `${customer.firstName} ${customer.lastName}`,
            company: shipTo.company,
            street: shipTo.extra === null ? [shipTo.street] : [shipTo.street, shipTo.extra],
            postcode: shipTo.postcode,
            city: shipTo.city,
            state: null,
            country: shipTo.country,
            phone: customer.phone ?? '+33 6 39 98 00 00',
            email: customer.email,
          }
          const point = { id: pointIdAt(shipTo.postcode), name: '' }
          const request = aRequest(product, { recipient, point })
          const fault = connector?.fault(request) ?? null
          const outcome = await connector?.buy(request, NEVER)
          if (fault !== null) refused.add(`${account.kind} ${product}: ${say('en', fault.problem)}`)
          else if (outcome?.kind !== 'bought')
            refused.add(`${account.kind} ${product}: ${outcome && say('en', outcome.problem)}`)
        }
      }
    }
  }
  expect([...refused]).toEqual([])
  expect(new Set(carriers.flatMap(({ server }) => server.books.made.map(({ number }) => number))).size).toBe(
    carriers.reduce((sum, { server }) => sum + server.books.made.length, 0),
  )
})
