import type { Definitions } from '../definition.ts'

/** Why a command is not carried out. Nothing was changed. */
export const refusals = {
  unknown: {
    carrier: ['There is no carrier {carrier}', { carrier: 'text' }],
    channel: ['There is no channel {channel}', { channel: 'text' }],
    channelState: ['The channel has no state “{state}”', { state: 'text' }],
    exception: 'This exception does not exist',
    order: 'This order does not exist',
    parcel: 'This parcel does not exist',
    product: ['There is no product {sku}', { sku: 'text' }],
    return: 'This return does not exist',
    service: ['There is no carrier or service {service}', { service: 'text' }],
    shippingMethod: ['The channel has no shipping method “{method}”', { method: 'text' }],
    site: ['There is no site {site}', { site: 'text' }],
  },
  commandIdUsed: [
    'This command id was already used for another command ({type} by {actor}). Nothing was changed. Give each command its own id',
    { type: 'text', actor: 'text' },
  ],
  timePassed: 'This time has already passed',
  suspensionEnded: 'This suspension has already ended',
  exchangeRateOfBase: ['1 {currency} is always worth 1 {currency}', { currency: 'text' }],
  onHandChanged: [
    'Stock on hand is now {now, number}, no longer {expected, number}. Check the count and try again',
    { now: 'number', expected: 'number' },
  ],
  ordersChanged: 'Orders changed during the calculation. Try again',
  buyersOrdersOpen: [
    'Still open: {orders}. Ship or cancel these orders first; nothing was erased',
    { orders: 'list' },
  ],
  secretsUnprotected:
    'Credentials cannot be encrypted on this machine. Set SWITCHYARD_SECRET_KEY and restart',
  rules: {
    publishedMeanwhile: [
      '{author} has published version {version, number} in the meantime. Review it before you make your change',
      { author: 'text', version: 'number' },
    ],
    publishedDuringImport: 'Rules were published during the import. Import again',
  },
  orders: {
    pointMissing: ['{order} needs a pick-up point first', { order: 'text' }],
    atSite: 'The site is already working on this order',
    channelSilent: 'The channel has not reported anything about this order',
    leftOrEnded: 'This order has already left, or is closed',
    lineIsKnown: 'This line is already matched to a product',
    nothingWaits: 'Nothing in this order is waiting for the channel',
    notEnded: 'This order is neither cancelled nor shipped elsewhere',
    movedOn: 'The order has moved on since: what is packed or shipped stays',
    stockTaken: 'Its stock there has been taken in the meantime; the order is being reallocated',
    notUnderWay: 'No parcel of this order is in progress here',
    wrongState: ['{order} is {state}', { order: 'text', state: 'message' }],
    state: {
      received: 'being allocated',
      allocated: 'allocated',
      released: 'released to picking',
      packed: 'packed',
      shipped: 'shipped',
      'on-hold': 'on hold',
      backordered: 'waiting for stock',
      cancelled: 'cancelled',
      returned: 'returned',
    },
    payloadGone: 'What the channel sent is no longer stored',
  },
  fulfillments: {
    notAtSite: 'The parcel is not being picked at the site',
    siteShipsAlready: 'The site is already shipping it',
  },
  exceptions: {
    addressChanged: 'The address has changed since; nothing is proposed for it',
    addressMissing: 'Enter the new address',
    carrierMissing: 'Enter the carrier',
    contentGone: 'Its content is no longer stored. Notify the channel yourself',
    countMissing: 'Enter the quantity counted',
    leadOnly: 'Only a team lead can do this',
    noChannel: 'No channel has this order. Contact your Switchyard administrator',
    noOrder: 'This exception has no order',
    noReallocation: 'This order can no longer be reallocated',
    noneCanMove: 'None of these orders can ship another way',
    notFetched: 'The channel did not return this order, and what it sent is no longer stored',
    noSuchWay: 'The order cannot ship this way at the moment',
    noSuchWayBecause: ['The order cannot ship this way at the moment: {why}', { why: 'message' }],
    otherResolution: 'This does not resolve the exception',
    printJobChanged: 'The print job has changed in the meantime',
    methodMissing: 'Choose what the method means',
    pointMissing: 'Enter the id of the pick-up point',
    productMissing: 'Choose the product',
    resolved: 'This exception is already resolved',
    serviceMissing: 'Choose a service',
    tellByHand: 'There is no way to tell the customer from here: call or write to them',
    siteMissing: 'Choose a site',
  },
  printers: {
    dataFolder: 'Labels cannot be saved in Switchyard’s data folder. Choose another folder',
    virtual: 'The virtual printer cannot be changed',
    wholePath: 'Enter the full path of the label folder',
  },
  returns: {
    channelNotConnected:
      'This channel is not connected. Refund the customer yourself and record the return without a refund',
    moreThanLeft: ['Only {left} of what was paid for this order can still be refunded', { left: 'money' }],
    moreThanPaid: ['The customer paid {paid} for these items; no more can be refunded', { paid: 'money' }],
    noFees: 'This channel does not accept fee refunds. Refund the fees on the channel',
    nothingLeft: 'Nothing in this order can be returned any more',
    refundedByChannel: 'The channel has already refunded the customer',
    settled: 'This return is already settled',
    siteMissing: 'Choose the site where the items are',
    tooMany: [
      '{left, plural, =0 {No unit of {sku} can be returned any more} one {Only # unit of {sku} can still be returned} other {Only # units of {sku} can still be returned}}',
      { sku: 'text', left: 'number' },
    ],
    wholePacksOnly: [
      'The channel sold {sku} in packs of {units, number} and refunds whole packs only. Record the return without a refund, and refund the rest on the channel',
      { sku: 'text', units: 'number' },
    ],
  },
  backlog: {
    gone: 'These messages have been sent in the meantime, or are being sent now',
  },
  catalogue: {
    busy: 'A catalogue import from this shop is already running',
    nothingToUndo: 'Nothing to undo: the catalogue was read again since, or the import is already undone',
    stale: 'Read the catalogue again: what you reviewed is more than a day old, or no longer the latest',
    stillImporting: 'The import is still running. Wait until it has finished',
    unavailable:
      'Only connected Shopify, WooCommerce, PrestaShop and Vendure shops provide their catalogue. For other channels, import products as CSV',
  },
  mapping: {
    productExists: ['{sku} is already a product', { sku: 'text' }],
    siteAtTwoLocations: [
      '{site} is mapped to two locations: its stock would be sold twice',
      { site: 'text' },
    ],
  },
  pastOrders: {
    future: 'The period starts in the future',
    unavailable: 'Past orders can only be read from a connected shop. Import others as CSV',
  },
  writes: {
    approveFirst: 'Switchyard does not write to this channel yet. Review and approve the changes first',
    compareFirst: 'Compare its stock with ours first: nobody has reviewed yet what would change there',
  },
  owner: {
    other: [
      '{other} is working this shop. Take it over first, so that nothing is packed twice',
      { other: 'text' },
    ],
    noPlace: 'This shop cannot store which program works it. Stop the other program yourself',
    notStored: 'The shop did not store the change. Check the connection and the permissions of the key',
  },
} as const satisfies Definitions
