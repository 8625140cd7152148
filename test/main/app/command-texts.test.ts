import { describe, expect, it } from 'vitest'
import { COMMAND_TEXTS, commandText } from '../../../main/app/commands/command-texts.ts'

describe('what a command says in a time line', () => {
  it.each(Object.entries(COMMAND_TEXTS))(
    '%s says it in both languages, not by its name',
    (type, { en, fr }) => {
      expect([en, fr]).not.toContain(type)
      expect(en).not.toBe(fr)
    },
  )

  it('an entry that an older version wrote is shown by its name', () => {
    expect(commandText('orders.once-so')).toEqual({ en: 'orders.once-so', fr: 'orders.once-so' })
    expect(commandText('constructor')).toEqual({ en: 'constructor', fr: 'constructor' })
  })
})
