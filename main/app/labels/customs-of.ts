import { CARRIER_ABILITIES, declaresParcels } from '../../../shared/domain/carrier-abilities.ts'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import { needsCustoms } from '../../../shared/domain/customs/customs-area.ts'
import { type CustomsIdentity, identityOf } from '../../../shared/domain/customs/customs-identity.ts'
import { CUSTOMS } from '../../../shared/domain/customs/customs-settings.ts'
import { type Declared, declare } from '../../../shared/domain/customs/declare.ts'
import type { Parcel } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Site } from '../../../shared/domain/site.ts'
import type { Tx } from '../ports/store.ts'

/** What customs are told of a parcel; null = it crosses no border, or we declare none of its carrier's. */
export async function customsOf(
  tx: Tx,
  merchant: CustomsIdentity,
  { kind }: CarrierAccount,
  { order, parcel, site }: { readonly order: Order; readonly parcel: Parcel; readonly site: Site },
): Promise<Declared | null> {
  if (!declaresParcels(CARRIER_ABILITIES[kind]) || !needsCustoms(site, order.destination)) return null
  const products = await tx.products.bySkus([...new Set(parcel.contents.map(({ sku }) => sku))])
  const channel = await tx.channels.get(order.channelId)
  return declare(
    order,
    parcel,
    new Map(products.map((product) => [product.sku, product])),
    identityOf(order.customs, channel?.customs, merchant),
  )
}

/** The numbers that the merchant has entered. */
export async function merchantIdentity(tx: Tx): Promise<CustomsIdentity> {
  const { eori, ioss, voec, ukims, incoterm } = await tx.settings.get(CUSTOMS)
  return {
    incoterm,
    ...(eori === '' ? {} : { eori }),
    ...(ioss === '' ? {} : { ioss }),
    ...(voec === '' ? {} : { voec }),
    ...(ukims === '' ? {} : { ukims }),
  }
}
