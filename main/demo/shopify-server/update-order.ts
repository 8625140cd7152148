import { writtenTo } from '../channel-server/storefront.ts'
import { orderView } from './order-views.ts'
import type { Shop } from './shop.ts'

interface MailingAddressInput {
  readonly firstName?: string | null
  readonly lastName?: string | null
  readonly company?: string | null
  readonly address1?: string | null
  readonly address2?: string | null
  readonly zip?: string | null
  readonly city?: string | null
  readonly provinceCode?: string | null
  readonly countryCode?: string | null
  readonly phone?: string | null
}

export interface OrderInput {
  readonly id: string
  readonly shippingAddress?: MailingAddressInput | null
}

/** Countries whose addresses Shopify takes only with a province. */
const WITH_PROVINCE = ['US', 'CA', 'AU', 'IT', 'ES']

/**
 * Replaces the shipping address of an order. Where the shop `ignoresAddresses` it says yes and changes nothing, as the real one has
 * been reported to do.
 */
export function updateOrder(shop: Shop, { id, shippingAddress: to }: OrderInput) {
  const refuse = (field: readonly string[] | null, message: string) => ({
    order: null,
    userErrors: [{ field, message }],
  })
  const order = shop.orders.get(id)
  if (order === undefined) return refuse(['id'], 'Order does not exist')
  const said = (value: string | null | undefined): string => value?.trim() ?? ''
  if (to !== null && to !== undefined && !shop.ignoresAddresses) {
    const lacking = [
      said(to.lastName) === '' ? 'Enter a last name' : '',
      said(to.address1) === '' ? 'Enter an address' : '',
      said(to.city) === '' ? 'Enter a city' : '',
      said(to.countryCode) === '' ? 'Select a country/region' : '',
      WITH_PROVINCE.includes(said(to.countryCode)) && said(to.provinceCode) === '' ? 'Select a state' : '',
      said(to.countryCode) === 'FR' && !/^\d{5}$/.test(said(to.zip)) ? 'Enter a valid postal code' : '',
    ].filter((one) => one !== '')
    if (lacking.length > 0) return refuse(['shippingAddress'], lacking.join(', '))
    order.basket = writtenTo(order.basket, {
      firstName: said(to.firstName),
      lastName: said(to.lastName),
      phone: said(to.phone) === '' ? null : said(to.phone),
      shipTo: {
        company: said(to.company) === '' ? null : said(to.company),
        street: said(to.address1),
        extra: said(to.address2) === '' ? null : said(to.address2),
        postcode: said(to.zip),
        city: said(to.city),
        ...(said(to.provinceCode) === '' ? {} : { state: said(to.provinceCode) }),
        country: said(to.countryCode),
      },
    })
    shop.touch(order)
  }
  return { order: orderView(shop, order), userErrors: [] }
}
