import { type CommandEntry, commandEntry, type PersonCommandType } from '../../../shared/contract/commands.ts'
import type { HubReason } from '../../../shared/contract/hub-reasons.ts'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'

/** Who may take a way out, and why only with the hub. */
interface Right extends Pick<CommandEntry, 'role' | 'needsHub'> {
  /** It changes what every site works by: the role is needed at all of them, wherever the exception is. */
  readonly isForEverySite: boolean
}

/** Ways out that do what a command does: who may give the one may take the other. */
const SAME_AS = {
  reallocate: 'orders.reallocate',
  'release-hold': 'orders.resume',
  substitute: 'orders.setLines',
  'correct-stock': 'stock.setLevel',
  'cancel-order': 'orders.cancel',
  'put-back': 'orders.cancel',
  collected: 'packing.ship',
  'handed-over': 'packing.ship',
  'retry-print': 'packing.releaseJob',
  'confirm-printed': 'packing.answer',
  'map-meant': 'channels.setMapping',
  'map-skus': 'channels.setMapping',
  'map-method': 'channels.setMethods',
  'states-ship': 'channels.setState',
  'states-wait': 'channels.setState',
  'retry-push': 'channels.retryPushes',
  'receive-sellable': 'returns.receive',
  'receive-damaged': 'returns.receive',
  'refund-only': 'returns.receive',
  'refund-parcel': 'returns.receive',
  'suspend-service': 'carriers.suspend',
  'ask-carrier': 'parcels.setClaim',
  'ship-anyway': 'orders.shipAnyway',
} as const satisfies Partial<Record<ResolutionCode, PersonCommandType>>

/** Those that no command does; a lead takes them. */
const OF_THEIR_OWN: Readonly<Record<Exclude<ResolutionCode, keyof typeof SAME_AS>, HubReason | null>> = {
  'approve-split': 'deciding',
  'ship-partial': 'deciding',
  backorder: null,
  'change-service': 'deciding',
  'change-site': 'deciding',
  'ship-by-hand': 'deciding',
  'drop-choice': 'deciding',
  'take-proposal': 'deciding',
  'send-instead': 'deciding',
  'keep-longer': null,
  'remind-customer': null,
  'take-point': 'deciding',
  'name-point': 'deciding',
  'send-home': 'deciding',
  'ask-again': 'channel',
  'fix-address': 'deciding',
  'keep-address': 'deciding',
  'move-orders': 'deciding',
  'read-again': 'channel',
  'fetch-again': 'channel',
  'refuse-return': null,
  'send-return-label': null,
  // Parcels on the bench are taken apart.
  'stop-here': null,
  'reship-parcel': 'deciding',
  'wait-for-parcel': null,
  'bring-back': 'deciding',
  'refuse-cancel': null,
  'buy-again': null,
  'label-made': null,
  'label-not-made': null,
  'buy-now': null,
  'own-number': null,
  'void-again': null,
  accept: null,
}

export function rightOf(code: ResolutionCode): Right {
  if (!hasCommand(code)) return { role: 'lead', needsHub: OF_THEIR_OWN[code], isForEverySite: false }
  const { role, needsHub, scope } = commandEntry(SAME_AS[code])
  return { role, needsHub, isForEverySite: scope === 'every-site' }
}

function hasCommand(code: ResolutionCode): code is keyof typeof SAME_AS {
  return Object.hasOwn(SAME_AS, code)
}
