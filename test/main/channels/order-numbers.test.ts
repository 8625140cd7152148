import { describe, expect, it } from 'vitest'
import type { MappedOrder } from '../../../main/app/ports/channel.ts'
import type { OrderCustoms } from '../../../shared/domain/customs/customs-identity.ts'
import { mapLeast } from '../../support/channels/least-payloads.ts'
import { MIRAKL_ADDRESS, mappedMirakl } from '../../support/channels/mirakl-order.ts'
import { map as mapPresta, shipping } from './prestashop/presta-order.ts'
import { map as mapWoo } from './woocommerce/woo-order.ts'

function customsOf(mapped: MappedOrder): OrderCustoms | undefined {
  if (mapped.kind !== 'order') throw new Error(JSON.stringify(mapped))
  return mapped.order.customs
}

/** As `localizedFields { nodes { key value } }` and `customAttributes` of an order give them. */
const shopify = (over: object) => mapLeast('shopify', over).order.customs
const localised = (...fields: readonly (readonly [key: string, value: string])[]) => ({
  localizedFields: { nodes: fields.map(([key, value]) => ({ key, value })) },
})
const woo = (...meta: readonly (readonly [key: string, value: unknown])[]) =>
  customsOf(mapWoo({ meta_data: meta.map(([key, value], at) => ({ id: at + 1, key, value })) }))
const presta = (address: object, order: object = {}) =>
  customsOf(mapPresta(order, { shipping: { ...shipping, ...address } }))
const mirakl = (over: object) => customsOf(mappedMirakl(over))
const field = (code: string, value: unknown, type = 'STRING') => ({ code, type, value })

describe('by which numbers an order is declared', () => {
  it.each([
    {
      name: 'Shopify: the personal customs code of a Korean buyer',
      said: shopify(localised(['SHIPPING_CREDENTIAL_KR', 'P123456789012'])),
      want: { buyerTaxId: 'P123456789012' },
    },
    {
      name: 'Shopify: an Italian fiscal code beside the address for invoices',
      said: shopify(
        localised(['TAX_EMAIL_IT', 'camille1@pec.example'], ['TAX_CREDENTIAL_IT', 'MRNCLL80A01H501U']),
      ),
      want: { buyerTaxId: 'MRNCLL80A01H501U' },
    },
    {
      name: 'Shopify: the use of a Mexican invoice is no number of the buyer',
      said: shopify(localised(['TAX_CREDENTIAL_USE_MX', 'G03'], ['TAX_CREDENTIAL_TYPE_MX', '601'])),
      want: undefined,
    },
    {
      name: 'Shopify: what a marketplace’s app wrote into the order’s attributes',
      said: shopify({
        customAttributes: [
          { key: 'IOSS number', value: 'IM2760000001' },
          { key: 'VAT Number', value: 'FR12345678901' },
        ],
      }),
      want: { ioss: 'IM2760000001', buyerTaxId: 'FR12345678901' },
    },
    {
      name: 'WooCommerce: EU VAT Number, Germanized and Booster',
      said: [
        woo(['_billing_vat_number', 'DE123456789'], ['_vat_number_is_validated', 'valid']),
        woo(['_billing_vat_id', 'ATU12345678']),
        woo(['_billing_eu_vat_number', 'IT12345678901']),
        woo(['_billing_piva', '12345678901'], ['_billing_cf', 'MRNCLL80A01H501U']),
      ],
      want: [
        { buyerTaxId: 'DE123456789' },
        { buyerTaxId: 'ATU12345678' },
        { buyerTaxId: 'IT12345678901' },
        { buyerTaxId: '12345678901' },
      ],
    },
    {
      name: 'WooCommerce: a plug-in that keeps its numbers in one field',
      said: woo(['_customs', { ioss_number: 'IM 276 000 0001', voec: 'VOEC 2024567' }]),
      want: { ioss: 'IM2760000001', voec: '2024567' },
    },
    {
      name: 'WooCommerce: the EORI that a buyer typed at the checkout is the importer’s, not ours',
      said: woo(['_billing_eori_number', 'GB123456789000'], ['_eori_number', 'FR12345678901234']),
      want: { eori: 'FR12345678901234', importer: 'GB123456789000' },
    },
    {
      name: 'PrestaShop: the number of the person before that of the company',
      said: [
        presta({ vat_number: 'ESB12345678' }),
        presta({ dni: '12345678Z', vat_number: 'ESB12345678' }),
        presta({ dni: '', vat_number: '' }),
      ],
      want: [{ buyerTaxId: 'ESB12345678' }, { buyerTaxId: '12345678Z' }, undefined],
    },
    {
      name: 'PrestaShop: a field that a marketplace’s module added to its orders',
      said: presta({}, { ioss: 'IM2760000001' }),
      want: { ioss: 'IM2760000001' },
    },
    {
      name: 'Mirakl: the organisation that buys',
      said: mirakl({
        customer: {
          firstname: 'Ana',
          lastname: 'Test',
          shipping_address: MIRAKL_ADDRESS,
          organization: {
            organization_id: 'ORG-1',
            name: 'Test SARL',
            identification_number: '55203253400646',
            tax_identification_number: 'FR12345678901',
          },
        },
      }),
      want: { buyerTaxId: 'FR12345678901' },
    },
    {
      name: 'Mirakl: fields that operators have named themselves',
      said: mirakl({
        order_additional_fields: [
          field('ioss-number', 'IM2760000001'),
          field('customer-vat-number', 'DE123456789'),
          field('condition', 'true', 'BOOLEAN'),
          field('colors', ['RED', 'GREEN'], 'MULTIPLE_VALUES_LIST'),
        ],
      }),
      want: { ioss: 'IM2760000001', buyerTaxId: 'DE123456789' },
    },
  ])('$name', ({ said, want }) => {
    expect(said).toEqual(want)
  })
})
