import { describe, expect, it } from 'vitest'
import { type BoughtLabel, TRACK_BATCH } from '../../../../main/app/ports/carrier.ts'
import { HOUR_MS } from '../../../../shared/lib/clock.ts'
import { type ConformanceCase, NEVER } from './conformance-case.ts'

const UNKNOWN = 'XX000000000XX'

export function followConforms({ bench, bought, inBooks, parcel }: ConformanceCase): void {
  describe('following parcels', () => {
    it('events oldest first, with the code and the words of the carrier', async () => {
      const { connector, request, server, clock } = bench()
      if (connector.track === undefined) return
      const { trackingNumber } = await bought(request())
      const states = ['handed-over', 'in-transit', 'out-for-delivery', 'delivered'] as const
      for (const state of states) {
        clock.advance(6 * HOUR_MS)
        server.books.scan(trackingNumber, state)
      }
      const events = (await connector.track([trackingNumber], NEVER)).get(trackingNumber) ?? []
      expect(events.map(({ state }) => state).filter((state) => state !== 'registered')).toEqual(states)
      expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted((a, b) => a - b))
      expect(events.at(-1)?.at).toBe(clock.now())
      for (const { code, text } of events) expect([code, text]).not.toContain('')
    })

    it('a number that it does not know has no events and spoils no other', async () => {
      const { connector, request, server } = bench()
      if (connector.track === undefined) return
      const labels: BoughtLabel[] = []
      for (let at = 0; at < TRACK_BATCH - 1; at += 1) labels.push(await bought(request()))
      for (const { trackingNumber } of labels) server.books.scan(trackingNumber, 'in-transit')
      const numbers = labels.map(({ trackingNumber }) => trackingNumber)
      const followed = await connector.track([UNKNOWN, ...numbers], NEVER)
      expect(followed.get(UNKNOWN) ?? []).toEqual([])
      for (const number of numbers) expect(followed.get(number)?.at(-1)?.state).toBe('in-transit')
      expect((await connector.track([UNKNOWN], NEVER)).get(UNKNOWN) ?? []).toEqual([])
    })

    it('says that it cannot be asked now, and knows all again afterwards', async () => {
      const { connector, request, server } = bench()
      if (connector.track === undefined) return
      const { trackingNumber } = await bought(request())
      server.misbehaviour.next({ kind: 'html', status: 503 })
      await expect(connector.track([trackingNumber], NEVER)).rejects.toMatchObject({ kind: 'retry' })
      server.misbehaviour.next({ kind: 'rubbish' })
      await expect(connector.track([trackingNumber], NEVER)).rejects.toMatchObject({ kind: 'retry' })
      expect((await connector.track([trackingNumber], NEVER)).has(trackingNumber)).toBe(true)
    })
  })

  describe('papers and points', () => {
    it('fetches a label once more, byte for byte', async () => {
      const { connector, request, formats } = bench()
      if (connector.fetchAgain === undefined) return
      const wanted = request({ format: formats.includes('pdf') ? 'pdf' : 'zpl-203' })
      const label = await bought(wanted)
      const again = await connector.fetchAgain(parcel(wanted, label), NEVER)
      const paper = again.find(({ role }) => role === 'label')
      expect(Buffer.from(paper?.bytes ?? [])).toEqual(Buffer.from(inBooks(wanted)[0]?.papers[0]?.bytes ?? []))
    })

    it('lists the day’s parcels', async () => {
      const { connector, request } = bench()
      if (connector.handOver === undefined) return
      const [one, other] = [request(), request()]
      const parcels = [parcel(one, await bought(one)), parcel(other, await bought(other))]
      const list = await connector.handOver(parcels, NEVER)
      expect(Buffer.from(list.bytes).subarray(0, 5).toString()).toBe('%PDF-')
      for (const { trackingNumber } of parcels)
        expect(Buffer.from(list.bytes).toString('latin1')).toContain(trackingNumber)
    })

    it('lists points nearest first, closed ones as closed', async () => {
      const { connector, server } = bench()
      if (connector.points === undefined) return
      const closed = server.points.find(({ postcode }) => postcode === '75012')
      if (closed !== undefined) server.closePoint(closed.id)
      const near = {
        country: 'FR',
        postcode: '75011',
        city: 'Paris',
        street: '12 rue des Lilas',
        weightG: 1200,
        shipOn: '2026-11-30',
        product: null,
      }
      const found = await connector.points(near, NEVER)
      expect(found[0]?.id).toBe(server.points.find(({ postcode }) => postcode === '75011')?.id)
      expect(found[0]?.address).toMatchObject({ postcode: '75011', country: 'FR' })
      const distances = found.map(({ distanceM }) => distanceM ?? 0)
      expect(distances).toEqual(distances.toSorted((a, b) => a - b))
      expect(found.filter(({ isOpen }) => isOpen).map(({ id }) => id)).not.toContain(closed?.id)
      expect(
        await connector.points({ ...near, country: 'NZ', postcode: '6011', city: 'Wellington' }, NEVER),
      ).toEqual([])
    })

    it('lists services and prices', async () => {
      const { connector, request } = bench()
      if (connector.services !== undefined)
        expect((await connector.services(NEVER)).length).toBeGreaterThan(0)
      if (connector.quote === undefined) return
      const quotes = await connector.quote(request(), NEVER)
      expect(quotes.length).toBeGreaterThan(0)
      for (const { cents, currency } of quotes) expect([cents > 0, currency]).toEqual([true, 'EUR'])
    })
  })
}
