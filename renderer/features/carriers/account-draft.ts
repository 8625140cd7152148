import type { CarrierRow } from '../../../shared/contract/carriers.ts'
import type { CarrierAccount, CarrierKind } from '../../../shared/domain/carrier-account.ts'
import { CARRIER_CREDENTIALS } from '../../../shared/domain/carrier-credentials.ts'
import { USUAL_PRODUCTS } from '../../../shared/domain/usual-products.ts'

/** An account as it is typed. */
export interface AccountDraft {
  readonly id: string
  readonly kind: CarrierKind
  readonly name: string
  readonly isSandbox: boolean
  readonly isActive: boolean
  /** '' = the carrier's own address. */
  readonly url: string
  /** Fields of the kind by name, secret or not; a blank secret of an account that is there is the stored one. */
  readonly fields: Readonly<Record<string, string>>
  readonly carrierId: string
  /** By service of `carrierId`; '' = the account does not buy it. */
  readonly products: Readonly<Record<string, string>>
  readonly siteIds: readonly string[]
  readonly channelIds: readonly string[]
  /** Its live prices count where a service has no rate card. */
  readonly livePrices: boolean
  /** Settings that no field of the kind asks for. */
  readonly otherSettings: Readonly<Record<string, string>>
}

export function newDraft(
  kind: CarrierKind,
  name: string,
  rows: readonly CarrierRow[],
  taken: ReadonlySet<string>,
): AccountDraft {
  const carrierId = rows.find((row) => row.carrierId === kind)?.carrierId ?? rows[0]?.carrierId ?? ''
  return {
    id: freeId(kind, taken),
    kind,
    name,
    isSandbox: false,
    isActive: true,
    url: '',
    fields: {},
    carrierId,
    products: usualProducts(kind, carrierId, rows),
    siteIds: [],
    channelIds: [],
    livePrices: false,
    otherSettings: {},
  }
}

export function draftOf(account: CarrierAccount): AccountDraft {
  const asked = new Set(CARRIER_CREDENTIALS[account.kind].map(({ name }) => name))
  const settings = Object.entries(account.settings)
  return {
    ...account,
    url: account.url ?? '',
    livePrices: account.livePrices ?? false,
    fields: Object.fromEntries(settings.filter(([name]) => asked.has(name))),
    products: Object.fromEntries(account.products.map(({ serviceId, product }) => [serviceId, product])),
    otherSettings: Object.fromEntries(settings.filter(([name]) => !asked.has(name))),
  }
}

/** What each service of the carrier usually is at the kind of account, where that is known. */
export function usualProducts(
  kind: CarrierKind,
  carrierId: string,
  rows: readonly CarrierRow[],
): Record<string, string> {
  const services = rows.find((row) => row.carrierId === carrierId)?.services ?? []
  return Object.fromEntries(
    services.map(({ service }) => [service.serviceId, USUAL_PRODUCTS[kind][service.level] ?? '']),
  )
}

/** As it is sent: the account and, apart from it, the secrets that were typed. */
export function proposal(draft: AccountDraft): {
  account: CarrierAccount
  secrets: Record<string, string>
} {
  const filled = (secret: boolean) =>
    CARRIER_CREDENTIALS[draft.kind].flatMap((field) => {
      const value = (draft.fields[field.name] ?? '').trim()
      return field.secret !== secret || value === '' ? [] : [[field.name, value] as const]
    })
  const products = Object.entries(draft.products).flatMap(([serviceId, product]) =>
    product.trim() === '' ? [] : [{ serviceId, product: product.trim() }],
  )
  return {
    account: {
      id: draft.id,
      kind: draft.kind,
      name: draft.name.trim(),
      carrierId: draft.carrierId,
      isSandbox: draft.isSandbox,
      isActive: draft.isActive,
      url: draft.url.trim() === '' ? null : draft.url.trim(),
      siteIds: [...draft.siteIds],
      channelIds: [...draft.channelIds],
      products,
      ...(draft.livePrices && { livePrices: true }),
      settings: { ...draft.otherSettings, ...Object.fromEntries(filled(false)) },
    },
    secrets: Object.fromEntries(filled(true)),
  }
}

/** The names of the fields that must be filled and are not; those that are stored need not be typed again. */
export function blankFields(draft: AccountDraft, stored: readonly string[]): string[] {
  return CARRIER_CREDENTIALS[draft.kind].flatMap(({ name, optional }) =>
    optional || stored.includes(name) || (draft.fields[name] ?? '').trim() !== '' ? [] : [name],
  )
}

export function isAddress(text: string): boolean {
  return text.trim() === '' || /^https?:$/.test(URL.parse(text.trim())?.protocol ?? '')
}

/** The kind as the account's code, numbered when it is taken. */
function freeId(kind: CarrierKind, taken: ReadonlySet<string>): string {
  let id: string = kind
  for (let number = 2; taken.has(id); number++) id = `${kind}-${number}`
  return id
}
