import { CONTENTS, ofOrder } from './define-field.ts'
import { NEVER_MISSING, UNKNOWN_PRODUCT } from './missing-value.ts'

/** What is asked of the products of an order. */
export const PRODUCT_FIELDS = {
  'product.sku': ofOrder(
    { kind: 'set', of: 'sku' },
    {
      label: { en: 'the products', fr: 'les articles' },
      operators: CONTENTS,
      phrases: {
        en: {
          'any-of': 'the order contains #',
          'all-of': 'the order contains #',
          only: 'the order contains nothing but #',
          'none-of': 'the order does not contain #',
        },
        fr: {
          'any-of': 'la commande contient #',
          'all-of': 'la commande contient à la fois #',
          only: 'la commande ne contient que #',
          'none-of': 'la commande ne contient pas #',
        },
      },
      missing: NEVER_MISSING,
      read: ({ order }) => [...new Set(order.lines.map(({ sku }) => sku))],
    },
  ),
  'product.category': ofOrder(
    { kind: 'set', of: 'category' },
    {
      label: { en: 'the categories', fr: 'les catégories' },
      operators: CONTENTS,
      phrases: {
        en: {
          'any-of': 'a product is in the category #',
          'all-of': 'the order has products in the categories #',
          only: 'all products are in the category #',
          'none-of': 'no product is in the category #',
        },
        fr: {
          'any-of': 'un article est de la catégorie #',
          'all-of': 'la commande a des articles des catégories #',
          only: 'tous les articles sont de la catégorie #',
          'none-of': 'aucun article n’est de la catégorie #',
        },
      },
      read: ({ categories }) => categories,
    },
  ),
  'product.flag': ofOrder(
    { kind: 'set', of: 'flag' },
    {
      label: { en: 'the products’ flags', fr: 'les mentions des articles' },
      phrases: {
        en: {
          'any-of': 'a product is #',
          'all-of': 'the order has products that are #',
          'none-of': 'no product is #',
        },
        fr: {
          'any-of': 'un article est #',
          'all-of': 'la commande a des articles #',
          'none-of': 'aucun article n’est #',
        },
      },
      missing: NEVER_MISSING,
      read: ({ flags }) => flags,
    },
  ),
  'product.common-flag': ofOrder(
    { kind: 'set', of: 'flag' },
    {
      label: { en: 'the flags of all products', fr: 'les mentions de tous les articles' },
      operators: ['any-of', 'none-of'],
      phrases: {
        en: { 'any-of': 'every product is #', 'none-of': 'not every product is #' },
        fr: { 'any-of': 'chaque article est #', 'none-of': 'les articles ne sont pas tous #' },
      },
      missing: NEVER_MISSING,
      read: ({ commonFlags }) => commonFlags,
    },
  ),
  'product.longest-side': ofOrder(
    { kind: 'number', unit: 'millimetres' },
    {
      label: { en: 'the longest side of a product', fr: 'le plus long côté d’un article' },
      missing: UNKNOWN_PRODUCT,
      read: ({ longestMm }) => longestMm,
    },
  ),
  'product.heaviest': ofOrder(
    { kind: 'number', unit: 'grams' },
    {
      label: { en: 'the weight of the heaviest product', fr: 'le poids de l’article le plus lourd' },
      missing: UNKNOWN_PRODUCT,
      read: ({ heaviestG }) => heaviestG,
    },
  ),
}
