import { describe, expect, it } from 'vitest'
import { customsGaps, productCustoms } from '../../../../shared/domain/customs/product-customs.ts'

const MUG = { hsCode: '6912.00 25', originCountry: 'PT', description: 'Ceramic mug', dangerousGoods: null }

describe('what customs ask of a product', () => {
  it('takes a code with dots and blanks, as tariffs print it', () => {
    expect(productCustoms.parse(MUG).hsCode).toBe('69120025')
  })

  it.each(['69120', '69120025001', '6912AB'])('refuses the code %s', (hsCode) => {
    expect(productCustoms.safeParse({ ...MUG, hsCode }).success).toBe(false)
  })

  it('names what is missing', () => {
    const customs = productCustoms.parse({ ...MUG, hsCode: '', originCountry: null })
    expect(customsGaps({ weightG: 0, customs }, 1290)).toEqual(['hsCode', 'originCountry', 'weight'])
    expect(customsGaps({ weightG: 350 }, 0)).toEqual(['hsCode', 'originCountry', 'description', 'value'])
    expect(customsGaps({ weightG: 350, customs: productCustoms.parse(MUG) }, 1290)).toEqual([])
  })
})
