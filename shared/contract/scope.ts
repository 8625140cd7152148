/**
 * At which sites a call needs its role. Deny by default: what declares nothing needs it at every site, which only who
 * has it for all sites can have; what is named but cannot be found counts as every site.
 * - every-site: it concerns the merchant as a whole.
 * - any-site: the role at one site is enough.
 * - else the sites of what its input names, all of them; of what is only read one of each thing's is enough: by the kind of thing, the field that holds its id, or a list of ids.
 *   A field that is null names every site.
 */
export type Scope = 'every-site' | 'any-site' | ScopeFields

export const SUBJECTS = [
  /** A site itself. */
  'site',
  /** Sites, for lists: none named = every site. */
  'sites',
  /** A site that may be left out: null = it concerns none. */
  'siteIfAny',
  /** Something that changes what every site works by; null = it is not asked for. */
  'everySiteIfAny',
  'fulfillment',
  /** The sites of its fulfilments that are not cancelled; none yet = every site. */
  'order',
  /** Its site; else the sites of its order; else every site. */
  'exception',
  'labelPurchase',
  'printJob',
  /** To print on: one without a site may be used at every site. */
  'printer',
  /** To change: one without a site is every site's. One that does not exist yet is of no site. */
  'printerSetup',
  'handOver',
  'announcedReturn',
  'return',
  /** Its site. */
  'device',
] as const
export type Subject = (typeof SUBJECTS)[number]

export type ScopeFields = { readonly [S in Subject]?: string }

/** The fields by their names; what lies deeper by its path with dots. */
export type ScopeFor<I> =
  | 'every-site'
  | 'any-site'
  | { readonly [S in Subject]?: (keyof I & string) | `${string}.${string}` }
