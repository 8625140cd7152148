import { type Logo, logoOf, readLogo } from '../../../shared/domain/logo.ts'
import type { CommandContext } from '../commands/command.ts'
import { Refusal, refuse } from '../commands/refusal.ts'
import type { Tx } from '../ports/store.ts'

/** Every logo that is stored, by its channel; null = that of all channels. */
export async function logos(tx: Tx): Promise<(Logo & { channelId: string | null })[]> {
  const ids = [null, ...(await tx.channels.all()).map(({ id }) => id)]
  const all: (Logo & { channelId: string | null })[] = []
  for (const channelId of ids) {
    const logo = await tx.settings.get(logoOf(channelId))
    if (logo !== null) all.push({ ...logo, channelId })
  }
  return all
}

/** The logo on papers of a channel's orders: its own, else that of all; null = there is none. */
export async function logoBytes(tx: Tx, channelId: string | null): Promise<Uint8Array | null> {
  const own = channelId === null ? null : await tx.settings.get(logoOf(channelId))
  const logo = own ?? (await tx.settings.get(logoOf(null)))
  return logo === null ? null : Buffer.from(logo.data, 'base64')
}

/** Keeps a picture as the logo; `data` null takes it away. @throws {Refusal} it cannot be put on paper, or no such channel */
export async function putLogo(
  { tx, touch }: CommandContext,
  { channelId, data }: { readonly channelId: string | null; readonly data: string | null },
): Promise<Record<string, never>> {
  if (channelId !== null && (await tx.channels.get(channelId)) === null) refuse('logos.unknownChannel')
  let logo: Logo | null = null
  if (data !== null) {
    const picture = readLogo(Buffer.from(data, 'base64'))
    if ('problem' in picture) throw new Refusal(picture.problem)
    logo = { ...picture, data }
  }
  await tx.settings.put(logoOf(channelId), logo)
  touch('settings')
  return {}
}
