import type { Translation } from '../definition.ts'
import type { productPicker as en } from '../en/product-picker.ts'

export const productPicker: Translation<typeof en> = {
  product: 'Produit',
  find: 'Chercher un produit par SKU ou nom',
  none: 'Aucun produit ne correspond.',
}
