import { expect, it } from 'vitest'
import { territoryMessage } from '../../../../shared/domain/postal/territory-message.ts'
import { say } from '../../../../shared/messages/say.ts'

it.each([
  ['FR', '97400', 'Réunion', 'La Réunion'],
  ['RE', '97400', 'Réunion', 'La Réunion'],
  ['ES', '35001', 'Canary Islands', 'îles Canaries'],
  ['GB', 'BT1 1AA', 'Northern Ireland', 'Irlande du Nord'],
  ['FR', '59000', null, null],
  ['MC', '98000', null, null],
])('%s %s: %s, %s', (country, postcode, en, fr) => {
  const name = territoryMessage(country, postcode)
  expect([name && say('en', name), name && say('fr', name)]).toEqual([en, fr])
})
