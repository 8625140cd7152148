import type { Channel } from '../../../shared/domain/channel.ts'

/** The kinds that the dialog can add. */
export const SHOP_KINDS = ['shopify', 'woocommerce'] as const satisfies readonly Channel['kind'][]
export type ShopKind = (typeof SHOP_KINDS)[number]

/** null: a channel of a kind that is set up elsewhere. */
export function shopKindOf({ kind }: Channel): ShopKind | null {
  return SHOP_KINDS.find((each) => each === kind) ?? null
}

/** The ways in that each kind has: the credential fields that belong together. */
export const SECRET_SETS = {
  app: ['clientId', 'clientSecret'],
  token: ['accessToken'],
  keys: ['consumerKey', 'consumerSecret'],
} as const
export type SecretSet = keyof typeof SECRET_SETS
export type SecretName = (typeof SECRET_SETS)[SecretSet][number]

export const WAYS_IN: Readonly<Record<ShopKind, readonly SecretSet[]>> = {
  shopify: ['app', 'token'],
  woocommerce: ['keys'],
}

/** A shop address as people paste it, as the base address of its API; null = not an address. */
export function shopUrl(text: string): string | null {
  const typed = text.trim().replace(/\/+$/, '')
  if (typed === '') return null
  const whole = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`
  if (!URL.canParse(whole)) return null
  const url = new URL(whole)
  return url.hostname === 'localhost' || url.hostname.includes('.') ? whole : null
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
