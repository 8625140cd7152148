import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { refuse } from '../commands/refusal.ts'
import type { ChannelSecrets, SecretStore } from '../ports/channel.ts'
import type { SecretBox } from '../services/control-room-port.ts'

const sealedFile = z.record(z.string(), z.base64())
const openedSecrets = z.record(z.string(), z.string())

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

  return {
    isProtected: box.protection !== null,
    async get(channelId) {
      const sealed = (await read()).get(channelId)
      if (sealed === undefined) return null
      try {
        return openedSecrets.parse(JSON.parse(await box.open(Buffer.from(sealed, 'base64'))))
      } catch (fault) {
        onFault(new Error(`The credentials of ${channelId} cannot be opened`, { cause: fault }))
        return null
      }
    },
    async put(channelId, secrets) {
      if (box.protection === null) {
        refuse('refusals.secretsUnprotected')
      }
      const sealed = Buffer.from(await box.seal(JSON.stringify(secrets))).toString('base64')
      await write((await read()).set(channelId, sealed))
    },
    async remove(channelId) {
      const kept = await read()
      kept.delete(channelId)
      await write(kept)
    },
  }
}

/** Secrets of simulated channels live only as long as the program; others go to `behind`. */
export function withDemoSecrets(behind: SecretStore, demo: ReadonlyMap<string, ChannelSecrets>): SecretStore {
  return {
    isProtected: behind.isProtected,
    get: async (channelId) => demo.get(channelId) ?? behind.get(channelId),
    put: (channelId, secrets) => behind.put(channelId, secrets),
    remove: (channelId) => behind.remove(channelId),
  }
}
