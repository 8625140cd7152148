import { describe, expect, it } from 'vitest'
import { currentCommandType } from '../../../main/store/former-command-types.ts'

describe('the type of a command in a journal of an earlier version', () => {
  it.each([
    ['orders.decideAgain', 'orders.reallocate'],
    ['channels.sweep-stock', 'channels.pushAllStock'],
    ['orders.reallocate', 'orders.reallocate'],
  ])('%s is read as %s', (stored, current) => {
    expect(currentCommandType(stored)).toBe(current)
  })
})
