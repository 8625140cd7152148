import type { Product } from '../../../../shared/domain/product.ts'
import type { RowOf } from '../csv-columns.ts'
import * as columns from '../csv-columns.ts'
import type { CsvTable } from '../csv-reader.ts'
import type { FiledProduct } from '../filed-pictures.ts'
import { firstOnLine, repeatsIn } from './known-codes.ts'

const PRODUCT_COLUMNS = {
  sku: columns.sku,
  name: columns.words(0, 200),
  weight_g: columns.emptyAs(null, columns.grams('weight_kg')),
  weight_kg: columns.emptyAs(null, columns.kilograms),
  length_mm: columns.emptyAs(0, columns.millimetres),
  width_mm: columns.emptyAs(0, columns.millimetres),
  height_mm: columns.emptyAs(0, columns.millimetres),
  flags: columns.flags,
  price_cents: columns.emptyAs(0, columns.cents('price')),
  price: columns.emptyAs(null, columns.amount),
  cost: columns.emptyAs(null, columns.amount),
  hs_code: columns.hsCode,
  origin_country: columns.emptyAs(null, columns.country),
  customs_description: columns.words(0, 200),
  dangerous_goods: columns.dangerousGoods,
  category: columns.words(0, 80),
  substitutes: columns.substitutes,
  picture: columns.picture,
}

/** Sides left empty are unknown: the volume then does not count. */
export const productsTable: CsvTable<typeof PRODUCT_COLUMNS, FiledProduct, null> = {
  file: 'products.csv',
  columns: PRODUCT_COLUMNS,
  either: [['weight_g', 'weight_kg']],
  collect() {
    const products: FiledProduct[] = []
    const repeat = repeatsIn()
    return {
      row(row, line, report) {
        const first = repeat(row.sku, line)
        if (first !== null) return report('sku', row.sku, firstOnLine(first))
        const weightG = row.weight_g ?? row.weight_kg
        if (weightG === null) return report('weight_g', '', PRODUCT_COLUMNS.weight_g.expected)
        products.push({
          sku: row.sku,
          name: row.name === '' ? row.sku : row.name,
          category: row.category === '' ? null : row.category,
          barcode: null,
          weightG,
          dimensions: { lengthMm: row.length_mm, widthMm: row.width_mm, heightMm: row.height_mm },
          flags: row.flags,
          priceCents: row.price ?? row.price_cents,
          ...(row.cost !== null && { costCents: row.cost }),
          ...(row.substitutes.length > 0 && { substitutes: row.substitutes }),
          ...customsOf(row),
          ...(row.picture === '' ? {} : { picture: row.picture }),
        })
      },
      items: () => products,
    }
  },
}

/** Absent where the file says nothing of it. */
function customsOf(row: RowOf<typeof PRODUCT_COLUMNS>): Pick<Product, 'customs'> {
  const { hs_code: hsCode, origin_country: originCountry, customs_description: description } = row
  const dangerousGoods = row.dangerous_goods
  const says = hsCode !== '' || originCountry !== null || description !== '' || dangerousGoods !== null
  return says ? { customs: { hsCode, originCountry, description, dangerousGoods } } : {}
}
