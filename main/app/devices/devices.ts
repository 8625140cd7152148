import type { Network } from '../../../shared/contract/devices.ts'
import type { Device } from '../../../shared/domain/device.ts'
import type { Role } from '../../../shared/domain/role.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { Commands } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { Attempts } from '../people/attempts.ts'
import type { People } from '../people/people.ts'
import type { NetworkDoor } from '../ports/network-door.ts'
import type { Store } from '../ports/store.ts'
import { PairingCodes } from './pairing-codes.ts'

type Opener = { readonly actor: string; readonly role: Role }

type Invited = Pick<Device, 'name' | 'siteId'> &
  Partial<Pick<Device, 'keepsCopy'>> & {
    readonly by: Opener
  }

/** What the shell that serves the network needs to know of devices. */
export interface DeviceDoor {
  /** `publicKey`: of the key that the device has just signed with; `caller`: where it speaks from. */
  pair(
    code: string,
    publicKey: string,
    caller: string,
  ): Promise<{ kind: 'paired'; deviceId: string } | { kind: 'refused'; message: Message }>
  /**
   * Lets a device in whose signature `isSigned` finds good by its public key; `cut` ends its connection when it is
   * revoked. The returned function says that it has left; null = it may not come in.
   */
  admit(id: string, isSigned: (publicKey: string) => boolean, cut: () => void): Promise<(() => void) | null>
}

export type Presence = ReadonlyMap<string, ReadonlySet<string>>

export interface Devices extends DeviceDoor {
  /** Null = not open to the network. */
  network(): Network | null
  /** Whether people open and close it here. */
  readonly canSwitch: boolean
  /** At this port, from now on and at each start. @throws {Refusal} it is not switched here, nobody signs in yet, the port is taken */
  openNetwork(port: number, by: Opener): Promise<void>
  /** @throws {Refusal} it is not switched here */
  closeNetwork(by: Opener): Promise<void>
  isConnected(id: string): boolean
  /** Those that are. */
  connected(): string[]
  /** Ids of those who are signed in at each of them, by its id. */
  present(): Promise<Presence>
  /** @throws {Refusal} nobody signs in here yet, or it is not open to the network */
  openPairing(invited: Invited): Promise<Network & { code: string; expiresAt: number }>
  /** It was revoked: its connections end. */
  cut(id: string): void
}

/** Tries of one caller before the next one has to wait. */
const FREE_TRIES = 3

export function openDevices(deps: {
  store: Store
  commands: Commands
  clock: Clock
  people: Pick<People, 'all' | 'idleMinutes' | 'signIns'>
  newId: () => string
  /** Screens that list devices read again. */
  announce: () => void
  /** Absent = it serves none. */
  door: NetworkDoor | undefined
}): Devices {
  const { store, commands, clock } = deps
  const codes = new PairingCodes<Invited>()
  const attempts = new Attempts()
  const connected = new Map<string, Set<() => void>>()

  const noteSeen = (id: string) =>
    commands.system('devices.noteSeen', async ({ tx, now }) => {
      await tx.devices.seen(id, now)
      if (!connected.has(id)) await tx.devices.left(id, now)
    })

  return {
    network: () => deps.door?.network() ?? null,
    canSwitch: deps.door?.canSwitch ?? false,
    async openNetwork(port, by) {
      if (deps.door?.canSwitch !== true) refuse('devices.notHere')
      if ((await deps.people.all()).size === 0) refuse('devices.noPeople')
      if ((await deps.door.open(port)) === 'port-in-use') refuse('devices.portInUse', { port: String(port) })
      await commands.continueFor('devices.networkOpened', by, { port }, async ({ touch }) => touch('devices'))
    },
    async closeNetwork(by) {
      if (deps.door?.canSwitch !== true) refuse('devices.notHere')
      await deps.door.close()
      await commands.continueFor('devices.networkClosed', by, {}, async ({ touch }) => touch('devices'))
    },
    isConnected: (id) => connected.has(id),
    connected: () => [...connected.keys()],
    async present() {
      const here = deps.people.signIns.present(await deps.people.idleMinutes())
      return new Map([...here].filter(([device]) => connected.has(device)))
    },
    async openPairing(invited) {
      const network = deps.door?.network() ?? null
      if (network === null) refuse('devices.notOpen')
      if ((await deps.people.all()).size === 0) refuse('devices.noPeople')
      return { ...network, ...codes.open(invited.by.actor, invited, clock.now()) }
    },
    async pair(code, publicKey, caller) {
      const keys = [{ key: caller, free: FREE_TRIES }]
      const wait = attempts.waitFor(keys, clock.now())
      if (wait > 0)
        return { kind: 'refused', message: message('access.wait', { seconds: Math.ceil(wait / 1_000) }) }
      attempts.begin(keys, clock.now())
      const invited = codes.redeem(code, clock.now())
      if (invited === null) return { kind: 'refused', message: message('devices.wrongCode') }
      attempts.succeeded(keys)
      const { name, siteId, keepsCopy = false, by } = invited
      const deviceId = deps.newId()
      await commands.continueFor(
        'devices.pair',
        by,
        { deviceId, name, siteId, keepsCopy },
        async (context) => {
          const { tx, now } = context
          const times = { pairedAt: now, lastSeenAt: now, revokedAt: null }
          await tx.devices.add(
            { id: deviceId, name, siteId, keepsCopy, pairedBy: by.actor, ...times },
            publicKey,
          )
          context.touch('devices')
        },
      )
      return { kind: 'paired', deviceId }
    },
    async admit(id, isSigned, cut) {
      let isCut = false
      const end = () => {
        isCut = true
        cut()
      }
      // Known before its key is read: whoever is revoked in between is cut off as well.
      const here = connected.get(id) ?? new Set()
      connected.set(id, here.add(end))
      const leave = () => {
        here.delete(end)
        if (here.size === 0 && connected.get(id) === here) connected.delete(id)
      }
      const publicKey = await store.read((tx) => tx.devices.publicKey(id))
      if (publicKey === null || !isSigned(publicKey) || isCut) {
        leave()
        return null
      }
      await noteSeen(id)
      deps.announce()
      return () => {
        leave()
        deps.announce()
        void noteSeen(id).catch(() => undefined)
      }
    },
    cut(id) {
      for (const end of connected.get(id) ?? []) end()
    },
  }
}
