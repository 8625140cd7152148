import {
  type AnySchema,
  type ContractProcedure,
  type ErrorMap,
  type InferSchemaInput,
  type InferSchemaOutput,
  isContractProcedure,
} from '@orpc/contract'
import { assert, unreachable } from '../lib/assert.ts'
import { type Contract, contract } from './contract.ts'
import type { CommandMeta, QueryMeta } from './procedure.ts'
import { SYSTEM_COMMANDS, type SystemCommandType } from './system-commands.ts'

/*
 * The registry of commands, read off the contract: a command's type is its path there, so the two cannot differ. What
 * else a type needs is kept where it belongs and checked by the compiler: its handler in main/app/commands/handlers.ts,
 * its text in shared/messages/<language>/commands.ts.
 */

export type Area = keyof Contract
type Kind = 'query' | 'command' | 'action'

/** The names of an area's calls of one kind. */
export type NamesOf<A extends Area, K extends Kind> = {
  [N in keyof Contract[A] & string]: Contract[A][N] extends ContractProcedure<
    AnySchema,
    AnySchema,
    ErrorMap,
    infer M
  >
    ? M extends { readonly kind: K }
      ? N
      : never
    : never
}[keyof Contract[A] & string]

/** What a person can tell the program to do, such as 'orders.hold'. */
export type PersonCommandType = { [A in Area]: `${A}.${NamesOf<A, 'command'>}` }[Area]
/** Every type that the journal holds. */
export type CommandType = PersonCommandType | SystemCommandType

type Envelope<P> =
  P extends ContractProcedure<infer I, AnySchema, ErrorMap, infer _> ? InferSchemaOutput<I> : never
type Answer<P> =
  P extends ContractProcedure<AnySchema, infer O, ErrorMap, infer _> ? InferSchemaInput<O> : never

/** What a command or action is given, as its schema has read it. */
export type InputOf<A extends Area, N extends keyof Contract[A]> =
  Envelope<Contract[A][N]> extends { readonly input: infer I } ? I : never
/** What it answers when it was carried out. */
export type ResultOf<A extends Area, N extends keyof Contract[A]> =
  Extract<Answer<Contract[A][N]>, { readonly kind: 'done' }> extends { readonly value: infer V } ? V : never

interface Place {
  readonly area: Area
  readonly name: string
}

/** A command that a person can give. */
export interface CommandEntry extends CommandMeta<'command'>, Place {
  /** Its path in the contract. */
  readonly type: PersonCommandType
}

export interface ActionEntry extends CommandMeta<'action'>, Place {}

/** All commands and actions, as the contract lists them. */
export const ENTRIES: readonly (CommandEntry | ActionEntry)[] = Object.entries(contract).flatMap(
  ([area, calls]) => Object.entries(calls).flatMap(([name, call]) => entryOf(area as Area, name, call)),
)

function entryOf(area: Area, name: string, call: unknown): (CommandEntry | ActionEntry)[] {
  if (!isContractProcedure(call)) throw new Error(`${area}.${name} is no procedure`)
  const meta: QueryMeta | CommandMeta<'command'> | CommandMeta<'action'> = call['~orpc'].meta
  switch (meta.kind) {
    case 'query':
      return []
    case 'command':
      return [{ ...meta, area, name, type: `${area}.${name}` as PersonCommandType }]
    case 'action':
      return [{ ...meta, area, name }]
    default:
      return unreachable(meta)
  }
}

const COMMANDS: ReadonlyMap<string, CommandEntry> = new Map(
  ENTRIES.flatMap((entry) => (entry.kind === 'command' ? [[entry.type, entry] as const] : [])),
)

/** Whether a stored type is one of today's. */
export function isCommandType(type: string): type is CommandType {
  return COMMANDS.has(type) || (SYSTEM_COMMANDS as readonly string[]).includes(type)
}

/** What the registry says of a command. */
export function commandEntry(type: PersonCommandType): CommandEntry {
  const entry = COMMANDS.get(type)
  assert(entry, `${type} is in the contract`)
  return entry
}
