import type { Order } from '../order.ts'
import { placeOf } from '../postal/territory.ts'
import { customsArea } from './customs-area.ts'
import type { CustomsIdentity } from './customs-identity.ts'

export const NUMBER_GAPS = ['eori', 'buyerTaxId'] as const
/** What a declaration lacks besides what it says of its goods. */
export type NumberGap = (typeof NUMBER_GAPS)[number]

/**
 * Countries whose customs take no parcel without the receiver's own number: CPF or CNPJ in Brazil, the personal customs
 * code in Korea, the identity number in China, Turkey and Taiwan, RUT in Chile (since 2021), CUIT or CUIL in Argentina,
 * NIK or NPWP in Indonesia (since August 2021). Sources: the guides of carriers' brokers (Easyship "Tax ID Guide",
 * EasyParcel "What is a Tax ID", GlobalPost "Tax ID Guide", Seeed "Why is the Tax ID required") agree on these, and
 * Shopify asks buyers there for a credential (LocalizedFieldKey SHIPPING_CREDENTIAL_*). Others want one of companies only.
 */
const ASKS_BUYER: ReadonlySet<string> = new Set(['AR', 'BR', 'CL', 'CN', 'ID', 'KR', 'TR', 'TW'])

/**
 * Parts of the Union's customs territory that only its value added tax treats apart: nothing is exported there, so the
 * sender needs no EORI. Monaco and the like are no area of their own; Ceuta and Melilla lie outside.
 */
const IN_CUSTOMS_TERRITORY: ReadonlySet<string> = new Set([
  'FR-GP',
  'FR-MQ',
  'FR-GF',
  'FR-RE',
  'FR-YT',
  'FR-MF',
  'ES-CN',
  'GR-ATH',
  'FI-AX',
])

/**
 * Which numbers a declaration lacks. Who exports from the Union or from Great Britain has an EORI; IOSS, VOEC and UKIMS
 * are for those who have them, and without them the buyer pays on delivery.
 */
export function numberGaps(
  order: Pick<Order, 'destination' | 'customs'>,
  identity: CustomsIdentity,
  from: { readonly country: string; readonly postcode: string },
): NumberGap[] {
  const { destination, customs } = order
  const sender = customsArea(from.country, from.postcode)
  const to = customsArea(destination.country, destination.postcode)
  const isLacking: Readonly<Record<NumberGap, boolean>> = {
    eori:
      (sender === 'EU' || sender === 'GB') &&
      !(sender === 'EU' && IN_CUSTOMS_TERRITORY.has(to)) &&
      identity.eori === undefined,
    buyerTaxId:
      ASKS_BUYER.has(placeOf(destination.country, destination.postcode).country) &&
      (customs?.buyerTaxId ?? '') === '',
  }
  return NUMBER_GAPS.filter((gap) => isLacking[gap])
}
