import { describe, expect, it } from 'vitest'
import { mapShopifyOrder } from '../../../main/channels/shopify/order-mapping.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import { exceptionCause } from '../../../shared/domain/exception.ts'
import { exceptionMessage } from '../../../shared/domain/exception-message.ts'
import { storedWhy } from '../../../shared/domain/no-work.ts'
import { message } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'

const NAMES = { site: String, carrier: String, channel: () => 'Boutique', currency: 'EUR' }
const SHOP: Channel = {
  id: 'shop',
  name: 'Boutique',
  kind: 'shopify',
  url: 'https://boutique.myshopify.com',
  buffer: 0,
  priority: 50,
  paused: false,
  sandbox: false,
}

/** As it is kept and read again. */
function sentence(cause: unknown): string {
  const kept = exceptionCause.parse(JSON.parse(JSON.stringify(cause)))
  return say('fr', exceptionMessage(kept, NAMES, 'Europe/Paris')).replaceAll(/[\u00a0\u202f]/g, ' ')
}

describe('what a channel says, on a French screen', () => {
  it('is French: an order that cannot be read', () => {
    const mapped = mapShopifyOrder(SHOP, '{')
    const problem = mapped.kind === 'rejected' ? mapped.problem : null
    expect(
      sentence({ reason: 'payload-rejected', channelId: 'shop', externalId: '1', message: problem }),
    ).toBe(
      'La commande 1 de Boutique est illisible : La commande de Boutique n’est pas du JSON. Regardez les données reçues.',
    )
  })

  it('is French: an order without an address', () => {
    const problem = message('shopify.noShippingAddress', { order: '#1001', channel: 'Boutique' })
    expect(
      sentence({ reason: 'payload-rejected', channelId: 'shop', externalId: '1', message: problem }),
    ).toBe(
      'La commande 1 de Boutique est illisible : La commande #1001 de Boutique n’a pas d’adresse de livraison : ajoutez-en une dans Shopify, elle sera relue.',
    )
  })

  it('keeps the words of the shop within our sentence, and money in its own currency', () => {
    const money = (amount: number) => ({ amount, currency: 'PLN' })
    expect(say('fr', message('channels.refusesRefund', { shop: 'Shopify', said: 'Too late.' }))).toBe(
      'Shopify refuse le remboursement\u00a0: Too late.',
    )
    expect(
      say('fr', message('channels.restOwed', { shop: 'PrestaShop', booked: money(600), owed: money(612) })),
    ).toBe(
      'Annulée, et 6,00\u00a0PLN sur les 6,12\u00a0PLN dus sont enregistrés dans PrestaShop\u00a0: réglez le reste avec le client',
    )
  })
})

describe('what an earlier version kept', () => {
  it('stays readable: an English text in an exception', () => {
    const message = 'Order #1001 from Boutique has no shipping address'
    expect(sentence({ reason: 'channel-auth', channelId: 'shop', message })).toBe(
      'Boutique n’accepte plus nos identifiants : Order #1001 from Boutique has no shipping address',
    )
  })

  it.each([
    { kept: '', want: null },
    { kept: 'test-order', want: message('noWork.test-order') },
    { kept: 'no address', want: { code: 'plain', args: { text: 'no address' } } },
    { kept: message('noWork.gone'), want: message('noWork.gone') },
  ])('stays readable: why an order is no work ($kept)', ({ kept, want }) => {
    expect(storedWhy.parse(kept)).toEqual(want)
  })
})
