import type { Channel } from '../../../shared/domain/channel.ts'
import { CHANNEL_CREDENTIALS, type CredentialField } from '../../../shared/domain/channel-credentials.ts'

/** The kinds that the dialog can add; CSV files have a place of their own. */
export const SHOP_KINDS = [
  'shopify',
  'woocommerce',
  'prestashop',
  'mirakl',
  'amazon',
  'vendure',
] as const satisfies readonly Channel['kind'][]
export type ShopKind = (typeof SHOP_KINDS)[number]

/** null: a channel of a kind that is set up elsewhere. */
export function shopKindOf({ kind }: Channel): ShopKind | null {
  return SHOP_KINDS.find((each) => each === kind) ?? null
}

export function credentialFields(kind: ShopKind): readonly CredentialField[] {
  return CHANNEL_CREDENTIALS.find((one) => one.kind === kind)?.fields ?? []
}

/** What was typed for the fields of a kind, blanks left out; null while a field that must be there is blank. */
export function credentialsOf(
  kind: ShopKind,
  typed: Readonly<Record<string, string>>,
): Record<string, string> | null {
  const fields = credentialFields(kind)
  const filled = fields.flatMap(({ name }) => {
    const value = typed[name]?.trim() ?? ''
    return value === '' ? [] : [[name, value] as const]
  })
  const given = new Set(filled.map(([name]) => name))
  const lacks = fields.some(({ name, optional }) => !optional && !given.has(name))
  return lacks || filled.length === 0 ? null : Object.fromEntries(filled)
}

/** A channel's code from its name: 'Boutique Été' -> 'boutique-ete', numbered when it is taken. */
export function channelId(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
  const base = plain === '' ? 'channel' : plain
  let id = base
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`
  return id
}

export function newChannel(parts: {
  id: string
  name: string
  kind: ShopKind
  url: string
  sandbox: boolean
}): Channel {
  return { ...parts, name: parts.name.trim(), buffer: 0, priority: 50, paused: false }
}
