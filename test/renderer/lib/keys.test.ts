import { describe, expect, it } from 'vitest'
import {
  isSilenced,
  isSingleKey,
  type KeyTarget,
  keycaps,
  uniqueCommands,
} from '../../../renderer/lib/keys.ts'

const body: KeyTarget = { tagName: 'BODY', type: null, isContentEditable: false, inOverlay: false }

it.each([
  ['j', true],
  ['Digit1', true],
  ['[Shift]+?', true],
  ['g e', true],
  ['Enter', false],
  ['ArrowDown', false],
  ['$mod+k', false],
  ['Escape', false],
])('%s writes a character by itself: %s', (binding, wanted) => {
  expect(isSingleKey(binding)).toBe(wanted)
})

describe('where keys are silent', () => {
  it.each<[string, KeyTarget, readonly string[]]>([
    ['on the page', body, []],
    ['in a text field', { ...body, tagName: 'INPUT', type: 'text' }, ['j', 'Digit1', 'Enter', 'ArrowDown']],
    ['in a check box', { ...body, tagName: 'INPUT', type: 'checkbox' }, []],
    ['on a button', { ...body, tagName: 'BUTTON' }, ['Enter']],
    ['in a dialog', { ...body, inOverlay: true }, ['j', 'Digit1', 'Enter', 'ArrowDown', 'Escape']],
  ])('%s', (_, target, wanted) => {
    const bindings = ['j', 'Digit1', 'Enter', 'ArrowDown', 'Escape', '$mod+k']
    expect(bindings.filter((binding) => isSilenced(binding, target))).toEqual(wanted)
  })
})

it('keeps the newer of two commands of one id', () => {
  const command = (label: string) => ({
    id: 'list.next',
    label,
    group: 'List',
    keys: ['j'],
    run: () => undefined,
  })
  const shown = uniqueCommands(
    new Map([
      ['screen', [command('Next order')]],
      ['panel', [command('Next parcel')]],
    ]),
  )
  expect(shown.map(({ label }) => label)).toEqual(['Next parcel'])
})

it.each([
  ['$mod+k', ['Ctrl', 'K']],
  ['Digit1', ['1']],
  ['[Shift]+?', ['?']],
  ['g e', ['G', 'E']],
  ['Escape', ['Esc']],
  ['/', ['/']],
])('%s is drawn as %j', (binding, wanted) => {
  expect(keycaps(binding)).toEqual(wanted)
})
