import { headerKey, type OrderExport } from '../order-export.ts'
import { reasonOfStatus } from '../order-status-words.ts'

/**
 * Mirakl's "Orders > Export", a row a line, `;`. French columns as OCA's Odoo importer of these files reads them
 * (`SKU boutique`, `Adresse de livraison : Code postal`); the English ones are their translation in the back office and
 * were not seen in a file.
 */
export const mirakl: OrderExport = {
  code: 'mirakl',
  name: 'Mirakl',
  knownBy: [
    ['N° de commande', 'SKU boutique', 'Quantité', 'Adresse de livraison : Code postal'],
    ['Order number', 'Shop SKU', 'Quantity', 'Shipping address: Zip code'],
    ['Order number', 'Shop SKU', 'Quantity', 'Shipping address: Postal code'],
    ['Order number', 'Offer SKU', 'Quantity', 'Shipping address: Zip code'],
    ['Order number', 'Offer SKU', 'Quantity', 'Shipping address: Postal code'],
    ['Order number', 'Offer SKU', 'Quantity', 'Shipping address zip'],
  ],
  decimal: null,
  dates: null,
  fields: {
    order: { first: ['N° de commande', 'Order number'] },
    channel: { always: 'mirakl-export' },
    placed_at: { first: ['Date de création', 'Date created', 'Creation date', 'Created date'] },
    name: {
      read(cell) {
        const first = cell('Adresse de livraison : Prénom', 'Shipping address: First name')
        return `${first} ${cell('Adresse de livraison : Nom', 'Shipping address: Last name')}`.trim()
      },
    },
    company: { first: ['Adresse de livraison : Société', 'Shipping address: Company'] },
    street: { first: ['Adresse de livraison : Rue 1', 'Shipping address: Street 1'] },
    street_2: { first: ['Adresse de livraison : Rue 2', 'Shipping address: Street 2'] },
    postcode: {
      first: [
        'Adresse de livraison : Code postal',
        'Shipping address: Zip code',
        'Shipping address: Postal code',
        'Shipping address zip',
      ],
    },
    city: { first: ['Adresse de livraison : Ville', 'Shipping address: City'] },
    state: { first: ['Adresse de livraison : État', 'Shipping address: State'] },
    country: {
      first: [
        'Adresse de livraison : Code pays',
        'Adresse de livraison : Pays',
        'Shipping address: Country code',
        'Shipping address: Country',
      ],
    },
    phone: {
      first: [
        'Adresse de livraison : Téléphone',
        'Adresse de livraison : Téléphone 2',
        'Shipping address: Phone',
        'Shipping address: Phone 2',
      ],
    },
    email: {
      first: ['Adresse de livraison : E-mail', 'Shipping address: Email', 'Shipping address: E-mail'],
    },
    shipping_method: { first: ['Méthode de livraison', 'Mode de livraison', 'Shipping method'] },
    currency: { first: ['Devise', 'Currency'] },
    ship_by: { first: ['Date limite d’expédition', 'Date limite d expédition', 'Shipping deadline'] },
    sku: { first: ['SKU boutique', 'SKU offre', 'Shop SKU', 'Offer SKU'] },
    title: { first: ['Titre du produit', 'Product title', 'Details', 'Détails'] },
    quantity: { first: ['Quantité', 'Quantity'] },
  },
  prices: { unit: ['Prix unitaire', 'Unit price'], shipping: ['Frais de port', 'Shipping price'] },
  leavesOutOrder: (cell) => reasonOfStatus(headerKey(cell('Statut', 'Status'))),
}
