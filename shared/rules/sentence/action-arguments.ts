import type { Message, Value } from '../../messages/definition.ts'
import { message, plainMessage } from '../../messages/message.ts'
import { epochDay } from '../catalogue/unit-value.ts'
import { BLANK } from './blank.ts'
import type { RuleNames } from './names.ts'

/** The arguments of an action as they stand in its clause; one that is blank or of the wrong type is '…'. */
export class ActionArguments {
  readonly #args: Readonly<Record<string, unknown>>
  readonly #names: RuleNames

  constructor(args: Readonly<Record<string, unknown>>, names: RuleNames) {
    this.#args = args
    this.#names = names
  }

  number(name: string): number | null {
    const value = this.#args[name]
    return typeof value === 'number' ? value : null
  }

  text(name: string): string {
    const value = this.#args[name]
    return typeof value === 'string' && value !== '' ? value : BLANK
  }

  quoted(name: string): Message {
    return message('ruleSentences.quoted', { text: this.text(name) })
  }

  /** '5 units', without its sign. */
  counted(name: string, what: 'points' | 'units' | 'sites' | 'workingDays'): Value {
    const value = this.number(name)
    return value === null ? BLANK : message(`quantities.${what}`, { count: Math.abs(value) })
  }

  count(name: string): Value {
    const value = this.number(name)
    return value === null ? BLANK : { unit: 'count', value, currency: this.#names.currency }
  }

  cents(name: string): Value {
    const value = this.number(name)
    return value === null ? BLANK : { unit: 'cents', value, currency: this.#names.currency }
  }

  /** Up to how much more; null where nothing may be dearer. */
  worth(): Value | null {
    return (this.number('worthCents') ?? 0) === 0 ? null : this.cents('worthCents')
  }

  channel(): string {
    const value = this.#args['channelId']
    return typeof value === 'string' && value !== '' ? this.#names.channel(value) : BLANK
  }

  /** null when the action names none. */
  site(): string | null {
    const value = this.#args['siteId']
    return typeof value === 'string' && value !== '' ? this.#names.site(value) : null
  }

  sites(): readonly string[] {
    const value = this.#args['siteIds']
    if (!Array.isArray(value) || value.length === 0) return [BLANK]
    return value.map((siteId) => this.#names.site(String(siteId)))
  }

  /** '60 Lille', as many as are named. */
  shares(): readonly Message[] {
    const value = this.#args['shares']
    if (!Array.isArray(value) || value.length === 0) return [plainMessage(BLANK)]
    const parts = value.map((one: unknown) => ({
      site: typeof one === 'object' && one !== null ? Reflect.get(one, 'siteId') : null,
      parts: Number(typeof one === 'object' && one !== null ? Reflect.get(one, 'parts') : 0),
    }))
    const sum = parts.reduce((all, one) => all + one.parts, 0)
    return parts.map(({ site, parts: own }) =>
      message('ruleSentences.share', {
        percent: sum === 0 ? 0 : Math.round((own / sum) * 100),
        site: typeof site === 'string' && site !== '' ? this.#names.site(site) : BLANK,
      }),
    )
  }

  weekdays(name: string): readonly Value[] {
    const value = this.#args[name]
    if (!Array.isArray(value) || value.length === 0) return [BLANK]
    return value.map((day) => ({ unit: 'weekday', value: Number(day), currency: this.#names.currency }))
  }

  time(name: string): Value {
    const value = this.number(name)
    return value === null ? BLANK : { unit: 'minute-of-day', value, currency: this.#names.currency }
  }

  date(name: string): Value {
    const text = this.text(name)
    if (text === BLANK || Number.isNaN(Date.parse(text))) return BLANK
    return { unit: 'date', value: epochDay(text), currency: this.#names.currency }
  }

  service(): string {
    return this.#serviceOf(this.#args)
  }

  services(): readonly string[] {
    const value = this.#args['services']
    if (!Array.isArray(value) || value.length === 0) return [BLANK]
    return value.map((one) => this.#serviceOf(one))
  }

  #serviceOf(value: unknown): string {
    if (typeof value !== 'object' || value === null) return BLANK
    const carrierId: unknown = Reflect.get(value, 'carrierId')
    const serviceId: unknown = Reflect.get(value, 'serviceId')
    if (typeof carrierId !== 'string' || carrierId === '') return BLANK
    return typeof serviceId === 'string'
      ? this.#names.service(carrierId, serviceId)
      : this.#names.carrier(carrierId)
  }
}
