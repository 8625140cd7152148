import { z } from 'zod'
import type { ChannelOwner } from '../../app/ports/channel.ts'

const owner = z.object({ id: z.string().min(1), name: z.string(), epoch: z.int().min(1) })

/** Who works a shop, as it is kept there. */
export function ownerText({ id, name, epoch }: ChannelOwner): string {
  return JSON.stringify({ id, name, epoch })
}

/** null: nobody, or somebody whom this version cannot read. */
export function readOwnerText(text: string | null | undefined): ChannelOwner | null {
  if (text === null || text === undefined) return null
  try {
    return owner.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
