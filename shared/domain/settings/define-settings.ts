import { z } from 'zod'
import type { settings as texts } from '../../messages/en/settings.ts'
import type { Role } from '../role.ts'
import type { Setting, SettingInput } from './setting.ts'
import type { StoredDocument } from './stored-document.ts'

/** What follows when the settings of an area are changed. */
interface Change {
  /** Who may change them, at least. */
  readonly role: Role
  /** Decisions depend on them: they see the change from the next on. */
  readonly decides: boolean
  /** What goes to work at once afterwards; nothing = it is seen to in the next round. */
  readonly wakes?: readonly 'scheduler'[]
  /** What screens read again besides the settings. */
  readonly topics?: readonly ('orders' | 'carriers' | 'sites' | 'people')[]
}

export interface SettingsArea<T> extends StoredDocument<T> {
  readonly decides: boolean
  readonly topics: NonNullable<Change['topics']>
}

type Settings = Readonly<Record<string, Setting>>
type ShapeOf<S extends Settings> = { readonly [K in keyof S]: S[K]['schema'] }
type ValuesOf<S extends Settings> = z.output<z.ZodObject<ShapeOf<S>>>

type Texts = (typeof texts)['fields']
/** The areas whose settings have texts, and so a form. */
export type FormArea = keyof Texts

/** The texts that a setting needs for its form. */
type TextsFor<I extends SettingInput> = I extends {
  kind: 'choice'
  options: readonly (infer O extends string)[]
}
  ? { label: string; options: Record<O, string> }
  : I extends { kind: 'number-or-off' }
    ? { label: string; switch: string; off: string }
    : I extends { kind: 'days-kept' }
      ? { label: string; help: string }
      : { label: string }

/** Does not compile where a setting has no texts, or not those that its input needs. */
type WithTexts<A extends FormArea, S extends Settings> = {
  readonly [K in keyof S]: K extends keyof Texts[A]
    ? Texts[A][K] extends TextsFor<S[K]['input']>
      ? unknown
      : { readonly texts: 'incomplete in shared/messages/en/settings.ts, fields' }
    : { readonly texts: 'missing in shared/messages/en/settings.ts, fields' }
}

/**
 * An area of settings that are changed together in one form. The stored document, the command that changes it, the
 * form and docs/settings.md follow from its settings. A setting that a stored document lacks has its default, so that
 * one may be added without a migration.
 */
export function defineSettings<A extends FormArea, S extends Settings>(
  key: A,
  { settings, ...change }: Change & { readonly settings: S & WithTexts<A, S> },
) {
  const each = Object.entries<Setting>(settings)
  const schema = z.object(
    Object.fromEntries(each.map(([name, setting]) => [name, setting.schema])) as ShapeOf<S>,
  )
  const stored = z.object(
    Object.fromEntries(each.map(([name, setting]) => [name, setting.schema.default(setting.default)])),
  )
  return {
    ...areaOf(key, change, schema),
    settings: settings as S,
    schema,
    stored: stored as unknown as z.ZodType<ValuesOf<S>>,
    defaults: Object.fromEntries(each.map(([name, setting]) => [name, setting.default])) as ValuesOf<S>,
  }
}

/** A list that is changed as a whole, empty until something is entered. */
export function defineListSettings<const K extends string, I extends z.ZodType>(
  key: K,
  { item, most, ...change }: Change & { readonly item: I; readonly most: number },
) {
  const list = z.array(item)
  const input = { [key]: list.max(most) } as { readonly [Name in K]: z.ZodArray<I> }
  return {
    ...areaOf(key, change, z.object(input)),
    stored: list as z.ZodType<z.output<I>[]>,
    defaults: [] as z.output<I>[],
  }
}

function areaOf<K extends string, I extends z.ZodType>(
  key: K,
  { role, decides, wakes = [], topics = [] }: Change,
  input: I,
) {
  return {
    key,
    decides,
    topics,
    /** What the contract says of the command that changes them. */
    command: { role, input, output: z.object({}), wakes, needsHub: 'every-site' as const },
  }
}
