import { defineMessages } from '../lib/messages.ts'

export const fieldMessages = defineMessages({
  en: {
    notNumber: 'A number is expected here.',
    atLeast: (least: string) => `At least ${least}.`,
    between: (least: number, most: number) => `Between ${least} and ${most}.`,
  },
  fr: {
    notNumber: 'Un nombre est attendu ici.',
    atLeast: (least) => `Au moins ${least}.`,
    between: (least, most) => `Entre ${least} et ${most}.`,
  },
})
