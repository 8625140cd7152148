import { expect, it } from 'vitest'
import { exceptionMessage } from '../../../shared/domain/exception-message.ts'
import { say } from '../../../shared/messages/say.ts'

const names = {
  site: (id: string) => id,
  carrier: (id: string) => id,
  channel: () => 'Shop',
  currency: 'EUR',
}

it('what changed at the channel is said in words, and a field of a later version by its name', () => {
  const cause = {
    reason: 'changed-after-release',
    channelId: 'shop',
    fields: ['destination', 'lines', 'gift'],
  } as const
  const said = (language: 'en' | 'fr') =>
    say(language, exceptionMessage({ ...cause, fields: [...cause.fields] }, names, 'UTC'))
  expect([said('en'), said('fr')]).toEqual([
    'Changed on Shop after release: the address, the lines and gift',
    'Modifiée sur Shop après la libération\u00a0: l’adresse, les lignes et gift',
  ])
})
