import { headerKey, type OrderExport } from '../order-export.ts'
import { reasonOfStatus } from '../order-status-words.ts'

/**
 * Shippingbo's file of orders: date, orderId, lineId, sku, quantity, name, address 1 ... with prices in cents, as
 * knowledge.shippingbo.com/importer-des-commandes-dans-shippingbo lists its columns.
 */
export const shippingbo: OrderExport = {
  code: 'shippingbo',
  name: 'Shippingbo',
  knownBy: [
    ['orderId', 'lineId', 'sku', 'quantity', 'postcode', 'country'],
    ['order_id', 'line_id', 'sku', 'quantity', 'postcode', 'country'],
  ],
  decimal: null,
  dates: 'day-first',
  fields: {
    order: { first: ['originRef', 'orderId', 'order_id'] },
    channel: { always: 'shippingbo-export' },
    placed_at: { first: ['date'] },
    name: { read: (cell) => cell('name') || `${cell('firstname')} ${cell('lastname')}`.trim() },
    company: { first: ['companyName', 'company_name'] },
    street: { first: ['address 1', 'address1'] },
    street_2: { first: ['address 2', 'address2'] },
    postcode: { first: ['postcode'] },
    city: { first: ['city'] },
    state: { first: ['address state'] },
    country: { first: ['country'] },
    phone: { first: ['phone', 'phone1'] },
    email: { first: ['email'] },
    shipping_method: { first: ['shippingMethod', 'chosenDeliveryService', 'shipping_method'] },
    pickup_point: { first: ['relayRef', 'relay_ref'] },
    currency: { first: ['currency', 'totalCurrency'] },
    sku: { first: ['sku'] },
    title: { first: ['description'] },
    quantity: { first: ['quantity'] },
  },
  prices: {
    line: ['lineTaxExcludedCents'],
    lineTax: ['lineTaxCents'],
    shipping: ['totalShippingCents'],
    inCents: true,
  },
  leavesOutOrder: (cell) => reasonOfStatus(headerKey(cell('State'))),
}

/**
 * Sendcloud's file of orders: the fields that support.sendcloud.com 360025142831 lists (Customer name, Country code,
 * Postal code, Street name, House number, City, Order reference); its spelling in a downloaded template was not seen.
 */
export const sendcloud: OrderExport = {
  code: 'sendcloud',
  name: 'Sendcloud',
  knownBy: [
    ['Order number', 'House number', 'Postal code', 'City', 'SKU', 'Quantity'],
    ['Order reference', 'House number', 'Postal code', 'City', 'SKU', 'Quantity'],
    ['order_number', 'house_number', 'postal_code', 'city', 'sku', 'quantity'],
    ['Numéro de commande', 'Numéro de rue', 'Code postal', 'Ville', 'SKU', 'Quantité'],
    ['Order number', 'Customer name', 'Postal code', 'Country code', 'Address', 'SKU', 'Quantity'],
    ['Order reference', 'Customer name', 'Postal code', 'Country code', 'Address', 'SKU', 'Quantity'],
  ],
  decimal: null,
  dates: null,
  fields: {
    order: { first: ['Order number', 'Order reference', 'Numéro de commande'] },
    channel: { always: 'sendcloud-export' },
    placed_at: { first: ['Order date', 'Order created at', 'Created at', 'Date', 'Date de commande'] },
    name: { first: ['Customer name', 'Name', 'Recipient name', 'Nom', 'Nom du client'] },
    company: { first: ['Company name', 'Company', 'Nom de la société', 'Société'] },
    street: {
      read(cell) {
        const street = cell('Street name', 'Address', 'Address line 1', 'Street', 'Adresse', 'Nom de rue')
        const number = cell('House number', 'Numéro de rue')
        const isFrench = /^(fr|france|lu|be|gb|us)/i.test(
          cell('Country code', 'Country', 'Pays', 'Code pays'),
        )
        return (isFrench ? `${number} ${street}` : `${street} ${number}`).trim()
      },
    },
    street_2: { first: ['Address 2', 'Address line 2', 'Adresse 2'] },
    postcode: { first: ['Postal code', 'Code postal'] },
    city: { first: ['City', 'Ville'] },
    state: { first: ['State', 'Country state', 'To state'] },
    country: { first: ['Country code', 'Country', 'Code pays', 'Pays'] },
    phone: { first: ['Telephone', 'Phone number', 'Phone', 'Téléphone'] },
    email: { first: ['Email', 'Email address', 'E-mail'] },
    shipping_method: { first: ['Shipping method', 'Checkout shipping method', 'Méthode d’expédition'] },
    pickup_point: { first: ['Service point id', 'To service point'] },
    currency: { first: ['Currency', 'Total order value currency', 'Devise'] },
    sku: { first: ['SKU'] },
    title: { first: ['Description', 'Item description', 'Product name'] },
    quantity: { first: ['Quantity', 'Item quantity', 'Quantité'] },
  },
  prices: { unit: ['Item value', 'Item price', 'Unit price', 'Value', 'Valeur'] },
  leavesOutOrder: (cell) =>
    reasonOfStatus(headerKey(cell('Order status', 'Status', 'Parcel status', 'Statut'))),
}

