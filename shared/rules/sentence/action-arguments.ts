import { type Language, plural } from '../../lib/language.ts'
import { quoted } from './condition-sentence.ts'
import type { RuleNames } from './names.ts'
import { listed, NBSP, quantity } from './quantity.ts'

/** The arguments of an action as text; one that is blank or of the wrong type is '…'. */
export class ActionArguments {
  readonly #args: Readonly<Record<string, unknown>>
  readonly #language: Language
  readonly #names: RuleNames

  constructor(args: Readonly<Record<string, unknown>>, language: Language, names: RuleNames) {
    this.#args = args
    this.#language = language
    this.#names = names
  }

  number(name: string): number | null {
    const value = this.#args[name]
    return typeof value === 'number' ? value : null
  }

  text(name: string): string {
    const value = this.#args[name]
    return typeof value === 'string' && value !== '' ? value : '…'
  }

  quoted(name: string): string {
    return quoted(this.#language, this.text(name))
  }

  signed(name: string): string {
    const value = this.number(name)
    if (value === null) return '…'
    return plural(this.#language, Math.abs(value), `#${NBSP}point`, `#${NBSP}points`)
  }

  counted(name: string, one: string, other: string): string {
    const value = this.number(name)
    return value === null ? '…' : plural(this.#language, value, one, other)
  }

  cents(name: string): string {
    const value = this.number(name)
    return value === null ? '…' : quantity(this.#language, 'cents', value, this.#names.currency)
  }

  /** ' (up to €2.00 more)'; '' where nothing may be dearer. */
  worth(): string {
    if ((this.number('worthCents') ?? 0) === 0) return ''
    const cents = this.cents('worthCents')
    return this.#language === 'fr' ? ` (jusqu’à ${cents} de plus)` : ` (up to ${cents} more)`
  }

  channel(): string {
    const value = this.#args['channelId']
    return typeof value === 'string' && value !== '' ? this.#names.channel(value) : '…'
  }

  /** null when the action names none. */
  site(): string | null {
    const value = this.#args['siteId']
    return typeof value === 'string' && value !== '' ? this.#names.site(value) : null
  }

  sites(word: 'and' | 'or' | 'then'): string {
    const value = this.#args['siteIds']
    if (!Array.isArray(value) || value.length === 0) return '…'
    const names = value.map((siteId) => this.#names.site(String(siteId)))
    if (word !== 'then') return listed(this.#language, names, word)
    return names.join(this.#language === 'fr' ? ', puis ' : ', then ')
  }

  service(): string {
    return this.#serviceOf(this.#args)
  }

  services(): string {
    const value = this.#args['services']
    if (!Array.isArray(value) || value.length === 0) return '…'
    return listed(
      this.#language,
      value.map((one) => this.#serviceOf(one)),
      'and',
    )
  }

  #serviceOf(value: unknown): string {
    if (typeof value !== 'object' || value === null) return '…'
    const carrierId: unknown = Reflect.get(value, 'carrierId')
    const serviceId: unknown = Reflect.get(value, 'serviceId')
    if (typeof carrierId !== 'string' || carrierId === '') return '…'
    return typeof serviceId === 'string'
      ? this.#names.service(carrierId, serviceId)
      : this.#names.carrier(carrierId)
  }
}
