/** Texts of the papers that are printed beside labels. `{name}` is put in by `paperText`. */
export const en = {
  page: 'Page {page} of {pages}',
  handOver: {
    title: 'Hand-over list',
    number: 'List',
    closed: 'Closed',
    carrier: 'Carrier',
    account: 'Account',
    site: 'Site',
    parcels: 'Parcels',
    weight: 'Weight',
    tracking: 'Tracking number',
    order: 'Order',
    service: 'Service',
    destination: 'Destination',
    handedOver: 'Handed over by',
    taken: 'Taken over by the driver',
    signature: 'Name, time, signature',
    counted: 'Parcels counted: ________',
    position: 'No.',
    sandbox: 'Test account: no carrier takes these parcels.',
  },
  slip: {
    title: 'Packing slip',
    giftTitle: 'A gift for you',
    order: 'Order',
    orderedOn: 'Ordered on',
    parcel: 'Parcel {index} of {count}',
    deliverTo: 'Delivered to',
    from: 'From',
    quantity: 'Qty',
    article: 'Article',
    sku: 'SKU',
    price: 'Price',
    total: 'Total of this parcel: {amount}',
    units: 'Units: {count}',
    returnTitle: 'Sending something back',
    returnHow:
      'Put this slip into the parcel, so that we know it is from order {order}. Ask the shop for a return label first: it may be paid for.',
    returnTo: 'Return to',
  },
} as const

type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> }
export type PaperTexts = Texts<typeof en>
