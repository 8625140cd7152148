import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { unsupportedNode } from '../../main/supported-node.ts'

it.each(['22.18.0', '23.6.0', '24.21.0', '26.0.0', process.versions.node])('runs on Node %s', (version) => {
  expect(unsupportedNode(version)).toBeNull()
})

it.each(['18.20.4', '20.20.2', '22.17.1'])('says no in words on Node %s', (version) => {
  expect(unsupportedNode(version)).toContain(`needs Node 22.18 or newer, this is ${version}.`)
})

it('runs on the Node that .nvmrc names, which is the one of the packages', () => {
  const named = readFileSync(new URL('../../.nvmrc', import.meta.url), 'utf8').trim()
  expect(unsupportedNode(`${named}.0.0`)).toBeNull()
  expect(process.versions.node.split('.')[0]).toBe(named)
})
