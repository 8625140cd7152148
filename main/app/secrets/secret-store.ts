import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { refuse } from '../commands/refusal.ts'
import type { ChannelSecrets, SecretStore } from '../ports/channel.ts'
import type { Store, Tx } from '../ports/store.ts'
import type { SecretBox } from '../services/control-room-port.ts'

const sealedFile = z.record(z.string(), z.base64())
const openedSecrets = z.record(z.string(), z.string())

/** Where sealed secrets lie, in base64. */
interface SealedPlace {
  get(name: string): Promise<string | null>
  put(tx: Tx, name: string, sealed: string): Promise<void>
  remove(name: string): Promise<void>
}

/**
 * Credentials of channels in one file beside the data, each sealed by the box; never in the database or the journal.
 * What cannot be opened (another passphrase, a damaged file) counts as not there, so that the program starts and asks
 * for it again; `onFault` receives the reason.
 */
export function fileSecretStore(
  file: string,
  box: SecretBox,
  onFault: (fault: unknown) => void,
): SecretStore {
  async function read(): Promise<Map<string, string>> {
    try {
      return new Map(Object.entries(sealedFile.parse(JSON.parse(await readFile(file, 'utf8')))))
    } catch (fault) {
      if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return new Map()
      const aside = `${file}.damaged`
      await rename(file, aside)
      onFault(new Error(`${file} cannot be read and is kept as ${aside}`, { cause: fault }))
      return new Map()
    }
  }

  async function write(sealed: ReadonlyMap<string, string>): Promise<void> {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(`${file}.new`, JSON.stringify(Object.fromEntries(sealed)), { mode: 0o600, flush: true })
    await rename(`${file}.new`, file)
  }

  const place: SealedPlace = {
    get: async (name) => (await read()).get(name) ?? null,
    put: async (_tx, name, sealed) => write((await read()).set(name, sealed)),
    async remove(name) {
      const kept = await read()
      kept.delete(name)
      await write(kept)
    },
  }
  return sealedStore(place, box, onFault)
}

/** Credentials in the store, for the processes of a hub, which are given the same passphrase: sealed there as in the file. */
export function storedSecretStore(
  store: Store,
  box: SecretBox,
  onFault: (fault: unknown) => void,
): SecretStore {
  const place: SealedPlace = {
    get: (name) => store.read((tx) => tx.sealedSecrets.get(name)),
    put: (tx, name, sealed) => tx.sealedSecrets.put(name, sealed),
    remove: (name) => store.write((tx) => tx.sealedSecrets.remove(name)),
  }
  return sealedStore(place, box, onFault)
}

function sealedStore(place: SealedPlace, box: SecretBox, onFault: (fault: unknown) => void): SecretStore {
  return {
    isProtected: box.protection !== null,
    async get(channelId) {
      const sealed = await place.get(channelId)
      if (sealed === null) return null
      try {
        return openedSecrets.parse(JSON.parse(await box.open(Buffer.from(sealed, 'base64'))))
      } catch (fault) {
        onFault(new Error(`The credentials of ${channelId} cannot be opened`, { cause: fault }))
        return null
      }
    },
    async put(tx, channelId, secrets) {
      if (box.protection === null) {
        refuse('refusals.secretsUnprotected')
      }
      const sealed = Buffer.from(await box.seal(JSON.stringify(secrets))).toString('base64')
      await place.put(tx, channelId, sealed)
    },
    remove: (channelId) => place.remove(channelId),
  }
}

/** Secrets of simulated channels live only as long as the program; others go to `behind`. */
export function withDemoSecrets(behind: SecretStore, demo: ReadonlyMap<string, ChannelSecrets>): SecretStore {
  return {
    isProtected: behind.isProtected,
    get: async (channelId) => demo.get(channelId) ?? behind.get(channelId),
    put: (tx, channelId, secrets) => behind.put(tx, channelId, secrets),
    remove: (channelId) => behind.remove(channelId),
  }
}
