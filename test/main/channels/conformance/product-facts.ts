import { describe, expect, it } from 'vitest'
import { ChannelError } from '../../../../main/app/ports/channel.ts'
import { CHANNEL_ABILITIES } from '../../../../shared/domain/channel-abilities.ts'
import { productForSale } from '../../../support/channels/storefront.ts'
import { type ConformanceCase, NEVER } from './conformance-case.ts'

/** As it was given, or where PrestaShop keeps it; with what makes a server of pictures send a smaller one. */
const PICTURE = /^https:\/\/cdn\.example\/lamp\.jpg|\/img\/p\/(\d\/)+\d+-large_default\.jpg$/
const NOTHING = { hsCode: '', originCountry: null, description: '', dangerousGoods: null }

export function productFactsConform({ bench }: ConformanceCase): void {
  it('tells of products as its abilities say', () => {
    const { kind, readProductFacts } = bench().connector
    expect(readProductFacts !== undefined).toBe(CHANNEL_ABILITIES[kind].tellsProducts.picture)
  })

  describe('what it says of products', () => {
    const read = (...skus: string[]) => bench().connector.readProductFacts?.(skus, NEVER)

    it('is their picture and what customs are told, without those it does not sell', async () => {
      const customs = { hsCode: '94051140', originCountry: 'PT' }
      const picture = 'https://cdn.example/lamp.jpg'
      bench().shop.addProduct({ ...productForSale('LAMP', 12), customs, picture })
      bench().shop.backOffice?.addListing?.('A')
      expect(await read('LAMP', 'A', 'NOT-SOLD-HERE')).toEqual(
        new Map([
          ['A', { pictureUrl: null, customs: NOTHING }],
          ['LAMP', { pictureUrl: expect.stringMatching(PICTURE), customs: { ...NOTHING, ...customs } }],
        ]),
      )
    })

    it('waits while it is asked to, and needs a key', async () => {
      bench().misbehaviour.next({ kind: 'throttle', retryAfterSeconds: 3 })
      await expect(read('A')).rejects.toMatchObject({ kind: 'retry' })
      bench().revoke()
      const fault: unknown = await read('A')?.catch((error: unknown) => error)
      expect(fault).toBeInstanceOf(ChannelError)
      expect(fault).toMatchObject({ kind: 'unauthorised' })
    })
  })
}
