import { describe, expect, it } from 'vitest'
import { commandText } from '../../../main/app/commands/command-texts.ts'
import { ENTRIES } from '../../../shared/contract/commands.ts'
import { SYSTEM_COMMANDS } from '../../../shared/contract/system-commands.ts'
import { commands } from '../../../shared/messages/en/commands.ts'

const types = [
  ...ENTRIES.flatMap((entry) => (entry.kind === 'command' ? [entry.type] : [])),
  ...SYSTEM_COMMANDS,
]

describe('what a command says in a time line', () => {
  it.each(types)('%s says it in both languages, not by its name', (type) => {
    const { en, fr } = commandText(type)
    expect([en, fr]).not.toContain(type)
    expect(en).not.toBe(fr)
  })

  it('there is no text of a command that is gone', () => {
    const texts = Object.entries(commands).flatMap(([area, names]) =>
      Object.keys(names).map((name) => `${area}.${name}`),
    )
    expect(new Set(texts)).toEqual(new Set(types))
  })

  it('an entry that an older version wrote is shown by its name', () => {
    expect(commandText('orders.once-so')).toEqual({ en: 'orders.once-so', fr: 'orders.once-so' })
    expect(commandText('constructor')).toEqual({ en: 'constructor', fr: 'constructor' })
  })
})
