import { describe, expect, it } from 'vitest'
import { suggestFrom } from '../../../main/app/mapping/suggest-products.ts'
import { aProduct } from '../../support/engine-builders.ts'

const suggest = suggestFrom([
  aProduct('TEA-12', { name: 'Théière fonte 1,2 L noir', barcode: '0712345678904' }),
  aProduct('TEA-15', { name: 'Théière fonte 1,5 L noir', barcode: '3760000000015' }),
  aProduct('MUG', { name: 'Mug grès bleu' }),
])

describe('a product that an unknown SKU may be', () => {
  it.each([
    { name: 'its bar code', said: { barcode: '3760000000015' }, want: ['TEA-15 barcode'] },
    { name: 'a bar code short of its zero', said: { barcode: '712345678904' }, want: ['TEA-12 barcode'] },
    { name: 'a SKU that is its bar code', said: { channelSku: '0712345678904' }, want: ['TEA-12 barcode'] },
    { name: 'its SKU, otherwise spelt', said: { channelSku: 'tea_12' }, want: ['TEA-12 sku'] },
    { name: 'a pack in the SKU', said: { channelSku: 'MUG-X6' }, want: ['MUG×6 sku'] },
    { name: 'a pack before the SKU', said: { channelSku: '4PK-MUG' }, want: ['MUG×4 sku'] },
    {
      name: 'its name',
      said: { name: 'THEIERE fonte 1,2 L - noir' },
      want: ['TEA-12 name', 'TEA-15 name'],
    },
    { name: 'a pack in the name', said: { name: 'Mug grès bleu, lot de 3' }, want: ['MUG×3 name'] },
    { name: 'nothing like it', said: { name: 'Bon cadeau' }, want: [] },
  ])('is found by $name', ({ said, want }) => {
    const found = suggest({ channelSku: 'ZZ', name: null, barcode: null, ...said })
    expect(found.map(({ sku, units, why }) => `${sku}${units > 1 ? `×${units}` : ''} ${why}`)).toEqual(want)
  })
})
