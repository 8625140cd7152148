import { describe, expect, it } from 'vitest'
import { commandText } from '../../../main/app/commands/command-texts.ts'
import { ENTRIES } from '../../../shared/contract/commands.ts'
import { SYSTEM_COMMANDS } from '../../../shared/contract/system-commands.ts'
import { commands } from '../../../shared/messages/en/commands.ts'
import { plainMessage } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'

const types = [
  ...ENTRIES.flatMap((entry) => (entry.kind === 'command' ? [entry.type] : [])),
  ...SYSTEM_COMMANDS,
]

describe('what a command says in a time line', () => {
  it.each(types)('%s says it in both languages, not by its name', (type) => {
    const text = commandText(type)
    const [en, fr] = [say('en', text), say('fr', text)]
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
    expect(commandText('orders.once-so')).toEqual(plainMessage('orders.once-so'))
    expect(commandText('constructor')).toEqual(plainMessage('constructor'))
  })
})
