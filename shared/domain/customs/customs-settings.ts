import { defineSettings } from '../settings/define-settings.ts'
import { choiceSetting, codeSetting } from '../settings/setting.ts'
import { CUSTOMS_NUMBERS, INCOTERMS } from './customs-identity.ts'

/** By which numbers the merchant's sales are declared, where neither order nor channel says it. */
export const CUSTOMS = defineSettings('customs', {
  role: 'manager',
  decides: false,
  topics: ['orders'],
  settings: {
    eori: codeSetting(CUSTOMS_NUMBERS.eori),
    ioss: codeSetting(CUSTOMS_NUMBERS.ioss),
    voec: codeSetting(CUSTOMS_NUMBERS.voec),
    ukims: codeSetting(CUSTOMS_NUMBERS.ukims),
    incoterm: choiceSetting(INCOTERMS, 'DAP'),
  },
})
