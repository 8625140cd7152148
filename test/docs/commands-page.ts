import { rightOf } from '../../main/app/resolutions/rights.ts'
import {
  type ActionEntry,
  type CommandEntry,
  type CommandType,
  ENTRIES,
} from '../../shared/contract/commands.ts'
import { HUB_REASONS, type HubReason } from '../../shared/contract/hub-reasons.ts'
import type { Scope } from '../../shared/contract/scope.ts'
import { SYSTEM_COMMANDS } from '../../shared/contract/system-commands.ts'
import { RESOLUTIONS } from '../../shared/domain/exceptions/resolution-codes.ts'
import { type NeededRole, ROLES, roleAllows } from '../../shared/domain/role.ts'
import { message } from '../../shared/messages/message.ts'
import { say } from '../../shared/messages/say.ts'
import { QUERIES } from '../support/contract-queries.ts'
import { code, table } from './markdown.ts'

const commands = ENTRIES.filter((entry): entry is CommandEntry => entry.kind === 'command')
const actions = ENTRIES.filter((entry): entry is ActionEntry => entry.kind === 'action')

/** docs/commands.md: what the registry of commands says, as Markdown. */
export function commandsPage(): string {
  const ways = commands.map((entry) => [
    code(entry.type),
    ...roles(entry.role),
    scopeOf(entry.scope),
    hub(entry.needsHub),
    entry.wakes.join(', '),
    textOf(entry.type),
  ])
  return `# Commands

Generated from the registry by \`npm run docs\`; test/docs/commands.test.ts keeps it true. A command is declared in
\`shared/contract/<area>.ts\`: its type is its path in the contract.

## What people can do

At: where the role is needed. Every site: only who has it for all sites, such as a manager of the whole merchant, may.
Else at the sites of what the input names (\`shared/contract/scope.ts\`); a call about several sites needs it at each.
\`exceptions.resolve\` and \`exceptions.resolveMany\` also ask for the role of the way out.

Without the hub: what a joined desktop carries out while its hub is away, and hands over afterwards. For
\`exceptions.resolve\` and \`exceptions.resolveMany\` the way out decides, by the table below.

${table(['command', ...ROLES, 'at', 'without the hub', 'wakes', 'in the time line'], ways)}

Why a command needs the hub:

${table(['reason', 'meaning'], Object.entries(HUB_REASONS))}

## Ways out of exceptions

${table(
  ['way out', ...ROLES, 'at', 'without the hub'],
  RESOLUTIONS.map((way) => {
    const { role, needsHub, isForEverySite } = rightOf(way)
    return [code(way), ...roles(role), isForEverySite ? 'every site' : '', hub(needsHub)]
  }),
)}

## Actions

Called like commands, but they change nothing in the store of which the journal would tell.

${table(
  ['action', ...ROLES, 'at', 'without the hub', 'wakes'],
  actions.map((entry) => [
    code(`${entry.area}.${entry.name}`),
    ...roles(entry.role),
    scopeOf(entry.scope),
    hub(entry.needsHub),
    entry.wakes.join(', '),
  ]),
)}

## What people can read

${table(
  ['query', ...ROLES, 'at'],
  QUERIES.map((entry) => [code(`${entry.area}.${entry.name}`), ...roles(entry.role), scopeOf(entry.scope)]),
)}

## What the program does by itself

${table(
  ['command', 'in the time line'],
  SYSTEM_COMMANDS.map((type) => [code(type), textOf(type)]),
)}
`
}

function roles(needed: NeededRole): string[] {
  return ROLES.map((role) => (roleAllows(role, needed) ? 'yes' : ''))
}

/** Where the role is needed, in words. */
function scopeOf(scope: Scope): string {
  if (scope === 'every-site') return 'every site'
  if (scope === 'any-site') return 'any site'
  return Object.entries(scope)
    .map(([subject, field]) => `${subject} \`${field}\``)
    .join(', ')
}

function hub(reason: HubReason | null): string {
  return reason === null ? 'yes' : `no: ${reason}`
}

function textOf(type: CommandType): string {
  return say('en', message(`commands.${type}`))
}
