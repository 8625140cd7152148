import { defineMessages } from '../lib/messages.ts'

export const productPickerMessages = defineMessages({
  en: {
    product: 'Product',
    find: 'Find a product by SKU or name',
    none: 'No product is like that.',
  },
  fr: {
    product: 'Produit',
    find: 'Chercher un produit par SKU ou nom',
    none: 'Aucun produit ne ressemble à cela.',
  },
})
