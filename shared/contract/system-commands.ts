/** What the program carries out by itself: entries of the registry that nobody can call, so without role and schemas. */
export const SYSTEM_COMMANDS = [
  /** A carrier was asked about addresses. */
  'carriers.settleAddressChecks',
  /** A carrier gave prices, or could not be asked. */
  'carriers.settleQuotes',
  /** The link to a channel came or went. */
  'channels.changeLink',
  /** Which program works the shop was read there. */
  'channels.checkOwner',
  'channels.compareStock',
  /** What orders of late tell of the kinds that channels take. */
  'channels.countOrders',
  'channels.pushAllStock',
  /** How far the reading of a catalogue is. */
  'channels.recordCatalogueReading',
  /** Channels answered what they were told. */
  'channels.settlePushes',
  /** A part of what a person approved, in their name. */
  'channels.takeCatalogueBatch',
  'channels.undoCatalogueBatch',
  'data.prune',
  /** A person opened or closed the way in from the network, in their name. */
  'devices.networkClosed',
  'devices.networkOpened',
  /** A device came or went. */
  'devices.noteSeen',
  /** A device came in by the code that a person gave it, in their name. */
  'devices.pair',
  /** A hub refused what was done at a station while it was away. */
  'following.noteConflict',
  /** A desktop knows that it may not use any more what was set aside for it. */
  'following.takeUnitsBack',
  'demo.connect',
  'demo.fill',
  'demo.forget',
  'demo.release',
  /** A carrier's own list of parcels came, or was refused. */
  'handovers.settleList',
  /** The connection to a carrier's account came or went. */
  'labels.changeLink',
  /** A label that may have been bought was asked for again. */
  'labels.fetchPapers',
  'labels.lookUp',
  /** Labels that were being bought when the program ended may have been bought. */
  'labels.recover',
  'labels.restateAwaited',
  /** How buying a label ended. */
  'labels.settlePurchase',
  /** How taking a label back ended. */
  'labels.settleVoid',
  /** Labels of what was released earlier. */
  'labels.wantDue',
  /** What a channel says of orders it was asked for. */
  'orders.applyAnswers',
  'orders.decide',
  /** Orders that waited too long for their channel are cancelled. */
  'orders.endWaits',
  'orders.import',
  /** Orders of one buyer, where the merchant wants it without a person. */
  'orders.mergeByItself',
  'orders.releaseDue',
  /** Due orders whose channel could not be asked before. */
  'orders.releaseUnasked',
  'orders.reoptimise',
  /** Orders that are ready and have not been collected in time. */
  'orders.restateOverdue',
  'orders.restateStops',
  'orders.restateUncollected',
  /** Parcels can be followed at a carrier again, or no more. */
  'parcels.changeLink',
  /** Parcels that are late on their way. */
  'parcels.restateLate',
  /** What a carrier told of parcels that have left. */
  'parcels.settleTracked',
  /** Channels said what they know of products: pictures, customs data. */
  'pictures.ask',
  /** Pictures came from their addresses, or did not. */
  'pictures.fetch',
  /** The nearest pick-up point was taken for orders that had none, or one that closed. */
  'points.choose',
  /** A carrier told its points near a buyer. */
  'points.keep',
  /** What became of a label. */
  'printing.report',
  'records.reportUnreadable',
] as const
export type SystemCommandType = (typeof SYSTEM_COMMANDS)[number]
