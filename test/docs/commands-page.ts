import { rightOf } from '../../main/app/resolutions/rights.ts'
import {
  type ActionEntry,
  type CommandEntry,
  type CommandType,
  ENTRIES,
} from '../../shared/contract/commands.ts'
import { HUB_REASONS, type HubReason } from '../../shared/contract/hub-reasons.ts'
import { SYSTEM_COMMANDS } from '../../shared/contract/system-commands.ts'
import { RESOLUTIONS } from '../../shared/domain/exceptions/resolution-codes.ts'
import { ROLES, type Role, roleAllows } from '../../shared/domain/role.ts'
import { message } from '../../shared/messages/message.ts'
import { say } from '../../shared/messages/say.ts'
import { code, table } from './markdown.ts'

const commands = ENTRIES.filter((entry): entry is CommandEntry => entry.kind === 'command')
const actions = ENTRIES.filter((entry): entry is ActionEntry => entry.kind === 'action')

/** docs/commands.md: what the registry of commands says, as Markdown. */
export function commandsPage(): string {
  const ways = commands.map((entry) => [
    code(entry.type),
    ...roles(entry.role),
    hub(entry.needsHub),
    entry.wakes.join(', '),
    textOf(entry.type),
  ])
  return `# Commands

Generated from the registry by \`npm run docs\`; test/docs/commands.test.ts keeps it true. A command is declared in
\`shared/contract/<area>.ts\`: its type is its path in the contract.

## What people can do

Without the hub: what a joined desktop carries out while its hub is away, and hands over afterwards. For
\`exceptions.resolve\` and \`exceptions.resolveMany\` the way out decides, by the table below.

${table(['command', ...ROLES, 'without the hub', 'wakes', 'in the time line'], ways)}

Why a command needs the hub:

${table(['reason', 'meaning'], Object.entries(HUB_REASONS))}

## Ways out of exceptions

${table(
  ['way out', ...ROLES, 'without the hub'],
  RESOLUTIONS.map((way) => {
    const { role, needsHub } = rightOf(way)
    return [code(way), ...roles(role), hub(needsHub)]
  }),
)}

## Actions

Called like commands, but they change nothing in the store of which the journal would tell.

${table(
  ['action', ...ROLES, 'without the hub', 'wakes'],
  actions.map((entry) => [
    code(`${entry.area}.${entry.name}`),
    ...roles(entry.role),
    hub(entry.needsHub),
    entry.wakes.join(', '),
  ]),
)}

## What the program does by itself

${table(
  ['command', 'in the time line'],
  SYSTEM_COMMANDS.map((type) => [code(type), textOf(type)]),
)}
`
}

function roles(needed: Role): string[] {
  return ROLES.map((role) => (roleAllows(role, needed) ? 'yes' : ''))
}

function hub(reason: HubReason | null): string {
  return reason === null ? 'yes' : `no: ${reason}`
}

function textOf(type: CommandType): string {
  return say('en', message(`commands.${type}`))
}
