import { afterEach, expect, it } from 'vitest'
import type { CarrierBench } from '../../support/carriers/conformance-bench.ts'
import { mondialRelayBench } from '../../support/carriers/mondial-relay.ts'

const NEVER = new AbortController().signal

let bench: CarrierBench | null = null
afterEach(async () => bench?.close())

const isPaper = ({ path }: { readonly path: string }): boolean => path.startsWith('/labels/')

it('a page that is not there yet is asked for again', async () => {
  bench = await mondialRelayBench()
  const { connector, request, server } = bench
  server.misbehaviour.next({ kind: 'html', status: 503 }, 1, isPaper)
  const outcome = await connector.buy(request({ format: 'pdf' }), NEVER)
  expect(outcome).toMatchObject({ kind: 'bought', label: { documents: [{ format: 'pdf' }] } })
})

it('a page that does not come leaves the shipment made, and is fetched later', async () => {
  bench = await mondialRelayBench()
  const { connector, request, server, clock } = bench
  server.misbehaviour.next({ kind: 'html', status: 200 }, 3, isPaper)
  const wanted = request({ format: 'pdf' })
  const outcome = await connector.buy(wanted, NEVER)
  const [made] = server.books.byReference(wanted.reference)
  expect(outcome).toMatchObject({ kind: 'bought', label: { trackingNumber: made?.number, documents: [] } })
  const { label } = outcome.kind === 'bought' ? outcome : { label: null }
  const again = await connector.fetchAgain?.(
    {
      reference: wanted.reference,
      trackingNumber: made?.number ?? '',
      shipmentId: label?.shipmentId ?? null,
      boughtAt: clock.now(),
    },
    NEVER,
  )
  expect(Buffer.from(again?.[0]?.bytes ?? [])).toEqual(Buffer.from(made?.papers[0]?.bytes ?? []))
})
