import type { HubProcessView } from '../../../shared/contract/keeping.ts'
import type { ImportChoices, ImportUpload } from '../../../shared/contract/setup.ts'
import type { CarrierKind } from '../../../shared/domain/carrier-account.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import type { Catalogues } from '../catalogue/catalogues.ts'
import type { ProgramIdentity } from '../channel-access/owner.ts'
import type { CommandContext, Commands } from '../commands/command.ts'
import type { FilesRead } from '../csv/read-files.ts'
import type { Decider } from '../decide/decider.ts'
import type { DemandHistory } from '../decide/demand-history.ts'
import type { WorldCache } from '../decide/world-cache.ts'
import type { Devices } from '../devices/devices.ts'
import type { Following } from '../following/following.ts'
import type { NumberFrom } from '../labels/label-at-packing.ts'
import type { Figures } from '../notify/figures.ts'
import type { People } from '../people/people.ts'
import type { CarrierFactory } from '../ports/carrier.ts'
import type { ConnectorFactory, SecretStore } from '../ports/channel.ts'
import type { Sync } from '../ports/channel-sync.ts'
import type { DemoPort } from '../ports/demo.ts'
import type { Keeping } from '../ports/keeping.ts'
import type { SendMail } from '../ports/mail.ts'
import type { LabelPictures, PrinterPort, PrintQueue } from '../ports/printing.ts'
import type { Purchasing } from '../ports/purchasing.ts'
import type { Store, Tx } from '../ports/store.ts'
import type { StationPrinters } from '../printers/station-printers.ts'
import type { ApiKeys } from '../programs/api-keys.ts'
import type { FiledOrderReader } from '../programs/hand-in-orders.ts'
import type { Reckoning } from '../reckoning/reckoning.ts'
import type { Reconciler } from '../reconcile/reconciler.ts'
import type { ReleaseGate } from '../release/release-gate.ts'
import type { Changes } from './changes.ts'
import type { Notices } from './notices.ts'
import type { PlaceFinder } from './place-finder.ts'

/** Files that a window put up, by the id it was given. */
export interface ImportPort {
  /** An uploaded file; null = it is gone, or larger than `most` bytes. */
  bytes(uploadId: string, most: number): Promise<Uint8Array | null>
  /** Reads and checks; writes nothing. An upload that is not here any more is a problem of its file. */
  read(
    uploads: readonly ImportUpload[],
    how: { readonly skipBadRows: boolean; readonly choices: ImportChoices },
  ): Promise<UploadsRead>
}
/** What was read, and the services that its tariffs may be of. */
export interface UploadsRead extends FilesRead {
  readonly serviceKeys: readonly string[]
}

/** The background scheduler; commands wake it so that work starts at once. */
export interface Scheduler {
  /** There is work: the next round starts at once instead of within a second. */
  wake(): void
}

/** All that use cases are made of; wired in main/control-room.ts. */
export interface AppServices {
  /** Hears of what should not have happened; it is logged without any secret. */
  readonly onFault: (fault: unknown) => void
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly newId: () => string
  readonly changes: Changes
  readonly people: People
  readonly apiKeys: ApiKeys
  readonly devices: Devices
  readonly commands: Commands
  readonly following: Following
  readonly worlds: WorldCache
  readonly demand: DemandHistory
  readonly decider: Decider
  readonly reckoning: Reckoning
  readonly figures: Figures
  readonly sendMail: SendMail
  readonly scheduler: Scheduler
  readonly sync: Sync
  readonly connectors: Readonly<Record<Channel['kind'], ConnectorFactory | null>>
  /** By the kind of account; null = this version has no connection to such a carrier. */
  readonly carrierConnectors: Readonly<Record<CarrierKind, CarrierFactory | null>>
  readonly secrets: SecretStore
  readonly program: ProgramIdentity
  readonly reconciler: Reconciler
  readonly catalogues: Catalogues
  readonly gate: ReleaseGate
  /** How far a channel server's clock is ahead of ours, in milliseconds; null = it has sent no time yet. */
  readonly serverClocks: { aheadMs(url: string): number | null }
  readonly purchasing: Purchasing
  readonly printing: {
    readonly queue: PrintQueue<Tx>
    readonly port: PrinterPort
    /** The printers of other machines. */
    readonly stations: StationPrinters
    readonly pictures: LabelPictures
    /** A carrier's number around a serial of a range that it gave. */
    readonly numberFrom: NumberFrom
    /** A number for a label of our own, an SSCC that no carrier knows. */
    nextTracking(context: CommandContext): Promise<string>
  }
  readonly imports: ImportPort
  readonly filedOrders: FiledOrderReader
  /** Coordinates of a postcode, for baskets that are no order yet. */
  readonly findPlace: PlaceFinder
  /** null until the demo workspace runs. */
  readonly demo: { current(): DemoPort | null; start(): Promise<number> }
  readonly keeping: Keeping
  /** What every window shows while it lasts. */
  readonly notices: Notices
  readonly about: {
    readonly home: string
    readonly store: string
    readonly programVersion: string
    /** Those of a hub; none = this program is alone with its data. */
    processes(): HubProcessView[]
    /** What stands in the way of keeping things now. */
    troubles(): Promise<readonly Message[]>
  }
}
