import { unreachable } from '../../shared/lib/assert.ts'
import type { Message } from '../../shared/messages/definition.ts'
import { message } from '../../shared/messages/message.ts'
import type { Finding } from '../store/start-up-check.ts'

/** What people read of a finding. */
export function findingMessage(finding: Finding): Message {
  switch (finding.kind) {
    case 'restored':
      return finding.from === null
        ? message('storage.found.restoredEmpty')
        : message('storage.found.restored', { madeAt: finding.from.madeAt })
    case 'damaged-pages':
      return damagedMessage(finding.pages, finding.tables)
    case 'replaced':
      return message('storage.found.replaced')
    case 'lost':
      return lostMessage(finding)
    case 'missing':
      return message('storage.found.missing')
    default:
      return unreachable(finding)
  }
}

export function damagedMessage(pages: number, tables: readonly string[]): Message {
  return tables.length === 0
    ? message('storage.found.damagedUnused', { pages })
    : message('storage.found.damagedTables', { pages, tables })
}

function lostMessage({
  commits,
  commands,
  keptUntil,
  acknowledgedUntil,
}: Finding & { kind: 'lost' }): Message {
  const between = { since: keptUntil ?? acknowledgedUntil, until: acknowledgedUntil }
  return commands > 0
    ? message('storage.found.lostCommands', { count: commands, ...between })
    : message('storage.found.lostChanges', { count: commits, ...between })
}
