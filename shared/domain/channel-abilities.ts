import type { ChannelKind } from './channel.ts'

/** What a kind of channel accepts, as far as its interface goes. */
export interface ChannelAbilities {
  /** Stock figures that are handed over at once. */
  readonly stockBatch: number
  /** Stock is only set while it is what was last seen there; else the newest sale there could be given back. */
  readonly comparesStock: boolean
  /** Every parcel's tracking number is shown, `shared`: those of a shipment as one text. */
  readonly parcels: 'each' | 'shared'
  /**
   * gateway: a refund pays the customer back. booked: it is written down there, a person pays it out by the payment
   * provider. file: it is written for others to carry out.
   */
  readonly refund: 'gateway' | 'booked' | 'file'
  /** Fees beside goods and shipping can be paid back there too. */
  readonly refundsFees: boolean
  /** asked: returns that its customers ask for come in by themselves; refunded: only units that it refunded itself. */
  readonly returns: 'asked' | 'refunded' | 'none'
  /** Orders wait there until they have been accepted, which is done when they are pulled. */
  readonly acceptsOrders: boolean
  /** It tells all that it sells, with its stock, so that a new workspace can begin with it. */
  readonly tellsCatalogue: boolean
  /**
   * What it tells of a product that is asked for: its picture, and what customs want to know, in fields of its own, or
   * in whatever fields its shop or a plug-in has added.
   */
  readonly tellsProducts: {
    readonly picture: boolean
    readonly customs: 'own-fields' | 'added-fields' | 'never'
  }
  /** Whether it tells its buyer that an order is ready to collect: never, so that a person does; once; or again when asked. */
  readonly tellsCollection: 'never' | 'once' | 'again'
  /** An address that was corrected here can be written back to the order there. */
  readonly takesAddress: boolean
  /**
   * What it gives its buyer of a return label: the paper or code itself, only words with its number, so that a person
   * gives the paper, or nothing.
   */
  readonly tellsReturnLabel: 'paper' | 'words' | 'never'
  /** A marketplace: what its buyers get may not lie in one parcel with what was bought elsewhere. */
  readonly parcelsOfItsOwn: boolean
  /** It tells its buyer to which pick-up point the parcel goes, where that was chosen here. */
  readonly tellsPoint: boolean
}

export const CHANNEL_ABILITIES: Readonly<Record<ChannelKind, ChannelAbilities>> = {
  shopify: {
    stockBatch: 100,
    comparesStock: true,
    parcels: 'each',
    refund: 'gateway',
    refundsFees: false,
    returns: 'asked',
    acceptsOrders: false,
    tellsCatalogue: true,
    tellsProducts: { picture: true, customs: 'own-fields' },
    tellsCollection: 'once',
    takesAddress: true,
    tellsReturnLabel: 'paper',
    parcelsOfItsOwn: false,
    tellsPoint: false,
  },
  woocommerce: {
    stockBatch: 100,
    comparesStock: false,
    parcels: 'each',
    refund: 'booked',
    refundsFees: true,
    returns: 'refunded',
    acceptsOrders: false,
    tellsCatalogue: true,
    tellsProducts: { picture: true, customs: 'added-fields' },
    tellsCollection: 'again',
    takesAddress: true,
    tellsReturnLabel: 'words',
    parcelsOfItsOwn: false,
    tellsPoint: true,
  },
  prestashop: {
    stockBatch: 100,
    comparesStock: false,
    parcels: 'each',
    refund: 'booked',
    refundsFees: false,
    returns: 'refunded',
    acceptsOrders: false,
    tellsCatalogue: true,
    tellsProducts: { picture: true, customs: 'added-fields' },
    tellsCollection: 'never',
    takesAddress: true,
    tellsReturnLabel: 'never',
    parcelsOfItsOwn: false,
    tellsPoint: false,
  },
  mirakl: {
    stockBatch: 5000,
    comparesStock: false,
    parcels: 'each',
    refund: 'gateway',
    refundsFees: false,
    returns: 'asked',
    acceptsOrders: true,
    tellsCatalogue: false,
    tellsProducts: { picture: true, customs: 'added-fields' },
    tellsCollection: 'never',
    takesAddress: false,
    tellsReturnLabel: 'paper',
    parcelsOfItsOwn: true,
    tellsPoint: false,
  },
  amazon: {
    // Five searches of twenty listings, the most that its usage plan gives in one burst.
    stockBatch: 100,
    comparesStock: false,
    parcels: 'each',
    refund: 'gateway',
    refundsFees: false,
    returns: 'none',
    acceptsOrders: false,
    tellsCatalogue: false,
    tellsProducts: { picture: true, customs: 'own-fields' },
    tellsCollection: 'never',
    takesAddress: false,
    tellsReturnLabel: 'never',
    parcelsOfItsOwn: true,
    tellsPoint: false,
  },
  vendure: {
    stockBatch: 100,
    comparesStock: false,
    parcels: 'shared',
    refund: 'gateway',
    refundsFees: true,
    returns: 'refunded',
    acceptsOrders: false,
    tellsCatalogue: true,
    tellsProducts: { picture: true, customs: 'added-fields' },
    tellsCollection: 'never',
    takesAddress: false,
    tellsReturnLabel: 'never',
    parcelsOfItsOwn: false,
    tellsPoint: false,
  },
  csv: {
    stockBatch: 5000,
    comparesStock: false,
    parcels: 'each',
    refund: 'file',
    refundsFees: true,
    returns: 'none',
    acceptsOrders: false,
    tellsCatalogue: false,
    tellsProducts: { picture: false, customs: 'never' },
    tellsCollection: 'never',
    takesAddress: false,
    tellsReturnLabel: 'never',
    parcelsOfItsOwn: false,
    tellsPoint: false,
  },
}
