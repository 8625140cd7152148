import type { Translation } from '../definition.ts'
import type { productPicker as en } from '../en/product-picker.ts'

export const productPicker: Translation<typeof en> = {
  product: 'Article',
  find: 'Chercher un article par SKU ou nom',
  none: 'Aucun article ne correspond.',
}
