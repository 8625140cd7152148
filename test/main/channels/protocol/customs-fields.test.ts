import { describe, expect, it } from 'vitest'
import { orderCustomsIn, productCustomsIn } from '../../../../main/channels/protocol/customs-fields.ts'

describe('what fields of an order tell customs', () => {
  it.each([
    ['_billing_vat_number', 'FR12345678901', { buyerTaxId: 'FR12345678901' }],
    ['_vat_number', 'DE123456789', { buyerTaxId: 'DE123456789' }],
    ['billing_eu_vat_number', 'IT12345678901', { buyerTaxId: 'IT12345678901' }],
    ['_billing_cpf', '123.456.789-09', { buyerTaxId: '123.456.789-09' }],
    ['SHIPPING_CREDENTIAL_KR', 'P123456789012', { buyerTaxId: 'P123456789012' }],
    ['TAX_CREDENTIAL_BR', '12345678909', { buyerTaxId: '12345678909' }],
    ['IOSS number', 'im 276 000 0001', { ioss: 'IM2760000001' }],
    ['ioss', 'not yet', {}],
    ['voec_number', '2024567', { voec: '2024567' }],
    ['Eori', 'FR12345678901234', { eori: 'FR12345678901234' }],
    ['_vat_number_is_valid', 'true', {}],
    ['vat_number', 'none', {}],
    ['delivery_date', '2026-12-03', {}],
  ])('%s: %s', (key, value, want) => {
    expect(orderCustomsIn([{ key, value }])).toEqual(want)
  })
})

describe('what fields of a product tell customs', () => {
  const nothing = { hsCode: '', originCountry: null, description: '', dangerousGoods: null }
  it.each([
    ['HS Code', '6912.00', { ...nothing, hsCode: '691200' }],
    ['_dhl_hs_code', '69120023', { ...nothing, hsCode: '69120023' }],
    ['Zolltarifnummer', '6912 00 23', { ...nothing, hsCode: '69120023' }],
    ['harmonized_system_code', 'mugs', nothing],
    ['Country of origin', 'Portugal', { ...nothing, originCountry: 'PT' }],
    ['_country_of_manufacture', 'pt', { ...nothing, originCountry: 'PT' }],
    ["Pays d'origine", 'Chine', { ...nothing, originCountry: 'CN' }],
    ['Pays d’origine', 'de la Terre', nothing],
    ['customs_description', ' Ceramic mugs ', { ...nothing, description: 'Ceramic mugs' }],
    ['hsCode', '691200', { ...nothing, hsCode: '691200' }],
    ['country_of_origin', 'CN', { ...nothing, originCountry: 'CN' }],
    ['ADR class', '3', { ...nothing, dangerousGoods: '3' }],
    ['dangerousGoodsClass', '9', { ...nothing, dangerousGoods: '9' }],
    ['hazmat transportation_regulatory_class', 'Class 2.1', { ...nothing, dangerousGoods: '2' }],
    ['Gefahrgutklasse', 'ADR 8', { ...nothing, dangerousGoods: '8' }],
    ['Classe ADR', 'aucune', nothing],
    ['Class', '3', nothing],
    ['Colour', 'green', nothing],
  ])('%s: %s', (key, value, want) => {
    expect(productCustomsIn([{ key, value }])).toEqual(want)
  })
})