/**
 * ShipStation: "Orders > Export" (`Order - Number`, `Item - SKU`, `Ship To - Postal Code`; US dates) as its export
 * columns are listed in ShipStation's guide, and its template for orders (`Order #`, `Recipient Full Name`,
 * `Item Unit Price`) as Liftweb's LabelExportService of My Pet Defense writes it.
 */
export const shipstation: OrderExport = {
  code: 'shipstation',
  name: 'ShipStation',
  knownBy: [
    ['Order - Number', 'Item - SKU', 'Ship To - Postal Code', 'Ship To - Country'],
    ['Order #', 'Recipient Full Name', 'Postal Code', 'Country Code', 'Item SKU', 'Item Quantity'],
  ],
  decimal: '.',
  dates: 'month-first',
  fields: {
    order: { first: ['Order - Number', 'Order #'] },
    channel: { always: 'shipstation-export' },
    placed_at: { first: ['Date - Order Date', 'Order Created Date', 'Date - Paid Date'] },
    name: {
      read: (cell) =>
        cell('Ship To - Name', 'Recipient Full Name') ||
        `${cell('Recipient First Name')} ${cell('Recipient Last Name')}`.trim(),
    },
    company: { first: ['Ship To - Company', 'Recipient Company'] },
    street: { first: ['Ship To - Address 1', 'Address Line 1'] },
    street_2: {
      read: (cell) =>
        `${cell('Ship To - Address 2', 'Address Line 2')} ${cell('Ship To - Address 3', 'Address Line 3')}`.trim(),
    },
    postcode: { first: ['Ship To - Postal Code', 'Postal Code'] },
    city: { first: ['Ship To - City', 'City'] },
    state: { first: ['Ship To - State', 'Ship To - State/Province', 'State'] },
    country: { first: ['Ship To - Country', 'Country Code'] },
    phone: { first: ['Ship To - Phone', 'Recipient Phone', 'Buyer Phone'] },
    email: { first: ['Customer Email', 'Ship To - Email', 'Buyer Email'] },
    shipping_method: { first: ['Carrier - Service Requested', 'Order Requested Shipping Service'] },
    customer_note: { first: ['Notes - From Buyer', 'Order Notes from Buyer'] },
    currency: { first: ['Currency', 'Order - Currency'] },
    ship_by: { first: ['Date - Ship By Date'] },
    sku: { first: ['Item - SKU', 'Item SKU'] },
    title: { first: ['Item - Name', 'Item Name'] },
    quantity: { first: ['Item - Qty', 'Item - Quantity', 'Item Quantity'] },
  },
  prices: {
    unit: ['Item - Price', 'Item - Unit Price', 'Item Unit Price'],
    total: ['Amount - Order Total', 'Order Total'],
    shipping: ['Amount - Order Shipping', 'Amount - Shipping Cost', 'Order Shipping Paid'],
  },
  leavesOutOrder: (cell) => reasonOfStatus(headerKey(cell('Order - Status'))),
}
