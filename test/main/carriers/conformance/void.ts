import { describe, expect, it } from 'vitest'
import { CARRIER_ABILITIES } from '../../../../shared/domain/carrier-abilities.ts'
import { DAY_MS } from '../../../../shared/lib/clock.ts'
import { type ConformanceCase, NEVER } from './conformance-case.ts'

export function voidConforms({ bench, bought, inBooks, parcel }: ConformanceCase): void {
  describe('voiding', () => {
    it('within its window; twice is as once', async () => {
      const { connector, request } = bench()
      if (connector.void === undefined) return
      const wanted = request()
      const parcelBought = parcel(wanted, await bought(wanted))
      expect(await connector.void(parcelBought, NEVER)).toEqual({ kind: 'voided' })
      expect(inBooks(wanted)[0]?.voidedAt).not.toBeNull()
      expect(await connector.void(parcelBought, NEVER)).toEqual({ kind: 'voided' })
    })

    it('too late once the carrier has scanned it', async () => {
      const { connector, request, server } = bench()
      if (connector.void === undefined) return
      const wanted = request()
      const parcelBought = parcel(wanted, await bought(wanted))
      server.books.scan(parcelBought.trackingNumber, 'handed-over')
      expect((await connector.void(parcelBought, NEVER)).kind).toBe('too-late')
      expect(inBooks(wanted)[0]?.voidedAt).toBeNull()
    })

    it('too late after its window', async () => {
      const { connector, request, clock } = bench()
      if (connector.void === undefined) return
      const wanted = request()
      const parcelBought = parcel(wanted, await bought(wanted))
      clock.advance(((CARRIER_ABILITIES[connector.kind].voidsWithinDays ?? 0) + 40) * DAY_MS)
      expect((await connector.void(parcelBought, NEVER)).kind).toBe('too-late')
    })

    it('a lost answer is no voiding; asked again it is', async () => {
      const { connector, request, server } = bench()
      if (connector.void === undefined) return
      const wanted = request()
      const parcelBought = parcel(wanted, await bought(wanted))
      server.misbehaviour.next({ kind: 'reset', handled: true })
      expect((await connector.void(parcelBought, NEVER)).kind).toBe('not-made')
      expect(await connector.void(parcelBought, NEVER)).toEqual({ kind: 'voided' })
    })

    it('not made while the carrier is away or throttles', async () => {
      const { connector, request, server } = bench()
      if (connector.void === undefined) return
      const wanted = request()
      const parcelBought = parcel(wanted, await bought(wanted))
      server.misbehaviour.next({ kind: 'throttle', retryAfterSeconds: 10 })
      expect((await connector.void(parcelBought, NEVER)).kind).toBe('not-made')
      await server.goOffline()
      expect((await connector.void(parcelBought, NEVER)).kind).toBe('not-made')
      expect(inBooks(wanted)[0]?.voidedAt).toBeNull()
    })
  })
}
