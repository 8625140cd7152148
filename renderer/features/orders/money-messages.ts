import { defineMessages } from '../../lib/messages.ts'

export const moneyMessages = defineMessages({
  en: {
    unknown: 'as the shop has it',
  },
  fr: {
    unknown: 'selon la boutique',
  },
})
