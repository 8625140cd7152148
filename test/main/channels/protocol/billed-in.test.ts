import { expect, it } from 'vitest'
import { billedIn } from '../../../../main/channels/protocol/destination.ts'

it('the billing country is known where the shop says one that there is', () => {
  expect(['be', 'Belgique', '', null, undefined, 'Atlantis'].map(billedIn)).toEqual([
    { billingCountry: 'BE' },
    { billingCountry: 'BE' },
    {},
    {},
    {},
    {},
  ])
})
