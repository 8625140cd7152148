import { expect, it } from 'vitest'
import { readCsv } from '../../../../main/app/csv/csv-reader.ts'
import { productsTable } from '../../../../main/app/csv/tables/products-table.ts'

it('reads what customs ask of a product, as tariffs and people write it', async () => {
  const { items, problems } = await readCsv(
    productsTable,
    [
      'sku;weight_g;hs_code;origin_country;customs_description;dangerous_goods\n',
      'MUG;350;6912.00 25;Portugal;Ceramic mug;\nBATTERY;90;850650;CN;Lithium cell;9\nTEA;100;;;;\n',
    ],
    null,
  )
  expect(problems).toEqual([])
  expect(items.map(({ sku, customs }) => [sku, customs])).toEqual([
    ['MUG', { hsCode: '69120025', originCountry: 'PT', description: 'Ceramic mug', dangerousGoods: null }],
    ['BATTERY', { hsCode: '850650', originCountry: 'CN', description: 'Lithium cell', dangerousGoods: '9' }],
    ['TEA', undefined],
  ])
})

it('says which code is none', async () => {
  const { items, problems } = await readCsv(
    productsTable,
    ['sku,weight_g,hs_code,dangerous_goods\nA,1,12345,\nB,1,691200,10\n'],
    null,
  )
  expect(items).toEqual([])
  expect(problems.map(({ line, column, value }) => [line, column, value])).toEqual([
    [2, 'hs_code', '12345'],
    [3, 'dangerous_goods', '10'],
  ])
})
